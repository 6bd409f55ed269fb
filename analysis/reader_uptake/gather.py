"""Everything the comparison needs of a corpus, read from its tables once: threads, expressions, frames, responses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...corpus.corpus import quoted_spans
from ..tables.corpus_tables import CorpusTables, Frame, documents, spans, texts
from .items import FRAME, NAMING, NAMING_LABELS, WORD, Item, actor_key, family, pattern_of, sponsor_key
from .responses import Kin, Mention, Patterns, Response, inside, responses

FRAME_WEIGHT = 2
"""The summed weight of indicators that makes a frame, as for sentences."""
_NO_COMMENT = ("pingback", "deleted")

Place = tuple[str, int, int]
"""A document's id and a span in it."""


@dataclass(slots=True)
class Thread:
    """A report with the comments that trail it."""

    report_id: str
    outlet: str
    published: str | None
    comments: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What stands in a corpus.

    Attributes:
        threads: reports that have comments, in the order of the corpus.
        uses: for each item, the first place in each report that uses it.
        names: for each item, its expressions in the reports, with their numbers.
        actors: for each actor's key, its names in the reports, with their numbers.
        answers: for each comment, what it does with each expression.
        frames: for each comment, its frames as layer and label, with the place of the first evidence and
            whether the words are its own.
        about: for each comment, the keys of the actors it speaks of.
        parents: the comment that a comment answers.
        left_out: reports without analysed comments.
    """

    threads: list[Thread]
    uses: dict[Item, dict[str, Place]]
    names: dict[Item, Counter[str]]
    actors: dict[str, Counter[str]]
    answers: dict[str, list[Response]]
    frames: dict[str, dict[Kin, tuple[Place, bool]]]
    about: dict[str, frozenset[str]]
    parents: dict[str, str | None]
    left_out: int


def gather(
    corpus: CorpusTables, *, labels: Sequence[str], layers: Sequence[str], voice: str | None = None
) -> Gathered:
    """Read the tables of an analysed corpus.

    Args:
        labels: the labels of loaded language whose expressions are items.
        layers: the codebooks whose frames are.
        voice: take only expressions that the reports use in this voice.
    """
    comments = _comments(corpus)
    threads, left_out = _threads(corpus, comments)
    report_ids = {thread.report_id for thread in threads}
    comment_ids = {name for thread in threads for name in thread.comments}
    loaded = spans(corpus, "loaded_language", columns=["quote", "voice", "target", "entry"])
    loaded = loaded[loaded["label"].isin(list(labels)) & loaded["quote"].notna()]
    mentions, patterns = _mentions(loaded)
    uses, names, actors = _uses(loaded, report_ids, voice)
    for layer_item, places in _framed_reports(corpus, layers, report_ids).items():
        uses[layer_item] = places
        names[layer_item] = Counter({layer_item.label: len(places)})
    quotes = {row["comment_id"]: quoted_spans(row) for row in comments}
    wanted = {(item.label, item.family) for item in uses if item.kind == WORD}
    looked_for = Patterns()
    for (label, name), forms in patterns.items():
        if (label, name) in wanted:
            for form in forms:
                looked_for.add(form, (label, name))
    held = texts(corpus, comment_ids)
    answers = {
        name: list(responses(text, mentions.get(name, ()), quoted=quotes[name], patterns=looked_for))
        for name, text in held.items()
    }
    return Gathered(
        threads=threads,
        uses=uses,
        names=names,
        actors=actors,
        answers=answers,
        frames=_framed_comments(corpus, layers, comment_ids, quotes),
        about=_about(corpus, loaded, comment_ids),
        parents={row["comment_id"]: row["parent_id"] for row in comments},
        left_out=left_out,
    )


def _comments(corpus: CorpusTables) -> list[dict[str, Any]]:
    columns = ["comment_id", "report_id", "parent_id", "kind", "quotes"]
    rows = corpus.arrow("comments", columns=columns).to_pylist()
    return [row for row in rows if row["kind"] not in _NO_COMMENT]


def _threads(corpus: CorpusTables, comments: Sequence[Mapping[str, Any]]) -> tuple[list[Thread], int]:
    """Return the reports that have analysed comments, and how many reports have none."""
    described = documents(corpus)
    analysed = set(described.loc[described["n_words"].notna(), "document_id"])
    reports = corpus.arrow("reports", columns=["report_id", "outlet", "published"]).to_pylist()
    outlets = dict(zip(described["report_id"], described["outlet"], strict=True))
    by_report: defaultdict[str, list[str]] = defaultdict(list)
    for row in comments:
        if row["comment_id"] in analysed:
            by_report[row["report_id"]].append(row["comment_id"])
    threads = [
        Thread(row["report_id"], outlets[row["report_id"]], row["published"], by_report[row["report_id"]])
        for row in reports
        if by_report[row["report_id"]]
    ]
    return threads, len(reports) - len(threads)


def _mentions(loaded: Frame) -> tuple[dict[str, list[Mention]], dict[Kin, set[tuple[str, ...]]]]:
    """Return the expressions of every document, and the forms of every family."""
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    patterns: defaultdict[Kin, set[tuple[str, ...]]] = defaultdict(set)
    for row in loaded.itertuples(index=False):
        kin = (row.label, family(row.label, row.entry, row.quote))
        patterns[kin].add(pattern_of(row.label, kin[1], row.quote))
        mentions[row.document_id].append(
            Mention(
                kin,
                int(row.start),
                int(row.end),
                sponsor_key(row.label, row.quote),
                actor_key(row.target) if isinstance(row.target, str) else None,
                row.voice not in ("quoted", "attributed"),
            )
        )
    return dict(mentions), dict(patterns)


def _uses(
    loaded: Frame, report_ids: set[str], voice: str | None
) -> tuple[dict[Item, dict[str, Place]], dict[Item, Counter[str]], dict[str, Counter[str]]]:
    """Return the words and namings of the reports with their places, their forms, and the names of the actors."""
    uses: defaultdict[Item, dict[str, Place]] = defaultdict(dict)
    names: defaultdict[Item, Counter[str]] = defaultdict(Counter)
    actors: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in loaded[loaded["document_id"].isin(report_ids)].itertuples(index=False):
        if voice is not None and row.voice != voice:
            continue
        name = family(row.label, row.entry, row.quote)
        items = [Item(WORD, row.label, name, sponsor_key(row.label, row.quote))]
        if isinstance(row.target, str) and row.label in NAMING_LABELS:
            items.append(Item(NAMING, row.label, name, actor_key(row.target)))
            actors[actor_key(row.target)][row.target] += 1
        for item in items:
            uses[item].setdefault(row.document_id, (row.document_id, int(row.start), int(row.end)))
            names[item][" ".join(row.quote.split())] += 1
    return dict(uses), dict(names), dict(actors)


def _framed_reports(
    corpus: CorpusTables, layers: Sequence[str], report_ids: set[str]
) -> dict[Item, dict[str, Place]]:
    """Return the reports that have each frame by the document decision, with their first evidence."""
    if not layers:
        return {}
    found = spans(corpus, *layers)
    found = found[found["document_id"].isin(report_ids)]
    whole, evidence = found[found["start"].isna()], found[found["start"].notna()]
    first = evidence.drop_duplicates(["document_id", "layer", "label"])
    places = {
        (row.document_id, row.layer, row.label): (row.document_id, int(row.start), int(row.end))
        for row in first.itertuples(index=False)
    }
    framed: defaultdict[Item, dict[str, Place]] = defaultdict(dict)
    for row in whole.itertuples(index=False):
        place = places.get((row.document_id, row.layer, row.label), (row.document_id, 0, 0))
        framed[Item(FRAME, row.label, row.layer)][row.document_id] = place
    return dict(framed)


def _framed_comments(
    corpus: CorpusTables,
    layers: Sequence[str],
    comment_ids: set[str],
    quotes: Mapping[str, Sequence[tuple[int, int]]],
) -> dict[str, dict[Kin, tuple[Place, bool]]]:
    """Return the frames that each comment carries in words of its own, or only in what it quotes."""
    if not layers:
        return {}
    found = spans(corpus, *layers, columns=["entry"], attributes=["weight"])
    found = found[found["document_id"].isin(comment_ids) & found["start"].notna()]
    evidence: defaultdict[tuple[str, Kin], list[tuple[int, int, str, int, bool]]] = defaultdict(list)
    for row in found.itertuples(index=False):
        start, end = int(row.start), int(row.end)
        weight = int(row.weight) if row.weight is not None else FRAME_WEIGHT
        others = inside(quotes.get(row.document_id, ()), start)
        evidence[row.document_id, (row.label, row.layer)].append((start, end, str(row.entry), weight, others))
    framed: defaultdict[str, dict[Kin, tuple[Place, bool]]] = defaultdict(dict)
    for (name, kin), spans_of in evidence.items():
        mine = {entry: weight for _, _, entry, weight, others in spans_of if not others}
        # The table holds what made a sentence's frame; only quotation can take that away again.
        own = sum(mine.values()) >= FRAME_WEIGHT or len(mine) == len(
            {entry for _, _, entry, _, _ in spans_of}
        )
        start, end = next((s, e) for s, e, _, _, others in spans_of if others is not own)
        framed[name][kin] = ((name, start, end), own)
    return dict(framed)


def _about(corpus: CorpusTables, loaded: Frame, comment_ids: set[str]) -> dict[str, frozenset[str]]:
    """Return the actors that each comment speaks of, by mention or by naming."""
    found = spans(corpus, "actor", columns=["target", "quote"])
    about: defaultdict[str, set[str]] = defaultdict(set)
    for table in (found, loaded[loaded["target"].notna()]):
        rows = table[table["document_id"].isin(comment_ids)]
        for name, target, quote in zip(rows["document_id"], rows["target"], rows["quote"], strict=True):
            about[name].add(actor_key(target if isinstance(target, str) else quote))
    return {name: frozenset(keys) for name, keys in about.items()}
