"""Names after an @: of authors, whole or in part, with titles too, and handles of anybody else."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from ..text.canonical import WORD, folded_words
from .addressing import goes_on, is_closed
from .handles import names_nobody, squashed
from .name_forms import STEM, UNSEEN
from .names import OPENERS, TITLES
from .people import GOES_ON, HYPHEN, first_of, name_at, spelt_as
from .unspaced import ANY_GLUED, GLUED, handle_of_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .name_forms import Spans
    from .people import People

AT = re.compile(
    rf"(?:(?<![\w/@＠])|(?<=[{GLUED}])|(?<=//)(?<![A-Za-z\d:/]//))[@＠]{{1,2}}(?P<blank>[ \u00a0[]?)[{UNSEEN}~]?$"
)
"""An @ that a name may follow, and what stands between the two."""
WIDEST_SIGN = 4
"""How long both are at most."""
_SIGN = re.compile("[@＠]")
_HANDLE = re.compile(rf"{WORD.pattern}(?:(?:-|\.(?=[a-z0-9_])){WORD.pattern})*")
_AFTER_TITLE = re.compile(r"\.?[ \u00a0]")
_SERVICE = re.compile(r":disqus(?!\w)")
"""What a service adds to a name after an @."""
_AGAIN = re.compile("[ \u00a0]?[,:;.!–—-]{0,3}[ \u00a0\n]{1,2}")
"""What stands between a mention and the name again."""


def after_signs(text: str, words: Spans) -> Iterator[int]:
    """Yield the places of the words of a text that stand right after an @, or nearly so."""
    for sign in _SIGN.finditer(text):
        place = bisect_left(words, sign.end(), key=itemgetter(0))
        if place < len(words) and words[place][0] - sign.end() <= WIDEST_SIGN:
            yield place


def named_after_at(
    people: People, text: str, views: Sequence[Spans], index: int, *, sign: str, answered: str | None
) -> tuple[int, str] | None:
    """Return the end of the name that an @ stands before, and its pseudonym; `sign` stands between the two."""
    found = _handle(people, text, views, index, sign=sign, answered=answered)
    service = _SERVICE.match(text, found[0]) if found else None
    return (service.end(), found[1]) if service and found else found


def named_again(
    people: People, text: str, views: Sequence[Spans], index: int, *, of: tuple[int, int, str]
) -> tuple[int, str] | None:
    """Return the end of the name at a word, and its pseudonym, where it is that of whom a mention before it names.

    Args:
        people: what is known of the thread.
        text: the text.
        views: its words.
        index: the place of the word.
        of: start, end and pseudonym of the mention; who of several with one first name is meant, it tells by that.
    """
    words = views[0]
    start, end, word = words[index]
    mention, mention_end, pseudonym = of
    if text[start].islower() or not _AGAIN.fullmatch(text, mention_end, start):
        return None
    if name := name_at(people.authors, text, views, index):
        known, end = people.authors.called(name), words[index + len(name) - 1][1]
    else:
        known = first_of(people.authors.given_name, views[:2], index)
    repeated = known == "" and folded_words(text[mention:mention_end])[:1] == [word]
    if not (repeated or known == pseudonym) or HYPHEN.match(text, end) or goes_on(text, end):
        return None
    # "@Will Will you come?" says a name once.
    return (end, pseudonym) if is_closed(text, end) or not people.is_word(word) else None


def _handle(
    people: People, text: str, views: Sequence[Spans], index: int, *, sign: str, answered: str | None
) -> tuple[int, str] | None:
    start, end, word = views[0][index]
    bracket = sign == "["
    blank = bool(sign) and not bracket
    place = _after_titles(text, views[0], index)
    if place > index and name_at(people.authors, text, views, index) is None:
        if titled := _titled(people, text, views, place, answered=answered):
            return titled
        if text[views[0][place][0]].isupper():
            return None if blank else _titled_stranger(people, text, views[0], index, place)
    shortened = people.shortened(text, views, index)
    if not shortened and people.is_of_the_news(text, views, index):
        return None
    first = None if blank or GOES_ON.match(text, end) else people.first_name(text, views, index, answered)
    # Who is called so in this thread comes before a stranger of that one name in another.
    for authors, rival in ((people.authors, None), (people.corpus, first)):
        name = name_at(authors, text, views, index)
        if name and (
            len(name) > 1
            or not (rival or "".join(name).endswith(STEM))
            # "@Маше" is Маша of the thread, unless somebody is called just so.
            or (authors is people.authors and not people.corpus.called((word,)))
        ):
            last = views[0][index + len(name) - 1][1]
            if GOES_ON.match(text, last):
                continue  # "@Hans-Peter" is not Hans
            if len(name) == 1 and authors is people.authors and _begins_longer(people, text, views, index):
                continue  # "@Will Oak" of another thread is not Will
            if shortened and last <= shortened[0]:
                break
            if len(name) > 1 or not blank or not people.is_word(word):
                return last, authors.called(name) or ""
    if shortened:
        return shortened
    if bracket:
        known = people.given_name(views[:2], index, text, answered=answered)
        return (end, known) if known and text[end : end + 1] == "]" else None
    if blank:
        return None
    handle = _HANDLE.match(text, start)
    whole = handle[0] if handle else text[start:end]
    if ANY_GLUED.search(whole):
        whole = handle_of_sentence(people, text, start, whole)
        if not whole:
            return None
    end = start + len(whole)
    together = squashed(whole)
    own = people.authors
    if known := spelt_as(own.with_handle, together) or spelt_as(own.beginning, together):
        return end, known
    if first:
        return views[0][index][1], first
    if known := spelt_as(people.corpus.with_handle, together):
        return end, known
    surname = people.surname_after(text, end) if whole.istitle() and whole.isalpha() else None
    if not surname and (known := people.first_name(text, views, index, answered)):
        # "@john.tarrant" is hidden whole, whoever John is.
        first_end = views[0][index][1]
        return end if text.startswith(".", first_end) else first_end, known
    if together in people.outlet_handles or names_nobody(whole):
        return None
    if end == views[0][index][1] and (known := first_of(people.authors.surname, views[:2], index)):
        return end, known
    end = surname or end
    pseudonym = people.pseudonymiser.author(text[start:end])
    return (end, pseudonym) if pseudonym else None


def _begins_longer(people: People, text: str, views: Sequence[Spans], index: int) -> bool:
    """Say whether a word is the first of a longer name of the corpus, written with capitals."""
    name = name_at(people.corpus, text, views, index)
    spans = views[0][index : index + len(name or ())]
    return len(spans) > 1 and all(text[start].isupper() for start, _, _ in spans)


def _titled(
    people: People, text: str, views: Sequence[Spans], place: int, *, answered: str | None
) -> tuple[int, str] | None:
    """Return the end of an author's name after titles, and its pseudonym: *@Herr Weiß*, *@Dr. Ann Holm*."""
    start, end, word = views[0][place]
    capital = text[start].isupper()
    if not capital and people.is_word(word):
        return None
    if name := name_at(people.authors, text, views, place):
        return views[0][place + len(name) - 1][1], people.authors.called(name) or ""
    if shortened := people.shortened(text, views, place):
        return shortened
    name = name_at(people.corpus, text, views, place)
    if name and len(name) > 1:
        return views[0][place + len(name) - 1][1], people.corpus.called(name) or ""
    known = people.by_surname(views, place, text)
    if not known and capital:
        known = people.given_name(views[:2], place, text, answered=answered)
    return (end, known) if known else None


def _titled_stranger(
    people: People, text: str, words: Spans, index: int, place: int
) -> tuple[int, str] | None:
    """Return the end of titles and a name of nobody known at a place after them, and the pseudonym of it all."""
    _, end, word = words[place]
    if word in OPENERS or word in TITLES or people.use.in_report(word):
        return None
    end = people.surname_after(text, end) or end
    pseudonym = people.pseudonymiser.author(text[words[index][0] : end])
    return (end, pseudonym) if pseudonym else None


def _after_titles(text: str, words: Spans, index: int) -> int:
    """Return the place of the first word after the titles that begin at a word; that of the word where none does."""
    while (
        words[index][2] in TITLES
        and index + 1 < len(words)
        and _AFTER_TITLE.fullmatch(text, words[index][1], words[index + 1][0])
    ):
        index += 1
    return index
