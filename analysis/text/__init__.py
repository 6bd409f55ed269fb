"""What is said of one text: loaded language, sentiment, readability, frames and, in a comment, the outlet."""
