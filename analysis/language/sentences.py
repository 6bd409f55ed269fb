"""Where sentences begin, told before anything is parsed: by stops, lines and tags.

A sentence ends with a final stop and with what closes along with it: quotation marks, brackets, smileys and blanks. It
ends with its line too, since a line of a text is a heading, a paragraph or an entry of a list; unless the line is
broken in mid-sentence, which a small letter after it shows. After suspension points and after an abbreviation
("U.S.") a sentence begins where a word has a capital that it would not have within one.

The parser could tell where sentences begin as well, but only by parsing every one of them; and it takes headings
together with what follows, and puts closing quotation marks into the next sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

_STOPS = frozenset(".?!。！？")
_SUSPENSION = frozenset(".…")
_QUOTES = frozenset("\"'”’»“‘")
_BRACKETS = frozenset(")]}")
_OPENING = frozenset("([{«“‘\"'#@$£€")
_BLANK = "_SP"
_CLOSING_TAG = "''"
_NAMES = ("NNP", "NNPS")
# Words of these kinds have a capital only where they begin a sentence.
_GRAMMATICAL = ("CC", "DT", "EX", "IN", "PRP", "PRP$", "WDT", "WP", "WRB")
_BEFORE_NUMBERS = frozenset({"no", "nos", "vol", "fig", "pp"})


def sentence_starts(words: Sequence[str], tags: Sequence[str], spaced: Sequence[bool]) -> list[int]:
    """Return the tokens of a text that begin a sentence, in order, the first token among them.

    Blanks between two sentences belong to the first.

    Args:
        words: the tokens as written.
        tags: their tags by the Penn Treebank, ``_SP`` for blanks.
        spaced: whether a space follows each token.

    >>> words = ["He", "left", ".", "”", "Who", "?", "\\n", "Nobody", "in", "the", "U.S.", "knew"]
    >>> tags = ["PRP", "VBD", ".", "''", "WP", ".", "_SP", "NN", "IN", "DT", "NNP", "VBD"]
    >>> sentence_starts(words, tags, [False] * len(words))
    [0, 4, 7]
    """
    if not words:
        return []
    starts, passed = [0], 0
    for place in [place for place, word in enumerate(words) if not word[-1].isalnum()]:
        if place < passed:
            continue
        if words[place][-1] == "." and words[place][0].isalpha():
            start = _start_after_abbreviation(place, words, tags)
        else:
            end = _end_at(place, words, tags, spaced)
            passed = end.after
            start = end.after if _is_followed(end, place, words, tags) else None
        if start is not None and not _numbers_entry(words[starts[-1] : place + 1]):
            starts.append(start)
    return starts


def set_sentences(doc: Doc) -> Doc:
    """Set the sentences of a tagged text; a component for spaCy's pipelines."""
    words, tags, spaced = [], [], []
    for token in doc:
        words.append(token.text)
        tags.append(token.tag_)
        spaced.append(bool(token.whitespace_))
    starts = set(sentence_starts(words, tags, spaced))
    for token in doc:
        token.is_sent_start = token.i in starts
    return doc


class _End(NamedTuple):
    """How a sentence may end: what stands between its last word and the next.

    Attributes:
        after: the next word, or the end of the text.
        stopped: whether a stop is in it.
        suspended: whether suspension points are.
        quoted: whether a quotation mark closes it.
        lines: how many lines end.
    """

    after: int
    stopped: bool
    suspended: bool
    quoted: bool
    lines: int


def _start_after_abbreviation(place: int, words: Sequence[str], tags: Sequence[str]) -> int | None:
    following = place + 1
    while following < len(words) and tags[following] == _BLANK and "\n" not in words[following]:
        following += 1
    if following < len(words) and tags[following] in _GRAMMATICAL and words[following][0].isupper():
        return following
    return None


def _end_at(place: int, words: Sequence[str], tags: Sequence[str], spaced: Sequence[bool]) -> _End:
    """Read on from a place as long as a sentence may be ending; at a word that ends none, nothing is read."""
    stopped = suspended = quoted = False
    lines = 0
    after = place
    while after < len(words):
        word = words[after]
        if word.isspace():
            lines += word.count("\n")
        elif lines:
            break
        elif (len(word) > 1 and _SUSPENSION.issuperset(word)) or word == "…":
            suspended = True
        elif _STOPS.issuperset(word):
            stopped = True
        elif not (stopped or suspended):
            break
        elif word in _QUOTES and (tags[after] == _CLOSING_TAG or not _apart(after, words, spaced)):
            quoted = True
        elif word not in _BRACKETS and not _is_smiley(word):
            break
        after += 1
    return _End(after, stopped, suspended, quoted, lines)


def _is_smiley(word: str) -> bool:
    return (
        not any(sign.isalnum() for sign in word)
        and word[0] not in _OPENING
        and not (len(word) == 1 and word.isascii())
    )


def _numbers_entry(words: Sequence[str]) -> bool:
    """Tell whether words are but the number of an entry in a list: "2."."""
    return len(words) == 2 and words[0].isdigit() and words[1] == "."


def _apart(place: int, words: Sequence[str], spaced: Sequence[bool]) -> bool:
    return place > 0 and (spaced[place - 1] or words[place - 1].isspace())


def _is_followed(end: _End, place: int, words: Sequence[str], tags: Sequence[str]) -> bool:
    """Tell whether a sentence begins after what may end one at a place."""
    if end.after == len(words):
        return False
    word, tag = words[end.after], tags[end.after]
    small = word[0].islower()
    if end.lines:
        return end.stopped or end.lines > 1 or not small
    if end.stopped:
        number = word[0].isdigit() and place > 0 and words[place - 1].lower() in _BEFORE_NUMBERS
        return not number and not (small and end.quoted)
    return end.suspended and word[0].isupper() and tag not in _NAMES and word != "I"
