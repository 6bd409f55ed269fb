"""Readability of English text: textstat's measures, with the counts they are computed from, offline.

The values are those of textstat 0.7.13 to the last digit, computed in one pass over shared counts. textstat
itself fetches NLTK's copy of the CMU Pronouncing Dictionary over the network at first use; here the syllable
counts of that dictionary's release 0.7a ship with the package (`cmudict`), and neither NLTK's data nor
textstat's own state is read or changed.

Readability formulas were fitted to passages of about 100 words and more. On a comment of one or two
sentences they mostly report sentence length, and one long word moves them by several school grades: compare
comments by the counts, or pool them, and do not rank single comments by a formula. SMOG was fitted to
samples of 30 sentences; below that its value is kept as textstat gives it and should not be interpreted.

All formulas are None, rather than textstat's 0.0 or a number without meaning, when the text has no word, and
when fewer than half of its letters are Latin (the formulas, the easy words and the syllables are English).
"""

from __future__ import annotations

import lzma
import re
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from ..remembered import Remembered
from .hyphenation import hyphens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COUNTS: Mapping[str, str] = {
    "characters": "characters that are not white space",
    "letters": "letters, digits and underscores",
    "words": "words: what white space separates and that keeps a character when punctuation is removed",
    "tokens": "what white space separates, punctuation standing alone included",
    "sentences": "stretches that end in . ! or ? and have more than two words; at least one",
    "syllables": "syllables, from the CMU dictionary, else from hyphenation points",
    "polysyllables": "words of three or more syllables",
    "monosyllables": "words of one syllable",
    "long_words": "words of more than six characters",
    "mini_words": "words of at most three characters",
    "difficult_words": "distinct words of two or more syllables outside the Dale and Chall list",
    "hard_words": "words of two or more syllables outside the Dale and Chall list",
    "unfamiliar_words": "words outside the Dale and Chall list",
    "fog_words": "words of three or more syllables outside the Dale and Chall list",
}
"""What each count counts, by textstat's rules; `difficult_words` is textstat's function of that name."""

FORMULAS: Mapping[str, str] = {
    "flesch_reading_ease": "Flesch (1948), J. Applied Psychology 32(3); higher is easier",
    "flesch_kincaid_grade": "Kincaid et al. (1975), Research Branch Report 8-75; US school grade",
    "gunning_fog": "Gunning (1952), The Technique of Clear Writing; US school grade",
    "smog_index": "McLaughlin (1969), J. Reading 12(8); US school grade; fitted to 30 sentences",
    "coleman_liau_index": "Coleman and Liau (1975), J. Applied Psychology 60(2); US school grade",
    "automated_readability_index": "Smith and Senter (1967), AMRL-TR-66-220; US school grade",
    "dale_chall_readability_score": "Dale and Chall (1948), Educational Research Bulletin 27; to 4.9: grade 4",
    "dale_chall_readability_score_v2": "textstat's variant of it, over words of two or more syllables",
    "linsear_write_formula": "Linsear Write, over the first 100 words; US school grade",
    "lix": "Björnsson (1968), Läsbarhet; 30 is easy, 60 very hard",
    "rix": "Anderson (1983), J. Reading 26(6); long words a sentence",
    "spache_readability": "Spache (1953), Elementary School J. 53(7), with textstat's word list; US grade",
    "mcalpine_eflaw": "McAlpine (2004), English for learners; up to 25 is easy",
    "words_per_sentence": "words divided by sentences",
    "syllables_per_word": "syllables divided by words",
    "letters_per_word": "letters divided by words",
    "characters_per_token": "characters divided by tokens",
}
"""Where each formula comes from and how to read it; computed as textstat 0.7.13 does."""

_ENDS = re.compile(r"[.!?]+")
_WORD = re.compile(r"\w")
_PUNCTUATION = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
_LINSEAR_WORDS = 100
_MIN_LATIN = 0.5


