"""A small corpus whose words can be counted by hand, in two outlets and their readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from commentariat.analysis import analyze
from commentariat.analysis.statistics.index import TokenIndex
from commentariat.analysis.statistics.opened import Opened
from commentariat.analysis.statistics.slices import Slice
from commentariat.analysis.statistics.vocabulary import Vocabulary
from commentariat.corpus import Corpus
from commentariat.corpus.standoff.claims import Claim, claim_on
from commentariat.corpus.storage.schema import CLAIM_COLUMNS

REPORTS = {
    "r1": ("Gazette", "2017-01-05", "The regime killed the civilians. The regime lies!\nRebels said so."),
    "r2": (
        "Courier",
        "2018-06-30",
        "Terrorists killed two civilians. The army killed terrorists, the army said.",
    ),
}
COMMENTS = {
    "c1": ("r1", "2017-02-01T10:00", "The regime 💥 again: “the regime’s terrorists”"),
    "c2": ("r2", None, "No regime. Don't say terrorists..."),
    "c3": ("r2", "2018", "Ein Regime auf Deutsch."),
}


class Tables:
    """The doors of a corpus that statistics use, from tables in memory."""

    path = None
    provenance: Mapping[str, Any] = {}

    def __init__(
        self,
        reports: Mapping[str, tuple[str, str | None, str]] = REPORTS,
        comments: Mapping[str, tuple[str, str | None, str]] = COMMENTS,
        *,
        findings: Sequence[Claim] = (),
        measures: Sequence[Mapping[str, Any]] = (),
        languages: Mapping[str, str] | None = None,
    ) -> None:
        languages = languages or {}
        text = pa.string()

        def column(values: Sequence[Any]) -> pa.Array:
            return pa.array(values, text)

        self._tables = {
            "reports": pa.table(
                {
                    "report_id": column(list(reports)),
                    "outlet": column([outlet for outlet, _, _ in reports.values()]),
                    "published": column([when for _, when, _ in reports.values()]),
                    "language": column([languages.get(name, "en") for name in reports]),
                    "text": column([words for _, _, words in reports.values()]),
                    "text_sha256": column([None] * len(reports)),
                }
            ),
            "comments": pa.table(
                {
                    "comment_id": column(list(comments)),
                    "report_id": column([report for report, _, _ in comments.values()]),
                    "published": column([when for _, when, _ in comments.values()]),
                    "language": column([languages.get(name, "en") for name in comments]),
                    "likes": pa.array(range(len(comments)), pa.int32()),
                    "text": column([words for _, _, words in comments.values()]),
                    "text_sha256": column([None] * len(comments)),
                }
            ),
            "findings": pa.Table.from_pylist(
                [claim.to_row() for claim in findings],
                pa.schema([(n, pa.int64() if n in ("start", "end") else text) for n in CLAIM_COLUMNS if n not in
                           ("attributes", "confidence")]),
            ),
            "measures": pa.Table.from_pylist([dict(row) for row in measures]),
        }  # fmt: skip

    def arrow(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        table = self._tables[name]
        return table if columns is None else table.select(list(columns))

    def frame(self, name: str) -> Any:
        return self._tables[name].to_pandas()


def claim(document_id: str, quote: str, label: str, *, nth: int = 0, **fields: Any) -> Claim:
    _, _, text = (REPORTS | COMMENTS)[document_id]
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return claim_on(
        text,
        document_id=document_id,
        layer=fields.pop("layer", "loaded_language"),
        label=label,
        annotator="rule:test",
        start=start,
        end=start + len(quote),
        **({"voice": "outlet"} | fields),
    )


FINDINGS = (
    claim("r1", "regime", "delegitimising_label", target="Damascus"),
    claim("r1", "regime", "delegitimising_label", nth=1),
    claim("r2", "Terrorists", "delegitimising_label"),
    claim("r2", "killed terrorists", "euphemism", voice="attributed", source="army"),
    claim("c1", "“the regime’s terrorists”", "scare_quotes", voice="quoted", source="regime"),
    claim("c2", "terrorists", "delegitimising_label", status="rejected"),
    claim(
        "r2", "The army killed terrorists", "indirect", layer="quotation", voice="attributed", source="army"
    ),
)


@pytest.fixture(scope="session")
def tables() -> Tables:
    return Tables(findings=FINDINGS, languages={"c3": "de"})


@pytest.fixture(scope="session")
def unmarked() -> Tables:
    """The same texts, in which nothing is known to be speech."""
    return Tables(findings=[claim for claim in FINDINGS if claim.layer != "quotation"])


@pytest.fixture(scope="session")
def tables_of() -> type[Tables]:
    return Tables


@pytest.fixture(scope="session")
def slice_of() -> Callable[[Sequence[Sequence[Sequence[str]]]], Slice]:
    """Make a slice of documents that are given as sentences of words, without a tokenizer."""

    def made(documents: Sequence[Sequence[Sequence[str]]]) -> Slice:
        forms = sorted({word for sentences in documents for words in sentences for word in words})
        words = [
            (word, place == 0)
            for sentences in documents
            for words in sentences
            for place, word in enumerate(words)
        ]
        counts = [sum(map(len, sentences)) for sentences in documents]
        index = TokenIndex(
            codes=np.array([forms.index(word) for word, _ in words], dtype=np.int32),
            starts=np.zeros(len(words), dtype=np.int32),
            opens=np.array([opens for _, opens in words], dtype=bool),
            bounds=np.cumsum([0, *counts]),
            vocabulary=Vocabulary(forms),
        )
        nothing: Any = None
        return Slice(Opened(nothing, nothing, index), {}, np.ones(len(documents), dtype=bool))

    return made


@pytest.fixture(scope="session")
def seed_folder(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The seed as a corpus on disk, analysed."""
    out = tmp_path_factory.mktemp("statistics") / "seed"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMENTARIAT_KEY", "a key for the tests only, of no use elsewhere")
        corpus = Corpus.build(seeds, out=out)
    analyze(corpus)
    return corpus
