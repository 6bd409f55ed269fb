"""What the readers hand over, set aside on disk until it is known which report each comment trails."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..errors import Problem
from ..ids import is_derived, report_id
from ..privacy.hashed_authors import CorpusAuthors
from ..privacy.masking import mask
from ..privacy.names import Words
from ..privacy.pseudonyms import Pseudonymiser
from ..problems import Problems
from ..records import Record, SourceComment, SourceReport
from ..splitting import Split, SplitModel, split_trailing, trailing_comments
from ..splitting.decided import PersonsDecision, divide_at
from ..standoff.claims import text_sha256
from ..text.canonical import counted
from .captures import Capture, Captures, are_one, are_others, captured_at
from .joining import filled, in_order, joined_comments, joined_report
from .languages import Languages
from .reports import (
    KnownReports,
    canonical_text,
    masked_text,
    more_than_declared,
    path_of,
    report_row,
    stub_of,
    wanted_id,
)
from .shared_ids import SharedIds
from .spool import Aside, Spool, Spooled
from .textless import Called, Textless, no_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..progress import Progress

_LEFT_OUT = 1 << 60
"""In place of a report's number: the comment stands in a capture that was joined with others."""

_Stub = tuple[str, bool, str | None]
"""What is said of a report that is not in the input: in which file, whether it has a text, and its comment system."""
_REPORTS_OF = {
    "reddit": "add the dump of its submissions, such as RS_2015-01 beside RC_2015-01",
    "guardian": "add the saved page, or what the content interface answers with show-fields=body,byline",
}
"""Where the reports are that the comments of a system trail."""


