"""Records to rows: ids, canonical and masked text, threads, pseudonyms, and the split of trailing comments."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .claims import text_sha256
from .dates import Order, infer_order, iso_date, precision
from .decided import Decision, divide_at
from .errors import InputError, Problem
from .identifiers import mask_identifiers
from .ids import comment_id, report_id, same_page
from .mentions import Authors, Thread, Words, hide_attributions
from .privacy import Pseudonymiser, mask
from .records import Record, SourceComment, SourceReport
from .splitting import Split, SplitModel, split_trailing, trailing_comments
from .text import canonical, counted
from .threads import break_cycles, depths

_PLACE = re.compile(r"(?:, [a-z]+ \d+)+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The rows of the reports and comments tables, and what was skipped or altered on the way."""

    reports: list[dict[str, Any]]
    comments: list[dict[str, Any]]
    problems: list[Problem]


def assemble(
    records: Iterable[Record],
    *,
    pseudonymiser: Pseudonymiser,
    date_order: Order | None = None,
    language: str | None = None,
    outlet: str | None = None,
    splitter: SplitModel | None = None,
    divide: bool = True,
    decided: Mapping[str, Decision] | None = None,
    strict: bool = False,
) -> Assembled:
    """Turn what the readers hand over into rows.

    Args:
        records: reports, comments and problems, in the order of the input.
        pseudonymiser: turns comment authors into keyed pseudonyms.
        date_order: ``dmy``, ``mdy`` or ``ymd`` for numeric dates; inferred file by file if None.
        language: BCP 47 tag for records that name none.
        outlet: who published reports that name nobody.
        splitter: tells reports from the comments that trail them; the shipped model if None.
        divide: look for trailing comments in texts whose source does not say; False leaves them whole.
        decided: where people said that comments begin, by report id; it holds for a text of the same hash only.
        strict: raise at the first record that would be skipped.

    Raises:
        InputError: in strict mode, with the first problem's sentence.
    """
    work = _Assembly(
        pseudonymiser=pseudonymiser,
        language=language,
        outlet=outlet,
        splitter=splitter,
        divide=divide,
        decided=decided or {},
        strict=strict,
    )
    for record in records:
        work.add(record)
    return work.finish(date_order=date_order)


