"""What a copied text says of itself before its first paragraph: its headline, who wrote it, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..pages.wording.phrases import byline
from ..pages.wording.times import time_span
from ..splitting.frame import lines_above
from ..splitting.heads import Head, head_of
from ..splitting.markers import is_page
from ..text.canonical import canonical, line_spans
from ..values.dates import iso_date
from .tables.bylines import authors_in, is_whole_name

LONGEST_TITLE = 150
MOST_TITLE_WORDS = 22
MOST_LINES = 3
"""Lines between a headline and the first paragraph that may say who wrote the text, and when."""
LONGEST_LINE = 100
_START = 20_000
_STOPS = (".", "!", ":", ";", ",", "…", "-", "–", "—")
_BYLINES = (
    "by ",
    "from ",
    "von ",
    "par ",
    "por ",
    "di ",
    "автор ",
    "posted ",
    "published ",
    "updated ",
    "source:",
)
_PUBLISHED = re.compile(
    r"^(?:first |zuerst )?(?:published|veröffentlicht|erschienen|publié|paru|publicado|pubblicato|gepubliceerd"
    r"|publicerad|publisert|julkaistu|opublikowano|publikováno|опубликовано|опубліковано|yayınlandı)\b(?:\s(?:on|am|le|el|em|il|op|den)\b)?\s?:?\s",
    re.IGNORECASE,
)
"""What stands before a time, or before who wrote."""
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_OFFICE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|agenc(?:y|ies)|redaktion|redacción|rédaction|redazione)\b",
    re.IGNORECASE,
)


class TextHead(NamedTuple):
    """What stands above a text; it stays in the text too.

    Attributes:
        title: the first line, when it is clearly a headline.
        authors: who is named in the lines below it.
        published: the time in these lines, as it is written there.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


def text_head(text: str) -> TextHead:
    r"""Return the headline of a text, and what the lines between it and the first paragraph say of author and time.

    Clearly a headline: short, without a stop at its end, no byline or date, and followed by two longer paragraphs or
    one that is at least three times as long. Without one, nothing is read.

    >>> text_head("Ceasefire holds in Idlib\nBy Ann Holm and Bo Lund\n5 April 2017\n\nThe truce held for a second day "
    ...           "on Monday, monitors said, as aid convoys crossed into the north of the city.\n")
    TextHead(title='Ceasefire holds in Idlib', authors=('Ann Holm', 'Bo Lund'), published='5 April 2017')
    >>> text_head("The truce held.\nAid followed.").title is None
    True
    """
    start = canonical(text[:_START]).text
    lines = [start[left:right] for left, right in line_spans(start)]
    if above := lines_above(lines, len(lines)):
        # Buttons stand between a headline and what it heads.
        lines = [line for line in lines[above:] if not is_page(line)]
    lines = lines[: MOST_LINES + 4]
    if len(lines) < 2 or not _may_be_headline(lines[0]):
        return TextHead()
    title, *below = lines
    authors: tuple[str, ...] = ()
    published = None
    said = 0
    for said_below in below[:MOST_LINES]:
        line = _PUBLISHED.sub("", said_below)
        names, when = _authors(line), _time(line)
        if not (names or when):
            break
        authors, published, said = authors or names, published or when, said + 1
    rest = below[said : said + 3]
    longer = sum(len(line) > 1.5 * len(title) for line in rest)
    if longer >= 2 or (rest and len(rest[0]) >= 3 * len(title)):
        return TextHead(title, authors, published)
    return TextHead()


def _may_be_headline(line: str) -> bool:
    letters = [character for character in line if character.isalpha()]
    return not (
        len(line) > LONGEST_TITLE
        or len(line.split()) > MOST_TITLE_WORDS
        or len(letters) < 0.5 * len(line)
        or line.rstrip("\"'”’»)").endswith(_STOPS)
        or line.casefold().startswith(_BYLINES)
        or letters[0].islower()
        or iso_date(line) is not None
    )


def _authors(line: str) -> tuple[str, ...]:
    """Return the authors that a byline names, if it names nobody else; of one word only beside a time.

    >>> _authors("Von Jutta Brandmeier"), _authors("By Nora Whitlock, Staff Writer"), _authors("By the river it froze")
    (('Jutta Brandmeier',), ('Nora Whitlock',), ())
    >>> _authors("Posted by Ned on Friday, 3 May 2019"), _authors("By night")
    (('Ned',), ())
    """
    said = _byline(line) if len(line) <= LONGEST_LINE else None
    names = authors_in(said) if said else ()
    if not (all(map(is_whole_name, names)) or (said and _is_signed(said, head_of(line)))):
        return ()
    return tuple(name for name in names if not _OFFICE.search(name))


def _byline(line: str) -> str | None:
    """Return what a byline says, which may stand behind a time."""
    span = time_span(line)
    return byline(line) or (byline(line[span[1] :].lstrip(" ,|·–—-")) if span else None)


def _time(line: str) -> str | None:
    """Return the time of a line that says nothing else but who wrote.

    >>> _time("12 March 2024 by Nora Whitlock"), _time("Montag, 3. Juni 1985"), _time("It began on 12 March 2024")
    ('12 March 2024', 'Montag, 3. Juni 1985', None)
    """
    if len(line) > LONGEST_LINE:
        return None
    span = time_span(line)
    if span == (0, len(line)) and _YEAR.search(line):
        return line
    head = head_of(line) if span else None
    if head is None:
        return None
    alone = head.name is None or is_whole_name(head.name) or _is_signed(byline(line), head)
    return head.when if alone else None


def _is_signed(said: str | None, head: Head | None) -> bool:
    """Tell whether a byline and a line with a time name the same author, as blogs sign with one name and the date."""
    return said is not None and head is not None and said == head.name and said[:1].isupper()
