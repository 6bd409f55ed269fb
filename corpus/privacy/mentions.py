"""Mentions of authors in comments: @handles, salutations and attributions carry the same pseudonyms as authors.

Readers address and quote each other by name, so that hiding the author column alone would hide nobody. A name
is replaced only where the text shows that a commenter is meant, since people also call themselves Obama, The
Truth or America:

- after ``@``: the shown name of an author of the thread or of the corpus, whole or written together
  (``@alsmith``), the first word or words of one author's name or its last, after titles too (``@Mr. Smith``), and
  any other handle, which gets the pseudonym of that handle. The outlet's own handle stays, and so does what names
  no person (``@5pm``, ``@everyone``). In scripts without blanks a handle ends where an author's name does, or where
  it plausibly ends: never with a sentence;
- after ``u/``, ``/u/`` and ``/user/``, as Reddit names its users: the pseudonym of that very name;
- in a line that says who wrote (``Al Smith wrote:``), whoever of the thread that is;
- after a greeting (``Dear Al``), whatever else the thread uses the word for; a first name of several authors gets the
  pseudonym of that very name there, and in a line that says who wrote;
- after a title (``Dear Mr. Smith``): the surname of one author, if the report names nobody so;
- in another address or an agreement (``Al Smith:`` at the start of a line, ``No, Al.``, ``agree with Al Smith``):
  names of several words, and names of one word that the report does not speak of and the thread does not use as a
  word (`word_use`);
- where its author signs a comment, within it (``Regards, Al. PS: …``) or at its end;
- of persons who are to be forgotten, anywhere: names of several words, and a name or first name with a capital that is
  no word of the thread, unless the report has it;
- anywhere: names of several capitalised words, and handles that are no words (``riposte1111``), unless a report
  of the corpus speaks of somebody or something of that name, or its own report by the last word of it.

Names are known in other forms too: without accents, in capitals, declined (`name_forms`).

The texts of reports are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ..splitting.markers import attribution
from ..text.canonical import HANGUL, UNSPACED, WORD, canonical, counted, folded_words, word_spans
from ..text.stand_ins import PSEUDONYM
from .addressing import (
    SECOND_PERSON,
    TITLES_AND_SHORT_ONES,
    addressed_after,
    ends_address,
    goes_on,
    is_address,
    is_apposition,
    is_closed,
    is_enumerated,
    is_in_longer_name,
    is_listed,
    is_named,
    is_no_person,
    is_quoted,
    is_signed_off,
    is_spoken_to,
    is_unspaced_address,
    joint,
    opens,
    unspaced_greeting,
    untitled,
)
from .handles import NOT_A_PERSON, names_nobody, outlet_handles, squashed
from .identifiers import mentioned_users
from .name_forms import STEM, Spans, readings, stems, unaccented, written
from .names import LONGEST_NAME, OPENERS, TITLES, Names, ThreadNames, Words, handle_of, may_call
from .word_use import WordUse

if TYPE_CHECKING:
    from .pseudonyms import Pseudonymiser

_GLUED = f"{UNSPACED}{HANGUL}"
_AT = re.compile(
    rf"(?:(?<![\w/@＠])|(?<=[{_GLUED}])|(?<=//)(?<![A-Za-z\d:/]//))[@＠]{{1,2}}(?P<blank>[ \u00a0[]?)$"
)
_SIGN = re.compile("[@＠]")
_WIDEST_SIGN = 3
"""What stands between an @ and the name after it, and the @ itself."""
_HANDLE = re.compile(rf"{WORD.pattern}(?:(?:-|\.(?=[a-z0-9_])){WORD.pattern})*")
_GOES_ON = re.compile(r"-\w|\.[a-z0-9_]")
_HYPHEN = re.compile(r"-\w")
_IN_NAME = re.compile("[ \u00a0.-]")
_LINE_END = re.compile("[ \u00a0.!)]*\n")
_SIGNED_BEFORE = re.compile("[ \u00a0]?(?:\n|[.!]+(?:[ \u00a0]|\n))")
_SENTENCE_BEFORE = re.compile("[.!?…][ \u00a0]$")
_OF_SOMEBODY = re.compile("[’']s(?!\\w)")
_AFTER_INITIAL = re.compile(r"\.?[ \u00a0][A-Z]")
_AFTER_TITLE = re.compile(r"\.?[ \u00a0]")
_SURNAME = re.compile(
    r" (?P<word>[^\W\d_]\w+(?:[-’'][^\W\d_]\w+)?)(?=[,:;]| ?(?:\n|$)| [–—-] |"
    rf" (?:{SECOND_PERSON})(?!\w))"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
_ANY_GLUED = re.compile(f"[{_GLUED}]")
_AFTER_HANDLE = re.compile("你|您|我|说得|说的|說得|說的|さん|さま|様|氏|くん|ちゃん|님|씨")
"""What is written right after a handle, and hardly in one."""
_HANDLE_END = re.compile("[ \u00a0:：/]")
_LONGEST_HANDLE = 8
"""Letters of a handle in a script without blanks; a longer run is taken for a sentence after it, and stays."""
_SHORTEST_UNSPACED, _LONGEST_UNSPACED = 2, 30
_LEFT = 60
_SERVICE = re.compile(r":disqus(?!\w)")
"""What a service adds to a name after an @."""
_WORDS_OF_A_JOINT = 3


class _Standing(NamedTuple):
    """How a name stands in a text; names that are joined by *and* stand as one.

    Attributes:
        left: what stands before it, or before those it is joined to.
        start, end: of the name itself.
        reach: where the name ends that it is joined to, or its own end.
        joined: whether it is joined to another.
    """

    left: str
    start: int
    end: int
    reach: int
    joined: bool


@dataclass(kw_only=True)
class Thread:
    """What must be known of a thread to find the names of its authors in its comments.

    Attributes:
        authors: the authors of the thread's comments.
        corpus: the authors of all comments of the corpus.
        public: names that reports of the corpus speak of (`CorpusAuthors.spoken_of`).
        pseudonymiser: what gives an unknown handle its pseudonym.
        forgotten: the pseudonyms of persons who asked to be forgotten.
        report: title and text of the report.
        texts: the texts of the comments; gone through once, and only if need be.
        outlet, url: of the report; their handles stay.
    """

    authors: ThreadNames
    corpus: Names
    public: Collection[Words]
    pseudonymiser: Pseudonymiser
    forgotten: Collection[str] = frozenset()
    report: str = ""
    texts: Iterable[str] = field(default=())
    outlet: str | None = None
    url: str | None = None

    def hide(
        self, text: str, *, answered: str | None = None, author: str | None = None
    ) -> tuple[str, tuple[str, ...]]:
        """Replace the mentions in a canonical text by pseudonyms; the result is canonical too.

        Args:
            text: the text of a comment of the thread.
            answered: the shown name of the author it answers.
            author: the shown name of its own author, who may sign it.

        Returns:
            The text, and what was changed. Hiding again changes nothing.
        """
        hidden, count = _replaced(text, self._users(text)) if "/" in text else (text, 0)
        hidden, more = _replaced(hidden, self._signatures(hidden, author, answered=answered))
        count += more
        views = self._looked_at(hidden)
        if views:
            hidden, more = _replaced(hidden, self._mentions(hidden, *views, answered=answered))
            count += more
        if not count:
            return text, ()
        return canonical(hidden).text, (f"{counted(count, 'mention')} of a name replaced by its pseudonym",)

    def _looked_at(self, text: str) -> tuple[Sequence[Spans], Iterable[int]] | None:
        """Return the words of a text and the places of those that may name somebody; None where none may."""
        if not text.isascii() and _ANY_GLUED.search(text):
            views = readings(text)
            return views, range(len(views[0]))
        if "@" in text or "＠" in text:
            views = readings(text)
            places = self._places([[word for _, _, word in words] for words in views])
            places.update(_after_signs(text, views[0]))
            return views, sorted(places)
        # Most comments name nobody, and a look at their words settles that.
        places = self._places(written(text))
        return (readings(text), sorted(places)) if places else None

    def _places(self, views: Sequence[Sequence[str]]) -> set[int]:
        places = {place for words in views for place in self.authors.places(words)}
        if not TITLES_AND_SHORT_ONES.isdisjoint(views[0]):
            titled = [place for place, word in enumerate(views[0][:-1], 1) if word in TITLES_AND_SHORT_ONES]
            ends_names = self.authors.surname
            places.update(at for at in titled if any(ends_names(words[at]) is not None for words in views))
        return places

    def _users(self, text: str) -> Iterator[tuple[int, int, str]]:
        for start, end, name in mentioned_users(text):
            words = tuple(folded_words(name))
            known = self.authors.called(words) or self.corpus.called(words)
            if name.casefold() in NOT_A_PERSON and not known:
                continue
            if pseudonym := self.pseudonymiser.author(name) or known:
                yield start, end, pseudonym

    def _signatures(
        self, text: str, author: str | None, *, answered: str | None
    ) -> Iterator[tuple[int, int, str]]:
        """Yield where an author signs a comment by a name of their own: within it, and at its end."""
        pseudonym = self.pseudonymiser.author(author)
        if not author or not pseudonym:
            return
        done = 0
        last_end = len(text.rstrip(" \u00a0\n.!)"))
        for end in (*_ends_of(author, text, before=last_end), last_end):
            start = _signed(author, text, end)
            if start is None or start < done:
                continue
            left = text[max(0, start - _LEFT) : start]
            namesake = answered and _first_names(answered) == _first_names(author)
            in_line = end < last_end and not _LINE_END.match(text, end)
            signed = is_signed_off(left, by_a_dash=not in_line) and not is_listed(left)
            if not signed and end == last_end:
                alone = opens(left) or (
                    _SENTENCE_BEFORE.search(left) and text[start].isupper() and not namesake
                )
                word = text[start:end].split()[0].casefold()
                signed = bool(alone and text[:start].strip()) and not self._is_named_otherwise(word, left)
            if signed and not (in_line and namesake):
                yield start, end, pseudonym
                done = end

    def _is_named_otherwise(self, word: str, left: str) -> bool:
        """Say whether a word at the end of a text is none that it is signed by, given what stands left of it."""
        return self._use.is_ordinary(word) or (not opens(left) and self._use.in_report(word))

    def _mentions(
        self, text: str, views: Sequence[Spans], places: Iterable[int], *, answered: str | None
    ) -> Iterator[tuple[int, int, str]]:
        words = views[0]
        parent = self.pseudonymiser.author(answered)
        first = skip_to = 0
        after_at = False
        for index in places:
            start = words[index][0]
            if start < skip_to or PSEUDONYM.match(text, start):
                continue
            if index and PSEUDONYM.match(text, words[index - 1][0]):
                continue
            before = text[max(0, start - _WIDEST_SIGN) : start]
            # "@Ann/@Bob" names two, while a path that has an @ names nobody.
            slashed = after_at and text[skip_to:start] == "/@"
            at = (
                _AT.search(text, max(0, start - _WIDEST_SIGN), start)
                if "@" in before or "＠" in before
                else None
            )
            joined = bool(skip_to) and joint(text, skip_to, start) is not None
            if at or slashed:
                sign = at["blank"] if at else ""
                found = self._after_at(text, views, index, sign=sign, answered=answered)
            else:
                found = self._named(
                    text, views, index, answered=answered, joined_to=first if joined else None
                )
                if not found and self.forgotten:
                    found = self._to_be_forgotten(text, views, index)
            if found:
                first = first if joined else start
                skip_to, after_at = found[0], bool(at) or slashed
                yield start, *found
            elif not at and not slashed and (unspaced := self._unspaced(text, words[index], parent=parent)):
                skip_to = unspaced[1]
                yield unspaced

    def _after_at(
        self, text: str, views: Sequence[Spans], index: int, *, sign: str, answered: str | None
    ) -> tuple[int, str] | None:
        """Return the end of the name that an @ stands before, and its pseudonym; `sign` stands between the two."""
        found = self._handle(text, views, index, sign=sign, answered=answered)
        service = _SERVICE.match(text, found[0]) if found else None
        return (service.end(), found[1]) if service and found else found

    def _handle(
        self, text: str, views: Sequence[Spans], index: int, *, sign: str, answered: str | None
    ) -> tuple[int, str] | None:
        start, end, word = views[0][index]
        bracket = sign == "["
        blank = bool(sign) and not bracket
        place = _after_titles(text, views[0], index)
        if place > index and _name_at(self.authors, text, views, index) is None:
            if titled := self._titled_handle(text, views, place, answered=answered):
                return titled
            if text[views[0][place][0]].isupper():
                return None if blank else self._titled_stranger(text, views[0], index, place)
        shortened = self._shortened(text, views, index)
        first = None if blank or _GOES_ON.match(text, end) else self._first_name(text, views, index, answered)
        # Who is called so in this thread comes before a stranger of that one name in another.
        sources = (self.authors, None), (self.corpus, first)
        for authors, rival in sources:
            name = _name_at(authors, text, views, index)
            if name and (len(name) > 1 or not (rival or "".join(name).endswith(STEM))):
                last = views[0][index + len(name) - 1][1]
                if _GOES_ON.match(text, last):
                    continue  # "@Hans-Peter" is not Hans
                if shortened and last <= shortened[0]:
                    break
                if len(name) > 1 or not blank or not self._is_word(word):
                    return last, authors.called(name) or ""
        if shortened:
            return shortened
        if bracket:
            known = self._given_name(views[:2], index, text, answered=answered)
            return (end, known) if known and text[end : end + 1] == "]" else None
        if blank:
            return None
        handle = _HANDLE.match(text, start)
        whole = handle[0] if handle else text[start:end]
        if _ANY_GLUED.search(whole):
            whole = self._handle_of_sentence(text, start, whole)
            if not whole:
                return None
        end = start + len(whole)
        together = squashed(whole)
        for authors, rival in sources:
            if rival:
                return views[0][index][1], rival
            if known := authors.with_handle(together) or authors.with_handle(unaccented(together)):
                return end, known
            known = self.authors.beginning(together) or self.authors.beginning(unaccented(together))
            if known and not rival:
                return end, known
        surname = self._surname(text, end) if whole.istitle() and whole.isalpha() else None
        if not surname and (known := self._first_name(text, views, index, answered)):
            # "@john.tarrant" is hidden whole, whoever John is.
            first_end = views[0][index][1]
            return end if text.startswith(".", first_end) else first_end, known
        if together in self._outlet_handles or names_nobody(whole):
            return None
        if end == views[0][index][1] and (known := _first(self.authors.surname, views[:2], index)):
            return end, known
        end = surname or end
        pseudonym = self.pseudonymiser.author(text[start:end])
        return (end, pseudonym) if pseudonym else None

    def _titled_handle(
        self, text: str, views: Sequence[Spans], place: int, *, answered: str | None
    ) -> tuple[int, str] | None:
        """Return the end of an author's name after titles, and its pseudonym: *@Herr Weiß*, *@Dr. Ann Holm*."""
        start, end, word = views[0][place]
        capital = text[start].isupper()
        if not capital and self._is_word(word):
            return None
        if name := _name_at(self.authors, text, views, place):
            return views[0][place + len(name) - 1][1], self.authors.called(name) or ""
        if shortened := self._shortened(text, views, place):
            return shortened
        name = _name_at(self.corpus, text, views, place)
        if name and len(name) > 1:
            return views[0][place + len(name) - 1][1], self.corpus.called(name) or ""
        known = self._by_surname(views, place, text)
        if not known and capital:
            known = self._given_name(views[:2], place, text, answered=answered)
        return (end, known) if known else None

    def _titled_stranger(self, text: str, words: Spans, index: int, place: int) -> tuple[int, str] | None:
        """Return the end of titles and a name of nobody known at a place after them, and the pseudonym of it all."""
        _, end, word = words[place]
        if word in OPENERS or word in TITLES or self._use.in_report(word):
            return None
        end = self._surname(text, end) or end
        pseudonym = self.pseudonymiser.author(text[words[index][0] : end])
        return (end, pseudonym) if pseudonym else None

    def _shortened(self, text: str, views: Sequence[Spans], index: int) -> tuple[int, str] | None:
        """Return the end of more than a first name, but less than all of a name, and whose of the thread it is."""
        words = views[0]
        if index + 1 == len(words):
            return None
        end, start = words[index][1], words[index + 1][0]
        if start != end + 1 or not (text[start].isupper() or text[end] in ".-"):
            return None
        if _first(self.authors.given_name, views[:2], index) is None:
            return None
        found = None
        _, end, together = words[index]
        for start, next_end, word in words[index + 1 : index + LONGEST_NAME]:
            if not _IN_NAME.fullmatch(text, end, start) or not (
                text[start].isupper() or text[end] in ".-" or not text[start].isalpha()
            ):
                break
            together, end = handle_of((together, word)), next_end
            known = self.authors.beginning(together) or self.authors.beginning(unaccented(together))
            if known:
                found = end, known
        return found if found and not _GOES_ON.match(text, found[0]) else None

    def _first_name(self, text: str, views: Sequence[Spans], index: int, answered: str | None) -> str | None:
        """Return the pseudonym of the one author of the thread whose first name stands alone at a word."""
        start, end, _ = views[0][index]
        word = text[start:end]
        if _HYPHEN.match(text, end) or (word.istitle() and word.isalpha() and self._surname(text, end)):
            return None
        return self._given_name(views[:2], index, text, answered=answered)

    def _surname(self, text: str, end: int) -> int | None:
        """Return the end of a surname that stands after the first name that ends in a text."""
        found = _SURNAME.match(text, end)
        if not found or not found["word"][0].isupper():
            return None
        word = found["word"].casefold()
        return None if word in OPENERS or self._use.in_report(word) else found.end("word")

    def _named(
        self, text: str, views: Sequence[Spans], index: int, *, answered: str | None, joined_to: int | None
    ) -> tuple[int, str] | None:
        """Return the end of the name that is meant at a word, if one is, and its pseudonym.

        Args:
            text: the text.
            views: its words.
            index: the place of the word.
            answered: the shown name of who is answered.
            joined_to: where the names begin that stand before it and are joined to it.
        """
        start, end, word = views[0][index]
        parent = self.pseudonymiser.author(answered)
        name = _name_at(self.authors, text, views, index)
        first = start if joined_to is None else joined_to
        left = text[max(0, first - _LEFT) : first]
        shortened = None if name and len(name) > 1 else self._shortened(text, views, index)
        # "San Francisco" is no author of three names, unless it is one that is spoken to.
        if shortened and shortened[1] != parent and addressed_after(left) in (None, "reacted"):
            shortened = None
        if name is None and index and views[0][index - 1][2] in TITLES_AND_SHORT_ONES:
            titled = self._titled(text, left, views, index, parent=parent)
            if titled:
                return end, titled
        last = index + len(name or (word,)) - 1
        if shortened:
            name, end = None, shortened[0]
            last = next(at for at in range(index, len(views[0])) if views[0][at][1] == end)
        if name is None or (len(name) == 1 and not self.authors.tells(name)):
            if shortened:
                pseudonym = shortened[1]
            elif name:
                pseudonym = self.authors.called(name)
            else:
                pseudonym = self._given_name(views, index, text, answered=answered)
            if pseudonym is None or (name is None and _HYPHEN.match(text, end)):
                return None
            reach = self._author_after(text, views, last, at=joint(text, end))
            listed = self._author_after(text, views, last, at=end + 2 if text.startswith(", ", end) else None)
            joined = bool(reach or listed or joined_to is not None)
            standing = _Standing(left, start, end, reach or end, joined)
            shared = (
                not (name or shortened)
                and pseudonym != parent
                and _first(self.authors.given_name, views, index) == ""
            )
            meant = self._one_word_means(
                text, standing, word, whole=name is not None, answered=pseudonym == parent, shared=shared
            )
            return (end, pseudonym) if meant else None
        end = views[0][last][1]
        pseudonym = self.authors.called(name) or ""
        spoken_of = stems(name) in self.public and pseudonym != parent
        if self.authors.tells(name):
            if len(name) > 1:
                spoken_of = spoken_of or self._use.speaks_of(name)
            if not spoken_of and (len(name) == 1 or self._names_a_person(text, views[0], index, name)):
                return end, pseudonym
        if is_quoted(left, text, end):
            return end, pseudonym
        if addressed := addressed_after(left):
            sure = addressed != "reacted" or word not in OPENERS or is_closed(text, end)
            return (end, pseudonym) if sure else None
        if is_named(left, text, end):
            return end, pseudonym
        if not opens(left):
            return None
        reach = self._author_after(text, views, last, at=joint(text, end)) or end
        if not is_address(text, reach) or (spoken_of and is_apposition(text, end)):
            return None
        if (
            pseudonym != parent
            and text[views[0][last][0]].islower()
            and all(map(self._use.is_ordinary, name))
        ):
            return None  # "Common sense: use it."
        return (end, pseudonym) if pseudonym == parent or word not in OPENERS else None

    def _titled(
        self, text: str, left: str, views: Sequence[Spans], index: int, *, parent: str | None
    ) -> str | None:
        """Return the pseudonym of who is addressed, agreed with or quoted by a title and the surname at a word."""
        start, end, word = views[0][index]
        before = untitled(left)
        known = self._by_surname(views, index, text)
        if before is None or known is None or text[start].islower() or _HYPHEN.match(text, end):
            return None
        answered = known == parent
        if not answered and self._use.names(word):
            return None
        meant = (
            bool(addressed_after(before) and is_closed(text, end))
            or addressed_after(before) == "greeted"
            or is_named(before, text, end)
            or is_quoted(before, text, end)
            or ends_address(before, text, end, answers=answered)
            or (opens(before) and is_address(text, end) and not is_apposition(text, end))
            or (opens(before) and is_spoken_to(text, end))
        )
        return known if meant else None

    def _names_a_person(self, text: str, words: Spans, index: int, name: Words) -> bool:
        """Say whether some words that are an author's name of several words are not rather words of the language."""
        spans = words[index : index + len(name)]
        return (
            all(text[start].isupper() for start, _, _ in spans)
            and not is_no_person(text, spans[0][0], spans[-1][1])
            and not (len(name[-1]) == 1 and _AFTER_INITIAL.match(text, spans[-1][1]))
            and not all(map(self._use.is_ordinary, name))
        )

    def _to_be_forgotten(self, text: str, views: Sequence[Spans], index: int) -> tuple[int, str] | None:
        """Return the end of the name at a word, and its pseudonym, if it is surely that of a person to be forgotten."""
        words = views[0]
        start, end, word = words[index]
        name = _name_at(self.authors, text, views, index)
        known = self.authors.called(name) if name else _first(self.authors.given_name, views[:2], index)
        if known not in self.forgotten:
            return None
        if name and len(name) > 1:
            end = words[index + len(name) - 1][1]
            return None if self._use.speaks_of(name) or all(map(self._is_word, name)) else (end, known or "")
        if len(word) <= _SHORTEST_UNSPACED or not text[start].isupper() or self._is_word(word):
            return None
        if _HYPHEN.match(text, end) or goes_on(text, end):
            return None
        within = bool(index) and text[words[index - 1][1] : start] == " "
        if within:
            before, _, called = words[index - 1]
            return None if text[before].isupper() and may_call(called) else (end, known or "")
        # Any word has a capital where a sentence begins.
        return (end, known or "") if _OF_SOMEBODY.match(text, end) or self._use.is_named(word) else None

    def _one_word_means(
        self, text: str, standing: _Standing, word: str, *, whole: bool, answered: bool, shared: bool
    ) -> bool:
        """Say whether a word that is an author's name, or (not `whole`) the first of one, means that author.

        A first name that is `shared` by several authors counts where somebody is surely addressed or quoted.
        """
        left, start, end, reach, joined = standing
        capital = text[start].isupper()
        proper = capital or not text[start].islower()
        ordinary, in_report = self._use.is_ordinary(word), self._use.in_report(word)
        starts_line = opens(left)
        if ordinary and not proper and not starts_line:
            return False
        quoted = is_quoted(left, text, end)
        if quoted and whole:
            return True
        if word in TITLES and not may_call(word) and not answered:
            return False  # "Dear Sir"
        addressed = addressed_after(left)
        if addressed == "called":
            return True
        if addressed and (is_closed(text, reach) or (joined and addressed != "reacted")):
            if word in NOT_A_PERSON:
                return answered and capital
            if addressed == "greeted":
                return proper or not ordinary
            if answered:
                return proper or not ordinary
            if addressed == "thanked":
                return not in_report and (proper or not ordinary)
            # Without capitals "no hope" looks like "no, Hope".
            return not in_report and not ordinary and (capital or text[start].islower())
        if addressed == "greeted" and capital and not (ordinary or in_report):
            return not is_in_longer_name(text, start, end)
        if shared:
            return quoted and proper and not in_report
        opening = starts_line and is_address(text, reach)
        if answered:
            if opening and not (in_report and is_apposition(text, end)):
                return True
            if capital and not ordinary and ends_address(left, text, end, answers=True):
                return True
            if starts_line and not ordinary and is_spoken_to(text, end):
                return True
        if in_report:
            return False
        if quoted:
            return proper
        if is_named(left, text, end):
            # "Thanks to Paul Bremer" names no Paul of the thread.
            known = (proper and word not in OPENERS) or not ordinary
            return known and not goes_on(text, end)
        if ordinary or (len(word) <= _SHORTEST_UNSPACED and _UNSPACED.search(word) and not answered):
            return False
        if opening and (proper or whole):
            return joined or not is_enumerated(text, reach)
        return capital and ends_address(left, text, end, answers=False)

    def _unspaced(
        self, text: str, word: tuple[int, int, str], *, parent: str | None
    ) -> tuple[int, int, str] | None:
        """Return where a name is addressed in a word of a script that sets no blanks: 亲爱的王小明，."""
        start, end, _ = word
        if not _ANY_GLUED.search(text, start, end):
            return None
        greeted = unspaced_greeting(text, start, end)
        if greeted is None and not opens(text[max(0, start - _LEFT) : start]):
            return None
        first = start if greeted is None else greeted
        for last in range(min(end, first + _LONGEST_UNSPACED), first + 1, -1):
            known = self.authors.called((text[first:last].casefold(),))
            if known and is_unspaced_address(text, last, greeted=greeted is not None):
                # Two characters are a word of the language as often as a name.
                spoken_of = last - first <= _SHORTEST_UNSPACED or text[first:last] in self.report
                return (first, last, known) if not spoken_of or greeted or known == parent else None
        return None

    def _handle_of_sentence(self, text: str, start: int, run: str) -> str:
        """Return the handle that begins at an @ in a script that sets no blanks; "" where it cannot be told.

        What follows a handle there is often written right after it.
        """
        for last in range(min(len(run), _LONGEST_UNSPACED), 1, -1):
            word = run[:last].casefold()
            if self.authors.called((word,)) or self.authors.with_handle(squashed(word)):
                return run[:last]
        if not _UNSPACED.search(run):
            return run
        if cut := _AFTER_HANDLE.search(run, 2):
            return run[: cut.start()] if cut.start() <= _LONGEST_HANDLE else ""
        ended = _HANDLE_END.match(text, start + len(run))
        return run if len(run) <= (_LONGEST_HANDLE if ended else _LONGEST_HANDLE - 2) else ""

    def _given_name(
        self, views: Sequence[Spans], index: int, text: str, *, answered: str | None = None
    ) -> str | None:
        """Return the pseudonym of whose first name stands at a word.

        Where several have it, that is who is answered, or else the pseudonym of the name itself.
        """
        known = _first(self.authors.given_name, views, index)
        if known == "" and answered and unaccented(views[0][index][2]) in _first_names(answered):
            return self.pseudonymiser.author(answered)
        return self._unknown(text, views, index) if known == "" else known

    def _by_surname(self, views: Sequence[Spans], index: int, text: str) -> str | None:
        known = _first(self.authors.surname, views, index)
        return self._unknown(text, views, index) if known == "" else known

    def _unknown(self, text: str, views: Sequence[Spans], index: int) -> str | None:
        start, end, _ = views[0][index]
        return self.pseudonymiser.author(text[start:end])

    def _author_after(self, text: str, views: Sequence[Spans], last: int, *, at: int | None) -> int | None:
        """Return the end of an author's name that begins at a place right after a word; None where none does."""
        words = views[0]
        for index in range(last + 1, min(last + 2 + _WORDS_OF_A_JOINT, len(words))):
            start = words[index][0]
            if start != at:
                continue
            name = _name_at(self.authors, text, views, index)
            if not name and (text[start].islower() or self._given_name(views, index, text) is None):
                return None
            return words[index + len(name or "-") - 1][1]
        return None

    def _is_word(self, word: str) -> bool:
        return self._use.is_ordinary(word) or self._use.in_report(word)

    @cached_property
    def _use(self) -> WordUse:
        return WordUse(self.report, self.texts)

    @cached_property
    def _outlet_handles(self) -> frozenset[str]:
        return outlet_handles(self.outlet, self.url)


