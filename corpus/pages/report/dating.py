"""Whether the date found for a report is its own: pages without one show the dates of comments and teasers."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from ...records import SourceComment
from ...values.dates import names_day
from ..document.tree import Tree
from ..records.zones import NOWHERE, comment_zones
from ..wording.cues import has_digit
from ..wording.marks import machine_time
from ..wording.moments import order_of_language, order_told, read_time
from ..wording.other_times import tells_other_time
from ..wording.times import time_span
from .titles import title_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ...values.dates import Order

LONGEST = 160
MOST_BELOW, MOST_ABOVE = 8, 4
"""How many lines under a heading, and pieces above it, may say when what stands below was published."""
LONGEST_LINE, MOST_WORDS = 100, 8
"""Characters of a line, and words of one that ends like a sentence, beyond which it is the report's text."""
NEAR = 400
"""Characters below a heading within which a time for machines is the report's."""
MOST_BEFORE, SOON, LATE = 1, 7, 21
"""Days by which a comment may seem to precede its report (clocks differ), in which the first is written, and from which
on none is likely to be the first."""
_YEAR, MONTHS_A_YEAR = 365, 12
_YEARLESS = re.compile(r"(?<![\d./:-])(?:0?[1-9]|[12]\d|3[01])([./])(?:0?[1-9]|[12]\d|3[01])(?![\d./:-])")
"""A day and a month in figures without a year."""
_OF_EVENT = frozenset(("dtstart", "dtend", "startDate", "endDate", "startdate", "enddate", "doorTime"))
_OF_PERSON = re.compile(r"(?:birthday|born|date of birth)\s*:", re.IGNORECASE)
"""What profiles beside a report say of who wrote it."""
_DOTTED = re.compile(
    r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{2,4}(?=\D{1,6}\d{1,2}:\d\d(?::\d\d)?\s?[ap]m\b)", re.IGNORECASE
)
_ENDS = (".", "!", "?", "…", "。")
_PUBLISHED = re.compile(
    r"publi|(?<!modified)(?<!updated)(?:^|[.:_ -])date(?!modified)|pub-?date|issued|created"
)
_ADDRESSES = {"a": "href", "img": "src", "meta": "content"}
"""Where the addresses of other pages and of pictures stand."""
_IN_SCRIPT = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{10,40})\"")


def told_to_machines(tree: Tree, day: str, *, aside: Sequence[int] = ()) -> bool:
    """Tell whether a page says a day to machines: in its head, its scripts, or a time outside boxes for comments.

    Args:
        tree: the page.
        day: an ISO 8601 date.
        aside: for each element, whether it stands in a teaser (see `teasers`), whose time is another page's.

    >>> told_to_machines(Tree("<meta name=date content=2021-07-08><p>He left on 9 July."), "2021-07-08")
    True
    """
    if any(_names(script, day) for script in tree.scripts.values()):
        return True
    for tag, attributes in zip(tree.tags, tree.attributes, strict=True):
        if tag in ("meta", "link") and any(_names(value, day) for value in attributes.values()):
            return True
    zones = comment_zones(tree)
    return any(
        zones[index] == NOWHERE
        and not (aside and aside[index])
        and not _is_of_event(tree, index)
        and (machine_time(tree, index) or "").startswith(day)
        for index in tree.telling
    )


def _is_of_event(tree: Tree, index: int) -> bool:
    """Tell whether a time for machines is when an event begins or ends."""
    return not _OF_EVENT.isdisjoint((*tree.classes[index], tree.attributes[index].get("itemprop")))


def only_among_comments(tree: Tree, day: str, *, aside: Sequence[int] = ()) -> bool:
    """Tell whether a day that no machine is told stands in boxes for comments or teasers, and nowhere else in a page.

    Args:
        tree: the page.
        day: an ISO 8601 date.
        aside: for each element, whether it stands in a teaser.

    >>> page = Tree("<p>He left.</p><div class='comments'><p>Ann</p><p>8 July 2021</p><p>No.</p></div>")
    >>> only_among_comments(page, "2021-07-08"), only_among_comments(page, "2021-07-09")
    (True, False)
    """
    zones = comment_zones(tree)
    among = any((machine_time(tree, index) or "").startswith(day) for index in tree.telling)
    for owner, piece in zip(tree.owners, tree.pieces, strict=True):
        if len(piece) <= LONGEST and has_digit(piece) and _says(piece, day):
            if zones[owner] == NOWHERE and not (aside and aside[owner]):
                return False
            among = True
    return among


