"""What a reader finds in one file: reports, comments with where each came from, and problems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ..assembly.languages import Languages
from ..assembly.reports import KnownReports, declared_in, more_than_declared
from ..assembly.textless import no_text
from ..assembly.times import Times
from ..build import BuildSettings
from ..errors import CommentariatError, InputError, Problem
from ..languages import fill_report
from ..readers import Source, TableReader, known_suffixes, opened, read_source, reader_for
from ..records import SourceComment, SourceReport
from ..splitting import load_model, split_trailing, trailing_comments
from ..text.canonical import canonical, counted

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from ..readers import Reader, TableColumns
    from ..records import Record
    from ..splitting import Split, SplitModel

Told = TypeVar("Told", SourceReport, SourceComment)

MOST_RECORDS = 20
"""Records shown of a file that holds many, unless more are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """A report as its reader finds it.

    Attributes:
        report: the report.
        split: for plain text, how it was divided from the comments that trail it.
        shown: its time as the source writes it, where that is not how it was read.
    """

    report: SourceReport
    split: Split | None = None
    shown: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Inspection:
    """What a reader finds in one file.

    Names of commenters are shown as the file has them; a corpus holds their pseudonyms only. Times are read as a build
    reads them, and None where it would leave them empty. Printed, an inspection is shown as lines of text; a notebook
    shows it as a page.

    Attributes:
        name: the file's name.
        reader: the reader's name, such as ``html``; those of all files in a package.
        description: what that reader reads.
        reports: the reports, with the comments that stand in the same record or were told from the text.
        comments: comments on reports that are not in the file, as far as it was read.
        problems: what could not be read, or was kept with a change.
        more: True when the file holds more records than were asked for.
        columns: which columns of a table are read as what, and which are not; of every table in a package.
    """

    name: str
    reader: str
    description: str
    reports: tuple[Inspected, ...]
    comments: tuple[SourceComment, ...]
    problems: tuple[Problem, ...]
    more: bool
    columns: tuple[TableColumns, ...] = ()

    def to_html(self, *, full: bool = False) -> str:
        """Return a page of its own that shows body, comments, their fields and where each came from.

        Args:
            full: show all comments of a report that has thousands.
        """
        from .page import COMMENTS, whole_page

        return whole_page(self, most=None if full else COMMENTS)

    def __str__(self) -> str:
        """Return what the terminal shows."""
        from .terminal import lines

        return "\n".join(lines(self))

    def __repr__(self) -> str:
        """Say in one line what this is."""
        comments = len(self.comments) + sum(len(one.report.comments) for one in self.reports)
        found = ((len(self.reports), "report"), (comments, "comment"), (len(self.problems), "problem"))
        return f"Inspection({self.name!r}: {', '.join(counted(number, noun) for number, noun in found)})"

    def _repr_html_(self) -> str:
        from .page import fragment

        return fragment(self)


def inspect_file(
    path: str | Path, *, settings: BuildSettings | None = None, most: int = MOST_RECORDS
) -> Inspection:
    """Read a file as a build would, without building anything.

    Args:
        path: the file; a packed one is read as the files in it.
        settings: how it is to be read, divided and dated.
        most: stop after so many records.

    Raises:
        InputError: when there is no such file, or no reader for it or for anything packed in it.

    >>> import tempfile
    >>> page = Path(tempfile.mkdtemp()) / "truce.txt"
    >>> _ = page.write_text("The truce held for a second day on Monday, monitors said.\\nThanks for your great report!")
    >>> found = inspect_file(page)
    >>> found.reader, len(found.reports)
    ('text', 1)
    """
    path = Path(path)
    if path.is_dir():
        raise InputError(f"{path} is a folder, and files are inspected one by one; name one of its files.")
    if not path.is_file():
        raise InputError(f"There is no file {path}; check its name.")
    settings = settings or BuildSettings()
    readers: dict[Reader, None] = {}
    columns: list[TableColumns] = []
    records = _records(path, settings, readers, columns)
    found: list[Record] = list(islice(records, most))
    more = next(records, None) is not None
    records.close()
    if not readers:
        raise InputError(str(found[0]))
    languages = Languages()
    reports = [_told(record, settings, languages) for record in found if isinstance(record, SourceReport)]
    trailing = settings.divide and any(report.may_trail for report in reports)
    model = load_model(settings.splitter) if trailing else None
    divided = [_divided(report, settings, model, languages) for report in reports]
    surplus = [more_than_declared(report, one.split) for report, one in zip(reports, divided, strict=True)]
    comments = [_told(record, settings, languages) for record in found if isinstance(record, SourceComment)]
    divided, comments = _tied(divided, comments)
    divided, comments, undated = _dated(divided, comments, settings, more=more)
    return Inspection(
        name=path.name,
        reader=", ".join(reader.name for reader in readers),
        description="; ".join(reader.description for reader in readers),
        reports=tuple(divided),
        comments=tuple(comments),
        problems=(
            *(problem for record in found if (problem := _problem(record))),
            *filter(None, surplus),
            *languages.problems(),
            *undated,
        ),
        more=more,
        columns=tuple(columns),
    )


