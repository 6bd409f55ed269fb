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
from collections import Counter
from functools import cache, lru_cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyphen import Pyphen

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

_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_WORD = re.compile(r"\w\S*")
_PUNCTUATION = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
_NOT_WORD_CHARACTER = re.compile(r"[^\w\s]")
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
    counts = _counts(text)
    if not counts["words"] or _latin_share(text) < _MIN_LATIN:
        return counts | dict.fromkeys(FORMULAS)
    return counts | _formulas(counts, linsear=_linsear_write(text, sentences=counts["sentences"]))


def syllables(word: str) -> int:
    """Count the syllables of a word as textstat does: first pronunciation in CMUdict, else hyphenation.

    >>> syllables("convoy"), syllables("Euphrates")
    (2, 3)
    """
    return sum(_dictionary_syllables(part) for part in _words(word.lower()))


def _counts(text: str) -> dict[str, int]:
    raw = text.split()
    words = Counter(_words(text))
    totals = dict.fromkeys(COUNTS, 0)
    totals["characters"] = sum(map(len, raw))
    totals["tokens"] = len(raw)
    totals["words"] = words.total()
    totals["sentences"] = _sentences(text)
    for word, n in words.items():
        spoken, alone, unfamiliar = _word_facts(word)
        totals["syllables"] += n * spoken
        totals["polysyllables"] += n * (spoken >= 3)
        totals["monosyllables"] += n * (spoken == 1)
        totals["difficult_words"] += unfamiliar and alone >= 2
        totals["hard_words"] += n * (unfamiliar and alone >= 2)
        totals["unfamiliar_words"] += n * unfamiliar
        totals["fog_words"] += n * (unfamiliar and alone >= 3)
    for word in _NOT_WORD_CHARACTER.sub("", text).split():
        size = len(word)
        totals["letters"] += size
        totals["long_words"] += size > 6
        totals["mini_words"] += size <= 3
    return totals


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


def _linsear_write(text: str, *, sentences: int) -> float:
    tokens = text.split()
    words = _words(text)
    if len(tokens) > _LINSEAR_WORDS:
        words = words[:_LINSEAR_WORDS]
        last = _token_of_word(tokens, len(words)) if len(words) == _LINSEAR_WORDS else len(tokens)
        sentences = _sentences(" ".join(tokens[:last]))
    spoken = [_word_facts(word)[0] for word in words]
    number = (sum(0 < n < 3 for n in spoken) + 3 * sum(n >= 3 for n in spoken)) / sentences
    return (number - 2 if number <= 20 else number) / 2


def _token_of_word(tokens: list[str], n_words: int) -> int:
    """Return how many tokens it takes to hold that many words."""
    seen = 0
    for index, token in enumerate(tokens, start=1):
        seen += _WORD.search(token) is not None
        if seen == n_words:
            return index
    return len(tokens)


def _sentences(text: str) -> int:
    if not text:
        return 0
    return max(1, sum(len(_WORD.findall(piece)) > 2 for piece in _SENTENCE.findall(text)))


def _words(text: str) -> list[str]:
    return _PUNCTUATION.sub("", text).split()


@lru_cache(maxsize=200_000)
def _word_facts(word: str) -> tuple[int, int, bool]:
    """Return a word's syllables within a text, its syllables looked up alone, and whether it is unfamiliar.

    The two counts differ only where lower-casing adds a combining mark (``İ``), which textstat strips from a
    word looked up alone but not from a text.
    """
    lowered = word.lower()
    return _dictionary_syllables(lowered), syllables(word), lowered not in _easy_words()


@lru_cache(maxsize=200_000)
def _dictionary_syllables(word: str) -> int:
    known = _cmudict().get(word)
    return len(_hyphenator().positions(word)) + 1 if known is None else known


@cache
def _cmudict() -> dict[str, int]:
    packed = (resources.files(__package__ or "") / "cmudict" / "syllables.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").split("\n")
    return {word: count for count, line in enumerate(lines) for word in line.split(" ") if word}


@cache
def _hyphenator() -> Pyphen:
    from pyphen import Pyphen

    return Pyphen(lang="en_US")


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


def _latin_share(text: str) -> float:
    """Return the share of letters that are Latin; 0.0 for a text without letters."""
    if text.isascii():
        return float(any(map(str.isalpha, text)))
    letters = list(filter(str.isalpha, text))
    latin = sum(letter < "ɐ" or "Ḁ" <= letter <= "ỿ" for letter in letters)
    return latin / len(letters) if letters else 0.0