def readability(text: str) -> dict[str, float | int | None]:
    """Measure one text: every count of `COUNTS` and every formula of `FORMULAS`, in that order.

    Args:
        text: the text as it stands; see the module's note on short texts and other scripts.

    >>> measures = readability("The delegation left Geneva on Monday. The talks are expected to continue.")
    >>> measures["words"], measures["sentences"], measures["syllables"]
    (12, 2, 22)
    >>> round(measures["flesch_kincaid_grade"], 2)
    8.38
    >>> readability("?!")["flesch_kincaid_grade"] is None
    True
    """
    tokens = list(map(_tokens.__getitem__, text.split()))
    counts, letters, latin = _counts(tokens)
    if not counts["words"] or latin < _MIN_LATIN * letters or not letters:
        return counts | dict.fromkeys(FORMULAS)
    return counts | _formulas(counts, linsear=_linsear_write(tokens, sentences=counts["sentences"]))


def syllables(word: str) -> int:
    """Count the syllables of a word as textstat does: first pronunciation in CMUdict, else hyphenation.

    >>> syllables("convoy"), syllables("Euphrates")
    (2, 3)
    """
    return sum(_dictionary_syllables(part) for part in _words(word.lower()))


class _Token(NamedTuple):
    """What stands between blanks, with what it counts for.

    Attributes:
        counts: what it adds to each of `_SUMMED`, side by side in one number.
        words: 1 where it holds a word, else 0.
        weight: what it counts for in Linsear Write: 3 with three syllables or more, else 1, without syllables 0.
        difficult: the word, where it is a hard one.
        ends: whether it holds a mark that ends a sentence.
        parts: whether there is a letter or digit before the first such mark, between each two, and after the last.
    """

    counts: int
    words: int
    weight: int
    difficult: str | None
    ends: bool
    parts: tuple[bool, ...]


_SUMMED = (
    "characters",
    "words",
    "syllables",
    "polysyllables",
    "monosyllables",
    "hard_words",
    "unfamiliar_words",
    "fog_words",
    "letters",
    "long_words",
    "mini_words",
    "alphabetic",
    "latin",
)
"""The counts that are sums over the tokens: those of `COUNTS`, letters in the strict sense (without digits), and those
of them that are Latin. They are kept in one number, side by side, so that one sum adds them all."""
_SIDE_BY_SIDE = Struct(f"<{len(_SUMMED)}I")


def _counts(tokens: Sequence[_Token]) -> tuple[dict[str, int], int, int]:
    """Return every count of `COUNTS` in that order, and how many letters there are and how many of them are Latin."""
    summed = sum([token.counts for token in tokens])
    added = _SIDE_BY_SIDE.unpack(summed.to_bytes(_SIDE_BY_SIDE.size, "little"))
    totals: dict[str, int] = dict(zip(_SUMMED, added, strict=True))
    totals["tokens"] = len(tokens)
    totals["sentences"] = _sentences(tokens) if tokens else 0
    totals["difficult_words"] = len({token.difficult for token in tokens} - {None})
    return {name: totals[name] for name in COUNTS}, totals["alphabetic"], totals["latin"]


def _formulas(counts: Mapping[str, int], *, linsear: float) -> dict[str, float | None]:
    words, sentences = counts["words"], counts["sentences"]
    length = words / sentences
    spoken = counts["syllables"] / words
    letters = counts["letters"] / words
    characters = counts["characters"] / counts["tokens"]
    unfamiliar = 100 * counts["unfamiliar_words"] / words
    dale_chall = (0.1579 * unfamiliar) + (0.0496 * length)
    hard = 100 * counts["hard_words"] / words
    raw = 0.1579 * hard + 0.0496 * length
    return {
        "flesch_reading_ease": 206.835 - 1.015 * length - 84.6 * spoken,
        "flesch_kincaid_grade": (0.39 * length) + (11.8 * spoken) - 15.59,
        "gunning_fog": 0.4 * (length + 100 * counts["fog_words"] / words),
        "smog_index": (1.043 * (30 * (counts["polysyllables"] / sentences)) ** 0.5) + 3.1291,
        "coleman_liau_index": (0.058 * (letters * 100)) - (0.296 * (sentences / words * 100)) - 15.8,
        "automated_readability_index": (4.71 * characters) + (0.5 * length) - 21.43,
        "dale_chall_readability_score": dale_chall + 3.6365 if unfamiliar > 5 else dale_chall,
        "dale_chall_readability_score_v2": raw + 3.6365 if raw > 0.05 else raw,
        "linsear_write_formula": linsear,
        "lix": length + 100 * counts["long_words"] / words,
        "rix": counts["long_words"] / sentences,
        "spache_readability": (0.141 * length) + (0.086 * hard) + 0.839,
        "mcalpine_eflaw": (words + counts["mini_words"]) / sentences,
        "words_per_sentence": length,
        "syllables_per_word": spoken,
        "letters_per_word": letters,
        "characters_per_token": characters,
    }


