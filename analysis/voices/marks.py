"""Quotation marks paired: which mark opens, which closes, and which is an apostrophe, a prime or an inch.

Nothing here asks who speaks. Marks are paired paragraph by paragraph (a line feed ends a paragraph); a quotation
that goes on into the next paragraph repeats its opening mark there, as English print does.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from ..wordlist import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

Kind = Literal["double", "single", "angle", "low"]
Side = Literal["open", "close", "either"]

_MARKS: dict[str, tuple[Kind, Side]] = {
    '"': ("double", "either"),
    "＂": ("double", "either"),
    "“": ("double", "open"),
    "‟": ("double", "open"),
    "”": ("double", "close"),
    "''": ("double", "either"),
    "’’": ("double", "close"),
    "‘‘": ("double", "open"),
    "'": ("single", "either"),
    "`": ("single", "open"),
    "‘": ("single", "open"),
    "‛": ("single", "open"),
    "’": ("single", "close"),
    "«": ("angle", "open"),
    "»": ("angle", "close"),
    "‹": ("angle", "open"),
    "›": ("angle", "close"),
    "„": ("low", "open"),
    "‚": ("low", "open"),
}
_CLIPPED = words("""
    tis twas twere twould twill em til till cause cos coz bout round neath gainst n nuff fraid kay allo ello ere
    tude cept twixt
""")
_OPENERS_BEFORE = frozenset("([{—–-/…:=")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSpan:
    """A pair of marks: token index of the opening mark and one past the closing one.

    Attributes:
        start: index of the opening mark.
        end: one past the closing mark, or past the last token held where the closing mark is missing.
        closed: False where the closing mark is missing.
        kind: double, single, angle or low.
        depth: 0 for an outermost pair.
    """

    start: int
    end: int
    closed: bool
    kind: str
    depth: int


@dataclass(slots=True)
class _Open:
    index: int
    kind: Kind
    text: str
    depth: int


def paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of the paragraphs of a text (parts between line feeds)."""
    start = 0
    for token in doc:
        if "\n" in token.text:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def pair_marks(doc: Doc) -> tuple[MarkedSpan, ...]:
    """Return the pairs of quotation marks of a text, in order of their opening marks.

    Double marks left open end with their paragraph; a later opening mark of the same kind ends them sooner, at the
    end of the sentence they stand in. Single marks left open are taken for apostrophes, closing marks without
    an opening one are passed over.

    >>> import spacy
    >>> doc = spacy.blank("en")("The rebels' leader said: 'We won't go.'")
    >>> [doc[p.start:p.end].text for p in pair_marks(doc)]
    ["'We won't go.'"]
    """
    pairs: list[MarkedSpan] = []
    carried: _Open | None = None
    bounds = list(paragraphs(doc))
    for start, end in bounds:
        stack: list[_Open] = []
        begin = start
        if carried is not None and _repeats(doc, start, end, carried):
            stack, begin = [carried], start + 1
        elif carried is not None and carried.kind != "single":
            pairs.append(_unclosed(carried, _paragraph_end(bounds, carried.index)))
        for token in doc[begin:end]:
            if token.text in _MARKS:
                _read(doc, token.i, start, end, stack, pairs)
        for left in stack[1:]:
            if left.kind != "single":
                pairs.append(_unclosed(left, end))
        carried = stack[0] if stack else None
    if carried is not None and carried.kind != "single":
        pairs.append(_unclosed(carried, _paragraph_end(bounds, carried.index)))
    return tuple(
        sorted((p for p in pairs if p.end - p.start > 2 or not p.closed), key=lambda p: (p.start, -p.end))
    )


def _unclosed(mark: _Open, end: int) -> MarkedSpan:
    return MarkedSpan(start=mark.index, end=end, closed=False, kind=mark.kind, depth=mark.depth)


def _paragraph_end(bounds: Sequence[tuple[int, int]], index: int) -> int:
    # A mark stands in one of the paragraphs.
    return bounds[bisect_right(bounds, index, key=itemgetter(0)) - 1][1]


def _repeats(doc: Doc, start: int, end: int, carried: _Open) -> bool:
    return start < end and doc[start].text == carried.text


def _read(doc: Doc, index: int, start: int, end: int, stack: list[_Open], pairs: list[MarkedSpan]) -> None:
    token = doc[index]
    kind, side = _MARKS[token.text]
    if token.text == "`" and stack and stack[-1].text == "`" and stack[-1].index == index - 1:
        stack[-1].kind, stack[-1].text = "double", "``"
        return
    opened = next(
        (place for place in range(len(stack) - 1, -1, -1) if _answers(stack[place], token.text, kind)), None
    )
    if kind == "angle":
        side = "close" if opened is not None and stack[opened].text != token.text else "open"
    else:
        side = _side(doc, index, start, end, kind=kind, side=side, open_already=opened is not None)
    if side == "close" and opened is not None:
        mark = stack[opened]
        del stack[opened:]
        pairs.append(
            MarkedSpan(start=mark.index, end=index + 1, closed=True, kind=mark.kind, depth=mark.depth)
        )
    elif side == "open":
        if opened is not None and kind != "single" and stack[opened].text == token.text:
            pairs.append(_unclosed(stack[opened], _sentence_end(doc, stack[opened].index, index)))
            del stack[opened:]
        elif opened is not None and kind == "single":
            del stack[opened:]
        stack.append(_Open(index, kind, token.text, len(stack)))


