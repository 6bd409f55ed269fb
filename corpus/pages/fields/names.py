"""Who wrote a record, by its elements: the likeliest of those that may name somebody, and where the name ends."""

from __future__ import annotations

import re

from ..document.tree import HEADINGS, NOTHING, Tree
from ..document.words import ANSWERED, SURE_AUTHOR, TEXT
from ..wording.badges import badge_of
from ..wording.marks import LEADS_TO_NAME, Marks, may_name_time
from ..wording.phrases import (
    ANSWERING,
    BY_WORDS,
    LONGEST_NAME,
    byline,
    clean_name,
    is_badge,
    is_chrome,
    is_guest,
    only_connects,
    shown_name,
)
from ..wording.times import names_time, time_span

_CLICKED_TAGS = frozenset(("a", "button"))
_NAME_TAGS = frozenset(("a", "h2", "h3", "h4", "h5", "h6"))
_PROFILE = re.compile(
    r"/(?:users?|members?|memberlist|profiles?|profil|profiel|people|person|u|@|~|authors?|autore?s?|auteurs?|benutzer|nutzer"
    r"|mitglied(?:er)?|usuarios?|utilizador(?:es)?|utent[ei]|utilisateurs?|membres?|gebruikers?|brugere?|brukere?|anvandare"
    r"|kayttaja|uzytkowni[ck]y?|uzivatele?|pouzivatele?|felhasznalok?|utilizator|uporabni[kc]i?|korisni[kc]i?|uye|kullanici)"
    r"(?:/|\.php|(?<=[@~])\w)|(?:[?&]user(?:name|id)?|[?&]uid|/index/8)[=-]",
    re.IGNORECASE,
)
_ENDS_IN_BY = re.compile(rf"(?<!\w)(?:{BY_WORDS})$|^\s*(?i:from)$")
_BEHIND_BY = ": \t\n\xa0"
_DASH = re.compile(r"\s*[—–―-]{1,2}\s*")
"""What stands before the name below a letter."""
_DASHES = frozenset(("-", "–", "—", "/", "|"))
WITH_PLACE = 3
"""Pieces of a name, a dash and where they live."""
_COLONS = frozenset((":", "："))
_CLOCK_BEHIND = re.compile(r"\s[:,|@–-]?\s?\d{1,2}:\d\d(?:\s?[ap]\.?m\b\.?)?\W*$", re.IGNORECASE)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]{3,20}")
_ONE_SIGN = frozenset((".", "?"))
_BETWEEN = " \t\xa0·•⋅|/,;»›(–—-"
"""What stands between a name and the time behind it."""
LONGEST_BYLINE = 140
MOST_BEHIND = 12
"""How many pieces behind a name on its line may be links to what else somebody wrote."""
LEAST_SIGNS = 3
"""How many signs differ at least in a name of signs alone."""
LONGEST_ADDRESS, LONGEST_INITIALS, LONGEST_PORTRAIT = 300, 2, 400
LEAST_HIDDEN = 2


def opens_with_name(tree: Tree, index: int, said: int) -> bool:
    """Tell whether an element that is surely an author's begins with a link to them: who they are may follow."""
    start, stop = tree.starts[index], tree.stops[index]
    if not said & SURE_AUTHOR or tree.size(start, stop) > LONGEST_PORTRAIT:
        return False
    end = _end_of_name(tree, index, start, stop)
    return (end < stop and tree.breaks[end] != NOTHING) or _below_rank(tree, index) is not None


def leads_to_writer(tree: Tree, index: int, *, first: int) -> bool:
    """Tell whether an element that begins a line cites somebody, or is a link to what a member is known by.

    A dash or "Posted by:" may stand before it. An answer may stand in the text of what it answers; `first` is the first
    element of its own record.
    """
    start = tree.starts[index]
    # Initials stand in for a picture.
    short = tree.size(start, tree.stops[index]) <= LONGEST_INITIALS
    said = tree.pieces[start].lstrip()
    if (
        short
        or not _begins_line(tree, start)
        or said.startswith("@")
        or "://" in said
        or (in_text(tree, index, first=first) and not _is_followed_by_colon(tree, index))
    ):
        return False
    return tree.tags[index] == "cite" or links_to_member(tree, index)


def links_to_member(tree: Tree, index: int) -> bool:
    """Tell whether an element is a link to what a member of the site is known by.

    >>> tree = Tree("<a href=/user/7>Ann</a><a href=/group/7>Admin</a>")
    >>> [links_to_member(tree, at) for at, tag in enumerate(tree.tags) if tag == "a"]
    [True, False]
    """
    return _PROFILE.search((tree.attributes[index].get("href") or "")[:LONGEST_ADDRESS]) is not None


