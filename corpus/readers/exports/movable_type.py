"""Movable Type's import format: entries with their comments and pings in one text file, as many blog services write it.

An entry begins with lines of keys and values; bars of five hyphens part its sections, one of eight ends it
(https://movabletype.org/documentation/appendices/import-export-format.html). E-mail and network addresses, passwords
and the addresses of commenters' sites stay unread.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...encoding.decoding import iter_lines, open_text
from ...errors import Problem
from ...gathered import Gathered, Scratch
from ...records import SourceComment, SourceReport
from ...text.markup import marks_lines
from ...values.dates import iso_date
from ..base import raise_limit
from ..files.contents import MOVABLE_TYPE
from ..tables.cells import as_line
from ..tally import Tally
from .signs import head_text
from .wordpress import ON_LEFT_OUT, body_text, shown_name, title_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...records import Record
    from ..base import ReadSettings, Source

BAR, LAST_BAR = "-----", "--------"
_LABEL = re.compile(r"([A-Z][A-Z ]{2,30}):")
"""What names a section, alone on the line below a bar."""
_SECTIONS = frozenset(("BODY", "EXTENDED BODY", "EXCERPT", "KEYWORDS", "COMMENT", "PING"))
"""Sections that all know; one of another name begins with a line of a key, or it is none."""
_KEY = re.compile(r"([A-Z][A-Z _-]{1,30}):(.*)")
_OF_ENTRIES = frozenset((
    "AUTHOR", "TITLE", "BASENAME", "DATE", "STATUS", "ALLOW COMMENTS", "ALLOW PINGS", "CONVERT BREAKS",
    "PRIMARY CATEGORY", "CATEGORY", "TAGS", "NO ENTRY", "UNIQUE URL", "URL",
))  # fmt: skip
"""Keys with which an entry may begin."""
_OF_COMMENTS = frozenset((
    "AUTHOR", "TITLE", "EMAIL", "URL", "IP", "DATE", "BLOG NAME", "JUNK", "VISIBLE", "APPROVED", "STATUS", "SECRET",
    "PASS", "PASSWORD",
))  # fmt: skip
"""Keys of comments and pings, each at most once; what follows is the text."""
_PUBLISHED = frozenset(("", "publish", "published", "approved", "1"))
_CONVERTED = frozenset(("1", "__default__"))
_YES, _NO = frozenset(("1", "yes", "true")), frozenset(("0", "no", "false"))
_NOT_TWELVE = re.compile(r"(\s(?:00|1[3-9]|2[0-3]):[\d:]+)\s*[AP]M", re.IGNORECASE)
"""A clock of 24 hours that says which half of the day it is."""


@dataclass(frozen=True, slots=True)
class MovableTypeReader:
    """Reads the text file that Movable Type exports, and imports from others; its name may be any."""

    name: str = "movable-type"
    suffixes: tuple[str, ...] = (".txt", ".text")
    description: str = "a blog in Movable Type's import format: entries with their comments and pings"

    def recognises(self, head: bytes) -> bool:
        """Take text that begins with lines of keys, a bar and the label of a body."""
        return MOVABLE_TYPE.match(head_text(head).encode()) is not None

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield a report for every published entry, with its comments and pings."""
        stream, encoding = open_text(source.path, encoding=settings.encoding, where=source.relative)
        unseen, unread = Tally(), Tally()
        if told := encoding.told(source.relative):
            yield told
        entry: _Entry | None = None
        number = 0
        with stream:
            lines = (line for _, line in iter_lines(stream, longest=settings.longest_text))
            for section in _sections(lines, longest=settings.longest_text):
                if entry is None or section.label == "":
                    if entry is not None:
                        yield from entry.records()
                    number += 1
                    entry = _Entry(f"{source.relative}, record {number}", settings, unseen, unread)
                entry.take(section)
        if entry is not None:
            yield from entry.records()
        yield from unseen.problems(source.relative)
        yield from unread.problems(source.relative, remedy="what sections of such names hold is not known")


READER = MovableTypeReader()