class Intake:
    """The reports and comments of a build.

    Hand over every record with `add`, then call `settle`; `threads` yields every report with its comments. In memory
    are a few numbers a comment, and of every report its id and what comments may call it by.
    """

    def __init__(
        self,
        aside: Aside,
        *,
        pseudonymiser: Pseudonymiser,
        problems: Problems,
        language: str | None,
        outlet: str | None,
        splitter: SplitModel | None,
        divide: bool,
        decided: Mapping[str, PersonsDecision] | None,
        room: int,
    ) -> None:
        """Begin without records.

        Args:
            aside: where to set them aside.
            pseudonymiser: turns comment authors into keyed pseudonyms.
            problems: takes what is skipped or altered.
            language: BCP 47 tag for records that name none.
            outlet: who published reports that name nobody.
            splitter: tells reports from the comments that trail them; the shipped model if None.
            divide: look for trailing comments in texts whose source does not say; False leaves them whole.
            decided: where people said that comments begin, by report id; it holds for a text of the same hash only.
            room: bytes up to which the comments of one report are read into memory.
        """
        self.reports = KnownReports()
        self.authors = CorpusAuthors(pseudonymiser=pseudonymiser)
        self.public: frozenset[Words] = frozenset()
        self._problems = problems
        self._language, self._outlet = language, outlet
        self._splitter, self._divide = splitter, divide
        self._decided = decided or {}
        self._room = room
        self._sources = Spool[SourceReport](aside.open())
        self._source_places = array("q")
        self._rows = Spool[dict[str, Any]](aside.open())
        self._row_places = array("q")
        # Of the rows of reports that readers wrote.
        self._opening_places = array("q")
        self._comments = Spool[SourceComment](aside.open())
        self._places = array("q")
        # The report's number, or minus one minus the number of what a loose comment calls it by.
        self._of = array("q")
        self._captures = Captures()
        self._shared = SharedIds("report")
        self._repeated: Counter[str] = Counter()
        self._languages = Languages()
        self._textless = Textless()
        # What loose comments say of all comments of their report, by its number.
        self._said: dict[int, dict[str, Any]] = {}
        self._called: dict[Called, int] = {}
        self._first_so_called = array("q")
        self._order: NDArray[np.int64] | None = None
        self._sorted: NDArray[np.int64] | None = None

    def add(self, record: Record) -> None:
        """Take a record in."""
        if isinstance(record, Problem):
            self._problems.add(record)
        elif isinstance(record, SourceReport):
            self._add_report(record)
        else:
            called = (record.report_key, record.report_url, record.report_title)
            number = self._called.setdefault(called, len(self._called))
            if number == len(self._first_so_called):
                self._first_so_called.append(len(self._places))
            self._set_aside(record, of=-1 - number)

    def settle(self, *, progress: Progress | None = None) -> None:
        """Find the report of every comment, divide the texts that may hold comments, and put all into order.

        Args:
            progress: called after every report.
        """
        import numpy as np

        self._join_captures()
        owners = self._owners()
        for problems in (
            self._textless.problems(),
            self._captures.problems(),
            _repeats(self._repeated),
            self._shared.problems(),
            self._languages.problems(),
        ):
            self._problems.extend(problems)
        of = np.array(self._of, dtype=np.int64)
        loose = of < 0
        of[loose] = owners[-1 - of[loose]]
        self._put_under_answered(of)
        homeless = of < 0
        for index in np.flatnonzero(homeless).tolist():
            self._homeless(self._comments.read(self._places[index]))
        given = np.zeros(len(self.reports), dtype=bool)
        given[of[loose & ~homeless]] = True
        trailing = self._make_rows(given, progress=progress)
        nowhere = homeless | (of == _LEFT_OUT)
        # Of one report, first what stands in its record, then what other records say, each in the order of the input.
        rank = np.concatenate([2 * of + loose, 2 * trailing])
        rank[: len(nowhere)][nowhere] = np.iinfo(np.int64).max
        self._order = np.argsort(rank, kind="stable")[: len(rank) - int(nowhere.sum())]
        self._sorted = rank[self._order] // 2
        self.authors.settle(np.concatenate([self._order, self._note_openers(after=len(rank))]))
        rows = (self._rows.read(place) for place in self._row_places)
        self.public = frozenset(self.authors.spoken_of(map(_told_by_outlet, rows)))

    def threads(self) -> Iterator[tuple[dict[str, Any], Sequence[SourceComment]]]:
        """Yield the row of every report with its comments, in the order of the input.

        The texts of the comments are canonical and masked; names still stand in them.
        """
        import numpy as np

        assert self._order is not None, "settle() comes first"
        assert self._sorted is not None
        bounds = np.searchsorted(self._sorted, np.arange(len(self.reports) + 1))
        places = np.array(self._places, dtype=np.int64)
        ends = np.append(places[1:], self._comments.size)
        for number, place in enumerate(self._row_places):
            row = self._rows.read(place)
            own = self._order[bounds[number] : bounds[number + 1]]
            comments = Spooled(self._comments, places[own])  # pyright: ignore[reportArgumentType]
            if not row["text"] and not len(own) and row["boundary"] != "given":
                self._problems.add(no_text(row["input"]))
                continue
            if number in self._said and _is_whole(
                row, comments, said=self._said[number]["comments_declared"]
            ):
                # Its comments came page by page, and this many are all there are.
                row["comments_partial"] = False
            small = int((ends[own] - places[own]).sum()) <= self._room
            yield row, list(comments) if small else comments

    def _add_report(self, source: SourceReport) -> None:
        text, changes = canonical_text(source.text)
        comments, source = source.comments, replace(source, comments=())
        source = replace(
            source,
            text=text,
            language=self._languages.read(source.language, locator=source.locator),
            site_language=self._languages.read(source.site_language, locator=source.locator),
            changes=(*source.changes, *changes),
        )
        if not text and not comments:
            self._textless.add(source)
            return
        if (known := self.reports.same(source)) is not None and _have_own_ids(comments):
            self._repeat(known, source, comments)
            return
        time = captured_at(source)
        number = self._captured(source) if time else None
        if time and number is not None and self._captures.is_kept(number, source, time):
            self._captures.leave_out(path_of(source.locator))
            return
        if number is None:
            number = len(self.reports)
            self._keep(wanted_id(source), source)
            place = self._source_places[number]
        else:
            place = self._sources.append(source)
            self._source_places[number] = place
        first = len(self._places)
        for comment in comments:
            self._set_aside(comment, of=number)
        if time:
            capture = Capture(
                time=time,
                path=path_of(source.locator),
                url=source.url or "",
                length=len(text),
                source=place,
                comments=range(first, len(self._places)),
            )
            self._captures.keep(number, source, capture)

    def _repeat(self, number: int, source: SourceReport, comments: Sequence[SourceComment]) -> None:
        """Take another record of a report: two exports of one site, or pages of results, have it as well.

        Its comments join those that are there, and of each one record is kept.
        """
        before = self._sources.read(self._source_places[number])
        self._source_places[number] = self._sources.append(filled((before, source)))
        for comment in comments:
            self._set_aside(comment, of=number)
        self._repeated[path_of(source.locator)] += 1

    def _captured(self, source: SourceReport) -> int | None:
        """Return the number of the report of which a page is another capture."""
        for number in (self._captures.at_address(source), self._captures.at_page(source)):
            if number is not None and not are_others(self._sources.read(self._source_places[number]), source):
                return number
        for number in self._captures.with_canonical(source):
            if are_one(self._sources.read(self._source_places[number]), source):
                return number
        return None

    def _leave_out(self, capture: Capture) -> None:
        for place in capture.comments:
            self._of[place] = _LEFT_OUT

    def _join_captures(self) -> None:
        """Make one report of all captures of one, with the comments of all."""
        for number, captures in self._captures.joined():
            comments = joined_comments(
                (capture, [self._comments.read(self._places[place]) for place in capture.comments])
                for capture in in_order(captures)
            )
            # Of a page that was captured a thousand times, the text is in memory once.
            sources = [self._sources.read(captures[0].source)]
            sources += [replace(self._sources.read(capture.source), text="") for capture in captures[1:]]
            for capture in captures:
                self._leave_out(capture)
            for source in sources:
                self.reports.know(number, key=None, url=source.url, title=None)
            joined = joined_report(sources, comments)
            self.reports.know(number, key=None, url=joined.url, title=None)
            self.reports.rename(number, wanted_id(joined))
            self._source_places[number] = self._sources.append(joined)
            for comment in comments:
                self._append(comment, of=number)

    def _keep(self, wanted: str, source: SourceReport) -> None:
        problem = self.reports.add(
            wanted,
            text=source.text,
            key=source.key,
            url=source.url,
            title=source.title,
            where=source.locator,
            shared=self._shared,
        )
        if problem:
            self._problems.add(problem)
        self._source_places.append(self._sources.append(source))

    def _set_aside(self, comment: SourceComment, *, of: int) -> None:
        text, changes = canonical_text(comment.text)
        text, masked = masked_text(text, by_reader=True)
        language = self._languages.read(comment.language, locator=comment.locator)
        if changes or masked or text != comment.text or language != comment.language:
            changes = (*comment.changes, *changes, *masked)
            comment = replace(comment, text=text, language=language, changes=changes)
        self._append(comment, of=of)

    def _append(self, comment: SourceComment, *, of: int) -> None:
        self._places.append(self._comments.append(comment))
        self._of.append(of)
        self.authors.note(comment.author, comment.login)

    def _owners(self) -> NDArray[np.int64]:
        """Return the number of the report that each way of calling one means; -1 where it calls none."""
        import numpy as np

        owners = np.full(len(self._called), -1, dtype=np.int64)
        stubs: Counter[_Stub] = Counter()
        examples: dict[_Stub, tuple[str, str]] = {}
        for called, number in self._called.items():
            key, url, title = called
            owner = self.reports.find(key=key, url=url, title=title)
            said = key or url or title
            comment = self._comments.read(self._places[self._first_so_called[number]])
            if owner is None and said:
                name = report_id(key=key, url=url, path=f"report/{said}")
                owner = self.reports.number(name)
                if owner is None:
                    owner, stub = len(self.reports), stub_of(comment)
                    if textless := self._textless.take(called, told=stub):
                        self._keep(wanted_id(textless), textless)
                    else:
                        self._keep(name, stub)
                        kind = path_of(comment.locator), bool(stub.text), stub.comment_system
                        stubs[kind] += 1
                        examples.setdefault(kind, (comment.locator, said))
                self.reports.know(owner, key=key, url=url, title=title)
            if owner is not None:
                owners[number] = owner
                if comment.report_comment_system:
                    self._said.setdefault(owner, _said_of_all(comment))
        for kind, count in stubs.items():
            self._problems.add(_stubs(kind, count, first=examples[kind]))
        return owners

    def _put_under_answered(self, of: NDArray[np.int64]) -> None:
        """Give comments that name no report the report of what they answer, if that is a comment of their system."""
        import numpy as np

        waiting: dict[tuple[str | None, str | None], list[int]] = {}
        for index in np.flatnonzero(of < 0).tolist():
            comment = self._comments.read(self._places[index])
            if _names_what_it_answers(comment):
                waiting.setdefault((comment.report_comment_system, comment.parent_key), []).append(index)
        if not waiting:
            return
        for index in np.flatnonzero((of >= 0) & (of != _LEFT_OUT)).tolist():
            comment = self._comments.read(self._places[index])
            for place in waiting.pop((comment.report_comment_system, comment.key), ()):
                of[place] = of[index]

    def _homeless(self, comment: SourceComment) -> None:
        what, remedy = "", "map a column to report_id"
        if _names_what_it_answers(comment):
            what, remedy = (
                ", and what it answers was not read",
                "add the threads of such answers to the inputs",
            )
        self._problems.add(
            Problem(
                where=comment.locator,
                what=f"the comment does not say which report it belongs to{what}",
                remedy=remedy,
            )
        )

    def _make_rows(self, given: NDArray[np.bool_], *, progress: Progress | None) -> NDArray[np.int64]:
        """Make the reports' rows; returns the report of every comment that was found to trail one."""
        import numpy as np

        trailing = array("q")
        for number, place in enumerate(self._source_places):
            source = _filled(self._sources.read(place), self._said.get(number, {}))
            split = None
            if source.may_trail and self._divide and not given[number]:
                split = self._split(self.reports.ids[number], source.text)
                if problem := more_than_declared(source, split):
                    self._problems.add(problem)
            row = report_row(
                self.reports.ids[number], source, split=split, language=self._language, outlet=self._outlet
            )
            self._row_places.append(self._rows.append(row))
            if source.by_reader:
                self._opening_places.append(self._row_places[-1])
            for comment in trailing_comments(split, locator=source.locator) if split else ():
                self._set_aside(comment, of=number)
                trailing.append(number)
            if progress is not None:
                progress("Dividing", number + 1, len(self.reports))
        self._sources.close()
        return np.array(trailing, dtype=np.int64)

    def _note_openers(self, *, after: int) -> NDArray[np.int64]:
        """Note the authors of reports that readers wrote after those of all comments; return their places there."""
        import numpy as np

        place = after
        for row in map(self._rows.read, self._opening_places):
            for name in row["authors"]:
                self.authors.note(name)
                place += 1
        return np.arange(after, place)

    def _split(self, name: str, text: str) -> Split:
        """Divide a text where people said, if it is the one they were shown, else where the splitter says."""
        decision = self._decided.get(name)
        if decision is not None and text_sha256(mask(text)[0]) == decision.text_sha256:
            return divide_at(text, decision.line)
        return split_trailing(text, model=self._splitter)


