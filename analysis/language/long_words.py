"""Texts into tokens, in time that grows with the text even where it holds no blanks for pages.

spaCy's tokenizer peels punctuation off a word sign by sign and looks at all that is left each time, so that ten
thousand exclamation marks in a row take it minutes. Such a word is handed to it in parts.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_WORD = 1_000
"""Characters without a blank that are tokenised together; addresses of web pages are shorter."""
LONGEST_RUN = 200
"""Signs in a row, none of them a letter or a digit, that are tokenised together."""
_PART = 100
"""Characters of each part of what is longer."""

_LONG = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}|(?:[^\w\s]|_){{{LONGEST_RUN + 1},}}")


def tokenise(nlp: Language, text: str) -> Doc:
    """Return the tokens of a text as the pipeline makes them, very long words in parts of a hundred characters.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = tokenise(load_pipeline(), "No" + 10_000 * "!")
    >>> len(doc), doc[0].text, len(doc.text)
    (10001, 'No', 10002)
    """
    # Every run of signs is part of a word, and to look at the words takes no time.
    if max(map(len, text.split()), default=0) <= LONGEST_RUN:
        return nlp.make_doc(text)
    parts = [nlp.make_doc(text[start:end]) for start, end in pairwise(_cuts(text))]
    if len(parts) == 1:
        return parts[0]
    from spacy.tokens import Doc

    return Doc(
        nlp.vocab,
        words=[token.text for part in parts for token in part],
        spaces=[bool(token.whitespace_) for part in parts for token in part],
    )


def _cuts(text: str) -> Iterator[int]:
    yield 0
    for found in _LONG.finditer(text):
        # Where the word begins nothing is cut, lest a blank before it become a token.
        yield from range(found.start() + _PART, found.end() - _PART // 2, _PART)
    yield len(text)