@dataclass(slots=True)
class _Section:
    """The lines between two bars, below a label; that of the keys of an entry is empty.

    Attributes:
        long: whether they are more than one text may have; the rest of them is not there.
    """

    label: str
    lines: list[str] = field(default_factory=list)
    long: bool = False


@dataclass(slots=True)
class _Entry:
    """One entry as far as it has been read."""

    locator: str
    settings: ReadSettings
    unseen: Tally
    unread: Tally
    keys: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    said: int = 0
    comments: Gathered[SourceComment] = field(init=False)
    hidden: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.comments = Gathered(Scratch(self.settings.scratch))

    def take(self, section: _Section) -> None:
        """Take the next section."""
        match section.label:
            case "":
                pairs = filter(None, map(_KEY.fullmatch, section.lines))
                # Of keys that are there several times, such as categories, the first counts.
                self.keys = {pair[1]: pair[2].strip() for pair in reversed([*pairs])}
            case "BODY" | "EXTENDED BODY" | "EXCERPT":
                if section.long:
                    self.problems.append(self._too_long(self.locator))
                self.texts[section.label] = "\n".join(section.lines)
            case "COMMENT" | "PING":
                self.said += 1
                self._comment(section, f"{self.locator}, {section.label.lower()} {self.said}")
            case "KEYWORDS":
                pass
            case other:
                self.unread.leave_out("section", other.lower())

    def records(self) -> Iterator[Record]:
        """Yield the report that the entry is, if readers of the blog see it."""
        if hidden := _hidden(self.keys):
            self.unseen.leave_out("item", hidden)
            self.unseen.leave_out("comment", ON_LEFT_OUT, self.said)
            return
        for why, count in self.hidden.items():
            self.unseen.leave_out("comment", why, count)
        yield from self.problems
        if any(problem.where == self.locator for problem in self.problems):
            return
        title = title_text(self.keys.get("TITLE", ""))
        text, changes = self._text()
        if not (text or title or self.comments):
            yield Problem(
                where=self.locator, what="the entry has no text", remedy="fill it in or leave it out"
            )
            return
        url = as_line(self.keys.get("UNIQUE URL") or self.keys.get("URL"))
        yield SourceReport(
            text=text,
            locator=self.locator,
            title=title,
            url=url if url and url.startswith(("http://", "https://")) else None,
            authors=tuple(filter(None, [shown_name(self.keys.get("AUTHOR"))])),
            published=_when(self.keys.get("DATE")),
            comments=self.comments.settled(),
            changes=changes,
        )

    def _text(self) -> tuple[str, tuple[str, ...]]:
        """Return the text of the entry, and what reading it changed."""
        converted = self.keys.get("CONVERT BREAKS", "") in _CONVERTED
        markup = "\n".join(filter(None, (self.texts.get("BODY"), self.texts.get("EXTENDED BODY"))))
        text, changes = body_text(markup, keep_lines=converted or not marks_lines(markup), shortcodes=False)
        if not text and (
            excerpt := body_text(self.texts.get("EXCERPT", ""), keep_lines=True, shortcodes=False)[0]
        ):
            return excerpt, ("no text in the source, its excerpt stands in",)
        return text, changes

    def _comment(self, section: _Section, locator: str) -> None:
        keys, lines = _keys(section.lines, known=_OF_COMMENTS)
        if why := _not_shown(keys):
            self.hidden[why] += 1
            return
        if section.long:
            self.problems.append(self._too_long(locator))
            return
        is_ping = section.label == "PING"
        text, changes = body_text("\n".join(lines), keep_lines=True, shortcodes=False)
        comment = SourceComment(
            text="\n".join(filter(None, (title_text(keys.get("TITLE", "")), text))),
            locator=locator,
            author=shown_name(keys.get("BLOG NAME" if is_ping else "AUTHOR")),
            published=_when(keys.get("DATE")),
            shown=as_line(keys.get("DATE")),
            kind="pingback" if is_ping else "comment",
            changes=changes,
        )
        self.comments.append(comment, size=len(comment.text))

    def _too_long(self, locator: str) -> Problem:
        return Problem(
            where=locator,
            what=f"the text has more than {self.settings.longest_text:,} characters",
            remedy=raise_limit("longest_text"),
        )