def _linsear_write(tokens: Sequence[_Token], *, sentences: int) -> float:
    said = [token for token in tokens if token.words][:_LINSEAR_WORDS]
    if len(tokens) > _LINSEAR_WORDS and len(said) == _LINSEAR_WORDS:
        sentences = _sentences(tokens[: _holding(tokens, _LINSEAR_WORDS)])
    number = sum([token.weight for token in said]) / sentences
    return (number - 2 if number <= 20 else number) / 2


def _holding(tokens: Sequence[_Token], words: int) -> int:
    """Return how many tokens it takes to hold that many words."""
    seen = 0
    for index, token in enumerate(tokens, start=1):
        seen += any(token.parts)
        if seen == words:
            return index
    return len(tokens)


def _sentences(tokens: Sequence[_Token]) -> int:
    """Count the stretches up to a mark that ends a sentence that hold more than two words; at least one."""
    found = words = 0
    for token in tokens:
        if not token.ends:
            words += token.words
            continue
        parts = token.parts
        found += words + parts[0] > 2
        words = parts[-1]
    return max(1, found + (words > 2))


def _words(text: str) -> list[str]:
    return _PUNCTUATION.sub("", text).split()


def _token(written: str) -> _Token:
    """Count a token; nothing that is counted reaches beyond the blanks around it.

    A word's syllables within a text and looked up alone differ only where lower-casing adds a combining mark (``İ``),
    which textstat strips from a word looked up alone but not from a text.
    """
    word = written if written.isalnum() else _PUNCTUATION.sub("", written)
    ends = not written.isalnum() and _ENDS.search(written) is not None
    parts = tuple(_WORD.search(part) is not None for part in _ENDS.split(written)) if ends else (bool(word),)
    lowered = word.lower()
    spoken = _dictionary_syllables(lowered) if word else 0
    alone = spoken if lowered.isascii() else syllables(word)
    unfamiliar = bool(word) and lowered not in _easy_words()
    # Of what is neither letter, digit nor underscore a word keeps apostrophes alone.
    letters = len(word) - word.count("'")
    alphabetic = len(word) if word.isalpha() else sum(map(str.isalpha, word))
    latin = alphabetic if word.isascii() else sum(map(_is_latin, word))
    hard = unfamiliar and alone >= 2
    counts = _SIDE_BY_SIDE.pack(
        len(written),
        bool(word),
        spoken,
        spoken >= 3,
        spoken == 1,
        hard,
        unfamiliar,
        unfamiliar and alone >= 3,
        letters,
        letters > 6,
        0 < letters <= 3,
        alphabetic,
        latin,
    )
    weight = 3 if spoken >= 3 else int(spoken > 0)
    return _Token(
        int.from_bytes(counts, "little"), int(bool(word)), weight, word if hard else None, ends, parts
    )


def _is_latin(character: str) -> bool:
    return character.isalpha() and (character < "ɐ" or "Ḁ" <= character <= "ỿ")


_tokens: Remembered[str, _Token] = Remembered(_token)


def _dictionary_syllables(word: str) -> int:
    known = _cmudict().get(word)
    return hyphens(word) + 1 if known is None else known


@cache
def _cmudict() -> dict[str, int]:
    packed = (resources.files(__package__ or "") / "cmudict" / "syllables.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").split("\n")
    return {word: count for count, line in enumerate(lines) for word in line.split(" ") if word}


@cache
def _easy_words() -> frozenset[str]:
    # Found without importing textstat, which brings NLTK and scipy.stats: two seconds for a list of words.
    package = find_spec("textstat")
    folders = package.submodule_search_locations if package is not None else None
    if not folders:
        raise ModuleNotFoundError(
            "textstat, whose list of familiar words readability needs, is not installed."
        )
    listed = Path(folders[0], "resources", "en", "easy_words.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in listed.splitlines())
