"""Tasks: a report with its thread, or a comment with its report beside it, as Label Studio shows them.

Pure conversion: documents of a corpus to the JSON of tasks, and back to documents when a task returns.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...corpus.errors import CorpusError
from ...corpus.standoff.claims import text_sha256
from ...corpus.text.canonical import counted

COMMENTS_A_TASK = 20
"""A longer thread is shared out over several tasks: a page with more comments opens slowly."""
_LONGEST_TITLE = 80
"""Characters of its first line that stand for the title of a report without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A document as it stands in a task.

    Attributes:
        document_id: its report_id or comment_id.
        place: None for the report, else the place of the comment in its task, from 0.
        text: the canonical text, as shown.
        text_sha256: the hash that the text had when the task was made.
        head: the line shown above it.
    """

    document_id: str
    place: int | None
    text: str
    text_sha256: str
    head: str = ""

    @property
    def kind(self) -> str:
        """``report`` or ``comment``."""
        return "report" if self.place is None else "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What one page shows: a report and comments of its thread.

    Attributes:
        unit: what is annotated, whatever its texts: the report's id and, in a long thread, the part.
        report_id: the report.
        title: the heading of the page.
        head: the line below it.
        documents: the report (only in the first part of a thread) and the comments in order.
        practice: whether the answers are known beforehand.
    """

    unit: str
    report_id: str
    title: str
    head: str
    documents: tuple[Placed, ...]
    practice: bool = False

    @property
    def uid(self) -> str:
        """The task's id: its unit and a digest of its texts, so that other texts make another task."""
        key = "\x1f".join(f"{placed.document_id}\x1e{placed.text_sha256}" for placed in self.documents)
        return f"{self.unit}@{hashlib.sha256(key.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A report and its comments, as rows of their tables with labels as names."""

    report: Mapping[str, Any]
    comments: Sequence[Mapping[str, Any]] = field(default_factory=tuple)


def tasks_of(
    thread: Thread, *, comments_a_task: int = COMMENTS_A_TASK, practice: bool = False
) -> Iterator[Task]:
    """Yield the tasks of a report with its thread: one, or several when the thread is long.

    Texts without a character are left out; a report that is only a stub for its comments has a task all the same.

    Args:
        thread: the report and its comments.
        comments_a_task: how many comments one page shows at most.
        practice: whether the answers are known beforehand.

    >>> thread = Thread(report={"report_id": "r", "title": "Truce", "text": "It held."},
    ...                 comments=[{"comment_id": f"c{n}", "text": "Good."} for n in range(3)])
    >>> [(task.unit, [placed.document_id for placed in task.documents]) for task in tasks_of(thread, comments_a_task=2)]
    [('r', ['r', 'c0', 'c1']), ('r#2', ['c2'])]
    """
    report, comments = thread.report, [row for row in thread.comments if row["text"]]
    name = report["report_id"]
    numbers = {row["comment_id"]: number for number, row in enumerate(thread.comments, start=1)}
    parts = [comments[at : at + comments_a_task] for at in range(0, len(comments), comments_a_task)] or [[]]
    for number, part in enumerate(parts, start=1):
        placed = [
            Placed(
                document_id=row["comment_id"],
                place=place,
                text=row["text"],
                text_sha256=row.get("text_sha256") or text_sha256(row["text"]),
                head=_comment_head(row, numbers=numbers),
            )
            for place, row in enumerate(part)
        ]
        if number == 1 and report["text"]:
            own = report.get("text_sha256") or text_sha256(report["text"])
            placed.insert(0, Placed(document_id=name, place=None, text=report["text"], text_sha256=own))
        if not placed:
            return
        yield Task(
            unit=name if number == 1 else f"{name}#{number}",
            report_id=name,
            title=report.get("title") or _first_words(report["text"]),
            head=_report_head(report, shown=part, of=len(comments), part=number, numbers=numbers),
            documents=tuple(placed),
            practice=practice,
        )