@dataclass(slots=True)
class _Assembly:
    pseudonymiser: Pseudonymiser
    language: str | None
    outlet: str | None
    strict: bool
    splitter: SplitModel | None = None
    divide: bool = True
    decided: Mapping[str, Decision] = field(default_factory=dict)
    reports: dict[str, dict[str, Any]] = field(default_factory=dict)
    threads: dict[str, list[SourceComment]] = field(default_factory=dict)
    loose: list[SourceComment] = field(default_factory=list)
    by_key: dict[str, str] = field(default_factory=dict)
    by_title: dict[str, str] = field(default_factory=dict)
    copies: dict[str, int] = field(default_factory=dict)
    stubs: Counter[str] = field(default_factory=Counter)
    divided: dict[str, SourceReport] = field(default_factory=dict)
    authors: Authors | None = None
    public: frozenset[Words] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def add(self, record: Record) -> None:
        if isinstance(record, Problem):
            self.problem(record)
        elif isinstance(record, SourceReport):
            self.add_report(record)
        else:
            self.loose.append(record)

    def problem(self, problem: Problem) -> None:
        if self.strict and problem.skipped:
            raise InputError(str(problem))
        self.problems.append(problem)

    def add_report(self, source: SourceReport) -> None:
        text, changes = _canonical(source.text)
        path, row = _place(source.locator)
        wanted = report_id(key=source.key, url=source.url, path=path, row=row)
        split = self.divided_by(wanted, text) if source.may_trail and self.divide else None
        body, masked = mask(split.body if split else text)
        if not body and not source.comments and not (split and split.comments):
            self.problem(
                Problem(where=source.locator, what="the text is empty", remedy="fill it in or take it out")
            )
            return
        name = self.free_id(
            wanted,
            taken=self.reports,
            copy_of=lambda other: self.reports[other]["text"] == body,
            where=source.locator,
        )
        self.keep_report(name, source, split=split, text=body, changes=[*changes, *masked])
        self.make_known(name, key=source.key, url=source.url, title=source.title)
        self.threads[name] = [
            *source.comments,
            *(trailing_comments(split, locator=source.locator) if split else ()),
        ]
        if split and split.outcome != "none":
            self.divided[name] = source

    def divided_by(self, name: str, text: str) -> Split:
        """Divide a text where people said, if it is the one they were shown, else where the splitter says."""
        decision = self.decided.get(name)
        if decision is not None and text_sha256(mask(text)[0]) == decision.text_sha256:
            return divide_at(text, decision.line)
        return split_trailing(text, model=self.splitter)

    def make_whole(self, name: str) -> None:
        """Undo the split of a report on which an input gives comments: the source says which is which, then."""
        source = self.divided.pop(name)
        text, changes = _canonical(source.text)
        body, masked = mask(text)
        self.keep_report(name, source, split=None, text=body, changes=[*changes, *masked])
        self.threads[name] = list(source.comments)

    def free_id(
        self, wanted: str, *, taken: Container[str], copy_of: Callable[[str], bool], where: str
    ) -> str:
        """Return the wanted id or, where that is taken, one derived from it; nothing is dropped for its id."""
        if wanted not in taken:
            return wanted
        # Counting on from the last copy, or a thousand texts of one id would try a thousand ids each.
        number = self.copies.get(wanted, 1) + 1
        while (free := f"{wanted}~{number}") in taken:
            number += 1
        self.copies[wanted] = number
        said = "stands there already, word for word" if copy_of(wanted) else "belongs to another text already"
        self.problem(
            Problem(
                where=where,
                what=f"the id {wanted} {said}",
                remedy=f"it was kept as {free}; give every text its own id",
                skipped=False,
            )
        )
        return free

    def keep_report(
        self, name: str, source: SourceReport, *, split: Split | None, text: str, changes: list[str]
    ) -> None:
        self.reports[name] = {
            "report_id": name,
            "title": mask(_canonical(source.title)[0])[0] if source.title else None,
            "outlet": source.outlet or self.outlet,
            "url": source.url,
            "authors": list(source.authors),
            "published": source.published,
            "language": source.language or self.language,
            "language_source": "given" if source.language or self.language else None,
            "retrieved": iso_date(source.retrieved),
            "comment_system": source.comment_system,
            "comments_declared": source.comments_declared,
            "comments_partial": source.comments_partial,
            "text": text,
            "boundary": split.outcome if split else "given",
            "boundary_confidence": split.confidence if split and split.outcome != "decided" else None,
            "boundary_line": split.boundary_line if split else None,
            "boundary_evidence": list(split.evidence) if split else [],
            "input": source.locator,
            "changes": [*source.changes, *changes, *_left_out(split)],
            "text_sha256": text_sha256(text),
        }

    def make_known(self, name: str, *, key: str | None, url: str | None, title: str | None) -> None:
        """Note what a loose comment may call a report by: its key, its address or, failing both, its title."""
        if key:
            self.by_key.setdefault(key, name)
        if url:
            self.by_key.setdefault(same_page(url), name)
        if title:
            self.by_title.setdefault(title, name)

    def report_of(self, comment: SourceComment) -> str | None:
        """Return the id of a loose comment's report, made of what the comment says where no input holds it."""
        key, url, title = comment.report_key, comment.report_url, comment.report_title
        for called in (key, key and same_page(key), url and same_page(url)):
            if called and called in self.by_key:
                return self.by_key[called]
        if not key and not url and title in self.by_title:
            return self.by_title[title]
        said = key or url or title
        if not said:
            return None
        name = report_id(key=key, url=url, path=f"report/{said}")
        self.make_known(name, key=key, url=url, title=title)
        if name not in self.reports:
            self.stub(name, comment, said=said)
        return name

    def stub(self, name: str, comment: SourceComment, *, said: str) -> None:
        text, changes = _canonical(comment.report_text or "")
        body, masked = mask(text)
        source = SourceReport(
            text=text,
            locator=comment.locator,
            title=comment.report_title,
            outlet=comment.report_outlet,
            url=comment.report_url,
            language=comment.language,
        )
        self.keep_report(name, source, split=None, text=body, changes=[*changes, *masked])
        self.threads[name] = []
        kept = "only what the comments say of it is kept" if body else "an empty report stands for it"
        self.problem(
            Problem(
                where=comment.locator,
                what=f"the report “{said}” is not in the input",
                remedy=f"{kept}; add the table of reports to the inputs",
                skipped=False,
            )
        )

    def finish(self, *, date_order: Order | None) -> Assembled:
        for comment in self.loose:
            name = self.report_of(comment)
            if name is None:
                self.problem(
                    Problem(
                        where=comment.locator,
                        what="the comment does not say which report it belongs to",
                        remedy="map a column to report_id",
                    )
                )
                continue
            if name in self.divided:
                self.make_whole(name)
            self.threads[name].append(comment)
        self.authors = Authors(
            (comment.author for thread in self.threads.values() for comment in thread),
            pseudonymiser=self.pseudonymiser,
        )
        self.public = frozenset(
            self.authors.spoken_of(
                "\n".join((report["title"] or "", *report["authors"], report["text"]))
                for report in self.reports.values()
            )
        )
        rows: list[dict[str, Any]] = []
        taken = set(self.reports)
        for name, thread in self.threads.items():
            own = list(self.thread_rows(name, thread, taken=taken))
            self.reports[name]["n_comments"] = len(own)
            rows += own
        reports = list(self.reports.values())
        for path, count in self.stubs.items():
            self.problem(
                Problem(
                    where=path,
                    what=f"{counted(count, 'deleted comment')} that nobody answers",
                    remedy="they were left out; a stub is kept where someone answers",
                    skipped=False,
                )
            )
        for table in (reports, rows):
            self.problems += _dates(table, order=date_order)
        for row in rows:
            row["published_precision"] = precision(row["published"])
        return Assembled(reports=reports, comments=rows, problems=self.problems)

    def thread_rows(
        self, name: str, thread: list[SourceComment], *, taken: set[str]
    ) -> Iterator[dict[str, Any]]:
        answered = {comment.parent_key for comment in thread if comment.parent_key}
        kept: list[tuple[SourceComment, str, list[str]]] = []
        for comment in thread:
            text, changes = _canonical(comment.text)
            text, masked = mask(text)
            text, identifiers = mask_identifiers(text)
            if not text and comment.key not in answered:
                if comment.kind == "deleted":
                    self.stubs[path_of(comment.locator)] += 1
                    continue
                self.problem(
                    Problem(where=comment.locator, what="the comment is empty", remedy="it was left out")
                )
                continue
            kept.append((comment, text, [*comment.changes, *changes, *masked, *identifiers]))
        kept = self.without_names(name, kept)
        ids = self.comment_ids(name, kept, taken=taken)
        keys = {
            comment.key: ids[place]
            for place, (comment, _, _) in reversed(list(enumerate(kept)))
            if comment.key
        }
        parents = self.parents(kept, ids=ids, keys=keys)
        deep = depths(parents)
        for position, (comment, text, changes) in enumerate(kept):
            yield {
                "comment_id": ids[position],
                "report_id": name,
                "position": position,
                "parent_id": parents[ids[position]],
                "depth": deep[ids[position]],
                "kind": comment.kind,
                "author": self.pseudonymiser.author(comment.author),
                "badge": comment.badge,
                "published": comment.published,
                "published_shown": comment.shown or comment.published,
                "likes": comment.likes,
                "dislikes": comment.dislikes,
                "language": comment.language or self.reports[name]["language"],
                "language_source": self.language_source(comment, name),
                "text": text,
                "split": comment.split,
                "confidence": comment.confidence,
                "rule": comment.rule,
                "evidence": list(comment.evidence),
                "input": comment.locator,
                "changes": changes,
                "text_sha256": text_sha256(text),
            }

    def without_names(
        self, name: str, kept: list[tuple[SourceComment, str, list[str]]]
    ) -> list[tuple[SourceComment, str, list[str]]]:
        """Replace the names of authors in the texts of a thread by their pseudonyms."""
        assert self.authors is not None, "the authors of the corpus are known when threads become rows"
        report = self.reports[name]
        thread = Thread(
            authors=Authors((comment.author for comment, _, _ in kept), pseudonymiser=self.pseudonymiser),
            corpus=self.authors,
            public=self.public,
            pseudonymiser=self.pseudonymiser,
            report="\n".join((report["title"] or "", report["text"])),
            texts=[text for _, text, _ in kept],
            outlet=report["outlet"],
            url=report["url"],
        )
        names = {comment.key: comment.author for comment, _, _ in kept if comment.key}
        hidden: list[tuple[SourceComment, str, list[str]]] = []
        for comment, text, changes in kept:
            lines: tuple[str, ...] = ()
            if comment.split == "inferred":
                text, lines = hide_attributions(text, pseudonymiser=self.pseudonymiser)
            answered = names.get(comment.parent_key) if comment.parent_key else None
            text, mentions = thread.hide(text, answered=answered)
            hidden.append((comment, text, [*changes, *lines, *mentions]))
        return hidden

    def language_source(self, comment: SourceComment, report: str) -> str | None:
        if comment.language:
            return "given"
        return "inherited" if self.reports[report]["language"] else None

    def comment_ids(
        self, name: str, kept: list[tuple[SourceComment, str, list[str]]], *, taken: set[str]
    ) -> list[str]:
        texts: dict[str, str] = {}
        for position, (comment, text, _) in enumerate(kept):
            own = self.free_id(
                comment_id(name, key=comment.key, position=position),
                taken=taken,
                copy_of=lambda other, text=text: texts.get(other) == text,
                where=comment.locator,
            )
            taken.add(own)
            texts[own] = text
        return list(texts)

    def parents(
        self, kept: list[tuple[SourceComment, str, list[str]]], *, ids: list[str], keys: Mapping[str, str]
    ) -> dict[str, str | None]:
        parents: dict[str, str | None] = {}
        for own, (comment, _, _) in zip(ids, kept, strict=True):
            parent = keys.get(comment.parent_key) if comment.parent_key else None
            if comment.parent_key and parent is None:
                self.problem(
                    Problem(
                        where=comment.locator,
                        what=f"the comment it answers, {comment.parent_key}, is not under the same report",
                        remedy="it was kept at the top of the thread",
                        skipped=False,
                    )
                )
            parents[own] = parent
        cut = break_cycles(parents)
        for own, (comment, _, _) in zip(ids, kept, strict=True):
            if own in cut:
                self.problem(
                    Problem(
                        where=comment.locator,
                        what="the comment answers itself"
                        + (f", by way of {comment.parent_key}" if comment.parent_key != comment.key else ""),
                        remedy="it was kept at the top of the thread",
                        skipped=False,
                    )
                )
        return parents


