"""What a site is made of, put into the staging folder."""
