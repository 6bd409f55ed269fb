"""Token patterns: what a lexicon entry looks for, compiled so that a text is scanned once for all entries.

A pattern is a row of elements parted by blanks:

- ``word`` matches that token, whatever its case; ``a|b|c`` any of these;
- ``word/N``, ``/V``, ``/A``, ``/R``: its noun, verb, adjective (or adverb) forms, tagged as such;
- ``word~N``, ``~V``, ``~A``: its forms, whatever the tagger says;
- ``<class>`` any token of a word class (``<nationality>``), ``<class>/N`` its noun forms; ``<^>`` any
  capitalised token that is not a plain sentence start, ``<_>`` any token;
- a trailing ``?`` makes an element optional;
- ``{`` and ``}`` part the span from its context: ``{so-called} <polity>`` marks the first word only; a mark that
  closes a quotation may stand between the span and what follows (``the “liberation” of``).

A hyphenated word is written as usual: ``so-called``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Protocol

from ...corpus.errors import SchemeError
from ...corpus.nearest import meant
from ..inflection import adjective_forms, noun_forms, spellings, verb_forms
from ..wordlist import FUNCTION_WORDS, HYPHENS

_TAGS = {
    "N": frozenset({"NOUN", "PROPN"}),
    "V": frozenset({"VERB", "AUX"}),
    "A": frozenset({"ADJ"}),
    "R": frozenset({"ADV"}),
}
_FORMS = {"N": noun_forms, "V": verb_forms, "A": adjective_forms, "R": lambda word: [word]}
_ELEMENT = re.compile(r"(?P<body><[^>]+>|[^/~?]+|[/~?])(?P<kind>[/~])?(?P<tag>[NVAR])?(?P<optional>\?)?")
_CLOSING_MARKS = frozenset("\"”'’»›") | {"''"}
_APOSTROPHES = {"'": frozenset({"'", "’"}), "'s": frozenset({"'s", "’s"}), "n't": frozenset({"n't", "n’t"})}


class Word(Protocol):
    """What patterns look at in a token: spaCy's `Token`, or any token with these."""

    @property
    def text(self) -> str:
        """The token as written."""
        ...

    @property
    def lower_(self) -> str:
        """The token in lower case."""
        ...

    @property
    def pos_(self) -> str:
        """Its part of speech; empty where the text is not parsed."""
        ...


