"""A corpus in memory, with the few doors the summaries and the report use, and two corpora made by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from commentariat.corpus.standoff.claims import Claim, claim_on
from commentariat.corpus.storage.schema import CLAIM_COLUMNS, COMMENT_COLUMNS, REPORT_COLUMNS

_TEXT, _LIST = pa.string(), pa.list_(pa.string())
_OTHER_TYPES = {
    "authors": _LIST,
    "changes": _LIST,
    "evidence": _LIST,
    "boundary_evidence": _LIST,
    "n_comments": pa.int32(),
    "boundary_line": pa.int32(),
    "boundary_confidence": pa.float64(),
    "position": pa.int32(),
    "depth": pa.int32(),
    "likes": pa.int32(),
    "dislikes": pa.int32(),
    "confidence": pa.float64(),
    "start": pa.int64(),
    "end": pa.int64(),
    "attributes": pa.list_(pa.struct([("name", _TEXT), ("value", _TEXT)])),
    "quotes": pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64()), ("document_id", _TEXT)])),
}


def _schema(columns: Mapping[str, str]) -> pa.Schema:
    typed = dict(_OTHER_TYPES)
    if columns is COMMENT_COLUMNS or columns is CLAIM_COLUMNS:
        typed["confidence"] = pa.float64()
    return pa.schema([(name, typed.get(name, _TEXT)) for name in columns])


class MemoryCorpus:
    """What `commentariat.corpus.Corpus` offers to readers of its tables, from rows held in memory."""

    def __init__(
        self,
        *,
        reports: Sequence[Mapping[str, Any]],
        comments: Sequence[Mapping[str, Any]] = (),
        findings: Sequence[Claim] = (),
        measures: Sequence[Mapping[str, Any]] = (),
        provenance: Mapping[str, Any] | None = None,
        path: Path = Path("example-corpus"),
    ) -> None:
        self.path = path
        self.provenance = {"analysis": {"lexicon": {"version": "1.0"}}} | dict(provenance or {})
        self._tables = {
            "reports": pa.Table.from_pylist([dict(row) for row in reports], _schema(REPORT_COLUMNS)),
            "comments": pa.Table.from_pylist([dict(row) for row in comments], _schema(COMMENT_COLUMNS)),
            "findings": pa.Table.from_pylist([claim.to_row() for claim in findings], _schema(CLAIM_COLUMNS)),
            "annotations": pa.Table.from_pylist([], _schema(CLAIM_COLUMNS)),
            "measures": pa.Table.from_pylist([dict(row) for row in measures]),
        }

    def arrow(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        table = self._tables[name]
        return table if columns is None else table.select(list(columns))

    def frame(self, name: str) -> Any:
        return self._tables[name].to_pandas()


def at(text: str, quote: str, *, nth: int = 0) -> tuple[int, int]:
    """Offsets of the nth occurrence of a quote."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return start, start + len(quote)


def loaded(document_id: str, text: str, quote: str, label: str, *, nth: int = 0, **fields: Any) -> Claim:
    start, end = at(text, quote, nth=nth)
    return claim_on(
        text,
        document_id=document_id,
        layer="loaded_language",
        label=label,
        annotator="rule:lexicon",
        start=start,
        end=end,
        **({"voice": "outlet"} | fields),
    )


def span(
    document_id: str, text: str, quote: str, layer: str, label: str, *, nth: int = 0, **fields: Any
) -> Claim:
    start, end = at(text, quote, nth=nth)
    return claim_on(
        text,
        document_id=document_id,
        layer=layer,
        label=label,
        annotator="rule:test",
        start=start,
        end=end,
        **fields,
    )


def sentence(document_id: str, text: str, start: int, end: int, compound: float) -> Claim:
    label = "negative" if compound <= -0.05 else "positive" if compound >= 0.05 else "neutral"
    return claim_on(
        text,
        document_id=document_id,
        layer="sentiment",
        label=label,
        annotator="rule:vader",
        start=start,
        end=end,
        attributes={"score": f"{compound:.4f}", "compound": f"{compound:.4f}"},
    )


