"""The lexicon of loaded language: entries with their reasons, and one scan that finds them all."""

from .entry import Entry, Example
from .export import to_yaml
from .lexicon import Candidate, Lexicon, build_lexicon, default_lexicon, load_lexicon

__all__ = [
    "Candidate",
    "Entry",
    "Example",
    "Lexicon",
    "build_lexicon",
    "default_lexicon",
    "load_lexicon",
    "to_yaml",
]