def _says(piece: str, day: str) -> bool:
    """Tell whether a piece says a day, in whatever order it has day and month.

    >>> _says("04/02/2013 - 10:20 - 5 comments", "2013-02-04"), _says("04/02/2013", "2013-02-05")
    (True, False)
    """
    orders: tuple[Order | None, ...] = (None, "dmy", "mdy")
    return any((read_time(piece, order=order) or "").startswith(day) for order in orders)


def shown_by_heading(
    tree: Tree,
    title: str | None,
    *,
    order: Order | None = None,
    language: str | None = None,
    aside: Sequence[int] = (),
) -> str | None:
    """Return the time shown in the lines under a report's heading, or above it; None where none is.

    Args:
        tree: the page.
        title: what the report is called.
        order: the order of day and month on it; the day of the week beside a date is believed before.
        language: its language.
        aside: for each element, whether it stands in a teaser.

    >>> page = Tree("<p>Home<h1>The truce holds</h1><p>Tue, 04/12/2016 - 19:02<p>He left, and nobody saw him go.")
    >>> shown_by_heading(page, "The truce holds")
    '2016-04-12T19:02'
    """
    first = [(tree.starts[at], tree.stops[at]) for at in tree.headings if tree.tags[at] == "h1"]
    for start, stop in (title_places(tree, title) or first)[:1]:
        below = islice(tree.lines(stop, len(tree.pieces)), MOST_BELOW)
        above = list(tree.lines(max(0, start - MOST_ABOVE), start))
        for lines in (below, reversed(above)):
            for at, end in lines:
                if aside and aside[tree.owners[at]]:
                    continue
                line = _without_update(fields_apart(tree, at, end))
                if len(line) > LONGEST_LINE or (line.endswith(_ENDS) and len(line.split()) > MOST_WORDS):
                    break
                other = tells_other_time(line) or _OF_PERSON.search(line)
                span = None if other else time_span(line)
                if span is None:
                    continue
                told = order_told(line) or order
                moment = read_time(line[slice(*span)], order=told, language=language)
                if names_day(moment):
                    return moment
    return None


def _without_update(line: str) -> str:
    """Return a line without the second time in it, at which the report was changed.

    >>> _without_update("Posted: June 4, 2012 9:30 pm | Updated: 8:04 am, June 5, 2012.")
    'Posted: June 4, 2012 9:30 pm'
    >>> _without_update("Updated: June 5, 2012")
    'Updated: June 5, 2012'
    """
    if len(line) > LONGEST_LINE or not (span := time_span(line)):
        return line
    first, rest = line[: span[1]], line[span[1] :]
    return first if time_span(rest) and tells_other_time(rest) and not tells_other_time(first) else line


def fields_apart(tree: Tree, start: int, stop: int) -> str:
    """Return a line, its pieces apart where one begins with a capital: "6:46 PM" and "Categories" are two fields.

    >>> fields_apart(Tree("<p>May 4<sup>th</sup>, <b>6:46 PM</b><i>Categories: </i>Cars"), 0, 6)
    'May 4th, 6:46 PM Categories: Cars'
    """
    pieces = tree.pieces[start:stop]
    if tree.size(start, stop) > LONGEST:
        return tree.line(start, stop, longest=LONGEST)
    return " ".join("".join(f" {piece}" if piece[:1].isupper() else piece for piece in pieces).split())


def told_in_head(tree: Tree) -> str | None:
    """Return the time of publication that a page's head tells, however it is written; None where it tells none.

    >>> told_in_head(Tree("<meta name=publish_date content='Sat, 09 Oct 2010 07:15:45 GMT'>"))
    '2010-10-09T07:15:45+00:00'
    """
    for tag, attributes in zip(tree.tags, tree.attributes, strict=True):
        if tag == "meta" and _PUBLISHED.search(_meta_name(attributes)):
            moment = read_time((attributes.get("content") or "")[:LONGEST])
            if names_day(moment):
                return moment
    return None


