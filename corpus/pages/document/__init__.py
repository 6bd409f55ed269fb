"""A page as a document: its bytes decoded and parsed, its frames, its elements and what their names say."""
