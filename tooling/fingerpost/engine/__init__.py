"""Outside engines: one file for each, the only one that knows it."""
