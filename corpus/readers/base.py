"""What every reader of an input shares: where the input is, how to read it, and what comes out."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from ..encoding.encoding import codec_of
from ..errors import CommentariatError, InputError, Problem
from ..nearest import nearest
from ..records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HEAD = 1 << 16
"""How many of a file's first bytes a reader is shown to recognise it by."""

OUR_SLIP = "tell the authors of this project"
"""What to do about an error of our own."""

Kind = Literal["reports", "comments"]

REPORT_FIELDS = (
    "report_id", "title", "text", "outlet", "url", "authors", "published", "language", "comments", "comments_declared",
)  # fmt: skip
COMMENT_FIELDS = (
    "report_id", "comment_id", "parent_id", "parent_text", "parent_author", "text", "author", "login",
    "published", "likes", "dislikes", "language", "report_title", "report_text", "report_url", "report_outlet",
)  # fmt: skip
FIELDS: Mapping[Kind, tuple[str, ...]] = {"reports": REPORT_FIELDS, "comments": COMMENT_FIELDS}


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes:
        path: where it is.
        relative: its path within the input, with ``/`` between folders; ids and messages are made of it.
        root: the file or folder, of those the user named, under which it was found.
        named: all files and folders that the user named; in a package, the folder that it is unpacked to as well.
    """

    path: Path
    relative: str
    root: Path | None = None
    named: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """How inputs are to be read, as far as the user wants to say.

    Attributes:
        reports_map: field of a report (`REPORT_FIELDS`) to the column that holds it; an empty column name
            leaves the field out. Fields that are not named are found by the columns' names.
        comments_map: the same for comments (`COMMENT_FIELDS`). ``parent_text`` is a column that repeats the
            text of the comment being answered, for tables that have no ids; ``parent_author`` names who wrote that.
            ``login`` is another name of the author, by which texts may mention them.
        kind: what the rows of tables are, reports or comments; None to tell from the columns.
        encoding: the encoding of text files that are not UTF-8; None to recognise it.
        longest_text: the most characters one text may have.
        longest_record: the most characters one line (or cell) of a table or, long lists left aside, one JSON record may
            have; the most bytes one page may have.
        scratch: folder for what is too much for memory while a file is read; the system's one for temporary
            files if None.

    Raises:
        InputError: when a field, a kind or an encoding is none of those there are.
    """

    reports_map: Mapping[str, str] = field(default_factory=dict)
    comments_map: Mapping[str, str] = field(default_factory=dict)
    kind: Kind | None = None
    encoding: str | None = None
    longest_text: int = 20_000_000
    longest_record: int = 100_000_000
    scratch: Path | None = None

    def __post_init__(self) -> None:
        """Check what has a closed list of values."""
        for kind, fields in FIELDS.items():
            for name in self.map(kind):
                if name not in fields:
                    raise InputError(
                        f"There is no field “{name}” to map a column of {kind} to{closest(name, fields)}; "
                        f"the fields are {', '.join(fields)}."
                    )
        if self.kind is not None and self.kind not in FIELDS:
            raise InputError(f"Rows are “reports” or “comments”, not “{self.kind}”.")
        if self.encoding is not None:
            codec_of(self.encoding)

    def map(self, kind: Kind) -> Mapping[str, str]:
        """Return the user's map of fields to columns for one kind of rows."""
        return self.reports_map if kind == "reports" else self.comments_map

    def named_columns(self) -> frozenset[str]:
        """Return the columns that the user names."""
        return frozenset(filter(None, (*self.reports_map.values(), *self.comments_map.values())))


@runtime_checkable
class Reader(Protocol):
    """What a reader is: a name, the suffixes it reads, and a function from a file to records.

    A reader yields as it reads, so that files larger than memory can be read. A record it cannot use it
    yields as a `Problem`; an input it cannot use at all it raises as an `InputError`.
    """

    @property
    def name(self) -> str:
        """Short name, such as ``csv``."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name suffixes in lower case, with the dot."""
        ...

    @property
    def description(self) -> str:
        """What it reads, in a line."""
        ...

    def recognises(self, head: bytes) -> bool:
        """Tell from the first bytes of a file (at most `HEAD`) whether it is one of this reader's.

        It is asked only where several readers read one suffix, such as ``.json``; a reader of any file with
        its suffixes says True.
        """
        ...

    def read(self, source: Source, settings: ReadSettings) -> Iterator[Record]:
        """Yield the records of one file, in its order."""
        ...


def problem_of(error: CommentariatError, source: Source) -> Problem:
    """Return what keeps a file from being read as a problem of it.

    >>> from pathlib import Path
    >>> str(problem_of(InputError("a.csv: the table is empty; fill it in."), Source(Path("in/a.csv"), "a.csv")))
    'a.csv: the table is empty; fill it in.'
    """
    said = str(error).removeprefix(f"{source.relative}: ").removesuffix(".")
    what, found, remedy = said.partition("; ")
    return Problem(
        where=source.relative, what=what, remedy=remedy if found else "mend the file or leave it out"
    )


def slipped(error: Exception, *, where: str, what: str) -> Problem:
    """Return an error of our own as a problem: one page or file of thousands must not end the reading of the others.

    >>> str(slipped(ValueError("no such place"), where="a.html", what="the page"))
    'a.html: the page cannot be read (ValueError) (“no such place”); tell the authors of this project.'
    """
    raised = traceback.extract_tb(error.__traceback__)
    place = f" in {PurePath(raised[-1].filename).name}, line {raised[-1].lineno}" if raised else ""
    return Problem(
        where=where,
        what=f"{what} cannot be read ({type(error).__name__}{place})",
        remedy=OUR_SLIP,
        quoted=str(error) or None,
    )


def raise_limit(setting: str) -> str:
    """Say how the limit is raised above which something is too long, in Python and on the command line.

    >>> raise_limit("longest_text")
    'raise longest_text (on the command line: --longest-text)'
    """
    return f"raise {setting} (on the command line: --{setting.replace('_', '-')})"


def closest(name: str, names: tuple[str, ...] | list[str]) -> str:
    """Return " (did you mean …?)" with the nearest of some names, or nothing when none is near.

    >>> closest("titel", ["title", "text"])
    ' (did you mean “title”?)'
    """
    near = nearest(name, names)
    return f" (did you mean “{near[0]}”?)" if near else ""