def _sections(lines: Iterable[str | None], *, longest: int) -> Iterator[_Section]:
    r"""Yield the sections of a file; a bar below which neither a section nor an entry begins is a line of the text.

    Args:
        lines: the lines of the file, None in place of one that is too long.
        longest: the most characters that a section may have.

    >>> text = "TITLE: A\n-----\nBODY:\nOne.\n-----\nTwo.\n-----\nCOMMENT:\nYes.\n-----\n--------\nTITLE: B"
    >>> [(section.label, section.lines) for section in _sections(text.split("\n"), longest=100)]
    [('', ['TITLE: A']), ('BODY', ['One.', '-----', 'Two.']), ('COMMENT', ['Yes.']), ('', ['TITLE: B'])]
    """
    section, size = _Section(""), 0
    # A bar and what stands below it, until it is known whether something begins there; and the last of these lines.
    held: list[str] = []
    last = ""
    for line in lines:
        if line is None:
            section.long = True
            continue
        said = line.rstrip()
        label = _LABEL.fullmatch(said) if last == BAR else None
        if said in (BAR, LAST_BAR) or (held and not said) or (label and label[1] not in _SECTIONS):
            last = said or last
            held.append(said)
            continue
        key = _KEY.fullmatch(said) if held else None
        if label:
            begun = label[1]
        elif key and last == LAST_BAR and key[1] in _OF_ENTRIES:
            begun = ""
        elif key and last.endswith(":"):
            begun = last.removesuffix(":")
        else:
            begun = None
        if begun is not None:
            yield section
            section, size = _Section(begun), 0
        for one in [*([] if begun is not None else held), *([] if label else [said])]:
            size += len(one) + 1
            if size > longest:
                section.long = True
            else:
                section.lines.append(one)
        held, last = [], ""
    yield section


def _keys(lines: Sequence[str], *, known: frozenset[str]) -> tuple[dict[str, str], Sequence[str]]:
    """Return the values by key with which the lines of a section begin, and the lines below.

    A text may begin with what looks like a key too: the last one is known, and is not there twice.

    >>> _keys(["AUTHOR: Ann", "ICON: cat", "URL:", "URL: see", "NOTE: Well said."], known=frozenset(("AUTHOR", "URL")))
    ({'AUTHOR': 'Ann', 'ICON': 'cat', 'URL': ''}, ['URL: see', 'NOTE: Well said.'])
    """
    values: dict[str, str] = {}
    kept: dict[str, str] = {}
    last = 0
    for number, line in enumerate(lines, start=1):
        found = _KEY.fullmatch(line)
        if found is None:
            break
        if found[1] not in values:
            values[found[1]] = found[2].strip()
            if found[1] in known:
                kept, last = values.copy(), number
    return kept, lines[last:]


def _hidden(keys: dict[str, str]) -> str | None:
    """Return why readers of the blog do not see an entry; None when they do."""
    status = keys.get("STATUS", "").lower()
    if status not in _PUBLISHED:
        return status
    return "secret" if keys.get("SECRET", "").lower() in _YES else None


def _not_shown(keys: dict[str, str]) -> str | None:
    """Return why readers of the blog do not see a comment or ping; None when they do."""
    if keys.get("JUNK", "").lower() in _YES:
        return "spam"
    if keys.get("SECRET", "").lower() in _YES:
        return "secret"
    status = keys.get("STATUS", "").lower()
    if status not in _PUBLISHED:
        return status
    return "unapproved" if {keys.get(key, "").lower() for key in ("VISIBLE", "APPROVED")} & _NO else None


def _when(value: str | None) -> str | None:
    """Return a time: the format has the month first, whatever the country.

    >>> _when("02/03/2005 08:05:00 PM"), _when("02/03/2005 20:05:00 PM"), _when("last week")
    ('2005-02-03T20:05:00', '2005-02-03T20:05:00', 'last week')
    """
    said = _NOT_TWELVE.sub(r"\1", as_line(value) or "")
    return iso_date(said, order="mdy") or said or None
