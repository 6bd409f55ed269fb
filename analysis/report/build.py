"""Write the report: totals over the whole corpus, texts chosen to fit, and what was left out said aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...corpus.errors import CorpusError, InputError
from ...corpus.files import write_whole
from ...corpus.text.canonical import counted
from ..results.summaries import FRAME_LAYERS, sentence_sentiment
from ..tables.corpus_tables import CorpusTables, Frame, documents, rows_of, span_parts, spans, texts
from . import render
from .edition import Material, ReportView, report_view
from .highlight import Explain, findings
from .overview import overview

MAX_REPORTS = 100
MAX_BYTES = 2_000_000
MAX_COMMENTS = 40
FEW_COMMENTS = 5
_MISSES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSummary:
    """What was written.

    Attributes:
        path: the HTML file.
        size: its size in bytes.
        reports, comments: how many the corpus has.
        reports_shown, comments_shown: how many of them stand in the file as texts; every total covers all.
        left_out: what the file leaves out, in sentences; empty when it shows everything.
    """

    path: Path
    size: int
    reports: int
    reports_shown: int
    comments: int
    comments_shown: int
    left_out: tuple[str, ...]


def write_report(
    corpus: CorpusTables,
    out: Path,
    *,
    max_reports: int = MAX_REPORTS,
    max_bytes: int = MAX_BYTES,
    explain: Explain | None = None,
) -> ReportSummary:
    """Write one self-contained HTML file that opens offline and reads like an edition with apparatus.

    Tables and figures cover the whole corpus. Texts are shown as far as they fit: reports that need a person's
    decision first, then the most loaded ones (findings of loaded language in the report and its comments), and
    of long threads the most loaded comments; ties go by the order of the corpus. The same corpus gives the
    same bytes.

    Args:
        corpus: an analysed corpus.
        out: the HTML file; it appears whole or not at all.
        max_reports: show at most this many reports.
        max_bytes: keep the file at or under this size.
        explain: gives the details of a lexicon entry by its id (patterns, citation, rationale, neutral), or None.

    Raises:
        CorpusError: when the corpus is not analysed.
        InputError: when the tables alone do not fit into `max_bytes`.
        OutputError: when the file cannot be written.
    """
    if not corpus.provenance.get("analysis"):
        raise CorpusError(
            f"The corpus {corpus.path} is not analysed, so there is nothing to report yet. Analyse it first: "
            f"commentariat analyze {corpus.path}"
        )
    unmade = [said] if (said := corpus.provenance["analysis"].get("left_out")) else []
    context = overview(corpus)
    reports = corpus.arrow("reports", columns=["report_id", "boundary"]).to_pandas()
    everything = documents(corpus)
    report_of_comment = everything.loc[everything["kind"] == "comment", "report_id"]
    n_comments = len(report_of_comment)
    counts = _loaded_findings(corpus)
    order = _most_loaded(counts, reports, everything)
    chosen = order[:max_reports]
    threads = _threads(corpus, counts, chosen)
    material = _material(corpus, chosen, threads, explain)

    of_chosen = rows_of(corpus, "reports", key="report_id", ids=chosen, without=["text"])
    rows = {row["report_id"]: row for row in of_chosen.to_dict("records")}
    sizes = report_of_comment.value_counts().to_dict()
    room = max_bytes - len(_bytes(render.page({**context, **_texts(context, [], [], explain, order)})))
    shown: list[tuple[ReportView, str]] = []
    misses = 0
    for position, report_id in enumerate(chosen):
        for limit in (MAX_COMMENTS, FEW_COMMENTS):
            thread = [row for row in threads.get(report_id, []) if row["rank"] < limit]
            view = report_view(
                rows[report_id], thread, material, key=f"r{position}", n_comments=int(sizes.get(report_id, 0))
            )
            markup = render.article({"report": view})
            if len(_bytes(markup)) < room:
                break
        else:
            misses += 1
            if misses == _MISSES:
                break
            continue
        room -= len(_bytes(markup))
        shown.append((view, markup))

    # The index and the cited entries grow with the texts; what they cost is known only now.
    while True:
        views = [view for view, _ in shown]
        written = _in_corpus_order(shown, reports["report_id"].tolist())
        left_out = [*unmade, *_left_out(order, views, n_comments, max_reports=max_reports)]
        markup = render.page({**context, **_texts(context, written, left_out, explain, order)})
        data = _bytes(markup)
        if len(data) <= max_bytes:
            break
        if not shown:
            raise InputError(
                f"The report's tables alone take {len(data):,} bytes, more than max_bytes={max_bytes:,}; "
                f"allow at least {len(data) + 50_000:,}."
            )
        shown.pop()

    write_whole(Path(out), data, what="The report")
    return ReportSummary(
        path=Path(out),
        size=len(data),
        reports=len(reports),
        reports_shown=len(views),
        comments=n_comments,
        comments_shown=sum(len(view.comments) for view in views),
        left_out=tuple(left_out),
    )


def _texts(
    context: Mapping[str, Any],
    written: Sequence[tuple[ReportView, str]],
    left_out: Sequence[str],
    explain: Explain | None,
    order: Sequence[str],
) -> dict[str, Any]:
    """The part of the page that depends on which texts are shown."""
    from markupsafe import Markup

    shown = {view.report_id: view.key for view, _ in written}
    shown |= {comment.comment_id: comment.key for view, _ in written for comment in view.comments}
    return {
        "articles": [Markup(markup) for _, markup in written],
        "index": [view for view, _ in written],
        "anchors": shown,
        "left_out": left_out,
        "entries": _entries([view for view, _ in written], explain),
        "n_reports": len(order),
        "asked_shown": {row["report_id"]: shown.get(row["report_id"]) for row in context["asked"]},
    }


def _entries(views: Sequence[ReportView], explain: Explain | None) -> list[dict[str, Any]]:
    """The lexicon entries behind the findings that are shown, each once, by id."""
    marks = [
        mark
        for view in views
        for shown in (view.shown, *(c.shown for c in view.comments))
        for mark in shown.marks
    ]
    uses: dict[str, int] = {}
    labels: dict[str, str] = {}
    for mark in marks:
        if mark.entry and mark.layer == "loaded_language":
            uses[mark.entry] = uses.get(mark.entry, 0) + 1
            labels[mark.entry] = mark.label
    return [
        {
            "id": name,
            "n": uses[name],
            "label": labels[name],
            "details": dict((explain(name) if explain else None) or {}),
        }
        for name in sorted(uses)
    ]


def _loaded_findings(corpus: CorpusTables) -> Frame:
    """Findings of loaded language by document id."""
    import pandas as pd

    counts = [part["document_id"].value_counts() for part in span_parts(corpus, "loaded_language")]
    return pd.concat(counts).groupby(level=0).sum()


def _most_loaded(counts: Frame, reports: Frame, everything: Frame) -> list[str]:
    """Report ids, those that wait for a person's decision first, then by their findings of loaded language.

    Args:
        counts: findings of loaded language by document id.
        reports: what became of each report's boundary.
        everything: the documents.
    """
    import pandas as pd

    load = everything["document_id"].map(counts).groupby(everything["report_id"]).sum()
    keyed = pd.DataFrame(
        {
            "report_id": reports["report_id"],
            "settled": reports["boundary"] != "ask",
            "load": reports["report_id"].map(load).fillna(0),
        }
    )
    keyed = keyed.sort_values(["settled", "load"], ascending=[True, False], kind="stable")
    return keyed["report_id"].tolist()


def _threads(corpus: CorpusTables, counts: Frame, chosen: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Comments of the chosen reports in thread order, with the rank of each by its findings."""
    rows = rows_of(corpus, "comments", key="report_id", ids=chosen, without=["text"])
    rows = rows.assign(load=rows["comment_id"].map(counts).fillna(0))
    # Found before some are left out: what a comment answers may be one that is not shown.
    places = dict(zip(rows["comment_id"], rows["position"], strict=True))
    rows["answers"] = rows["parent_id"].map(places)
    rows = rows.sort_values(["load", "position", "comment_id"], ascending=[False, True, True], kind="stable")
    rows["rank"] = rows.groupby("report_id").cumcount()
    rows = rows[rows["rank"] < MAX_COMMENTS].sort_values(["position", "comment_id"], kind="stable")
    threads: dict[str, list[dict[str, Any]]] = {}
    for row in rows.to_dict("records"):
        threads.setdefault(str(row["report_id"]), []).append(
            {str(name): value for name, value in row.items()}
        )
    return threads


