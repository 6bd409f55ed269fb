"""Which number is the day in a page's dates such as 08/03/2010: what the page tells of it, the surest first.

A date that can be read in one way only tells it, then the day of the week beside one, then a day that the page names in
words or to machines as well. Countries and languages tell less: software says "en-US" unless it is asked not to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...values.addresses import split_address
from ...values.dates import iso_date
from ...values.language_tags import primary_subtag
from ..wording.cues import has_digit, words_in
from ..wording.marks import machine_time
from ..wording.moments import order_of_language, order_told, read_time
from ..wording.times import in_words, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...values.dates import Order
    from ..document.tree import Tree

LONGEST = 80
"""Characters of a line that says when something was written; in longer ones readers may write as they do at home."""
_FIGURES = re.compile(
    r"(?<![\d./-])\d{1,2}(?:(?P<sep>[/-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)|\.\d{1,2}\.\d{4})(?![\d/-])"
)
_DAY_FIRST = frozenset(
    ("uk", "au", "nz", "ie", "in", "za", "sg", "my", "ng", "ke", "gh", "pk", "lk", "bd", "mt")
)
_MONTH_FIRST = frozenset(("us", "gov", "mil", "edu"))
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?!\d)")
_CLOCK = r",?\s+(?:at\s|@\s|-\s)?\d{1,2}:\d\d(?::\d\d)?\s?[AaPp]\.?[Mm]\b\.?"
_AMERICAN = re.compile(
    rf"(?<![\d/])\d{{1,2}}/(?:[1-9]/\d{{2,4}}{_CLOCK}|\d{{1,2}}/\d{{2,4}}{_CLOCK}\s\(?[ECMP][SD]?T\b)"
)
"""A clock of twelve hours in an American zone, or beside a second number without the zero that a month has elsewhere:
"6/1/2011 6:58 AM", where Australians write "1/06/2011 6:58 AM"."""


class _Dated(NamedTuple):
    """A line with a date in figures, and that date with the day first and with the month first."""

    line: str
    day_first: str | None
    month_first: str | None

    @property
    def is_open(self) -> bool:
        return None not in (self.day_first, self.month_first) and self.day_first != self.month_first


def order_on_page(tree: Tree, *, title: str | None, language: str | None, url: str | None) -> Order | None:
    """Return the order of day and month in the numeric dates of a page; None where it is not sure.

    Args:
        tree: the page.
        title: what its report is called, which may name the day: "Letters, Feb. 6".
        language: its language, as a BCP 47 tag.
        url: its address.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> page = Tree("<p>Posted 08/03/2010 12:14<p>Tue, 08/03/2010 - 12:54")
    >>> order_on_page(page, title="Truce holds", language="en", url=None)
    'mdy'
    >>> order_on_page(Tree("<p>08/03/2010 6:10 PM"), title=None, language="en-US", url="https://courier.example.uk/a")
    'dmy'
    """
    dated = list(_dated_lines(tree))
    open_ = [item for item in dated if item.is_open]
    if not open_:
        return order_of_language(language)
    evidence: tuple[set[Order | None], ...] = (
        {_order(item) for item in dated if None in (item.day_first, item.month_first)},
        {order_told(item.line) for item in open_},
        _orders_named(open_, named_otherwise(tree, title=title, url=url)),
    )
    for orders in evidence:
        known: list[Order] = [order for order in orders if order]
        if len(known) == 1:
            return known[0]
    return _order_of_host(url) or order_of_language(language) or _order_of_form(open_, language)


def in_order_of_page(day: str, order: Order | None, tree: Tree, *, url: str | None = None) -> str:
    """Return a day that was read from figures in the other order than the page's as the page's order has it.

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> in_order_of_page("2011-01-06", "mdy", Tree("<p>6/1/2011"))
    '2011-06-01'
    >>> in_order_of_page("2011-01-06", "mdy", Tree("<p>6/1/2011<p>January 6, 2011"))
    '2011-01-06'
    """
    if order not in ("dmy", "mdy"):
        return day
    readings = (
        (item.day_first, item.month_first)[:: 1 if order == "mdy" else -1] for item in _dated_lines(tree)
    )
    turned = next((read for other, read in readings if read and other == day != read), None)
    return turned if turned and day not in named_otherwise(tree, url=url) else day


def named_otherwise(tree: Tree, *, title: str | None = None, url: str | None = None) -> set[str]:
    """Return the days that a page names in words, in its address or to machines; without a year as "02-06".

    >>> from commentariat.corpus.pages.document.tree import Tree
    >>> sorted(named_otherwise(Tree("<p>Posted March 4, 2010"), title="Letters, Feb. 6"))
    ['02-06', '2010-03-04']
    """
    named = {"-".join(found.groups()) for found in _IN_ADDRESS.finditer(url or "")}
    said = plain(title or "")
    if has_digit(said) and in_words(said, words_in(said)) and (moment := read_time(said, now="2000-12-31")):
        named.add(moment[5:10])
    for line in _short_lines(tree):
        text = plain(line)
        if in_words(text, words_in(text)) and (moment := read_time(line)):
            named.add(moment[:10])
    for at, piece in enumerate(tree.pieces):
        # A date may link to what else was published on the day.
        owner = tree.owners[at]
        if tree.tags[owner] == "a" and len(piece) <= LONGEST and has_digit(piece):
            found = _IN_ADDRESS.search(tree.attributes[owner].get("href") or "")
            named |= {"-".join(found.groups())} if found else set()
    for index in tree.telling:
        if moment := machine_time(tree, index):
            named.add(moment[:10])
    for tag, attributes in zip(tree.tags, tree.attributes, strict=True):
        if tag == "meta" and (content := attributes.get("content")) and content[:4].isdecimal():
            named.add(content[:10])
    return named


def _short_lines(tree: Tree) -> Iterator[str]:
    for at, end in tree.lines(0, len(tree.pieces)):
        if tree.size(at, end) <= LONGEST and has_digit(line := tree.line(at, end, longest=LONGEST)):
            yield line


def _dated_lines(tree: Tree) -> Iterator[_Dated]:
    for line in _short_lines(tree):
        if found := _FIGURES.search(line):
            figures = found[0].replace(".", "/")
            yield _Dated(line, iso_date(figures, "dmy"), iso_date(figures, "mdy"))


def _order(item: _Dated) -> Order | None:
    return "dmy" if item.day_first else "mdy" if item.month_first else None


def _orders_named(open_: Sequence[_Dated], named: Iterable[str]) -> set[Order | None]:
    """Return the orders that make dates in figures days that are named otherwise."""
    days = frozenset(named)
    found: set[Order | None] = set()
    for item in open_:
        by_order: tuple[tuple[Order, str | None], ...] = (("dmy", item.day_first), ("mdy", item.month_first))
        found |= {order for order, day in by_order if day and (day in days or day[5:] in days)}
    return found


def _order_of_host(url: str | None) -> Order | None:
    """Return the order usual in the country of an address, where the language does not tell it.

    >>> _order_of_host("https://www.courier.example.au/a"), _order_of_host("https://courier.example/a")
    ('dmy', None)
    """
    country = (split_address(url or "").hostname or "").rpartition(".")[2]
    return "dmy" if country in _DAY_FIRST else "mdy" if country in _MONTH_FIRST else None


def _order_of_form(open_: Sequence[_Dated], language: str | None) -> Order | None:
    """Return the order that the form of some dates tells, on pages in English or of no language that they tell.

    >>> _order_of_form([_Dated("6/1/2011 6:58 AM", None, None)], None)
    'mdy'
    >>> _order_of_form([_Dated("1/06/2011 6:58 AM", None, None)], "en") is None
    True
    """
    if primary_subtag(language) not in ("en", ""):
        return None
    return "mdy" if any(_AMERICAN.search(item.line) for item in open_) else None
