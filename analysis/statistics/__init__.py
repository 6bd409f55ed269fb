"""Corpus statistics in one grammar: every function takes a corpus and a slice of it, and returns a `Result`.

`concordance`, `frequencies`, `collocations`, `keyness`, `dispersion`, `ngrams`, `trend` and `trend_test` share the
slices (`corpus_slice`), the queries (`find`) and the names of options. Words are read once a corpus into columns of
numbers (`TokenIndex`, kept in a cache), and counted there.
"""

from .collocations import collocations
from .concordance import concordance
from .dispersion import dispersion
from .frequencies import frequencies
from .keyness import keyness
from .ngrams import ngrams
from .slices import Slice, corpus_slice
from .trend import trend, trend_test

__all__ = [
    "Slice",
    "collocations",
    "concordance",
    "corpus_slice",
    "dispersion",
    "frequencies",
    "keyness",
    "ngrams",
    "trend",
    "trend_test",
]
