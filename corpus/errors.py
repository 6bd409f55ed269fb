"""Errors a user can act on: what was wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass


class CommentariatError(Exception):
    """Base of every error this project raises on purpose; its text is a sentence for the user."""


class InputError(CommentariatError):
    """An input that cannot be read at all, or a setting that does not fit it."""


class OutputError(CommentariatError):
    """An output folder that cannot be written, or that holds something else."""


class CorpusError(CommentariatError):
    """A corpus folder that is missing, unfinished, or does not say what its schema says."""


class AnalysisError(CommentariatError):
    """An analysis that could not be finished; what was done of it is kept, and the next run goes on from there."""


class SchemeError(CommentariatError):
    """A label scheme or lexicon file that breaks its own rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One record (or file) that was skipped or altered, told so that a person can find and mend it.

    Attributes:
        where: the input and the place in it, such as ``reports.csv, row 17``.
        what: what was wrong, as a clause without a full stop.
        remedy: what the user can do about it, as a clause without a full stop.
        skipped: True when the record is left out, False when it was kept with a change.
        quoted: a value of the input that shows it. Whoever builds is told; it is published nowhere, since a cell that
            does not hold what it should may hold a name.
    """

    where: str
    what: str
    remedy: str
    skipped: bool = True
    quoted: str | None = None

    def __str__(self) -> str:
        """Say the problem as a sentence.

        >>> str(Problem(where="a.csv, row 2", what="the text is empty", remedy="fill it in or drop the row"))
        'a.csv, row 2: the text is empty; fill it in or drop the row.'
        """
        shown = f" (“{self.quoted}”)" if self.quoted else ""
        return f"{self.where}: {self.what}{shown}; {self.remedy}."

    def to_json(self) -> dict[str, str | bool]:
        """Return what provenance says of it: all but the value that is quoted.

        >>> no_date = Problem(where="a.csv", what="1 date cannot be read", remedy="mend it", quoted="Al, on Monday")
        >>> str(no_date), "quoted" in no_date.to_json()
        ('a.csv: 1 date cannot be read (“Al, on Monday”); mend it.', False)
        """
        said = asdict(self)
        del said["quoted"]
        return said


def withheld_text(document_id: str, folder: object = "FOLDER") -> CorpusError:
    """Return the error of asking a release for a text that it withholds.

    >>> str(withheld_text("r1"))[:45]
    'The text of r1 is withheld from this release.'
    """
    return CorpusError(
        f"The text of {document_id} is withheld from this release. Join it with texts that you have: "
        f"commentariat hydrate {folder} TEXTS -o OTHER"
    )


def why_unread(error: Exception) -> str:
    """Say in words why a file could not be read or parsed, without names of exceptions and their numbers.

    >>> why_unread(FileNotFoundError(2, "No such file or directory")), why_unread(IsADirectoryError(21, ""))
    ('there is no such file', 'it is a folder')
    """
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    return " ".join(str(error).split()).rstrip(".")