def hide_attributions(text: str, *, pseudonymiser: Pseudonymiser) -> tuple[str, tuple[str, ...]]:
    """Replace the name in every line of a text that only says who wrote a comment, whoever that is.

    Such lines are left in a comment, or quoted as evidence, where plain text was split. A line counts where it
    has a date or time, or ends as comment systems write it ("Kim said...").

    >>> from .pseudonyms import Pseudonymiser
    >>> hidden, _ = hide_attributions("Kim Lee said...\\nWell done.", pseudonymiser=Pseudonymiser(b"x" * 16))
    >>> hidden.endswith(" said...\\nWell done."), "Kim" in hidden
    (True, False)
    """
    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        mark = attribution(line)
        if mark is None or mark.author is None or not (mark.sure or mark.published):
            continue
        pseudonym = pseudonymiser.author(mark.author)
        if pseudonym and not PSEUDONYM.search(mark.author):
            lines[number] = line.replace(mark.author, pseudonym, 1)
            count += 1
    if not count:
        return text, ()
    return canonical("\n".join(lines)).text, (
        f"{counted(count, 'name')} of an author replaced by its pseudonym",
    )


def _replaced(text: str, mentions: Iterable[tuple[int, int, str]]) -> tuple[str, int]:
    """Return a text with pseudonyms in the places of some mentions, and how many there were."""
    pieces: list[str] = []
    done = count = 0
    for start, end, pseudonym in mentions:
        pieces += (text[done:start], pseudonym)
        done = _after_initial(text, start, end)
        count += 1
    return "".join(pieces) + text[done:], count


