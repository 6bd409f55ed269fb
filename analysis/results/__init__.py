"""What is said of a whole corpus: tables with their method, charts, and texts with their findings in place."""