def _records(
    path: Path, settings: BuildSettings, readers: dict[Reader, None], columns: list[TableColumns]
) -> Generator[Record, None, None]:
    """Yield the records of a file, or of those packed in it; note who reads them, and which columns of tables."""
    for source in opened(Source(path, path.name), suffixes=known_suffixes(), scratch=settings.scratch):
        if isinstance(source, Problem):
            yield source
            continue
        try:
            reader = reader_for(source.path)
            readers[reader] = None
        except InputError:
            # Of a file in a package that nobody reads, a problem tells.
            if source.path == path:
                raise
        else:
            columns += _columns(reader, source, settings)
        yield from read_source(source, settings)


def _columns(reader: Reader, source: Source, settings: BuildSettings) -> list[TableColumns]:
    """Return which columns of a file are read as what; nothing where it is no table, or none that can be read."""
    if not isinstance(reader, TableReader):
        return []
    try:
        return reader.table_columns(source, settings)
    except (CommentariatError, OSError):
        # Reading it tells why.
        return []


def _problem(record: Record) -> Problem | None:
    """Return a record that is a problem, or what a build says of an empty report unless comments refer to it."""
    if isinstance(record, SourceReport):
        return None if record.text.strip() or record.comments else no_text(record.locator)
    return record if isinstance(record, Problem) else None


def _told(record: Told, settings: BuildSettings, languages: Languages) -> Told:
    """Read the language that a source names, and fill in what the user says of texts whose source names none."""
    language = languages.read(record.language, locator=record.locator)
    return replace(record, language=language or settings.language)


def _divided(
    report: SourceReport, settings: BuildSettings, model: SplitModel | None, languages: Languages
) -> Inspected:
    comments = tuple(_told(comment, settings, languages) for comment in report.comments)
    report = replace(report, comments=comments)
    if model is None or not report.may_trail:
        return Inspected(report=report)
    split = split_trailing(canonical(report.text).text.strip("\n"), model=model)
    comments = (*comments, *trailing_comments(split, locator=report.locator))
    declared, partial = declared_in(report, split)
    read = replace(
        report, text=split.body, comments=comments, comments_declared=declared, comments_partial=partial
    )
    return Inspected(report=read, split=split)


def _tied(
    reports: Sequence[Inspected], comments: Sequence[SourceComment]
) -> tuple[list[Inspected], list[SourceComment]]:
    """Return reports with the comments on them that stand elsewhere in the file, and the comments on others."""
    known = KnownReports()
    for number, one in enumerate(reports):
        known.know(number, key=one.report.key, url=one.report.url, title=one.report.title)
    threads: dict[int | None, list[SourceComment]] = {}
    for comment in comments:
        number = known.find(key=comment.report_key, url=comment.report_url, title=comment.report_title)
        threads.setdefault(number, []).append(comment)
    tied = [
        replace(one, report=replace(one.report, comments=(*one.report.comments, *threads[number])))
        if number in threads
        else one
        for number, one in enumerate(reports)
    ]
    return tied, threads.get(None, [])


def _dated(
    reports: Sequence[Inspected], comments: Sequence[SourceComment], settings: BuildSettings, *, more: bool
) -> tuple[list[Inspected], list[SourceComment], list[Problem]]:
    """Read the times of records as a build does, and say which cannot be read; as written they stay beside that."""
    of_reports, of_comments = Times(order=settings.date_order), Times(order=settings.date_order)
    for inspected in reports:
        of_reports.note(_row(inspected.report))
        for comment in inspected.report.comments:
            of_comments.note(_row(comment))
    for comment in comments:
        of_comments.note(_row(comment))

    if of_reports.are_open or of_comments.are_open:
        for report, thread in _heard(reports, comments):
            of_reports.hear(report)
            for row in thread:
                of_comments.hear(row)

    def read(comment: SourceComment) -> SourceComment:
        shown = comment.shown or comment.published
        return replace(comment, published=of_comments.read(_row(comment)), shown=shown)

    dated = []
    for inspected in reports:
        written, moment = inspected.report.published, of_reports.read(_row(inspected.report))
        report = replace(
            inspected.report, published=moment, comments=tuple(map(read, inspected.report.comments))
        )
        dated.append(replace(inspected, report=report, shown=written if written != moment else None))
    told = [read(comment) for comment in comments]
    problems = [*of_reports.problems(), *of_comments.problems()]
    if more:
        # What stands in the rest of the file may tell day and month apart.
        problems = [replace(one, what=f"of the records shown, {one.what}") for one in problems]
    return dated, told, problems


def _heard(
    reports: Sequence[Inspected], comments: Sequence[SourceComment]
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Yield the rows of reports with those of their comments, in the languages that a build detects."""
    threads = [(_row(one.report), [_row(comment) for comment in one.report.comments]) for one in reports]
    loose = SourceReport(text="", locator="")
    for report, thread in (*threads, (_row(loose), [_row(comment) for comment in comments])):
        found = fill_report(report, thread, parents=[-1] * len(thread))
        yield (
            report,
            [{**row, "language": language} for row, (language, _) in zip(thread, found, strict=True)],
        )


def _row(record: SourceReport | SourceComment) -> dict[str, Any]:
    return {
        "title": record.title if isinstance(record, SourceReport) else None,
        "text": record.text,
        "published": record.published,
        "input": record.locator,
        "language": record.language,
        "language_source": "given" if record.language else None,
        "columns_language": record.columns_language,
    }