def _answers(mark: _Open, text: str, kind: Kind) -> bool:
    """Tell whether a mark can close an open one: German „…“ and »…« included, straight and curly marks mixed."""
    if mark.kind == "low":
        return text in {"“", "”", '"', "‘", "’", "'"}
    if mark.kind == "angle":
        return kind == "angle"
    return mark.kind == kind


def _side(
    doc: Doc, index: int, start: int, end: int, *, kind: Kind, side: Side, open_already: bool
) -> Literal["open", "close", "neither"]:
    token = doc[index]
    before = doc[index - 1] if index > start else None
    after = doc[index + 1] if index + 1 < end else None
    space_before = before is None or bool(before.whitespace_) or before.is_space
    space_after = after is None or bool(token.whitespace_)
    opens_here = space_before or (
        before is not None and (before.text in _OPENERS_BEFORE or before.text in _MARKS)
    )
    if kind == "low":
        return "open"
    if kind == "single" and _is_apostrophe(doc, index, start, end, open_already=open_already):
        return "neither"
    if side == "open":
        closes_low = token.text in {"“", "‘"} and open_already and not opens_here
        return "close" if closes_low else "open"
    if side == "close":
        return (
            "close"
            if open_already
            else ("open" if opens_here and not space_after and token.text == "’" else "neither")
        )
    if _is_inch(doc, index, start, open_already=open_already):
        return "neither"
    if (
        opens_here
        and not space_after
        and not (
            open_already
            and not space_before
            and before is not None
            and before.is_punct
            and before.text not in _OPENERS_BEFORE
            and before.text not in _MARKS
        )
    ):
        if (
            open_already
            and before is not None
            and before.text in _MARKS
            and not space_before
            and kind == _MARKS[before.text][0]
        ):
            return "close"
        return "open"
    if not opens_here and (space_after or after is None or after.is_punct):
        return "close" if open_already else "neither"
    return "close" if open_already else ("open" if after is not None else "neither")


def _is_inch(doc: Doc, index: int, start: int, *, open_already: bool) -> bool:
    """A mark right after a digit with nothing open is an inch, a minute or a second."""
    return (
        not open_already
        and index > start
        and doc[index - 1].text[-1:].isdigit()
        and not doc[index - 1].whitespace_
    )


def _is_apostrophe(doc: Doc, index: int, start: int, end: int, *, open_already: bool) -> bool:
    token = doc[index]
    before = doc[index - 1] if index > start else None
    after = doc[index + 1] if index + 1 < end else None
    joined_before = before is not None and not before.whitespace_ and not before.is_space
    joined_after = after is not None and not token.whitespace_
    if any(
        near is not None and near.lower_ == "n"
        for near in (after if joined_after else None, before if joined_before else None)
    ):
        return True
    if joined_after and after is not None and not (joined_before and before is not None and before.is_alpha):
        word = after.lower_.split("-")[0]
        if word in _CLIPPED and not _closes_soon(doc, index, end):
            return True
        if (
            word[:2].isdigit()
            and word.rstrip("s").isdigit()
            and len(word.rstrip("s")) == 2
            and not _closes_soon(doc, index, end)
        ):
            return True
    if joined_before and joined_after and before is not None and after is not None:
        return before.text[-1:].isalnum() and after.text[:1].isalnum()
    if joined_before and before is not None and not joined_after:
        if not open_already:
            return True
        possessive = before.lower_.endswith(("s", "x", "z", "in")) and before.is_alpha
        return (
            possessive and after is not None and after.text[:1].isalpha() and _closes_later(doc, index, end)
        )
    return not joined_before and not joined_after


def _closes_soon(doc: Doc, index: int, end: int) -> bool:
    """Tell whether the word right after a mark is followed by a mark: 'em' quotes the word itself."""
    return index + 2 < end and doc[index + 2].text in {"'", "’"} and not doc[index + 1].whitespace_


def _closes_later(doc: Doc, index: int, end: int) -> bool:
    """Tell whether the next mark closes too, standing right behind a word or a stop."""
    for place in range(index + 1, end):
        if doc[place].text in {"'", "’"}:
            return not doc[place - 1].whitespace_
    return False


def _sentence_end(doc: Doc, index: int, limit: int) -> int:
    for place in range(index + 1, limit):
        if doc[place].text in {".", "!", "?", "…"} and (doc[place].whitespace_ or place + 1 == limit):
            return place + 1
    return limit