def _meta_name(attributes: Mapping[str, str]) -> str:
    return " ".join((attributes.get(key) or "") for key in ("property", "name", "itemprop")).lower()


def told_in_report(
    tree: Tree, title: str | None, *, without: Sequence[int] = (), aside: Sequence[int] = ()
) -> str | None:
    """Return the first time for machines in the article that holds a report's heading; None where there is none.

    Where no article holds it, a time right below the heading counts.

    Args:
        tree: the page.
        title: what the report is called.
        without: places in the page of its comments.
        aside: for each element, whether it stands in a teaser.

    >>> report = "<article><h1>Truce holds</h1><p>Issue 6/2017<p><time datetime=2017-02-09>Feb 9</time></article>"
    >>> told_in_report(Tree(report), "Truce holds")
    '2017-02-09'
    """
    headings = [tree.owners[start] for start, _ in title_places(tree, title)[:1]]
    around = [at for heading in headings for at in (heading, *tree.ancestors(heading))]
    article = next((at for at in around if tree.tags[at] == "article"), None)
    if article is not None:
        places = range(article, tree.ends[article])
    elif headings:
        last = bisect_right(tree.lengths, tree.lengths[tree.stops[headings[0]]] + NEAR)
        places = [at for at in tree.telling if at > headings[0] and tree.starts[at] < last]
    else:
        return None
    gone = {at for outer in without for at in range(outer, tree.ends[outer])}
    times = (
        at
        for at in places
        if tree.tags[at] == "time"
        and at not in gone
        and not (aside and aside[at])
        and not _is_of_event(tree, at)
    )
    return next((moment for at in times if (moment := machine_time(tree, at))), None)


def in_order_of_report(
    comments: Sequence[SourceComment], day: str, *, language: str | None = None
) -> tuple[SourceComment, ...]:
    """Return comments with their times read as fits their report, where these can be read in two ways, as 3/04/2011.

    People comment on a report in the days after it, not before. Where both ways fit, or neither, nothing is changed.
    A date with dots has its day first, but beside a clock of twelve hours it can be read in two ways as well.

    Args:
        comments: of one page.
        day: when the report appeared, as an ISO 8601 date or date-time.
        language: of the page; some write the day first always.

    >>> said = SourceComment(text="No.", locator="comment 1", shown="10:41 AM on 3/04/2011")
    >>> in_order_of_report([said], "2011-03-04")[0].published
    '2011-03-04T10:41'
    >>> dotted = replace(said, shown="3.4.11 @ 2:41PM", published="2011-04-03T14:41")
    >>> in_order_of_report([dotted], "2011-03-04")[0].published
    '2011-03-04T14:41'
    """
    open_ = [place for place, comment in enumerate(comments) if comment.shown and not comment.published]
    if order_of_language(language) != "dmy":
        open_ = sorted((*open_, *_dotted(comments)))
    shown = [comments[place].shown or "" for place in open_]
    orders: tuple[Order, ...] = ("dmy", "mdy")
    fitting: list[tuple[int, list[str | None]]] = []
    for order in orders:
        read = [read_time(said, order=order) for said in shown]
        days = [_days_between(day, moment) for moment in read if moment and len(moment) >= len(day[:10])]
        if days and min(days) >= -MOST_BEFORE:
            fitting.append((min(days), read))
    fitting.sort(key=lambda item: item[0])
    if not fitting or (len(fitting) == 2 and (fitting[0][0] > SOON or fitting[1][0] < LATE)):
        return tuple(comments)
    moments = dict(zip(open_, fitting[0][1], strict=True))
    return tuple(
        replace(comment, published=moments[place]) if moments.get(place) else comment
        for place, comment in enumerate(comments)
    )


def _dotted(comments: Sequence[SourceComment]) -> list[int]:
    """Return the places of comments dated with dots beside a clock of twelve hours, if all can have the month first.

    Those that were not read with the day first are left: machines were told them, or others tell the order.
    """
    shown = {
        place: said for place, comment in enumerate(comments) if _DOTTED.search(said := comment.shown or "")
    }
    both = all(read_time(said, order="mdy") for said in shown.values())
    return [
        place
        for place, said in shown.items()
        if both and comments[place].published == read_time(said, order="dmy")
    ]


