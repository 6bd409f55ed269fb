"""The report of a page, told from the lines around it, and its title, authors and date."""
