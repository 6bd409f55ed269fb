"""Names that stand in a text without an @, where it shows that one of the thread's authors is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .addressing import (
    LEFT,
    TITLES_AND_SHORT_ONES,
    addressed_after,
    begins_speech,
    ends_address,
    ends_verdict,
    goes_on,
    is_address,
    is_apposition,
    is_closed,
    is_determined,
    is_enumerated,
    is_in_longer_name,
    is_named,
    is_no_person,
    is_quote_alone,
    is_quoted,
    is_spoken_to,
    is_told,
    joint,
    opens,
    patronymic_after,
    untitled,
)
from .handles import NOT_A_PERSON
from .name_forms import stems
from .names import OPENERS, TITLES, may_call
from .people import HYPHEN, first_of, name_at
from .things import names_a_thing
from .unspaced import ANY_UNSPACED, SHORTEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .name_forms import Spans
    from .names import Words
    from .people import People

_AFTER_INITIAL = re.compile(r"\.?[ \u00a0][A-Z]")
_OF_SOMEBODY = re.compile("[’']s(?!\\w)")
_WORDS_OF_A_JOINT = 3
_WORDS_OF_A_PHRASE = 3
"""Words of a greeting with which a comment begins, at most."""
_SURNAMES_AND_WORDS = frozenset(
    """
    may will can down long more best love wise young day west north good strong little rich just real true fast hope
    grant mark bill price power case stone wood field hill rose white black brown green king house
    """.split()  # noqa: SIM905
)
"""Words of English that are surnames and first names too: *Kate may come*, *mark down the price*."""


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


def named(
    people: People,
    text: str,
    views: Sequence[Spans],
    index: int,
    *,
    answered: str | None,
    joined_to: int | None,
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
    parent = people.pseudonymiser.author(answered)
    name = name_at(people.authors, text, views, index)
    first = start if joined_to is None else joined_to
    left = text[max(0, first - LEFT) : first]
    shortened = None if name and len(name) > 1 else people.shortened(text, views, index)
    # "San Francisco" is no author of three names, unless it is one that is spoken to.
    if shortened and shortened[1] != parent and addressed_after(left) in (None, "reacted"):
        shortened = None
    if name is None and index and views[0][index - 1][2] in TITLES_AND_SHORT_ONES:
        titled = _titled(people, text, left, views, index, parent=parent)
        if titled:
            return end, titled
    last = index + len(name or (word,)) - 1
    if shortened:
        name, end = None, shortened[0]
        last = next(at for at in range(index, len(views[0])) if views[0][at][1] == end)
    if not shortened and names_a_thing(name or (word,)):
        end = views[0][last][1]
        known = people.authors.called(name) if name else people.given_name(views, index, text)
        return (end, known) if known and _thing_means(left, text, end, answered=known == parent) else None
    if name is None or (len(name) == 1 and not people.authors.tells(name)):
        if shortened:
            pseudonym = shortened[1]
        elif name:
            pseudonym = people.authors.called(name)
        else:
            pseudonym = people.given_name(views, index, text, answered=answered)
            if pseudonym is None and addressed_after(left) in ("greeted", "thanked", "called"):
                pseudonym = first_of(people.authors.beginning, views[:2], index)
        if pseudonym is None or (name is None and HYPHEN.match(text, end)):
            return None
        if pseudonym != parent and any(map(people.use.has_case, {words[index][2] for words in views[1:]})):
            return None
        patronymic = None if shortened else patronymic_after(text, end)
        if patronymic:
            # By a father's name, people address those in the news as well.
            if pseudonym != parent and people.use.is_first_name(word):
                return None
            end, last = patronymic, last + 1
        reach = _author_after(people, text, views, last, at=joint(text, end))
        listed = _author_after(people, text, views, last, at=end + 2 if text.startswith(", ", end) else None)
        joined = bool(reach or listed or joined_to is not None)
        standing = _Standing(left, start, end, reach or end, joined)
        shared = (
            not (name or shortened)
            and pseudonym != parent
            and first_of(people.authors.given_name, views, index) == ""
        )
        meant = _one_word_means(
            people, text, standing, word, whole=name is not None, answered=pseudonym == parent, shared=shared
        )
        return (end, pseudonym) if meant else None
    end = views[0][last][1]
    pseudonym = people.authors.called(name) or ""
    spoken_of = stems(name) in people.public and pseudonym != parent
    if people.authors.tells(name):
        if len(name) > 1:
            spoken_of = spoken_of or people.use.speaks_of(name)
        if not spoken_of and (len(name) == 1 or _names_a_person(people, text, views[0], index, name)):
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
    reach = _author_after(people, text, views, last, at=joint(text, end)) or end
    if not is_address(text, reach) or (spoken_of and is_apposition(text, end)):
        return None
    if pseudonym != parent and text[views[0][last][0]].islower() and all(map(people.use.is_ordinary, name)):
        return None  # "Common sense: use it."
    return (end, pseudonym) if pseudonym == parent or word not in OPENERS else None


def _thing_means(left: str, text: str, end: int, *, answered: bool) -> bool:
    """Say whether a country, a slogan or a common word means the author who is called so.

    It does in a line that quotes, with nothing else in it, and where a comment speaks to who is `answered`: as it
    begins, or by a judgement of what they said.
    """
    if is_quoted(left, text, end) and (answered or is_quote_alone(text, end)):
        return True
    if not answered:
        return False
    if not left.strip() and begins_speech(text, end):
        return True
    phrase = left.lstrip()
    greets = addressed_after(left) is not None and phrase == left and "\n" not in phrase.rstrip()
    return is_closed(text, end) and (
        (greets and len(phrase.split()) <= _WORDS_OF_A_PHRASE) or ends_verdict(left, text, end)
    )


def to_be_forgotten(people: People, text: str, views: Sequence[Spans], index: int) -> tuple[int, str] | None:
    """Return the end of the name at a word, and its pseudonym, if it is surely that of a person to be forgotten."""
    words = views[0]
    start, end, word = words[index]
    name = name_at(people.authors, text, views, index)
    known = people.authors.called(name) if name else first_of(people.authors.given_name, views[:2], index)
    if known not in people.forgotten or names_a_thing(name or (word,)):
        return None
    if name and len(name) > 1:
        end = words[index + len(name) - 1][1]
        return None if people.use.speaks_of(name) or all(map(people.is_word, name)) else (end, known or "")
    if len(word) <= SHORTEST or not text[start].isupper() or people.is_word(word):
        return None
    if HYPHEN.match(text, end) or goes_on(text, end):
        return None
    within = bool(index) and text[words[index - 1][1] : start] == " "
    if within:
        before, _, called = words[index - 1]
        return None if text[before].isupper() and may_call(called) else (end, known or "")
    # Any word has a capital where a sentence begins.
    return (end, known or "") if _OF_SOMEBODY.match(text, end) or people.use.is_named(word) else None


def _titled(
    people: People, text: str, left: str, views: Sequence[Spans], index: int, *, parent: str | None
) -> str | None:
    """Return the pseudonym of who is addressed, agreed with or quoted by a title and the surname at a word."""
    start, end, word = views[0][index]
    before = untitled(left)
    known = people.by_surname(views, index, text)
    if before is None or known is None or text[start].islower() or HYPHEN.match(text, end):
        return None
    answered = known == parent
    if not answered and people.use.names(word):
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


def _names_a_person(people: People, text: str, words: Spans, index: int, name: Words) -> bool:
    """Say whether some words that are an author's name of several words are not rather words of the language.

    In small letters they are a name too, where the report has none of them and no article stands before them.
    """
    spans = words[index : index + len(name)]
    small = {word for start, _, word in spans if text[start].islower()}
    told_apart = _SURNAMES_AND_WORDS.isdisjoint(small) and not any(map(people.use.in_report, name))
    return (
        not (small and (not told_apart or is_determined(text, spans[0][0])))
        and not is_no_person(text, spans[0][0], spans[-1][1])
        and not (len(name[-1]) == 1 and _AFTER_INITIAL.match(text, spans[-1][1]))
        and not all(map(people.use.is_ordinary, name))
        and not (_is_caseless(name) and people.use.is_phrase(name))
    )


def _is_caseless(name: Words) -> bool:
    """Say whether a name is written in a script without capitals."""
    return not any(word[0].islower() for word in name)


def _one_word_means(
    people: People, text: str, standing: _Standing, word: str, *, whole: bool, answered: bool, shared: bool
) -> bool:
    """Say whether a word that is an author's name, or (not `whole`) the first of one, means that author.

    A first name that is `shared` by several authors counts where somebody is surely addressed or quoted.
    """
    left, start, end, reach, joined = standing
    capital = text[start].isupper()
    proper = capital or not text[start].islower()
    ordinary, in_report = people.use.is_ordinary(word), people.use.in_report(word, capital=capital)
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
    # "Will, you are wrong" speaks to a Will, whatever will is, and "Truth, you are wrong" to no person.
    told = capital and not in_report and starts_line and not whole and is_told(text, end)
    if shared:
        spoken_to = (starts_line and begins_speech(text, end)) or ends_address(left, text, end, answers=False)
        sure = (quoted and proper) or (capital and not ordinary and spoken_to)
        return told or (sure and not in_report)
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
    if told:
        return True
    if quoted:
        return proper
    if is_named(left, text, end):
        # "Thanks to Paul Bremer" names no Paul of the thread.
        known = (proper and word not in OPENERS) or not ordinary
        return known and not goes_on(text, end)
    if ordinary or (len(word) <= SHORTEST and ANY_UNSPACED.search(word) and not answered):
        return False
    if capital and starts_line and begins_speech(text, end):
        return True
    if opening and (proper or whole):
        return joined or not is_enumerated(text, reach)
    return capital and ends_address(left, text, end, answers=False)


def _author_after(
    people: People, text: str, views: Sequence[Spans], last: int, *, at: int | None
) -> int | None:
    """Return the end of an author's name that begins at a place right after a word; None where none does."""
    words = views[0]
    for index in range(last + 1, min(last + 2 + _WORDS_OF_A_JOINT, len(words))):
        start = words[index][0]
        if start != at:
            continue
        name = name_at(people.authors, text, views, index)
        if not name and (text[start].islower() or people.given_name(views, index, text) is None):
            return None
        return words[index + len(name or "-") - 1][1]
    return None