def _begins_line(tree: Tree, at: int) -> bool:
    """Tell whether nothing stands before a piece on its line, or only what leads to a name.

    >>> tree = Tree("<p><a>Ann</a><p>— <a>Bo</a><p>Posted by: <cite>Cy</cite><p>Ask <a>Di</a>")
    >>> [_begins_line(tree, at) for at in (0, 2, 4, 6)]
    [True, True, True, False]
    """
    if tree.breaks[at] != NOTHING:
        return True
    before = tree.pieces[at - 1] if at else ""
    return tree.breaks[at - 1] != NOTHING and bool(_DASH.fullmatch(before) or LEADS_TO_NAME.fullmatch(before))


def links_beside(tree: Tree, index: int) -> list[int]:
    """Return the links behind a link that is a name, on its line and to the same address: to what else they wrote.

    >>> tree = Tree("<p>— <a href=/u/9>Ann</a> <a href=/u/9>[Ann's other letters]</a> <a href=/fares>Fares</a><p>No.")
    >>> links_beside(tree, tree.tags.index("a")) == [tree.owners[2]]
    True
    """
    at = tree.stops[index]
    found: list[int] = []
    if tree.tags[index] != "a" or at == len(tree.pieces) or tree.breaks[at] != NOTHING:
        return found
    href = tree.attributes[index].get("href")
    stop = min(len(tree.pieces), at + MOST_BEHIND)
    while href and at < stop and tree.breaks[at] == NOTHING:
        other = tree.owners[at]
        if tree.tags[other] == "a" and tree.attributes[other].get("href") == href:
            found.append(other)
        at += 1
    return found


def _is_followed_by_colon(tree: Tree, index: int) -> bool:
    """Tell whether a colon stands right behind an element, as behind the name of who says what follows it."""
    after = tree.stops[index]
    return (
        after < len(tree.pieces)
        and tree.breaks[after] == NOTHING
        and tree.pieces[after].lstrip()[:1] in _COLONS
    )


def runs_site(name: str) -> bool:
    """Tell whether somebody is called after running the site, as in "Admin"."""
    return badge_of(name) in ("moderator", "staff")


def in_text(tree: Tree, index: int, *, first: int = 0) -> bool:
    """Tell whether one of the three elements around another, from some element on, is called a text."""
    around = tree.parents[index]
    for _ in range(3):
        if around < first:
            return False
        if tree.said[around] & TEXT:
            return True
        around = tree.parents[around]
    return False


def ranked_names(
    tree: Tree, marks: Marks, named: list[int], *, within: tuple[int, int]
) -> list[tuple[int, str]]:
    """Return the innermost elements called an author's that hold a name, best first.

    Args:
        tree: the page.
        marks: its times.
        named: the elements.
        within: the pieces of their record.
    """
    found: list[tuple[int, str]] = []
    spare: list[tuple[int, str]] = []
    for place, index in enumerate(named):
        following = named[place + 1] if place + 1 < len(named) else None
        if (
            following is not None
            and tree.holds(index, following)
            and clean_name(tree.text(following, longest=160))
        ):
            continue
        start, stop = tree.starts[index], tree.stops[index]
        start, stop = (start, stop) if stop - start == 1 else _name_among(tree, marks, index)
        text = _spelt(tree, start, stop)
        span = time_span(text) if may_name_time(tree, marks, start, stop) else None
        if span and not _names_day(tree, marks, start, stop, span, within=within):
            text = _beside_time(text, span)
        elif ":" in text and (clock := _CLOCK_BEHIND.search(text)):
            text = text[: clock.start()]
        label, _, rest = text.partition(":")
        if rest:
            # What calls it a name is a piece of its own, in whatever language.
            apart = tree.pieces[start].strip() == f"{label}:" and not rest.strip().startswith("(")
            text = rest if apart and (is_guest(rest) or not is_chrome(rest)) else text
        name = shown_name(text)
        if name and (not is_chrome(name) or is_guest(name)) and len(name) <= LONGEST_NAME:
            found.append((index, name))
        elif name and runs_site(name):
            spare.append((index, name))
        elif not name and tree.said[index] & SURE_AUTHOR and _is_of_signs(text.strip()):
            spare.append((index, text.strip()))
    # Where nobody else is named, who runs the site may be called after that, or somebody after signs alone.
    found = found or spare[:1]
    return sorted(found, key=lambda item: (_rank(tree, item[0]), item[0])) if len(found) > 1 else found


