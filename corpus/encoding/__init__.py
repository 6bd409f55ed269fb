"""Bytes to text: which encoding an input is in, how sure that is, and what could not be read as it stands."""