@dataclass(frozen=True, slots=True)
class Element:
    """One token of a pattern: the lower-cased forms it may take (None for any) and the tags it may carry."""

    forms: frozenset[str] | None
    tags: frozenset[str] | None = None
    capitalised: bool = False

    def matches(self, token: Word) -> bool:
        """Tell whether a token fits; one without a part of speech, in a text that is not parsed, fits any."""
        if self.forms is not None and token.lower_ not in self.forms:
            return False
        if self.capitalised and not token.text[:1].isupper():
            return False
        return self.tags is None or token.pos_ in self.tags or not token.pos_


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled variant: its elements, which of them are the span, and where the scan anchors."""

    elements: tuple[Element, ...]
    span: tuple[int, int]
    anchor: int

    def match_at(self, doc: Sequence[Word], index: int) -> tuple[int, int, int, int] | None:
        """Match with the anchor element at token `index`.

        Returns (first token of the match, one past the last, first token of the span, one past its last).
        """
        begin = index - self.anchor
        if begin < 0 or begin + len(self.elements) > len(doc):
            return None
        for offset, element in enumerate(self.elements):
            if not element.matches(doc[begin + offset]):
                return None
        return begin, begin + len(self.elements), begin + self.span[0], begin + self.span[1]


def compile_pattern(
    source: str, *, classes: Mapping[str, frozenset[str]], where: str = "pattern"
) -> list[Pattern]:
    """Compile one pattern into its variants (one for each choice of optional elements).

    Raises:
        SchemeError: when the pattern names an unknown class, has no word to anchor on, or is malformed.

    >>> len(compile_pattern("special? military operation~N", classes={}))
    2
    """
    slots: list[tuple[Element, bool, bool]] = []
    inside, braces = "{" not in source, "{" in source
    for word in source.replace("{", " { ").replace("}", " } ").split():
        if word in "{}":
            inside = word == "{"
            if word == "}":
                slots.append((Element(_CLOSING_MARKS), True, False))
            continue
        for element, optional in _elements(word, classes=classes, where=f"{where} “{source}”"):
            slots.append((element, optional, inside))
    if not slots or (braces and not any(inside for _, _, inside in slots)):
        raise SchemeError(f"{where} “{source}”: the pattern marks no token.")
    if slots[-1][0].forms is _CLOSING_MARKS:
        slots.pop()
    variants = []
    for choice in product(*(((True, False) if optional else (True,)) for _, optional, _ in slots)):
        kept = [slot for slot, keep in zip(slots, choice, strict=True) if keep]
        marked = [position for position, (_, _, inside) in enumerate(kept) if inside]
        if marked:
            elements = tuple(element for element, _, _ in kept)
            anchor = _anchor(elements, where=f"{where} “{source}”")
            variants.append(Pattern(elements, (marked[0], marked[-1] + 1), anchor))
    return variants


def compile_element(source: str, *, classes: Mapping[str, frozenset[str]], where: str) -> Element:
    """Compile a one-token pattern, as used on the neighbours of a match."""
    elements = list(_elements(source, classes=classes, where=where))
    if len(elements) != 1:
        raise SchemeError(f"{where}: “{source}” must be one token.")
    return elements[0][0]


def _elements(
    word: str, *, classes: Mapping[str, frozenset[str]], where: str
) -> Iterator[tuple[Element, bool]]:
    match = _ELEMENT.fullmatch(word)
    if match is None or bool(match["kind"]) != bool(match["tag"]):
        raise SchemeError(
            f"{where}: “{word}” is no pattern element; see the pattern grammar in the documentation."
        )
    body, tag, optional = match["body"], match["tag"], bool(match["optional"])
    tags = _TAGS[tag] if match["kind"] == "/" else None
    if body.startswith("<"):
        yield _class_element(body[1:-1], tag=tag, tags=tags, classes=classes, where=where), optional
        return
    if "-" in body and body != "-":
        parts = body.split("-")
        for position, part in enumerate(parts):
            last = position == len(parts) - 1
            if position:
                yield Element(HYPHENS), optional
            yield Element(_expand(part.split("|"), tag if last else None), tags if last else None), optional
        return
    yield Element(_expand(body.split("|"), tag), tags), optional


def _class_element(
    name: str,
    *,
    tag: str | None,
    tags: frozenset[str] | None,
    classes: Mapping[str, frozenset[str]],
    where: str,
) -> Element:
    if name == "_":
        return Element(None, tags)
    if name == "^":
        return Element(None, tags, capitalised=True)
    try:
        words = frozenset().union(*(classes[part] for part in name.split("|")))
    except KeyError as missing:
        name = missing.args[0]
        hint = meant(name, classes, listed="See them with: commentariat lexicon export --to yaml")
        raise SchemeError(f"{where}: there is no word class <{name}>. {hint}") from None
    return Element(_expand(words, tag), tags)


def _expand(words: Sequence[str] | frozenset[str], tag: str | None) -> frozenset[str]:
    forms: set[str] = set()
    for word in words:
        word = word.lower()
        if tag is None:
            forms |= _APOSTROPHES.get(word, frozenset({word}))
        else:
            forms.update(spelling for form in _FORMS[tag](word) for spelling in spellings(form))
    return frozenset(forms)


def _anchor(elements: tuple[Element, ...], *, where: str) -> int:
    """Return the place of the element that the scan looks for: the fewer words it is on, the less there is to check."""
    ranks = [
        (not FUNCTION_WORDS.isdisjoint(e.forms), len(e.forms), -i)
        for i, e in enumerate(elements)
        if e.forms is not None and not e.forms <= HYPHENS and e.forms is not _CLOSING_MARKS
    ]
    if not ranks:
        raise SchemeError(f"{where}: the pattern has no word to look for.")
    return -min(ranks)[2]