def _after_initial(text: str, start: int, end: int) -> int:
    """Return the end of a name with the full stop of an initial at its end, if that does not end a sentence as well.

    >>> [_after_initial(text, 0, 5) for text in ("Ann P.: no", "Ann P. says no", "Ann P. No", "Ann P.", "Annie.")]
    [6, 6, 5, 5, 5]
    """
    initial = text[end - 1].isalpha() and not (end - start > 1 and text[end - 2].isalnum())
    follows = text[end + 1 : end + 3]
    goes_on = follows[:1] in tuple(",:;") or (follows[:1] == " " and follows[1:].islower())
    return end + 1 if initial and text[end : end + 1] == "." and goes_on else end


@lru_cache(maxsize=8192)
def _names_of(author: str) -> list[list[str]]:
    """Return the unaccented words by which an author may sign.

    >>> _names_of("Al Smith")
    [['al', 'smith'], ['a', 'smith'], ['al']]
    """
    name = [unaccented(word) for word in folded_words(author)]
    if len(name) > 1:
        return [name, [name[0][0], *name[1:]], name[:1]]
    return [name] if name else []


def _first_names(author: str) -> list[str]:
    return [name[0] for name in _names_of(author)[:1]]


@lru_cache(maxsize=8192)
def _first_and_last(author: str) -> frozenset[str]:
    words = WORD.findall(author)
    return frozenset((*words[:1], *words[-1:]))


