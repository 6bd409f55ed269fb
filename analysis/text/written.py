"""Sentences and tokens of a text that is not parsed, by its signs alone.

Both are rougher than the parser's: a sentence ends where a mark of its end is followed by a blank and a new start, or
with its line. Tokens are cut as the parser's tokenizer cuts them in all that lexicon patterns look at: hyphens and
punctuation stand alone, *n't* and *'s* are tokens.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|m|re|ve|ll|d)\b|\w+|[^\w\s]", re.IGNORECASE)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Rep|Sen|Gov|Rev|Hon|St|Jr|Sr|vs|No|Nos|Inc|Ltd|Co"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|approx|est|al)|\b[A-Z](?:\.[A-Z])*)\.$"
)


class Written(NamedTuple):
    """A token of a text that is not parsed; it has no part of speech."""

    text: str
    lower_: str
    start: int
    end: int
    pos_: str = ""


def written_tokens(text: str) -> list[Written]:
    """Return the tokens of a text in order.

    >>> [token.text for token in written_tokens("They didn’t leave the U.S.-backed town's centre.")]
    ['They', 'did', 'n’t', 'leave', 'the', 'U', '.', 'S', '.', '-', 'backed', 'town', "'s", 'centre', '.']
    """
    return [
        Written(found := match.group(), found.lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def written_sentences(text: str) -> list[tuple[int, int]]:
    """Return start and end of the sentences of a text, blanks around them left out.

    >>> text = "Gen. Hifter left. “Why?” asked aides.\\nNobody knew"
    >>> [text[start:end] for start, end in written_sentences(text)]
    ['Gen. Hifter left.', '“Why?” asked aides.', 'Nobody knew']
    """
    found: list[tuple[int, int]] = []
    begin = 0
    ends = [
        match.end()
        for match in _END.finditer(text)
        if match.group()[0] != "." or not _ABBREVIATED.search(text, max(0, match.end() - 12), match.end())
    ]
    for end in (*ends, len(text)):
        said = text[begin:end]
        body = said.strip()
        if body:
            start = begin + said.index(body)
            found.append((start, start + len(body)))
        begin = end
    return found
