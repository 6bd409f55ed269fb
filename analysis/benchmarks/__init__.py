"""Scores against labelled data that the reader has: every measure beside its baselines and what others reached."""
