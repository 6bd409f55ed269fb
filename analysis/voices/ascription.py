"""The shape of an attribution, and how one is made from a speaker and the tokens ascribed to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .source_name import source_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Span, Token

CONTRASTS = frozenset({"but", "yet", "although", "though", "however", "while", "whereas"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words ascribed to somebody.

    Attributes:
        cue: index of the word that ascribes them.
        source: the speaker's noun phrase as written, without a leading article.
        speaker: token range of that noun phrase.
        content: token ranges of what is ascribed.
        quotes_only: True where only words in quotation marks within the content are the speaker's
            ("the minister slammed the 'regime'").
    """

    cue: int
    source: str
    speaker: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    quotes_only: bool = False


def attribute(
    cue: Token, speaker: Span | None, places: Iterable[int], *, quotes_only: bool = False
) -> Iterator[Attribution]:
    """Yield the attribution of token places to a speaker, the cue and the speaker themselves left out."""
    if speaker is None or not len(speaker):
        return
    barred = {*range(speaker.start, speaker.end), cue.i}
    content = _ranges(cue.doc, set(places) - barred)
    if content:
        source = source_of(speaker)
        if source:
            yield Attribution(
                cue=cue.i,
                source=source,
                speaker=(speaker.start, speaker.end),
                content=content,
                quotes_only=quotes_only,
            )


def _ranges(doc: Doc, places: set[int]) -> tuple[tuple[int, int], ...]:
    """Join token places to ranges; a gap of punctuation alone does not part them."""
    ranges: list[list[int]] = []
    for place in sorted(places):
        if ranges and (
            place == ranges[-1][1] or all(gap.is_punct or gap.is_space for gap in doc[ranges[-1][1] : place])
        ):
            ranges[-1][1] = place + 1
        else:
            ranges.append([place, place + 1])
    return tuple((start, end) for start, end in ranges if not all(token.is_punct for token in doc[start:end]))


def subtree(token: Token) -> set[int]:
    """Return the places of a token and all that hangs on it."""
    return {node.i for node in token.subtree}
