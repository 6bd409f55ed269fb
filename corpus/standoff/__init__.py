"""Standoff: claims about stretches of texts, and how they stay where they belong."""
