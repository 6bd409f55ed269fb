"""The boundary project: texts on which the splitter asks a person, one click each.

A page shows the end of a text line by line; the annotator clicks the first line that is a reader's, or says that none
is. The answer becomes a claim of the layer ``boundary``, and the next build divides the text there
(`commentariat.corpus.splitting.decided`).
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ...corpus.corpus import Corpus
from ...corpus.errors import InputError
from ...corpus.splitting.decided import BOUNDARY_LAYER, COMMENTS_BEGIN, LINE, NO_COMMENTS, SHOWN
from ...corpus.standoff.claims import claim_on, text_sha256
from ..config import page_style
from .clearing import clear_erased
from .client import Client
from .connection import Connection, connect
from .gathering import SetAside
from .project import ensure_project
from .provenance import ANNOTATION, COMPLETED, SKIPPED, TASK, readings
from .sending import PushSummary, send_tasks
from .state import BOUNDARIES
from .tasks import Placed, Task, check_sendable
from .work import Kept, Work, own_ids

if TYPE_CHECKING:
    from pathlib import Path

    from ...corpus.progress import Progress

MOST_LINES = 150
"""Lines shown as choices: the last of the text, and from a little before where comments may begin."""
NONE = "none"
_QUESTION = (
    "Which line is the first that a reader wrote? Click it; if the outlet wrote them all, click the first choice. "
    "Where the machine has guessed right, submit."
)
_LONGEST_LINE = 600
_INSTRUCTION = (
    "<p>Each page shows the end of a text that may hold readers' comments below a report. <b>Click the first line that "
    "is a reader's</b>, then Submit. A line that only names a reader or heads the comments counts as theirs. Where a "
    "line is chosen already, that is the machine's guess.</p>"
    "<p>What the outlet publishes as its own is report: sign-offs, corrections, calls for witnesses, interviews, "
    "first-person columns, vox pops, open letters. If every line is of that kind, click the first choice.</p>"
)


def boundary_config() -> str:
    """Return the labelling config of the boundary project.

    >>> 'value="$lines"' in boundary_config()
    True
    """
    root = Element("View", className="cm-page cm-boundary")
    SubElement(root, "Style").text = page_style()
    SubElement(root, "Header", value="$title", size="3")
    SubElement(root, "Header", value="$head", size="6")
    SubElement(root, "Text", name="text", value="$question")
    choices = SubElement(root, "Choices", name=BOUNDARY_LAYER, toName="text", value="$lines")
    for key, value in (
        ("choice", "single-radio"),
        ("required", "true"),
        ("requiredMessage", "Click the first line that is a reader's, or the first choice."),
    ):
        choices.set(key, value)
    indent(root)
    return tostring(root, encoding="unicode")


def boundary_task(report: Mapping[str, Any]) -> dict[str, Any]:
    """Return the task for a report on which the splitter asks.

    Args:
        report: a row of the reports table.

    >>> task = boundary_task({"report_id": "r", "title": None, "text": "A truce.\\n<b>Good!</b>", "boundary_line": 1})
    >>> [choice["value"] for choice in task["data"]["lines"]]
    ['none', 'line 1', 'line 2']
    >>> task["data"]["lines"][2]["html"]
    '<b>2</b>&nbsp; &lt;b&gt;Good!&lt;/b&gt;'
    """
    text = report["text"]
    lines = text.split("\n")
    guess = report.get("boundary_line")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    shown = filled[-MOST_LINES:]
    if guess is not None and shown and guess < shown[0]:
        place = next(n for n, at in enumerate(filled) if at >= guess)
        shown = filled[max(0, place - 10) : place - 10 + MOST_LINES]
    choices = [{"value": NONE, "html": "<i>No line is a reader's</i>"}]
    choices += [
        {"value": f"line {at + 1}", "html": f"<b>{at + 1}</b>&nbsp; {html.escape(_cut(lines[at]))}"}
        for at in shown
    ]
    own = text_sha256(text)
    task = Task(
        unit=report["report_id"],
        report_id=report["report_id"],
        title=report.get("title") or "Where do comments begin?",
        head=str(report.get("outlet") or ""),
        documents=(Placed(document_id=report["report_id"], place=None, text=text, text_sha256=own),),
    )
    data = {
        "uid": task.uid,
        "report_id": task.report_id,
        "title": task.title,
        "head": task.head,
        "question": _QUESTION,
        "lines": choices,
        "text_sha256": own,
    }
    shown = "" if guess is None else f"line {guess + 1}"
    made: dict[str, Any] = {"data": data, "meta": {"uid": task.uid, "unit": task.unit, "shown": shown}}
    if guess is not None:
        result = {
            "id": "guess",
            "from_name": BOUNDARY_LAYER,
            "to_name": "text",
            "type": "choices",
            "value": {"choices": [shown]},
        }
        confidence = report.get("boundary_confidence")
        score = {} if confidence is None else {"score": confidence}
        made["predictions"] = [{"model_version": "splitter", "result": [result], **score}]
    check_sendable(made, what=f"The boundary task of {report['report_id']}")
    return made


def push_boundaries(
    corpus: Corpus | Path | str,
    *,
    connection: Connection | None = None,
    title: str | None = None,
    overlap: int | None = None,
    progress: Progress | None = None,
) -> PushSummary:
    """Send every text on which the splitter asks a person to a project of its own.

    `pull` brings the answers back, and the next build of the corpus into the same folder divides the texts there.

    Args:
        corpus: an open corpus, or its folder.
        connection: the server; found by `connect` if None.
        title: the project's title at its making; the corpus's name if None.
        overlap: how many annotators decide on each text; 1 for a new project, unchanged for another, if None.
        progress: called after every chunk.

    Raises:
        InputError: when the splitter asks about no text of the corpus.
        ServerError: when the server refuses or cannot be reached.
    """
    corpus = corpus if isinstance(corpus, Corpus) else Corpus.load(corpus)
    columns = ["report_id", "title", "outlet", "text", "boundary", "boundary_line", "boundary_confidence"]
    asked = [row for row in corpus.arrow("reports", columns).to_pylist() if row["boundary"] == "ask"]
    if not asked:
        raise InputError(
            f"The splitter asks about no text of {corpus.path}: every report's boundary is given, found or decided."
        )
    with Client(connection or connect()) as client:
        cleared = clear_erased(client, corpus)
        link = ensure_project(
            client,
            corpus,
            name=BOUNDARIES,
            title=title or f"Boundaries: {corpus.name}",
            config=boundary_config(),
            instruction=_INSTRUCTION,
            overlap=overlap,
        )
        return send_tasks(
            client, link, map(boundary_task, asked), total=len(asked), cleared=cleared, progress=progress
        )


def boundary_work(
    task: Mapping[str, Any],
    *,
    key: str,
    drafts: Sequence[Mapping[str, Any]] = (),
    texts: Callable[[str], str | None],
    annotator_of: Callable[[Mapping[str, Any]], str],
) -> Work:
    """Turn the answers on a boundary task into claims; as `work.work_on`, for the boundary project.

    Unfinished work is one click that was not submitted, so that drafts say nothing.
    """
    del drafts
    work = Work()
    data = task.get("data") or {}
    report_id, shown = str(data.get("report_id")), str(data.get("text_sha256"))
    text = texts(report_id)
    name = f"{key}/{task['id']}"
    for item in task.get("annotations") or ():
        own, who = f"{key}/{item['id']}", annotator_of(item)
        where = {TASK: name, ANNOTATION: own}
        label = SKIPPED if item.get("was_cancelled") else COMPLETED
        if text is None:
            said = f"the report {report_id} is no longer in the corpus"
            work.set_aside.append(_aside("unknown_text", said, item, report_id, name, own, who))
            continue
        placed = Placed(document_id=report_id, place=None, text=text, text_sha256=shown)
        created = item.get("created_at")
        claims = readings(item, [placed], label=label, annotator=who, created=created, where=where)
        for answer in _answers(item.get("result") or ()):
            line = answer.removeprefix("line ")
            if answer != NONE and not (line.isdecimal() and answer != line):
                said = f"the answer “{answer}” is no line"
                work.set_aside.append(_aside("unknown_label", said, item, report_id, name, own, who))
                continue
            claims.append(
                claim_on(
                    text,
                    document_id=report_id,
                    layer=BOUNDARY_LAYER,
                    label=NO_COMMENTS if answer == NONE else COMMENTS_BEGIN,
                    annotator=who,
                    status="accepted" if label == COMPLETED else "proposed",
                    created=created,
                    attributes={**where, SHOWN: shown} | ({} if answer == NONE else {LINE: line}),
                )
            )
        work.claims += own_ids(claims, annotation=own)
    return work


def _answers(result: Sequence[Any]) -> Iterator[str]:
    for item in result:
        if isinstance(item, Mapping) and item.get("from_name") == BOUNDARY_LAYER:
            yield from (str(choice) for choice in (item.get("value") or {}).get("choices") or ())


def _aside(
    reason: str, said: str, item: Mapping[str, Any], report_id: str, task: str, annotation: str, who: str
) -> Kept:
    aside = SetAside(reason=reason, said=said, items=list(item.get("result") or ()), document_id=report_id)
    return Kept(aside=aside, task=task, annotation=annotation, annotator=who)


def _cut(line: str) -> str:
    line = line.strip()
    return line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…"
