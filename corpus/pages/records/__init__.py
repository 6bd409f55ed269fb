"""Which elements of a page are its comments: repeated records, and what only looks like them."""