def _ends_of(author: str, text: str, *, before: int) -> list[int]:
    """Return where the first and the last word of an author's name end a sentence or line before a place, in order."""
    ends: set[int] = set()
    for word in _first_and_last(author):
        at = text.find(word, 0, before)
        while at >= 0:
            end = at + len(word)
            if _SIGNED_BEFORE.match(text, end):
                ends.add(end)
            at = text.find(word, end, before)
    return sorted(end for end in ends if end < before)


def _signed(author: str, text: str, end: int) -> int | None:
    """Return where a name of an author begins that ends at a place; a middle initial does not count."""
    first = max(text.rfind("\n", 0, end) + 1, end - _LEFT)
    words = word_spans(text[first:end])
    if not words or first + words[-1][1] != end:
        return None
    said = [unaccented(word) for _, _, word in words]
    for name in _names_of(author):
        if said[-len(name) :] == name:
            return first + words[-len(name)][0]
        if len(name) > 1 and len(said) > 2 and len(said[-2]) == 1 and [said[-3], said[-1]] == name:
            return first + words[-3][0]
    return None


def _first(look_up: Callable[[str], str | None], views: Sequence[Spans], index: int) -> str | None:
    """Return what is found of the forms of a word of a text, of the first that is known."""
    found = (look_up(words[index][2]) for words in views)
    return next((one for one in found if one is not None), None)


def _after_signs(text: str, words: Spans) -> Iterator[int]:
    """Yield the places of the words of a text that stand right after an @, or nearly so."""
    for sign in _SIGN.finditer(text):
        place = bisect_left(words, sign.end(), key=itemgetter(0))
        if place < len(words) and words[place][0] - sign.end() <= _WIDEST_SIGN:
            yield place


def _after_titles(text: str, words: Spans, index: int) -> int:
    """Return the place of the first word after the titles that begin at a word; that of the word where none does."""
    while (
        words[index][2] in TITLES
        and index + 1 < len(words)
        and _AFTER_TITLE.fullmatch(text, words[index][1], words[index + 1][0])
    ):
        index += 1
    return index


def _name_at(authors: Names, text: str, views: Sequence[Spans], index: int) -> Words | None:
    """Return the longest name that stands at a word of a text in any form; as it is written where it can be."""
    found: Words | None = None
    for words in views:
        name = authors.at(text, words, index)
        if name and (found is None or len(name) > len(found)):
            found = name
    return found