def _names_day(
    tree: Tree, marks: Marks, start: int, stop: int, span: tuple[int, int], *, within: tuple[int, int]
) -> bool:
    """Tell whether the time in some pieces is a word of a name, as in "Cape Times Today" and "Now Rye".

    It is one word, and nothing but blanks part it from the others; the time of the record stands elsewhere.
    """
    text = tree.line(start, stop, longest=LONGEST_BYLINE)
    elsewhere = marks.timed[within[1]] - marks.timed[within[0]] > marks.timed[stop] - marks.timed[start]
    beside = text[: span[0]].rstrip()[-1:] + text[span[1] :].lstrip()[:1]
    return elsewhere and stop - start == 1 and text[slice(*span)].isalpha() and beside.isalnum()


def _is_of_signs(text: str) -> bool:
    """Tell whether a text is of signs alone and more than a rule, an arrow or a pair of brackets, which decorate.

    Who has to write some name writes a stop, too.

    >>> _is_of_signs("~|[)"), _is_of_signs("---"), _is_of_signs("(...)"), _is_of_signs("-->"), _is_of_signs(".")
    (True, False, False, False, True)
    """
    if text in _ONE_SIGN:
        return True
    enclosed = text[:1] + text[-1:] in ("()", "[]", "{}", "<>")
    return _SIGNS.fullmatch(text) is not None and len(set(text)) >= LEAST_SIGNS and not enclosed


def _beside_time(text: str, span: tuple[int, int]) -> str:
    """Return what stands beside the time in an author's element: before it, where only links and signs follow it.

    >>> _beside_time("Ann · 3 May 2012 · Reply", (6, 16)), _beside_time("(Ann, Rye, 3 May 2012)", (11, 21))
    ('Ann', 'Ann, Rye')
    >>> _beside_time("3 May 2012 Ann", (0, 10))
    'Ann'
    """
    before, after = text[: span[0]], text[span[1] :]
    bare = before.rstrip(_BETWEEN)
    if bare and (is_chrome(after) or only_connects(after)):
        return bare if ")" in bare else bare.lstrip("( ")
    return _EMPTY_BRACKETS.sub("", f"{before} {after}").strip()


def _name_among(tree: Tree, marks: Marks, index: int) -> tuple[int, int]:
    """Return which of the pieces of an author's element are the name, with a badge perhaps."""
    start, stop = tree.starts[index], tree.stops[index]
    if (link := _profile_link(tree, index)) is not None:
        return tree.starts[link], tree.stops[link]
    start = _behind_clicked(tree, start, stop)
    # The comment's number stands before some names, how many follow a writer behind others.
    while stop - start > 1 and tree.pieces[start].strip(" .#)").isdecimal():
        start += 1
    while stop - start > 1 and tree.pieces[stop - 1].strip(" ()").isdecimal():
        stop -= 1
    # In whatever words a site says "posted by": the name is what the last of them leads to.
    if (
        stop - start > 1
        and tree.owners[start] == index
        and _ENDS_IN_BY.search(tree.pieces[start].rstrip(_BEHIND_BY))
    ):
        start += 1
    start = _below_heading(tree, index, start, stop)
    dated = next((at for at in range(start + 1, stop) if at in marks.dated), stop)
    start, dated = _below_rank(tree, index) or (start, dated)
    return start, _end_of_name(tree, index, start, dated)


def _behind_clicked(tree: Tree, start: int, stop: int) -> int:
    """Return where what leads to a name begins behind a link to be clicked: "Report Posted by Ann".

    >>> tree = Tree("<p><a>report</a> Posted by <a>Ann</a><p><a>Report</a> on 3 May 2012")
    >>> _behind_clicked(tree, 0, 3), _behind_clicked(tree, 3, 5)
    (1, 3)
    """
    is_behind = (
        stop - start > 2
        and tree.tags[tree.owners[start]] in _CLICKED_TAGS
        and is_chrome(tree.pieces[start])
        and LEADS_TO_NAME.fullmatch(tree.pieces[start + 1])
    )
    return start + 1 if is_behind else start


def _below_heading(tree: Tree, index: int, start: int, stop: int) -> int:
    """Return where a byline begins in an author's element that a heading opens: that is what the writer says of it.

    >>> tree = Tree("<div><h3>Late again</h3><p>Posted by Ann on 3 May 2012</div><div><h3>Ann</h3><p>by the sea</div>")
    >>> first, other = (at for at, tag in enumerate(tree.tags) if tag == "div")
    >>> _below_heading(tree, first, 0, 2), _below_heading(tree, other, 2, 4)
    (1, 2)
    """
    heading = next(
        (at for at in (index + 1, index + 2) if at < tree.ends[index] and tree.tags[at] in HEADINGS), None
    )
    below = start if heading is None else tree.stops[heading]
    if heading is None or tree.starts[heading] != start or below >= stop or tree.breaks[below] == NOTHING:
        return start
    end = next((at for at in range(below + 1, stop) if tree.breaks[at] != NOTHING), stop)
    line = tree.line(below, end, longest=LONGEST_BYLINE)
    return below if names_time(line) and byline(line) else start