def to_json(task: Task, *, predictions: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """Return a task as Label Studio imports it.

    Args:
        task: the task.
        predictions: what the machine claims, as `prediction` makes it.

    Raises:
        CorpusError: when a text or a number cannot be sent: a NUL, a lone surrogate, a number that is not finite.
    """
    report = next((placed for placed in task.documents if placed.place is None), None)
    data: dict[str, Any] = {
        "uid": task.uid,
        "report_id": task.report_id,
        "title": task.title,
        "head": task.head,
        "text": report.text if report else "",
        "text_sha256": report.text_sha256 if report else None,
        "comments": [
            {
                "comment_id": placed.document_id,
                "head": placed.head,
                "text": placed.text,
                "text_sha256": placed.text_sha256,
            }
            for placed in task.documents
            if placed.place is not None
        ],
    }
    meta = {
        "uid": task.uid,
        "unit": task.unit,
        "practice": task.practice,
        "shown": findings_digest(predictions) if predictions else "",
    }
    made = {"data": data, "meta": meta} | ({"predictions": list(predictions)} if predictions else {})
    check_sendable(made, what=f"Task {task.uid}")
    return made


def documents_in(data: Mapping[str, Any]) -> list[Placed]:
    """Return the documents of a task that comes back: the inverse of `to_json`.

    The text is the one that the task holds now, the hash the one that it was made with; a task that was edited on
    the server has texts whose hash is another.
    """
    found: list[Placed] = []
    if data.get("text_sha256"):
        found.append(
            Placed(
                document_id=str(data.get("report_id")),
                place=None,
                text=str(data.get("text") or ""),
                text_sha256=str(data["text_sha256"]),
            )
        )
    for place, comment in enumerate(data.get("comments") or ()):
        found.append(
            Placed(
                document_id=str(comment.get("comment_id")),
                place=place,
                text=str(comment.get("text") or ""),
                text_sha256=str(comment.get("text_sha256")),
                head=str(comment.get("head") or ""),
            )
        )
    return found


def findings_digest(predictions: Iterable[Mapping[str, Any]]) -> str:
    """Return what tells one state of the machine's claims on a task from another."""
    text = json.dumps(list(predictions), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:12]


def check_sendable(value: Any, *, what: str) -> None:
    """Check that the server can hold a value without harm.

    Raises:
        CorpusError: for a NUL (the page drops it, and offsets shift), a lone surrogate (every export of the project
            would fail) or a number that is not finite.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        text.encode("utf-8")
    except ValueError as error:
        raise CorpusError(
            f"{what} cannot be sent: it holds a lone surrogate or a number that is not finite ({error}). Build and "
            f"analyse the corpus again."
        ) from error
    if "\\u0000" in text and _holds_nul(value):
        raise CorpusError(
            f"{what} cannot be sent: it holds a NUL. Build the corpus again, which takes it out."
        )


def _holds_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, Mapping):
        return any(_holds_nul(item) for pair in value.items() for item in pair)
    return isinstance(value, list | tuple) and any(map(_holds_nul, value))


def _first_words(text: str) -> str:
    line = next((line.strip() for line in text.split("\n") if line.strip()), "A report without text")
    return line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _report_head(
    report: Mapping[str, Any],
    *,
    shown: Sequence[Mapping[str, Any]],
    of: int,
    part: int,
    numbers: Mapping[str, int],
) -> str:
    said = [report.get("outlet"), (report.get("published") or "")[:10], counted(of, "comment")]
    if len(shown) < of:
        first, last = numbers[shown[0]["comment_id"]], numbers[shown[-1]["comment_id"]]
        said[2] = f"comments {first} to {last} of {of}"
    if part > 1:
        said.append("the report is in part 1")
    return " · ".join(str(item) for item in said if item)


def _time(row: Mapping[str, Any]) -> str | None:
    """Return the time of a comment as its source shows it; where that counts seconds, as a date (UTC)."""
    shown = row.get("published_shown")
    if shown and shown.replace(".", "", 1).isdecimal():
        return (row.get("published") or shown)[:16].replace("T", " ")
    return shown


def _comment_head(row: Mapping[str, Any], *, numbers: Mapping[str, int]) -> str:
    said = [f"Comment {numbers[row['comment_id']]}", row.get("author"), _time(row)]
    if row.get("parent_id") in numbers:
        said.append(f"answers comment {numbers[row['parent_id']]}")
    return " · ".join(str(item) for item in said if item)
