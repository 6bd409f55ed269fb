"""The whole way of a build's records: in, to threads, cleaned, and out as the rows of two tables."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..privacy.erasure import Erased
from ..privacy.erasure_list import Erasure
from ..privacy.pseudonyms import Pseudonymiser
from ..problems import Problems
from ..progress import told
from ..records import Record
from ..splitting import SplitModel
from ..splitting.decided import PersonsDecision
from ..storage.schema import COMMENT_COLUMNS, REPORT_COLUMNS
from ..text_reuse.duplicates import DuplicateSearch
from ..values.dates import Order, precision
from .cleaning import Cleaning
from .intake import Intake
from .reports import path_of
from .spool import ROOM, Aside, Spool, Spooled
from .thread import ThreadRows
from .times import Times

if TYPE_CHECKING:
    from ..errors import Problem
    from ..progress import Progress

Row = dict[str, Any]


class Assembly:
    """Makes the rows of the reports and comments tables out of records.

    Hand over every record with `add`, call `settle`, then read `reports` and `comments`, each once.
    """

    def __init__(
        self,
        aside: Aside,
        *,
        pseudonymiser: Pseudonymiser,
        problems: Problems,
        erasure: Erasure | None = None,
        date_order: Order | None = None,
        language: str | None = None,
        outlet: str | None = None,
        splitter: SplitModel | None = None,
        divide: bool = True,
        decided: Mapping[str, PersonsDecision] | None = None,
        room: int = ROOM,
    ) -> None:
        """Begin without records.

        Args:
            aside: where to put what is not in memory.
            pseudonymiser: turns comment authors into keyed pseudonyms.
            problems: takes what is skipped or altered.
            erasure: what is to be left out.
            date_order: ``dmy``, ``mdy`` or ``ymd`` for numeric dates; inferred file by file if None.
            language: BCP 47 tag for records that name none; detected text by text if None.
            outlet: who published reports that name nobody.
            splitter: tells reports from the comments that trail them; the shipped model if None.
            divide: look for trailing comments in texts whose source does not say; False leaves them whole.
            decided: where people said that comments begin, by report id; it holds for a text of the same hash only.
            room: bytes up to which the comments of one report are kept in memory.
        """
        self._aside = aside
        self._pseudonymiser = pseudonymiser
        self._problems = problems
        self._room = room
        self._intake = Intake(
            aside,
            pseudonymiser=pseudonymiser,
            problems=problems,
            language=language,
            outlet=outlet,
            splitter=splitter,
            divide=divide,
            decided=decided,
            room=room,
        )
        self._erasure = erasure or Erasure()
        self._cleaning = Cleaning(erasure=self._erasure, detect=language is None)
        self._reports = _Table(aside, columns=tuple(REPORT_COLUMNS), id_column="report_id", order=date_order)
        self._comments = _Table(
            aside, columns=tuple(COMMENT_COLUMNS), id_column="comment_id", order=date_order
        )
        self.outcomes: Counter[str] = Counter()
        self.comments_of: Counter[str] = Counter()
        self.stubs = 0
        self.texts: dict[str, str] = {}

    def add(self, record: Record) -> None:
        """Take a record in.

        Raises:
            InputError: in strict mode, at the first that would be skipped.
        """
        self._intake.add(record)

    def settle(self, *, wanted: Collection[str] = (), progress: Progress | None = None) -> None:
        """Make the rows of all records that were handed over.

        Args:
            wanted: ids of documents whose texts are to be kept in `texts`.
            progress: called as reports are done, and within a thread that does not fit into memory as its
                comments are.
        """
        self._intake.settle(progress=progress)
        threads = ThreadRows(
            pseudonymiser=self._pseudonymiser,
            reports=self._intake.reports,
            authors=self._intake.authors,
            public=self._intake.public,
            forgotten=self._erasure.pseudonyms,
            problems=self._problems,
        )
        total = len(self._intake.reports)
        for number, (report, sources) in enumerate(self._intake.threads(), start=1):
            self._reports.times.note(report)
            parents, made = threads.rows(report, sources)
            small = isinstance(sources, list)
            keep = list if small else self._set_aside
            tell = None if small else progress
            comments = keep(told(self._noted(made), tell, "Comments of a long thread", total=len(parents)))
            cleaned, rows = self._cleaning.clean(report, comments, parents=parents, keep=keep)
            if cleaned is not None:
                rows = told(rows, tell, "Cleaning a long thread", total=cleaned["n_comments"])
                self._keep(cleaned, rows, wanted=wanted)
            if progress is not None and number < total:
                progress("Assembling", number, total)
        # Reports of which there is no text have no thread.
        if progress is not None and total:
            progress("Assembling", total, total)
        threads.finish()
        for table in (self._reports, self._comments):
            table.settle()

    def reports(self) -> Iterator[Row]:
        """Yield the rows of the reports table in the order of the input."""
        yield from self._reports.rows()
        self._problems.extend(self._reports.times.problems())

    def comments(self) -> Iterator[Row]:
        """Yield the rows of the comments table, report by report."""
        for row in self._comments.rows():
            row["published_precision"] = precision(row["published"])
            yield row
        self._problems.extend(self._comments.times.problems())

    @property
    def erased(self) -> Erased:
        """What was erased."""
        return self._cleaning.erased

    @property
    def count(self) -> tuple[int, int]:
        """The number of reports and of comments."""
        return len(self._reports), len(self._comments)

    def hygiene(self) -> dict[str, Any]:
        """Return what provenance says of what was erased, quoted, detected and repeated."""
        duplicates = {"reports": self._reports.duplicates, "comments": self._comments.duplicates}
        return self._cleaning.counts() | {
            "duplicates": {table: dict(sorted(kinds.items())) for table, kinds in duplicates.items()}
        }

    def _noted(self, rows: Iterable[Row]) -> Iterator[Row]:
        # Also those that will be erased: they show the order of dates as well as others.
        for row in rows:
            self._comments.times.note(row)
            yield row

    def _set_aside(self, rows: Iterable[Row]) -> Sequence[Row]:
        spool = Spool[Row](self._aside.open())
        places = array("q", (spool.append(row) for row in rows))
        return Spooled(spool, places)

    def _keep(self, report: Row, comments: Iterable[Row], *, wanted: Collection[str]) -> None:
        self.outcomes[report["boundary"]] += 1
        for row in comments:
            self.comments_of[path_of(row["input"])] += 1
            self.stubs += not row["text"]
            self._comments.add(row)
            if row["comment_id"] in wanted:
                self.texts[row["comment_id"]] = row["text"]
        # Last, since the comments may have told its language.
        self._reports.add(report)
        if report["report_id"] in wanted:
            self.texts[report["report_id"]] = report["text"]


class _Table:
    """The rows of one table on disk, and what is known of each only when all are there."""

    def __init__(
        self, aside: Aside, *, columns: tuple[str, ...], id_column: str, order: Order | None
    ) -> None:
        self.times = Times(order=order)
        self.duplicates: Counter[str] = Counter()
        self._columns = columns
        self._id = columns.index(id_column)
        self._text = columns.index("text")
        self._spool = Spool[list[Any]](aside.open())
        self._places = array("q")
        self._search = DuplicateSearch(aside.open)

    def __len__(self) -> int:
        return len(self._places)

    def add(self, row: Mapping[str, Any]) -> None:
        self._places.append(self._spool.append([row.get(column) for column in self._columns]))
        self._search.add(row["text"])
        self.times.hear(row)

    def settle(self) -> None:
        self._found = self._search.find(lambda place: self._spool.read(self._places[place])[self._text])

    def rows(self) -> Iterator[Row]:
        for number, place in enumerate(self._places):
            row = dict(zip(self._columns, self._spool.read(place), strict=True))
            row["published"] = self.times.read(row)
            if repeats := self._found.of(number):
                leader, row["duplicate_kind"] = repeats
                row["duplicate_of"] = self._spool.read(self._places[leader])[self._id]
                self.duplicates[row["duplicate_kind"]] += 1
            yield row
        self._spool.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The rows of the reports and comments tables, and what was skipped or altered on the way."""

    reports: list[Row]
    comments: list[Row]
    problems: list[Problem]


def assemble(
    records: Iterable[Record], *, pseudonymiser: Pseudonymiser, strict: bool = False, **options: Any
) -> Assembled:
    """Turn records into rows that all stand in memory: for few of them.

    Args:
        records: reports, comments and problems, in the order of the input.
        pseudonymiser: turns comment authors into keyed pseudonyms.
        strict: raise at the first record that would be skipped.
        options: as for `Assembly`.

    Raises:
        InputError: in strict mode, with the first problem's sentence.
    """
    problems = Problems(strict=strict)
    with Aside() as aside:
        work = Assembly(aside, pseudonymiser=pseudonymiser, problems=problems, **options)
        for record in records:
            work.add(record)
        work.settle()
        reports, comments = list(work.reports()), list(work.comments())
    return Assembled(reports=reports, comments=comments, problems=list(problems.named))