def _told_by_outlet(row: Mapping[str, Any]) -> str:
    """Return what of a report speaks of people in the news: readers speak of each other in their own texts."""
    title = row["title"] or ""
    return title if row["by_reader"] else "\n".join((title, *row["authors"], row["text"]))


def _names_what_it_answers(comment: SourceComment) -> bool:
    """Tell whether the id of what a comment answers tells its report: within a system, not among tables of any kind."""
    return comment.report_comment_system is not None and comment.parent_key is not None


def _said_of_all(comment: SourceComment) -> dict[str, Any]:
    return {
        "comment_system": comment.report_comment_system,
        "comments_declared": comment.report_comments_declared,
        "comments_partial": comment.report_comments_partial,
    }


def _filled(source: SourceReport, said: Mapping[str, Any]) -> SourceReport:
    """Return a report with what is said of its comments, where it says nothing of them itself or of the same system."""
    own = {name: value for name in said if (value := getattr(source, name)) is not None}
    if not said or (own and own.get("comment_system") != said["comment_system"]):
        return source
    return replace(source, **{**said, **own})


def _is_whole(row: Mapping[str, Any], comments: Sequence[SourceComment], *, said: int | None) -> bool:
    """Tell whether the pages of a thread that were read have all its comments, told by their keys.

    Args:
        row: the report.
        comments: those that were read.
        said: how many there are as the pages themselves say; where they do not, as many as the report declares may
            still not be all, for its number may be old.
    """
    declared = row["comments_declared"]
    if not row["comments_partial"] or declared is None or said is None or len(comments) < max(declared, said):
        return False
    return len({hash(comment.key) for comment in comments}) >= max(declared, said)


