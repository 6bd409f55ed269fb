"""One report with its comments as the template reads it: what was decided, what was found, how it sounds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...corpus.boundary import boundary_said
from ..charts.appearance import readable
from ..results.summaries import FRAME_LAYERS
from .figures import Strip, strip
from .highlight import Explain, Highlighted, prepared
from .render import missing

_FIRST_WORDS = 9
_QUOTED_LINE = 160
_INDICATORS = 6


@dataclass(frozen=True, kw_only=True)
class Material:
    """Everything the chosen reports need, by document id, gathered in one pass over the tables."""

    texts: Mapping[str, str]
    findings: Mapping[str, Sequence[Mapping[str, Any]]]
    sentences: Mapping[str, Sequence[tuple[float, str]]]
    measures: Mapping[str, Mapping[str, Any]]
    evaluations: Mapping[str, str]
    evidence: Mapping[str, Sequence[Mapping[str, Any]]]
    explain: Explain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of the boundary between a report and its comments, and the line that a person should look at."""

    boundary: str
    said: str
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView:
    """One comment as shown; `answers` is the position of the one that it answers."""

    comment_id: str
    position: int
    depth: int
    answers: int | None
    author: str | None
    published: str | None
    likes: int | None
    dislikes: int | None
    shown: Highlighted
    strip: Strip | None
    evaluation: str | None
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRow:
    """One frame in one report: its share of sentences, that of its comments' sentences, and the words behind each."""

    layer: str
    frame: str
    report: float | None
    comments: float | None
    words: tuple[tuple[str, int], ...]
    comment_words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report as shown."""

    key: str
    report_id: str
    title: str
    titled: bool
    outlet: str | None
    published: str | None
    authors: tuple[str, ...]
    url: str | None
    link: str | None
    language: str | None
    input: str | None
    n_words: float | None
    decision: Decision
    shown: Highlighted
    strip: Strip | None
    comments_strip: Strip | None
    comments: tuple[CommentView, ...]
    n_comments: int
    frames: tuple[FrameRow, ...]
    actors: tuple[tuple[str, str, int], ...]
    readability: tuple[tuple[str, float], ...] = field(default=())


def report_view(
    row: Mapping[str, Any],
    comments: Sequence[Mapping[str, Any]],
    material: Material,
    *,
    key: str,
    n_comments: int,
) -> ReportView:
    """Gather one report.

    Args:
        row: its row of the reports table.
        comments: the rows of the comments to show, in thread order.
        material: texts, findings and measures of at least these documents.
        key: prefix of the HTML ids, unique in the page.
        n_comments: how many comments the report has in all.
    """
    report_id = row["report_id"]
    text = material.texts.get(report_id, "")
    shown = prepared(report_id, text, material.findings.get(report_id, ()), explain=material.explain)
    title = _known(row.get("title"))
    views = tuple(_comment_view(comment, material, key=f"{key}c{i}") for i, comment in enumerate(comments))
    measured = material.measures.get(report_id, {})
    ids = [comment["comment_id"] for comment in comments]
    return ReportView(
        key=key,
        report_id=report_id,
        title=title or first_words(text),
        titled=title is not None,
        outlet=_known(row.get("outlet")),
        published=_known(row.get("published")),
        authors=tuple(_listed(row.get("authors"))),
        url=_known(row.get("url")),
        link=safe_link(_known(row.get("url"))),
        language=_language(row.get("language")),
        input=_known(row.get("input")),
        n_words=measured.get("n_words"),
        decision=decision(row, text),
        shown=shown,
        strip=strip(
            [material.sentences.get(report_id, ())],
            low=_number(measured.get("sentiment_low")),
            high=_number(measured.get("sentiment_high")),
        ),
        comments_strip=strip([material.sentences.get(comment_id, ()) for comment_id in ids]),
        comments=views,
        n_comments=n_comments,
        frames=tuple(_frames(report_id, ids, material)),
        actors=_actors(material.findings.get(report_id, ())),
        readability=tuple(
            (readable(name), value)
            for name in ("flesch_reading_ease", "flesch_kincaid_grade")
            if (value := _number(measured.get(name))) is not None
        ),
    )


def decision(row: Mapping[str, Any], text: str) -> Decision:
    """Say how the boundary between report and comments was found, and what speaks for it, as an inspection does."""
    boundary, index = row.get("boundary") or "given", _whole(row.get("boundary_line"))
    said = boundary_said(
        boundary,
        line=index,
        confidence=_number(row.get("boundary_confidence")),
        evidence=_listed(row.get("boundary_evidence")),
    )
    lines = text.split("\n")
    doubtful = boundary == "ask" and index is not None and 0 <= index < len(lines)
    return Decision(
        boundary=boundary,
        said=said,
        line=_shortened(lines[index]) if doubtful and index is not None else None,
    )


def first_words(text: str) -> str:
    """Return the beginning of a text, to stand where it has no title.

    >>> first_words("Clashes lasted for several hours.")
    'Clashes lasted for several hours.'
    """
    words = text[:400].split()
    return " ".join(words[:_FIRST_WORDS])[:120] + ("…" if len(words) > _FIRST_WORDS else "")


def safe_link(url: str | None) -> str | None:
    """Return an address that may be followed: http and https only, so that no address can run anything.

    >>> safe_link("javascript:alert(1)") is None
    True
    """
    return url if url and re.match(r"https?://[^\s\"'<>\\]+\Z", url, flags=re.IGNORECASE) else None


def _comment_view(row: Mapping[str, Any], material: Material, *, key: str) -> CommentView:
    comment_id = row["comment_id"]
    evaluation = material.evaluations.get(comment_id)
    return CommentView(
        comment_id=comment_id,
        position=int(row["position"] or 0),
        depth=int(_number(row.get("depth")) or 0),
        answers=_whole(row.get("answers")),
        author=_known(row.get("author")),
        published=_known(row.get("published")),
        likes=_whole(row.get("likes")),
        dislikes=_whole(row.get("dislikes")),
        shown=prepared(
            comment_id,
            material.texts.get(comment_id, ""),
            material.findings.get(comment_id, ()),
            explain=material.explain,
            limit=6_000,
            kind="comment",
        ),
        strip=strip([material.sentences.get(comment_id, ())]),
        evaluation=evaluation if evaluation != "none" else None,
        key=key,
    )


def _frames(report_id: str, comment_ids: Sequence[str], material: Material) -> list[FrameRow]:
    own = material.measures.get(report_id, {})
    theirs = [material.measures.get(comment_id, {}) for comment_id in comment_ids]
    words = _indicators([report_id], material)
    comment_words = _indicators(comment_ids, material)
    rows = []
    for name in own:
        layer = next((layer for layer in FRAME_LAYERS if name.startswith(f"{layer}_")), None)
        if layer is None:
            continue
        label = name.removeprefix(f"{layer}_")
        share, others = _number(own.get(name)), _weighted(theirs, name)
        if not share and not others:
            continue
        rows.append(
            FrameRow(
                layer=layer,
                frame=label,
                report=share,
                comments=others,
                words=_commonest(words[layer, label]),
                comment_words=_commonest(comment_words[layer, label]),
            )
        )
    return sorted(rows, key=lambda row: (FRAME_LAYERS.index(row.layer), -(row.report or 0), row.frame))


def _indicators(ids: Sequence[str], material: Material) -> defaultdict[tuple[str, str], Counter[str]]:
    """Count the words behind each frame, by codebook and frame, in some documents."""
    words: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document_id in ids:
        for found in material.evidence.get(document_id, ()):
            words[found["layer"], found["label"]][found["quote"].casefold()] += 1
    return words


def _commonest(words: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(words.items(), key=lambda item: (-item[1], item[0]))[:_INDICATORS])


def _weighted(rows: Sequence[Mapping[str, Any]], name: str) -> float | None:
    pairs = [(_number(row.get(name)), _number(row.get("n_sentences"))) for row in rows]
    known = [(share, n) for share, n in pairs if share is not None and n]
    total = sum(n for _, n in known)
    return sum(share * n for share, n in known) / total if total else None


def _actors(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, str, int], ...]:
    seen = Counter((row["target"] or row["quote"], row["label"]) for row in rows if row["layer"] == "actor")
    ranked = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
    return tuple((name, label, n) for (name, label), n in ranked[:24])


def _language(value: Any) -> str | None:
    said = _known(value)
    return said if said and re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", said) else None


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED_LINE else text[:_QUOTED_LINE].rpartition(" ")[0] + " …"


def _listed(value: Any) -> list[str]:
    return [] if value is None or isinstance(value, float) else [str(item) for item in value]


def _known(value: Any) -> str | None:
    return None if missing(value) or value == "" else str(value)


def _number(value: Any) -> float | None:
    return None if missing(value) else float(value)


def _whole(value: Any) -> int | None:
    return None if missing(value) else int(value)
