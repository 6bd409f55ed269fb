"""Headlines that name their source by a colon or dash: "Minister: talks are over", "Talks are over - minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..actors.gazetteer import FIGURE, GROUP, INSTITUTION, LEADER, PARTY, known
from ..tags import FINITE
from .ascription import Attribution, attribute
from .marks import paragraphs
from .speaker import names_person
from .verbs import reporting_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_DASHES = frozenset({"-", "–", "—", "--"})
HEADLINE_CUES = _DASHES | {":"}
"""The signs by which a headline names its source."""
_ENDS = frozenset(".!?…")
_SPEAKING_NAMES = frozenset({FIGURE, GROUP, INSTITUTION, LEADER, PARTY})


def by_headline(doc: Doc) -> Iterator[Attribution]:
    """Read a line that names its source by a colon or (without a full stop at its end) by a dash."""
    for start, end in paragraphs(doc):
        while end > start and doc[end - 1].is_space:
            end -= 1
        if end - start < 3:
            continue
        colon = next(
            (
                i
                for i in range(start + 1, min(start + 9, end - 1))
                if doc[i].text == ":" and (doc[i].whitespace_ or doc[i + 1].is_space)
            ),
            None,
        )
        seat = colon is not None and colon == start + 1 and doc[end - 1].text not in _ENDS
        if (
            colon is not None
            and (_speaker_like(doc, start, colon) or (seat and doc[start].ent_type_ == "GPE"))
            and not doc[colon + 1].is_space
        ):
            yield from attribute(doc[colon], doc[start:colon], range(colon + 1, end))
            continue
        # A headline is one sentence without a stop: "It lies again. Write to me: [email]" is none.
        if end - start > 30 or any(token.text in _ENDS for token in doc[start:end]):
            continue
        yield from _by_closing_verb(doc, start, end)
        for place in range(end - 2, max(start + 2, end - 8), -1):
            spaced = place > start and doc[place - 1].whitespace_
            if (doc[place].text in _DASHES and spaced) or (doc[place].text == ":" and place > end - 6):
                if (
                    doc[place - 1].text not in _ENDS
                    and _speaker_like(doc, place + 1, end)
                    and doc[place + 1].text not in {'"', "“", "'", "‘"}
                ):
                    yield from attribute(doc[place], doc[place + 1 : end], range(start, place))
                break


def _by_closing_verb(doc: Doc, start: int, end: int) -> Iterator[Attribution]:
    """Read "Orbán a Kremlin puppet, says Magyar", whose first half has no verb for a parser to join to *says*."""
    for place in range(end - 2, max(start + 2, end - 9), -1):
        if doc[place].lower_ in {"says", "say", "said", "claims", "warns"} and doc[place - 1].text in {
            ",",
            "’",
            "'",
            '"',
            "”",
        }:
            if doc[place - 1].text == "," and not any(
                t.tag_ in FINITE and t.pos_ == "VERB" for t in doc[place + 1 : end]
            ):
                yield from attribute(doc[place], doc[place + 1 : end], range(start, place - 1))
            return


def _speaker_like(doc: Doc, start: int, end: int) -> bool:
    words = [token for token in doc[start:end] if not token.is_punct]
    if (
        not words
        or len(words) > 7
        or any(
            token.tag_ in FINITE and token.pos_ in {"VERB", "AUX"} and not token.text[:1].isupper()
            for token in words
        )
    ):
        return False
    last = words[-1]
    if {word.lower_ for word in words} <= {
        "reuters",
        "afp",
        "ap",
        "sana",
        "tass",
        "bbc",
        "cnn",
        "agencies",
        "update",
        "live",
        "video",
    }:
        return False
    if last.lower_ in reporting_words().documents - {
        "video",
        "record",
        "image",
        "file",
        "map",
        "analysis",
        "book",
        "documentary",
        "editorial",
        "index",
        "photo",
        "footage",
    }:
        return True
    name = known(doc[start:end].text.strip())
    if name is not None and name.sort in _SPEAKING_NAMES:
        return True
    return (
        last.ent_type_ in {"PERSON", "ORG"} and last.lower_ not in {"war", "crisis", "deal", "vote", "attack"}
    ) or names_person(last)
