"""Tables, whatever file they stand in: their columns, cells and rows."""
