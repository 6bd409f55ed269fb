"""The command line: one thin layer over corpus, analysis and annotation."""
