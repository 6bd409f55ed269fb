"""What words on a page say: times, counts, bylines and the phrases around comments, in some ninety languages."""
