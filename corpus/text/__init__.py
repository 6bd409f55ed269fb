"""Texts: the canonical form whose code points all offsets count, markup, scripts, and what stands in for names."""
