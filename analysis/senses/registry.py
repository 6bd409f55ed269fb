"""The registry of senses and shapes, and the `Match` they judge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from .context import past_mark

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ..lexicon import Entry
    from ..reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A candidate in its text: token indices of the whole match (`begin`, `stop`) and of the span in it."""

    reading: Reading
    entry: Entry
    begin: int
    stop: int
    start: int
    end: int

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.reading.doc

    @property
    def span(self) -> Span:
        """The tokens of the span."""
        return self.doc[self.start : self.end]

    @property
    def head(self) -> Token:
        """The syntactic head of the span."""
        return self.span.root

    @property
    def first(self) -> Token:
        """The first token of the span."""
        return self.doc[self.start]

    @property
    def last(self) -> Token:
        """The last token of the span."""
        return self.doc[self.end - 1]

    @property
    def rest(self) -> int:
        """Where the text goes on after the whole match: past the mark that closes, where it stands alone in marks."""
        return past_mark(self.doc, self.begin, self.stop)

    def before(self, distance: int = 1) -> Token | None:
        """The token `distance` places before the whole match, or None at the start of the text."""
        return self.doc[self.begin - distance] if self.begin >= distance else None

    def after(self, distance: int = 1) -> Token | None:
        """The token `distance` places on from `rest`, or None at the end of the text."""
        place = self.rest + distance - 1
        return self.doc[place] if place < len(self.doc) else None


Sense = Callable[[Match], bool]
Shape = Callable[[Match], "tuple[int, int] | None"]

_SENSES: dict[str, Sense] = {}
_SHAPES: dict[str, Shape] = {}


def sense(function: Sense) -> Sense:
    """Register a test under its function name; its docstring says when it holds."""
    _SENSES[function.__name__] = function
    return function


def shape(function: Shape) -> Shape:
    """Register a function that returns the span of a match (token indices), or None when there is none."""
    _SHAPES[function.__name__] = function
    return function


def senses_hold(match: Match) -> bool:
    """Tell whether every sense that the entry names holds."""
    _load()
    return all(_SENSES[name](match) for name in match.entry.sense)


def shaped_span(match: Match) -> tuple[int, int] | None:
    """Return the span of a match as token indices, or None when the entry's shape finds none."""
    if match.entry.shape is None:
        return match.start, match.end
    _load()
    return _SHAPES[match.entry.shape](match)


def sense_names() -> frozenset[str]:
    """Return the names of every registered sense."""
    _load()
    return frozenset(_SENSES)


def shape_names() -> frozenset[str]:
    """Return the names of every registered shape."""
    _load()
    return frozenset(_SHAPES)


def meanings() -> dict[str, dict[str, str]]:
    """Return what every sense and shape does, in the words of its docstring: by ``sense`` and ``shape``, by name."""
    _load()
    return {
        kind: {name: _first_paragraph(function.__doc__) for name, function in sorted(registered.items())}
        for kind, registered in (("sense", _SENSES), ("shape", _SHAPES))
    }


def _first_paragraph(docstring: str | None) -> str:
    return " ".join((docstring or "").strip().split("\n\n")[0].split())


@cache
def _load() -> None:
    package = import_module(__package__ or "")
    for module in iter_modules(package.__path__):
        if module.name != "registry":
            import_module(f".{module.name}", package.__name__)
