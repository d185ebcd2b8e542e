"""Reading paths: how long pages take, what speaks for each, what fits, and the pages that show it."""
