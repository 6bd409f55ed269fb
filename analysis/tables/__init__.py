"""A corpus's tables as data frames, the groups that are counted in them, and the intervals of what is counted."""
