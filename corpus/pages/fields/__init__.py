"""The fields of comments: who wrote, when, what text, how many liked it, and whom it answers."""
