"""Pictures of the whole library: what it asks for, where it is thin, where its places are, who paid for them."""
