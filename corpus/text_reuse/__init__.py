"""Text reuse: texts that stand in a corpus twice, and comments that quote."""