def sentences(document_id: str, text: str) -> list[Claim]:
    """Score each sentence of a text with VADER, as the analysis does."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return [
        sentence(
            document_id, text, match.start(), match.end(), analyser.polarity_scores(match.group())["compound"]
        )
        for match in re.finditer(r"[^\s.][^.\n]*\.?", text)
    ]


def measured(document_id: str, report_id: str, kind: str, text: str, **more: Any) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "report_id": report_id,
        "kind": kind,
        "n_words": len(re.findall(r"\w[\w'’-]*", text)),
        "n_sentences": max(1, len(re.findall(r"[^\s.][^.\n]*\.?", text))),
        **more,
    }


HOSTILE = (
    "<script>alert(1)</script> The regime & its “allies” shelled Kobanî 💥💥 again.\n\n"
    "قال المتحدث: terrorists were killed by the \"army\" & 'others'. <img src=x onerror=alert(2)>\n"
    "Vile & barbaric Russian-backed terrorist gangs fled.\u202e evil \u202c End."
)


@pytest.fixture
def small_corpus() -> MemoryCorpus:
    """Two reports by two outlets and three comments: hostile text, emoji, right-to-left, overlapping spans."""
    plain = (
        "The rebels claimed that the regime was weak. Turkish proxies withdrew. turkish  proxies returned."
    )
    comment = "Those “terrorists” are heroes! 💣 The regime lies."
    other = "<b onmouseover=alert(3)>Fake news</b> & propaganda."
    reply = "Thank you."
    findings = [
        loaded(
            "r1",
            HOSTILE,
            "regime",
            "delegitimising_label",
            target="Damascus",
            entry="del.regime",
            attributes={"neutral": "the government"},
        ),
        loaded("r1", HOSTILE, "“allies”", "scare_quotes"),
        loaded(
            "r1",
            HOSTILE,
            "terrorists",
            "delegitimising_label",
            voice="quoted",
            source="المتحدث",
            entry="del.terrorist",
        ),
        loaded("r1", HOSTILE, "barbaric", "evaluative"),
        loaded("r1", HOSTILE, "Russian-backed", "proxy_label"),
        loaded("r1", HOSTILE, "Russian-backed terrorist gangs", "delegitimising_label", target="<i>SAA</i>"),
        loaded("r1", HOSTILE, "terrorist gangs fled", "evaluative"),
        loaded("r2", plain, "claimed", "doubt_verb"),
        loaded(
            "r2",
            plain,
            "regime",
            "delegitimising_label",
            target="Damascus",
            voice="attributed",
            source="rebels",
        ),
        loaded("r2", plain, "Turkish proxies", "proxy_label", target="SNA"),
        loaded("r2", plain, "turkish  proxies", "proxy_label", target="SNA"),
        loaded("c1", comment, "“terrorists”", "scare_quotes"),
        loaded("c1", comment, "heroes", "legitimising_label"),
        loaded("c1", comment, "regime", "delegitimising_label", target="Damascus", status="rejected"),
        span("r1", HOSTILE, "Kobanî", "actor", "polity", target="Kobanî"),
        span("r2", plain, "Turkish", "actor", "people", target="Turkey"),
        span("r2", plain, "rebels", "actor", "organisation", target="rebels"),
        span("r2", plain, "weak", "policy_frame", "security_and_defense", entry="frame.weak"),
        claim_on(plain, document_id="r2", layer="generic_frame", label="conflict", annotator="rule:test"),
        claim_on(other, document_id="c2", layer="outlet_evaluation", label="distrust", annotator="rule:test"),
        claim_on(comment, document_id="c1", layer="sentiment", label="negative", annotator="rule:vader"),
        sentence("r2", plain, 0, 44, -0.44),
        sentence("r2", plain, 45, 70, 0.0),
        sentence("r2", plain, 71, len(plain), 0.2),
        sentence("c1", comment, 0, 30, 0.5),
        sentence("c1", comment, 33, len(comment), -0.6),
        sentence("r1", HOSTILE, *at(HOSTILE, "The regime & its “allies” shelled Kobanî 💥💥 again."), -0.7),
    ]
    common = {"authors": [], "changes": [], "language": "en"}
    return MemoryCorpus(
        reports=[
            {
                "report_id": "r1",
                "title": "Shelling <again> & \u202eagain",
                "outlet": "Gazette & Sons",
                "url": "javascript:alert(1)",
                "text": HOSTILE,
                "n_comments": 2,
                "boundary": "ask",
                "boundary_confidence": 0.44,
                "boundary_line": 2,
                "boundary_evidence": ["thanks", "exclamation mark"],
                "input": "in/<one>.txt",
                **common,
            },
            {
                "report_id": "r2",
                "title": None,
                "outlet": None,
                "url": "https://example.org/2",
                "text": plain,
                "n_comments": 1,
                "boundary": "split",
                "boundary_confidence": 0.97,
                "boundary_line": 1,
                "input": "in/two.txt",
                **common,
            },
        ],
        comments=[
            {
                "comment_id": "c1",
                "report_id": "r2",
                "position": 0,
                "depth": 0,
                "text": comment,
                "split": "inferred",
                "confidence": 0.97,
                "evidence": ["thanks the outlet"],
                "author": "reader-1",
                "changes": [],
                "likes": 3,
            },
            {
                "comment_id": "c2",
                "report_id": "r1",
                "position": 0,
                "depth": 0,
                "text": other,
                "split": "given",
                "confidence": 1.0,
                "evidence": [],
                "changes": [],
            },
            {
                "comment_id": "c3",
                "report_id": "r1",
                "position": 1,
                "depth": 1,
                "parent_id": "c2",
                "text": reply,
                "split": "given",
                "confidence": 1.0,
                "evidence": [],
                "changes": [],
            },
        ],
        findings=findings,
        measures=[
            measured("r1", "r1", "report", HOSTILE, policy_frame_security_and_defense=0.5),
            measured(
                "r2",
                "r2",
                "report",
                plain,
                policy_frame_security_and_defense=1 / 3,
                generic_frame_conflict=1 / 3,
            ),
            measured("c1", "r2", "comment", comment, policy_frame_security_and_defense=0.0),
            measured("c2", "r1", "comment", other),
            measured("c3", "r1", "comment", reply),
        ],
        provenance={
            "tool": "commentariat",
            "tool_version": "0.1.0",
            "problems": {
                "skipped": 1,
                "altered": 0,
                "named": [
                    {
                        "where": "in/bad.csv, row 3 <b>",
                        "what": "the text is empty",
                        "remedy": "fill it in or drop the row",
                        "skipped": True,
                    }
                ],
            },
        },
    )


@pytest.fixture(scope="session")
def seed_corpus() -> MemoryCorpus:
    """The seed document as a person reads it."""
    folder = Path(__file__).parents[2] / "seeds"
    lines = next(folder.glob("*.txt")).read_text(encoding="utf-8").splitlines()
    text, comment = "\n".join(lines[:-1]), lines[-1]
    told, opposition = "pro-government sources", "Pro-opposition media"
    terms = [
        (
            "terrorist group",
            "delegitimising_label",
            0,
            {"target": "ISIS", "entry": "del.terrorist-group", "attributes": {"neutral": "armed group"}},
        ),
        (
            "Turkish proxies",
            "proxy_label",
            0,
            {
                "target": "Syrian National Army",
                "voice": "attributed",
                "source": told,
                "entry": "prx.sponsor-proxies",
                "attributes": {"neutral": "Syrian National Army fighters"},
            },
        ),
        (
            "Turkish proxies",
            "proxy_label",
            1,
            {
                "target": "Syrian National Army",
                "entry": "prx.sponsor-proxies",
                "attributes": {"neutral": "Syrian National Army fighters"},
            },
        ),
        ("Turkish-backed", "proxy_label", 0, {"entry": "prx.x-backed"}),
        (
            "Turkish-occupied",
            "contested_territory",
            0,
            {
                "target": "Tell Abyad",
                "entry": "ter.x-occupied",
                "attributes": {"neutral": "Turkish-controlled"},
            },
        ),
        ("claim", "doubt_verb", 0, {"entry": "dbt.claim", "attributes": {"neutral": "say"}}),
        ("yet to be confirmed", "hedge", 0, {"entry": "hdg.yet-to-be-confirmed"}),
        ("Most likely", "hedge", 0, {"entry": "hdg.most-likely"}),
        ("Apparently", "hedge", 0, {"entry": "hdg.apparently"}),
        ("were killed", "agentless_passive", 0, {"voice": "attributed", "source": opposition}),
        ("was injured", "agentless_passive", 0, {"voice": "attributed", "source": told}),
        ("were killed", "agentless_passive", 1, {"voice": "attributed", "source": told}),
    ]
    report = [loaded("seed", text, quote, label, nth=nth, **fields) for quote, label, nth, fields in terms]
    for name, kind, target in (
        ("Syrian Army", "organisation", "Syrian Army"),
        ("ISIS", "organisation", "ISIS"),
        ("Turkey", "polity", "Turkey"),
        ("Syrian National Army", "organisation", "Syrian National Army"),
        ("Hayat Tahrir al-Sham", "organisation", "Hayat Tahrir al-Sham"),
        ("Damascus government", "polity", "Damascus"),
        ("Russian Aerospace Forces", "organisation", "Russian Aerospace Forces"),
    ):
        report += [
            span("seed", text, name, "actor", kind, nth=nth, target=target) for nth in range(text.count(name))
        ]
    for quote, frame, label in (
        ("attack", "policy_frame", "security_and_defense"),
        ("clashes", "policy_frame", "security_and_defense"),
        ("efforts", "policy_frame", "political"),
        ("clashes", "generic_frame", "conflict"),
        ("ceasefire deal", "conflict_journalism", "peace"),
        ("attacks", "conflict_journalism", "war"),
    ):
        report.append(span("seed", text, quote, frame, label, entry=f"frame.{quote}"))
    shares = {
        "policy_frame_security_and_defense": 0.61,
        "policy_frame_political": 0.09,
        "policy_frame_external_regulation_and_reputation": 0.04,
        "generic_frame_conflict": 0.52,
        "generic_frame_responsibility": 0.0,
        "conflict_journalism_war": 0.43,
        "conflict_journalism_peace": 0.09,
    }
    remark = [
        loaded("seed-c0", comment, "obviously", "booster", entry="bst.obviously"),
        claim_on(
            comment, document_id="seed-c0", layer="outlet_evaluation", label="praise", annotator="rule:outlet"
        ),
        claim_on(comment, document_id="seed-c0", layer="sentiment", label="positive", annotator="rule:vader"),
    ]
    return MemoryCorpus(
        reports=[
            {
                "report_id": "seed",
                "text": text,
                "n_comments": 1,
                "boundary": "split",
                "boundary_confidence": 0.98,
                "boundary_line": len(lines) - 1,
                "boundary_evidence": ["praises the outlet", "thanks"],
                "input": "000_be0a6381ea61625f.txt",
                "language": "en",
                "authors": [],
                "changes": [],
            }
        ],
        comments=[
            {
                "comment_id": "seed-c0",
                "report_id": "seed",
                "position": 0,
                "depth": 0,
                "text": comment,
                "split": "inferred",
                "confidence": 0.98,
                "evidence": [
                    "thanks and praise addressed to the outlet",
                    "second person",
                    "stands after the last paragraph of the report",
                ],
                "changes": [],
            }
        ],
        findings=[*report, *sentences("seed", text), *remark, *sentences("seed-c0", comment)],
        measures=[
            measured("seed", "seed", "report", text, flesch_reading_ease=46.2, **shares),
            measured(
                "seed-c0", "seed", "comment", comment, flesch_reading_ease=71.0, **dict.fromkeys(shares, 0.0)
            ),
        ],
        provenance={
            "tool": "commentariat",
            "tool_version": "0.1.0",
            "versions": {"spacy": "3.8.7", "vaderSentiment": "3.3.2"},
            "inputs": [{"path": "000_be0a6381ea61625f.txt", "sha256": "be0a6381", "bytes": 2900}],
            "problems": {"skipped": 0, "altered": 0, "named": []},
        },
    )


@pytest.fixture(scope="session")
def memory_corpus() -> type[MemoryCorpus]:
    return MemoryCorpus


@pytest.fixture(scope="session")
def make_loaded() -> Any:
    return loaded


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The shipped English pipeline, loaded once."""
    from commentariat.analysis.language import load_pipeline

    return load_pipeline()
