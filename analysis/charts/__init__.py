"""What charts and the report are drawn with: colours, labels, and points with their intervals."""