def _order_without_year(comments: Sequence[SourceComment]) -> Order | None:
    """Return the order of day and month in times without a year, where one of them has a day that is no month.

    >>> said = [SourceComment(text="No.", locator="comment 1", shown=shown) for shown in ("05/12 23:41", "05/13 00:07")]
    >>> _order_without_year(said), _order_without_year(said[:1])
    ('mdy', None)
    """
    told: set[Order] = set()
    for comment in comments:
        if match := _YEARLESS.search(comment.shown or ""):
            one, other = (int(number) for number in match[0].split(match[1]))
            told |= {"dmy"} if one > MONTHS_A_YEAR else {"mdy"} if other > MONTHS_A_YEAR else set()
    return told.pop() if len(told) == 1 else None


def in_year_of_report(
    comments: Sequence[SourceComment], day: str, *, language: str | None = None
) -> tuple[SourceComment, ...]:
    """Return comments with times such as "Nov. 3", which no year stands beside, read as of the year after their report.

    Pages leave out the year while nobody can take it for another.

    Args:
        comments: of one page.
        day: when the report appeared, as an ISO 8601 date or date-time.
        language: of the page.

    >>> said = SourceComment(text="No.", locator="comment 1", shown="Jan. 3")
    >>> ago = SourceComment(text="No.", locator="comment 2", shown="3 days ago")
    >>> month = SourceComment(text="No.", locator="comment 3", shown="1 month ago")
    >>> [comment.published for comment in in_year_of_report([said, ago, month], "2019-12-31")]
    ['2020-01-03', None, None]
    >>> clock = SourceComment(text="No.", locator="comment 1", shown="14:22 8/7")
    >>> [comment.published for comment in in_year_of_report([clock], "2021-07-08", language="vi")]
    ['2021-07-08T14:22']
    """
    if not any(comment.shown and not comment.published for comment in comments):
        return tuple(comments)
    try:
        last = date.fromisoformat(day[:10]) + timedelta(days=_YEAR - MOST_BEFORE)
    except (ValueError, OverflowError):
        return tuple(comments)

    first = last - timedelta(days=_YEAR)
    usual = order_of_language(language) or _order_without_year(comments)

    def read(shown: str) -> str | None:
        if match := _YEARLESS.search(shown):
            order = "dmy" if match[1] == "." else usual
            dated = (
                read_time(f"{shown[: match.end()]}{match[1]}{year}{shown[match.end() :]}", order=order)
                for year in sorted({first.year, last.year})
            )
            fitting = [
                moment for moment in dated if moment and first.isoformat() <= moment[:10] <= last.isoformat()
            ]
            return fitting[0] if len(fitting) == 1 and names_day(fitting[0]) else None
        # What counts from now is another day where now is.
        found = {
            read_time(shown, now=(last - timedelta(days=earlier)).isoformat(), language=language)
            for earlier in (0, 1)
        }
        moment = found.pop() if len(found) == 1 else None
        return moment if moment and names_day(moment) else None

    return tuple(
        replace(comment, published=read(comment.shown))
        if comment.shown and not comment.published
        else comment
        for comment in comments
    )


def no_later_than_comments(day: str, comments: Sequence[SourceComment]) -> str:
    """Return a report's day, read the other way round where all comments precede it and that day is theirs or before.

    Of a day such as 3/09/2015 that no machine was told, the month may have been taken for the day.

    Args:
        day: when the report appeared, as an ISO 8601 date.
        comments: on it.

    >>> said = SourceComment(text="No.", locator="comment 1", published="2015-03-09T08:12")
    >>> no_later_than_comments("2015-09-03", [said]), no_later_than_comments("2015-09-13", [said])
    ('2015-03-09', '2015-09-13')
    """
    told = [moment for comment in comments if (moment := comment.published) and len(moment) >= len(day)]
    year, month, number = day.split("-")
    turned = f"{year}-{number}-{month}"
    if not told or int(number) > 12 or _days_between(day, max(told)) >= -SOON:
        return day
    return turned if 0 <= _days_between(turned, min(told)) + MOST_BEFORE <= LATE else day


