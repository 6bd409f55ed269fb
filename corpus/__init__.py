"""Corpus: texts in, dataset out.

Start with `Corpus.build("seeds/", out="build/demo")` or `Corpus.load("build/demo")`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .errors import CommentariatError, CorpusError, InputError, OutputError, Problem, SchemeError

if TYPE_CHECKING:
    from .build import BuildSettings, Input
    from .corpus import Corpus, Document
    from .inspection import Inspection, inspect_file
    from .splitting import split_trailing

_HOME = {
    "BuildSettings": "build",
    "Corpus": "corpus",
    "Document": "corpus",
    "Input": "build",
    "Inspection": "inspection",
    "inspect_file": "inspection",
    "split_trailing": "splitting",
}

__all__ = [
    "BuildSettings",
    "CommentariatError",
    "Corpus",
    "CorpusError",
    "Document",
    "Input",
    "InputError",
    "Inspection",
    "OutputError",
    "Problem",
    "SchemeError",
    "inspect_file",
    "split_trailing",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f".{_HOME[name]}", __package__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