def _material(
    corpus: CorpusTables,
    chosen: Sequence[str],
    threads: Mapping[str, Sequence[Mapping[str, Any]]],
    explain: Explain | None,
) -> Material:
    ids = set(chosen) | {row["comment_id"] for thread in threads.values() for row in thread}
    heard = sentence_sentiment(corpus, ids)
    sentences: dict[str, list[tuple[float, str]]] = {}
    for document_id, score, label in zip(heard["document_id"], heard["score"], heard["label"], strict=True):
        sentences.setdefault(document_id, []).append((score, label))
    measured = rows_of(corpus, "measures", key="document_id", ids=ids)
    judged = spans(corpus, "outlet_evaluation", document_ids=ids)
    return Material(
        texts=texts(corpus, ids),
        findings=_by_document(findings(corpus, ids)),
        sentences=sentences,
        measures={row["document_id"]: row for row in measured.to_dict("records")},
        evaluations=dict(zip(judged["document_id"], judged["label"], strict=True)),
        evidence=_by_document(findings(corpus, ids, layers=FRAME_LAYERS)),
        explain=explain,
    )


def _by_document(rows: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        grouped.setdefault(row["document_id"], []).append(row)
    return grouped


def _in_corpus_order(
    shown: Sequence[tuple[ReportView, str]], ids: Sequence[str]
) -> list[tuple[ReportView, str]]:
    place = {report_id: position for position, report_id in enumerate(ids)}
    return sorted(shown, key=lambda pair: place[pair[0].report_id])


def _left_out(
    order: Sequence[str], views: Sequence[ReportView], n_comments: int, *, max_reports: int
) -> list[str]:
    said = []
    hidden = len(order) - len(views)
    if hidden:
        why = "the limit on reports" if len(views) == max_reports else "the limit on the size of this file"
        said.append(
            f"{hidden:,} of {counted(len(order), 'report')} {'is' if hidden == 1 else 'are'} not shown as texts, "
            f"because of {why}. Shown are those whose boundary to the comments a person should decide, then those "
            "with the most findings of loaded language: a selection to read, not a sample to generalise from. Every "
            "table and figure covers the whole corpus."
        )
    written = sum(len(view.comments) for view in views)
    if written < n_comments:
        said.append(
            f"{n_comments - written:,} of {counted(n_comments, 'comment')} "
            f"{'is' if n_comments - written == 1 else 'are'} not shown as texts; of a long thread the "
            "most loaded comments are shown, in their order."
        )
    cut = [view for view in views if view.shown.left_out]
    cut_comments = [comment for view in views for comment in view.comments if comment.shown.left_out]
    if cut or cut_comments:
        characters = sum(view.shown.left_out for view in cut) + sum(
            comment.shown.left_out for comment in cut_comments
        )
        said.append(
            f"{counted(len(cut) + len(cut_comments), 'very long text is', 'very long texts are')} shown by "
            f"{'its' if len(cut) + len(cut_comments) == 1 else 'their'} beginning; "
            f"{counted(characters, 'character is', 'characters are')} left out."
        )
    return said


def _bytes(markup: str) -> bytes:
    return markup.encode("utf-8", "replace")