def _profile_link(tree: Tree, index: int) -> int | None:
    """Return the one link to somebody's profile in an author's element, in whatever words it is called that."""
    links = [
        at
        for at in range(index + 1, tree.ends[index])
        if tree.tags[at] == "a"
        and tree.stops[at] - tree.starts[at] == 1
        and _PROFILE.search((tree.attributes[at].get("href") or "")[:LONGEST_ADDRESS])
        and not is_chrome(tree.pieces[tree.starts[at]])
    ]
    return links[0] if len(links) == 1 else None


def _spelt(tree: Tree, start: int, stop: int) -> str:
    """Return the line of a name without the badge after it, and without numbers that are to mislead harvesters.

    These are hidden between the letters of the name.
    """
    if stop - start == 1:
        return tree.line(start, stop, longest=160)
    pieces = range(start, stop)
    hidden = {at for at in pieces if tree.tags[tree.owners[at]] == "i" and tree.pieces[at].isdecimal()}
    hidden = hidden if len(hidden) >= LEAST_HIDDEN else set()
    badges = {at for at in pieces[1:] if is_badge(tree.pieces[at])}
    if badges and not only_connects(tree.line(start, min(badges), longest=160)):
        hidden |= badges
    if not hidden:
        return tree.line(start, stop, longest=160)
    shown = (tree.pieces[at] for at in pieces if at not in hidden)
    return " ".join("".join(shown).split())


def _below_rank(tree: Tree, index: int) -> tuple[int, int] | None:
    """Return the pieces of the link on a line of its own below what a site calls a member, in an author's element."""
    start, stop = tree.starts[index], tree.stops[index]
    below = next((at for at in range(start + 1, stop) if tree.breaks[at] != NOTHING), stop)
    rank = tree.line(start, below, longest=LONGEST_NAME) if below < stop else ""
    if not (is_badge(rank) or (rank.isupper() and " " in rank)):
        return None
    links = (at for at in range(index + 1, tree.ends[index]) if tree.tags[at] == "a")
    named = next((at for at in links if tree.starts[at] >= below), None)
    return (
        (tree.starts[named], tree.stops[named]) if named is not None and tree.starts[named] == below else None
    )


def before_place(tree: Tree, start: int, stop: int) -> int:
    """Return where a name ends that is all an element holds, with a dash and another element behind: "Ann - Rye".

    >>> tree = Tree("<p><b>Ann</b> - <i>Rye</i></p><p><b>Ann</b> - Rye</p><p><b>Ann</b> <i>- Rye</i></p>")
    >>> [before_place(tree, *pieces) - pieces[0] for pieces in ((0, 3), (3, 5), (5, 7))]
    [1, 2, 2]
    """
    dash = start + 1
    if (
        stop - start != WITH_PLACE
        or tree.pieces[dash].strip() not in _DASHES
        or not tree.breaks[dash] == tree.breaks[dash + 1] == NOTHING
    ):
        return stop
    around = tree.owners[dash]
    name, place = tree.owners[start], tree.owners[dash + 1]
    return dash if tree.parents[name] == around == tree.parents[place] else stop


def _end_of_name(tree: Tree, index: int, start: int, stop: int) -> int:
    """Return where the name in an author's element ends: with the heading or link it opens with, if it does."""
    stop = before_place(tree, start, stop)
    for inner in range(index + 1, tree.ends[index]):
        if tree.starts[inner] > start:
            break
        if (
            tree.tags[inner] in _NAME_TAGS
            and start == tree.starts[inner]
            and start < tree.stops[inner] < stop
        ):
            return tree.stops[inner]
    return stop


def _rank(tree: Tree, index: int) -> int:
    said, around = tree.said[index], 0
    for other in tree.ancestors(index, most=2):
        around |= tree.said[other]
    if (said | around) & ANSWERED or ANSWERING.match(tree.text(tree.parents[index], longest=80).lower()):
        return 9
    if said & SURE_AUTHOR or tree.attributes[index].get("itemprop") in ("author", "creator", "name"):
        return 0
    return 1 if around & SURE_AUTHOR else 2