def _days_between(day: str, moment: str) -> int:
    return (date.fromisoformat(moment[:10]) - date.fromisoformat(day[:10])).days


def to_the_minute(day: str, tree: Tree, *, aside: Sequence[int] = ()) -> str:
    """Return a day with the time of day that the page gives for machines; the day alone where it gives none.

    >>> head = "<meta property='article:published_time' content='2021-07-05T23:30:00-05:00'>"
    >>> to_the_minute("2021-07-05", Tree(head + "<p>He left.</p>"))
    '2021-07-05T23:30:00-05:00'
    """
    return next((moment for moment in _moments(tree, aside) if moment and moment.startswith(f"{day}T")), day)


def _moments(tree: Tree, aside: Sequence[int]) -> Iterator[str | None]:
    """Yield the times a page tells machines: in its head, then its scripts, then what stands on it."""
    for tag, attributes in zip(tree.tags, tree.attributes, strict=True):
        if tag == "meta" and _PUBLISHED.search(_meta_name(attributes)):
            yield read_time(attributes.get("content") or "")
    for script in tree.scripts.values():
        yield from (read_time(found[1]) for found in _IN_SCRIPT.finditer(script))
    zones = comment_zones(tree)
    for index in tree.telling:
        own = zones[index] == NOWHERE and not (aside and aside[index]) and not _is_of_event(tree, index)
        if tree.tags[index] == "time" and own:
            yield machine_time(tree, index)


def by_address(day: str, *, url: str | None, tree: Tree) -> str:
    """Return a day, or its month where only the page's address gives that: ``/2021/05/truce`` names no day.

    >>> by_address("2021-05-01", url="https://courier.example/2021/05/truce", tree=Tree("<p>He left.</p>"))
    '2021-05'
    """
    month, address = day[:7], url or ""
    only_month = f"/{month.replace('-', '/')}/" in address and day.replace("-", "/") not in address
    if not day.endswith("-01") or not only_month:
        return day
    return day if _is_said(tree, day) else month


def only_a_year(day: str, tree: Tree) -> bool:
    """Tell whether the first of a year stands for the year alone: "since 2009" gives a report no day.

    >>> only_a_year("2009-01-01", Tree("<p>Ann Holm has been here since 2009."))
    True
    >>> only_a_year("2009-01-01", Tree("<p>1 January 2009<p>He left."))
    False
    """
    return day.endswith("-01-01") and not _is_said(tree, day)


def only_in_links(day: str, tree: Tree, *, url: str | None) -> bool:
    """Tell whether a day stands in the addresses of other pages and of pictures, and nowhere else: it is theirs.

    >>> page = Tree("<p>He left.<p><a href='/2019/03/05/bridge/'>Bridge closes</a><img src='/files/2019/02/map.png'>")
    >>> only_in_links("2019-03-05", page, url="https://courier.example/truce")
    True
    >>> only_in_links("2019-02-01", page, url="https://courier.example/truce")
    True
    >>> only_in_links("2019-03-05", page, url="https://courier.example/2019/03/05/truce")
    False
    """
    named = (
        day.replace("-", "/"),
        day,
        *((f"/{day[:7].replace('-', '/')}/",) if day.endswith("-01") else ()),
    )
    if any(name in (url or "") for name in named) or _is_said(tree, day):
        return False
    addresses = (
        attributes.get(_ADDRESSES[tag]) or ""
        for tag, attributes in zip(tree.tags, tree.attributes, strict=True)
        if tag in _ADDRESSES
    )
    return any(name in address for address in addresses for name in named)


def _is_said(tree: Tree, day: str) -> bool:
    """Tell whether a page says a day anywhere: to machines, or as a line of its own."""
    named = any(
        tag in ("meta", "link", "time") and any(_names(value, day) for value in attributes.values())
        for tag, attributes in zip(tree.tags, tree.attributes, strict=True)
    )
    read = any(len(piece) <= LONGEST and (read_time(piece) or "").startswith(day) for piece in tree.pieces)
    return named or read or any(_names(script, day) for script in tree.scripts.values())


def _names(text: str, day: str) -> bool:
    return day in text or day.replace("-", "/") in text
