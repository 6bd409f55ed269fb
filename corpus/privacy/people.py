"""What is known of the people who may be named in a thread, and whose name stands at a word of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ..text.canonical import folded_words
from .addressing import SECOND_PERSON
from .handles import outlet_handles
from .name_forms import Spans, stems, unaccented
from .names import LONGEST_NAME, OPENERS, Names, ThreadNames, Words, handle_of
from .word_use import WordUse

if TYPE_CHECKING:
    from .pseudonyms import Pseudonymiser

GOES_ON = re.compile(r"-\w|\.[a-z0-9_]")
HYPHEN = re.compile(r"-\w")
"""What follows a word that is only a part of a name, after an @ and elsewhere."""
_IN_NAME = re.compile("[ \u00a0.-]")
_SURNAME = re.compile(
    r" (?P<word>[^\W\d_]\w+(?:[-’'][^\W\d_]\w+)?)(?=[,:;]| ?(?:\n|$)| [–—-] |"
    rf" (?:{SECOND_PERSON})(?!\w))"
)


@dataclass(kw_only=True)
class People:
    """What must be known of a thread to find the names of its authors in its comments.

    A place in a text is told by the text, its words in each form that names have (`name_forms.readings`), and the
    number of a word.

    Attributes:
        authors: the authors of the thread's comments.
        corpus: the authors of all comments of the corpus.
        public: names that reports of the corpus speak of (`CorpusAuthors.spoken_of`).
        pseudonymiser: what gives an unknown handle its pseudonym.
        forgotten: the pseudonyms of persons who asked to be forgotten.
        report: title and text of the report.
        reporters: who wrote it, as it shows them.
        texts: the texts of the comments; gone through once, and only if need be.
        outlet, url: of the report; their handles stay.
    """

    authors: ThreadNames
    corpus: Names
    public: Collection[Words]
    pseudonymiser: Pseudonymiser
    forgotten: Collection[str] = frozenset()
    report: str = ""
    reporters: Iterable[str] = ()
    texts: Iterable[str] = field(default=())
    outlet: str | None = None
    url: str | None = None

    @cached_property
    def use(self) -> WordUse:
        """What the report speaks of, and the thread uses as a word."""
        return WordUse(self.report, self.texts, is_name=lambda pair: self.authors.called(pair) is not None)

    @cached_property
    def outlet_handles(self) -> frozenset[str]:
        """The handles of the outlet, which name no reader."""
        return outlet_handles(self.outlet, self.url)

    def is_word(self, word: str) -> bool:
        """Say whether the thread uses a word as one, or the report has it."""
        return self.use.is_ordinary(word) or self.use.in_report(word)

    def given_name(
        self, views: Sequence[Spans], index: int, text: str, *, answered: str | None = None
    ) -> str | None:
        """Return the pseudonym of whose first name stands at a word.

        Where several have it, that is who is answered, or else the pseudonym of the name itself.
        """
        known = first_of(self.authors.given_name, views, index)
        if known == "" and answered and unaccented(views[0][index][2]) in first_names(answered):
            return self.pseudonymiser.author(answered)
        return self._unknown(text, views, index) if known == "" else known

    def first_name(self, text: str, views: Sequence[Spans], index: int, answered: str | None) -> str | None:
        """Return the pseudonym of the one author of the thread whose first name stands alone at a word."""
        start, end, _ = views[0][index]
        word = text[start:end]
        if HYPHEN.match(text, end) or (word.istitle() and word.isalpha() and self.surname_after(text, end)):
            return None
        return self.given_name(views[:2], index, text, answered=answered)

    def by_surname(self, views: Sequence[Spans], index: int, text: str) -> str | None:
        """Return the pseudonym of whose surname stands at a word; where several have it, that of the name itself."""
        known = first_of(self.authors.surname, views, index)
        return self._unknown(text, views, index) if known == "" else known

    def _unknown(self, text: str, views: Sequence[Spans], index: int) -> str | None:
        start, end, _ = views[0][index]
        return self.pseudonymiser.author(text[start:end])

    def is_of_the_news(self, text: str, views: Sequence[Spans], index: int) -> bool:
        """Say whether two words that are no author's name are that of somebody whom the report names, or its reporter.

        Of a name of more words, those are the first and the last two.
        """
        if index + 1 >= len(views[0]):
            return False
        (first, end, _), (start, _, _) = views[0][index : index + 2]
        if start != end + 1 or not (text[first].isupper() and text[start].isupper()):
            return False
        pair = stems(word for _, _, word in views[0][index : index + 2])
        if not (self.use.names_together(pair) or pair in self._reporters):
            return False
        name = name_at(self.authors, text, views, index)
        return name is None or len(name) == 1

    @cached_property
    def _reporters(self) -> set[Words]:
        names = (stems(folded_words(name)) for name in self.reporters)
        return {pair for name in names for pair in pairwise(name)}

    def surname_after(self, text: str, end: int) -> int | None:
        """Return the end of a surname that stands after the first name that ends in a text."""
        found = _SURNAME.match(text, end)
        if not found or not found["word"][0].isupper():
            return None
        word = found["word"].casefold()
        return None if word in OPENERS or self.use.in_report(word) else found.end("word")

    def shortened(self, text: str, views: Sequence[Spans], index: int) -> tuple[int, str] | None:
        """Return the end of more than a first name, but less than all of a name, and whose of the thread it is."""
        words = views[0]
        if index + 1 == len(words):
            return None
        end, start = words[index][1], words[index + 1][0]
        if start != end + 1 or not (text[start].isupper() or text[end] in ".-"):
            return None
        begins = (self.authors.given_name, self.authors.beginning)
        if all(first_of(look_up, views[:2], index) is None for look_up in begins):
            return None
        found = None
        _, end, together = words[index]
        for start, next_end, word in words[index + 1 : index + LONGEST_NAME]:
            if not _IN_NAME.fullmatch(text, end, start) or not (
                text[start].isupper() or text[end] in ".-" or not text[start].isalpha()
            ):
                break
            together, end = handle_of((together, word)), next_end
            if known := spelt_as(self.authors.beginning, together):
                found = end, known
        return found if found and not GOES_ON.match(text, found[0]) else None


def first_of(look_up: Callable[[str], str | None], views: Sequence[Spans], index: int) -> str | None:
    """Return what is found of the forms of a word of a text, of the first that is known."""
    found = (look_up(words[index][2]) for words in views)
    return next((one for one in found if one is not None), None)


def spelt_as(look_up: Callable[[str], str | None], handle: str) -> str | None:
    """Return what is found of a handle as it is written, or else without its accents."""
    return look_up(handle) or look_up(unaccented(handle))


def name_at(authors: Names, text: str, views: Sequence[Spans], index: int) -> Words | None:
    """Return the longest name that stands at a word of a text in any form; as it is written where it can be."""
    found: Words | None = None
    for words in views:
        name = authors.at(text, words, index)
        if name and (found is None or len(name) > len(found)):
            found = name
    return found


@lru_cache(maxsize=8192)
def names_of(author: str) -> list[list[str]]:
    """Return the unaccented words by which an author may sign.

    >>> names_of("Al Smith")
    [['al', 'smith'], ['a', 'smith'], ['al']]
    """
    # Of a word that is nothing but marks, nothing is left.
    name = list(filter(None, map(unaccented, folded_words(author))))
    if len(name) > 1:
        return [name, [name[0][0], *name[1:]], name[:1]]
    return [name] if name else []


def first_names(author: str) -> list[str]:
    """Return the first word of an author's name, unaccented, in a list; an empty one where the name has no words."""
    return [name[0] for name in names_of(author)[:1]]
