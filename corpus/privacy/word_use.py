"""How a thread uses the words of its authors' names: as ordinary words, or of those whom its report speaks of.

An author may be called Hope, or like somebody in the news. Only how the words are used tells when nobody is addressed
by them. A name that is often used stays a name: an ordinary word is one that is more often written as such, in small
letters within a sentence, or where nouns have capitals, after an article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from ..text.canonical import WORD, word_spans
from .addressing import NAMING
from .name_forms import Spans, obliques, readings, stem, stems, unaccented
from .names import OPENERS, TITLES, Words

_WORDS_AND_GAPS = re.compile(f"({WORD.pattern})")
_UNJOINED = re.compile(rf"(?<![\w-]){WORD.pattern}(?![\w-])")
_BLANK = re.compile("[ \u00a0]")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n])[\s\"'“”„«»‘’(\[]*$")
_LONGEST_START = 6
"""What stands before the first word of a sentence, with the stop of the one before, and how long that is at most."""
_WORDS_OF_A_PHRASE = 2
_SHORTEST_TITLE = 5
_CAPITALS_OF_A_TITLE = 0.6
"""The share of words with capitals in a line from which it is taken for a title, where capitals tell nothing."""

_ARTICLES = frozenset(
    """
    the der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner
    mein meine meinen meiner dein deine unser unsere ihre seine diese dieser dieses jede jeder viel mehr alle zur zum im
    """.split()  # noqa: SIM905
)


class WordUse:
    """How a report and the comments to it use words.

    >>> use = WordUse("Putin denied it. The witness John Smith hopes.", ["I hope so.", "I think Ann hopes"])
    >>> use.is_ordinary("hope"), use.is_ordinary("ann"), use.in_report("putin")
    (True, False, True)
    >>> use.speaks_of(("vladimir", "putin")), use.speaks_of(("al", "smith"))
    (True, False)
    """

    def __init__(
        self, report: str, texts: Iterable[str], *, is_name: Callable[[Words], bool] = lambda _: False
    ) -> None:
        """Take the report and the comments, which are gone through once, and only if need be.

        Args:
            report: title and text of the report.
            texts: the comments.
            is_name: says whether two words beside each other are the name of an author.
        """
        self._report = report
        self._texts = texts
        self._is_name = is_name

    def is_ordinary(self, word: str) -> bool:
        """Say whether a case-folded word is more often an ordinary word than a name."""
        return word in OPENERS or word in self._ordinary

    def is_phrase(self, name: Words) -> bool:
        """Say whether a name in a script without capitals is rather made of words of the language.

        The report has them all, or most often each of two stands without the other.
        """
        plain = tuple(map(unaccented, name))
        words, in_names = self._counted[2:]
        return all(map(self.in_report, name)) or (
            len(plain) == _WORDS_OF_A_PHRASE
            and all(words[word] - in_names[word] > in_names[word] for word in plain)
        )

    def is_named(self, word: str) -> bool:
        """Say whether a case-folded word has a capital within a sentence of the comments."""
        return word in self._capital

    def in_report(self, word: str, *, capital: bool = False) -> bool:
        """Say whether the report uses a word otherwise than as the first name in a longer name.

        Of one that stands in a comment with a `capital`, what the report writes in small letters tells nothing:
        *Thanks Will!* is no less a name where the council will pay.
        """
        plain = unaccented(word)
        known = self._capital_in_report if capital else self._in_report
        return not known.isdisjoint((word, plain, stem(plain)))

    def has_case(self, case: str) -> bool:
        """Say whether the report has a word with a capital that the case of a name (`obliques`) may be of.

        >>> WordUse("Donald Tusk spoke.", []).has_case("tusk+*")
        True
        """
        return case in self._cases

    def names(self, word: str) -> bool:
        """Say whether the report has a word with a capital otherwise than as the first name in a longer name."""
        key = stem(unaccented(word))
        return key in self._names.alone or key in self._names.after_first_names

    def speaks_of(self, name: Words) -> bool:
        """Say whether the report names somebody by a full name, or by the last word of it if nobody else has that.

        A report that names a John Smith does not speak of an Al Smith.
        """
        name = stems(name)
        first, last = name[0], name[-1]
        names = self._names
        if not names.pairs.isdisjoint(((last, first), name[-2:])):
            return True
        return last in names.alone and last not in names.after_first_names

    def is_first_name(self, word: str) -> bool:
        """Say whether the report names somebody by a case-folded word and a surname."""
        return stem(unaccented(word)) in self._names.first_of_pairs

    def names_together(self, pair: Words) -> bool:
        """Say whether the report has two words beside each other with capitals, given their stems."""
        return pair in self._names.pairs

    @property
    def _ordinary(self) -> frozenset[str]:
        return self._counted[0]

    @property
    def _capital(self) -> frozenset[str]:
        return self._counted[1]

    @cached_property
    def _counted(self) -> tuple[frozenset[str], frozenset[str], Counter[str], Counter[str]]:
        """Return the ordinary words, those with a capital within a sentence, and two counts of words without accents.

        These are words of scripts without capitals, wherever they stand, and in names of authors.
        """
        small: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        with_article: Counter[str] = Counter()
        words: Counter[str] = Counter()
        in_names: Counter[str] = Counter()
        for text in self._texts:
            careful = next(filter(str.isalpha, text), "").isupper() and not text.isupper()
            # Every other piece is a word, and what stands between two is a piece too.
            pieces = _WORDS_AND_GAPS.split(text)
            for before, gap, word in zip(pieces[1::2], pieces[2::2], pieces[3::2], strict=False):
                if gap != " ":
                    continue
                if word[0].islower():
                    if careful and before.casefold() not in NAMING:
                        small[word] += 1
                elif word[0].isupper() and not (len(word) > 1 and word.isupper()):
                    (with_article if before.casefold() in _ARTICLES else capital)[word.casefold()] += 1
                elif word[0].isalpha() and not word[0].isupper():
                    pair = unaccented(before.casefold()), unaccented(word)
                    words[pair[1]] += 1
                    if self._is_name(pair):
                        in_names.update(pair)
        # Names have an article here and there: "der Paul".
        ordinary = self._small.union(
            word
            for word in small.keys() | with_article.keys()
            if small[word] > capital[word] or small[word] + with_article[word] > capital[word] + 1
        )
        return ordinary, frozenset(capital), words, in_names

    @cached_property
    def _small(self) -> frozenset[str]:
        # What a hyphen joins to a name is a part of it: "al-Assad".
        return frozenset(word for word in _UNJOINED.findall(self._report) if word[0].islower())

    @cached_property
    def _in_report(self) -> frozenset[str]:
        first_names = self._names.first_names
        return frozenset(
            word for words in readings(self._report) for start, _, word in words if start not in first_names
        )

    @cached_property
    def _cases(self) -> frozenset[str]:
        words = {word for word in WORD.findall(self._report) if not word[0].islower()}
        first_names = {self._report[start:].split(maxsplit=1)[0] for start in self._names.first_names}
        return frozenset(
            case for word in words - first_names for case in obliques(unaccented(word.casefold()))
        )

    @cached_property
    def _capital_in_report(self) -> frozenset[str]:
        """Return the words of the report but those that only begin a sentence, or stand in a title, with a capital."""
        report, first_names, small = self._report, self._names.first_names, self._small
        in_titles = self._names.in_titles
        return frozenset(
            word
            for words in readings(report)
            for (start, _, word), (_, _, written) in zip(words, word_spans(report), strict=True)
            if not (start in first_names or report[start].islower())
            and (written not in small or not (start in in_titles or _begins_sentence(report, start)))
        )

    @cached_property
    def _names(self) -> _Names:
        names = _Names(set(), set(), set(), set(), set(), set())
        shift = 0
        for line in self._report.split("\n"):
            spans = word_spans(line)
            capital = [line[start].isupper() for start, _, _ in spans]
            is_title = (
                len(spans) >= _SHORTEST_TITLE
                and sum(capital) > _CAPITALS_OF_A_TITLE * len(spans)
                and not line.rstrip().endswith((".", "!", "?", "”", '"'))
            )
            if is_title:
                names.in_titles.update(shift + start for start, _, _ in spans)
            keys = [stem(unaccented(word)) for _, _, word in spans]
            for place, key in enumerate(keys):
                if not capital[place]:
                    continue
                before = place > 0 and capital[place - 1] and _joined(line, spans, place - 1)
                after = place + 1 < len(spans) and capital[place + 1] and _joined(line, spans, place)
                if after and not is_title:
                    names.first_names.add(shift + spans[place][0])
                if before:
                    names.pairs.add((keys[place - 1], key))
                    names.first_of_pairs.add(keys[place - 1])
                if is_title or not before:
                    if is_title or not after:
                        names.alone.add(key)
                elif not after:
                    may_name = self._may_be_a_first_name(spans[place - 1][2])
                    (names.after_first_names if may_name else names.alone).add(key)
            shift += len(line) + 1
        return names

    def _may_be_a_first_name(self, word: str) -> bool:
        return word not in TITLES and word not in OPENERS and word not in self._small


class _Names(NamedTuple):
    """What has capitals in a report.

    Attributes:
        pairs, first_of_pairs: stems of words beside each other, and of the first of those.
        alone, after_first_names: stems of words by how they stand.
        first_names, in_titles: where first names, and the words of titles, begin.
    """

    pairs: set[Words]
    first_of_pairs: set[str]
    alone: set[str]
    after_first_names: set[str]
    first_names: set[int]
    in_titles: set[int]


def _begins_sentence(text: str, start: int) -> bool:
    """Say whether a sentence begins at a place."""
    return _SENTENCE_START.search(text, max(0, start - _LONGEST_START), start) is not None


def _joined(text: str, spans: Spans, place: int) -> bool:
    """Say whether nothing but a blank stands between a word and the next."""
    return bool(_BLANK.fullmatch(text, spans[place][1], spans[place + 1][0]))
