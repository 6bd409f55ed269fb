"""Made-up corpora of any size for benchmarks: texts from sentence patterns, so that every analysis finds something.

`build_corpus` builds one through the package. `tiled_corpus` analyses a small one and repeats its tables under new ids,
so that what only reads tables can be timed on a million comments within a minute.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from commentariat.analysis import analyze
from commentariat.corpus import Corpus
from commentariat.corpus.build import BuildSettings, build
from commentariat.corpus.folder import transaction
from commentariat.corpus.provenance import stage_corpus
from commentariat.corpus.tables import FILE_NAME, read_parquet, write_tables

COMMENTS_A_REPORT = 20
_WHO = (
    "the regime", "rebels", "Turkish proxies", "the army", "the ministry", "the mayor", "residents", "militants",
    "the terrorist group", "the council", "farmers", "the opposition", "the company", "teachers", "the police",
)  # fmt: skip
_DID = (
    "shelled the village", "closed the bridge", "denied the report", "raised prices again", "blamed the other side",
    "left the occupied city", "promised an inquiry", "kept the road open", "rejected the plan", "signed the deal",
)  # fmt: skip
_WHEN = (
    "on Monday",
    "last week",
    "after the vote",
    "this morning",
    "in the north",
    "for the third time",
    "at dawn",
)
_SAID = ("the ministry said", "according to witnesses", "the mayor claimed", "officials reportedly admitted")
_FELT = (
    "What a disgrace.", "I agree with every word.", "Obviously nobody will be punished.", "Great reporting, thank you.",
    "This paper lies as always.", "They are vermin.", "Prices will rise again, of course.", "Sad news for all of us.",
    "A man was killed there last year.", "Most likely it was the other side.", "Why does nobody ask the farmers?",
)  # fmt: skip


def write_reports(path: Path, *, comments: int, seed: int = 1) -> None:
    """Write reports of some 120 words with comments of some 25 words as JSON lines."""
    draw = random.Random(seed)

    def sentence() -> str:
        who, did, when = draw.choice(_WHO), draw.choice(_DID), draw.choice(_WHEN)
        said = f", {draw.choice(_SAID)}" if draw.random() < 0.4 else ""
        return f"{who[0].upper()}{who[1:]} {did} {when}{said}, item {draw.randrange(10**6)}."

    with path.open("w", encoding="utf-8") as file:
        for number in range(comments // COMMENTS_A_REPORT):
            report = {
                "report_id": f"r{number}",
                "title": f"Report {number}",
                "outlet": f"The Daily {number % 7}",
                "language": "en",
                "text": " ".join(sentence() for _ in range(10)),
                "comments": [
                    {
                        "comment_id": f"c{number}.{place}",
                        "language": "en",
                        "text": f"{draw.choice(_FELT)} {sentence()} {draw.choice(_FELT)}",
                    }
                    for place in range(COMMENTS_A_REPORT)
                ],
            }
            file.write(json.dumps(report) + "\n")


def build_corpus(folder: Path, *, comments: int, seed: int = 1) -> Corpus:
    """Build a corpus of made-up texts; it is not analysed."""
    source = folder.parent / f"{folder.name}.jsonl"
    source.parent.mkdir(parents=True, exist_ok=True)
    write_reports(source, comments=comments, seed=seed)
    build([source], out=folder, settings=BuildSettings(divide=False, language="en"))
    source.unlink()
    return Corpus.load(folder)


def tiled_corpus(folder: Path, *, comments: int, analysed: int = 2_000) -> Corpus:
    """Return an analysed corpus in which a small one stands as often as it takes to reach a number of comments."""
    corpus = build_corpus(folder, comments=analysed)
    analyze(corpus)
    times = comments // analysed
    tables = {name: read_parquet(folder, name) for name in ("reports", "comments", "findings", "measures")}
    with transaction(folder) as stage:
        for name, table in tables.items():
            tiles = (_renamed(table, number) for number in range(times))
            write_tables(tiles, stage.path / name / FILE_NAME, schema=table.schema)
        stage_corpus(stage, {}, provenance=corpus.provenance, changed=())
    corpus.refresh()
    return corpus


def _renamed(table: pa.Table, number: int) -> pa.Table:
    for column in ("report_id", "comment_id", "document_id", "claim_id", "related_id", "parent_id"):
        if column in table.column_names:
            compute: Any = pc
            values = compute.binary_join_element_wise(table[column], pa.scalar(f"t{number}"), "-")
            table = table.set_column(table.column_names.index(column), table.schema.field(column), values)
    return table
