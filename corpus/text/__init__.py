"""Texts: bytes to text, markup to text, and the canonical form whose code points all offsets count."""