def path_of(locator: str) -> str:
    """Return the path in a locator, without the places within the file.

    >>> path_of("2021/a.jsonl, line 3, comment 2")
    '2021/a.jsonl'
    """
    return _PLACE.sub("", locator)


def _canonical(text: str) -> tuple[str, list[str]]:
    result = canonical(text)
    return result.text.strip("\n"), list(result.changes)


def _place(locator: str) -> tuple[str, int | None]:
    """Tell a locator's path from its row: ``a.csv, row 3`` is ``("a.csv", 3)``."""
    path, _, place = locator.rpartition(", ")
    word, _, number = place.partition(" ")
    if path and word in ("row", "line", "record") and number.isdigit():
        return path, int(number)
    return locator, None


def _left_out(split: Split | None) -> list[str]:
    """Say which lines of the page are in no table, by kind: their words may name a commenter."""
    return (
        [f"line {line.line + 1} left out ({line.kind} of the page)" for line in split.other] if split else []
    )


def _dates(rows: list[dict[str, Any]], *, order: Order | None) -> list[Problem]:
    """Put the time of a table's rows into ISO 8601, the order of numeric dates being judged file by file."""
    by_file: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["published"]:
            by_file[path_of(row["input"])].append(row)
    problems: list[Problem] = []
    for path, dated in by_file.items():
        file_order = order or infer_order([row["published"] for row in dated])
        unread: Counter[str] = Counter()
        for row in dated:
            iso = iso_date(row["published"], order=file_order)
            if iso is None:
                unread[row["published"]] += 1
            row["published"] = iso
        if unread:
            example = next(iter(unread))
            problems.append(
                Problem(
                    where=path,
                    what=f"{counted(unread.total(), 'date')} such as “{example}” cannot be read with certainty",
                    remedy="they were left empty; say --date-order dmy or mdy if they are numeric",
                    skipped=False,
                )
            )
    return problems