def _have_own_ids(comments: Sequence[SourceComment]) -> bool:
    return all(comment.key and not is_derived(comment.key) for comment in comments)


def _repeats(counts: Mapping[str, int]) -> Iterator[Problem]:
    for path, count in counts.items():
        yield Problem(
            where=path,
            what=f"{counted(count, 'report')} that {'was' if count == 1 else 'were'} read already, word for word",
            remedy="they are one, with the comments of both",
            skipped=False,
        )


def _stubs(kind: _Stub, count: int, *, first: tuple[str, str]) -> Problem:
    """Say which reports are missing, given the place of the first comment on the first, and what it calls that."""
    path, told, system = kind
    place, called = first
    at = place.removeprefix(path).removeprefix(", ")
    named = f", named in {at}," if at else ""
    missing = (
        f"the report of comments{named} is not in the input"
        if count == 1
        else f"{counted(count, 'report')} of comments, the first{named or ' of them'} are not in the input"
    )
    if told:
        kept = (
            "only what the comments say of it is kept"
            if count == 1
            else "only what the comments say of them is kept"
        )
    else:
        kept = "an empty report stands for it" if count == 1 else "an empty report stands for each"
    remedy = _REPORTS_OF.get(system or "", "add the table of reports to the inputs")
    return Problem(
        where=path,
        what=missing,
        remedy=f"{kept}; {remedy}",
        skipped=False,
        quoted=called,
    )
