"""Sentences and tokens of a text that is not parsed, by its signs alone.

Both are rougher than with tags (`language.sentences`): a sentence ends where a mark of its end is followed by a blank
and a new start, or with its line. Tokens are cut as the parser's tokenizer cuts them in all that lexicon patterns look
at: hyphens and punctuation stand alone, *n't* and *'s* are tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from ..remembered import Remembered
from ..wordlist import HYPHENS
from .phrases import straight

# With the blanks after it, so that the tokens of a text join up to the whole of it and say where each begins.
_TOKEN = re.compile(r"(?:\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|m|re|ve|ll|d)\b|\w+|[^\w\s])\s*", re.IGNORECASE)
# The look back keeps a long row of marks from being read from each of them.
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Rep|Sen|Gov|Rev|Hon|St|Jr|Sr|vs|No|Nos|Inc|Ltd|Co"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|approx|est|al)|\b[A-Z](?:\.[A-Z])*)\.$"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A token of a text that is not parsed, the same object wherever it stands; it has no part of speech.

    Attributes:
        text: the token as written.
        lower_: in lower case.
        phrased: as phrases see it, the apostrophe straightened; None for a hyphen, which they do not see.
        is_word: whether it counts as a word: anything but a single sign.
    """

    text: str
    lower_: str
    phrased: str | None
    is_word: bool
    pos_: str = ""


def written_tokens(text: str) -> tuple[list[Written], list[int]]:
    """Return the tokens of a text in order, and where each begins, as a code point.

    >>> tokens, starts = written_tokens("They didn’t leave the U.S.-backed town's centre.")
    >>> [token.text for token in tokens]
    ['They', 'did', 'n’t', 'leave', 'the', 'U', '.', 'S', '.', '-', 'backed', 'town', "'s", 'centre', '.']
    >>> starts[:4]
    [0, 5, 8, 12]
    """
    found = _TOKEN.findall(text)
    if not found:
        return [], []
    begin = len(text) - len(text.lstrip())
    starts = list(accumulate(map(len, found), initial=begin))
    starts.pop()
    return list(map(_written.__getitem__, found)), starts


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


def _kind(token: str) -> Written:
    token = token.rstrip()
    said = None if token in HYPHENS else straight(token)
    return Written(token, token.lower(), said, token[0].isalnum() or len(token) > 1)


_written: Remembered[str, Written] = Remembered(_kind)
