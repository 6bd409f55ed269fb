"""Time every corpus statistic on a made-up corpus: cold (the words are read first) and warm.

    uv run python benchmarks/corpus_statistics.py --comments 300000
    uv run python benchmarks/corpus_statistics.py --corpus build/corpus   # one that is analysed

The words of the corpus are drawn from a Zipf distribution, so that its vocabulary and its frequencies are like those of
real comments; a tenth of the comments hold a span that is marked as loaded language.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from commentariat.analysis import agency, named_actors, naming, reception
from commentariat.analysis.statistics import (
    collocations,
    concordance,
    corpus_slice,
    dispersion,
    frequencies,
    keyness,
    ngrams,
    trend,
)
from commentariat.corpus import Corpus

WORDS = 50
OUTLETS = 40
VOCABULARY = 120_000
COMMENTS_A_REPORT = 100


class FolderOfTables:
    """The tables of a corpus, read from Parquet files when they are asked for."""

    provenance: dict[str, Any] = {}  # noqa: RUF012

    def __init__(self, path: Path) -> None:
        """Take the folder with a Parquet file for each table."""
        self.path = path

    def arrow(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Return a table, or some of its columns."""
        return pq.read_table(self.path / name / "train.parquet", columns=list(columns) if columns else None)

    def frame(self, name: str) -> Any:
        """Return a table as a data frame."""
        return self.arrow(name).to_pandas()


def make_corpus(folder: Path, *, comments: int, seed: int = 1) -> FolderOfTables:
    """Write the tables of a made-up corpus."""
    rng = np.random.default_rng(seed)
    letters = np.array(list("etaoinshrdlucmfwypvbgk"))
    vocabulary = ["".join(rng.choice(letters, size=n)) for n in rng.integers(2, 11, size=VOCABULARY)]
    known = [
        "the",
        "of",
        "and",
        "to",
        "in",
        "regime",
        "terrorist",
        "killed",
        "civilians",
        "rebels",
        "army",
        "said",
    ]
    vocabulary[: len(known)] = known
    weights = 1 / np.arange(1, VOCABULARY + 1) ** 1.05
    weights /= weights.sum()
    reports = max(1, comments // COMMENTS_A_REPORT)
    (folder / "reports").mkdir(parents=True)
    names = [f"r{n:06}" for n in range(reports)]
    months = [f"20{14 + n // 12:02}-{n % 12 + 1:02}-15" for n in rng.integers(0, 48, size=reports)]
    table: dict[str, Any] = {
        "report_id": names,
        "outlet": [f"Outlet {n}" for n in rng.integers(0, OUTLETS, size=reports)],
        "published": months,
        "language": ["en"] * reports,
        "text": [_text(rng, vocabulary, weights, 300) for _ in range(reports)],
    }
    _write(folder, "reports", table | {"text_sha256": names})
    ids = [f"c{n:08}" for n in range(comments)]
    texts = [_text(rng, vocabulary, weights, WORDS) for _ in range(comments)]
    table = {
        "comment_id": ids,
        "report_id": [names[n % reports] for n in range(comments)],
        "position": np.arange(comments) // reports,
        "published": [months[n % reports] for n in range(comments)],
        "language": ["en"] * comments,
        "text": texts,
    }
    _write(folder, "comments", table | {"text_sha256": ids})
    marked = range(0, comments, 10)
    claims: dict[str, Any] = {
        "document_id": [ids[n] for n in marked],
        "layer": ["loaded_language"] * len(marked),
        "label": ["delegitimising_label"] * len(marked),
        "start": [0] * len(marked),
        "end": [texts[n].index(" ") for n in marked],
        "status": ["proposed"] * len(marked),
        "quote": [texts[n][: texts[n].index(" ")] for n in marked],
    }
    absent = {
        name: pa.nulls(len(marked), pa.string())
        for name in ("voice", "source", "target", "entry", "annotator")
    }
    _write(folder, "findings", claims | absent)
    _write(folder, "measures", {"document_id": pa.array([], pa.string())})
    return FolderOfTables(folder)


def _text(rng: np.random.Generator, vocabulary: list[str], weights: np.ndarray, length: int) -> str:
    # Drawn by hand from the cumulated weights: `choice` would add them up for every text.
    cumulated = _cumulated(weights)
    drawn = [vocabulary[n] for n in np.searchsorted(cumulated, rng.random(length))]
    return ". ".join(" ".join(drawn[at : at + 15]) for at in range(0, length, 15)) + "."


_CUMULATED: dict[int, np.ndarray] = {}


def _cumulated(weights: np.ndarray) -> np.ndarray:
    return _CUMULATED.setdefault(id(weights), np.cumsum(weights))


def _write(folder: Path, name: str, columns: dict[str, Any]) -> None:
    (folder / name).mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns), folder / name / "train.parquet", compression="zstd")


def main() -> None:
    """Make a corpus, time each function cold and warm, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=300_000)
    parser.add_argument("--folder", type=Path, help="keep the corpus and its index here")
    parser.add_argument(
        "--corpus", type=Path, help="take this corpus, which is analysed; its summaries are timed too"
    )
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="statistics-"))
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    try:
        held = folder / "corpus"
        corpus: Any = (
            Corpus.load(arguments.corpus)
            if arguments.corpus
            else FolderOfTables(held)
            if held.exists()
            else make_corpus(held, comments=arguments.comments)
        )
        outlet = corpus.arrow("reports", columns=["outlet"]).column("outlet")[0].as_py()
        functions: dict[str, Callable[[], Any]] = {
            "the index (corpus_slice)": lambda: corpus_slice(corpus),
            "a slice by outlet and time": lambda: corpus_slice(
                corpus, {"outlet": outlet, "published": ("2015", "2016-06")}
            ),
            "a slice by label": lambda: corpus_slice(corpus, {"label": "delegitimising_label"}),
            "concordance": lambda: concordance(corpus, "regime"),
            "concordance, gap and wildcard": lambda: concordance(
                corpus, "lemma:kill {0,3} civil*", sort=["L1"]
            ),
            "frequencies": lambda: frequencies(corpus, limit=1000),
            "frequencies of lemmas by outlet": lambda: frequencies(
                corpus, unit="lemma", by=["outlet"], limit=100
            ),
            "collocations, window": lambda: collocations(corpus, "regime"),
            "collocations, sentence": lambda: collocations(corpus, "regime", span="sentence"),
            "keyness": lambda: keyness(corpus, where={"kind": "comment"}),
            "dispersion of a query": lambda: dispersion(corpus, "regime"),
            "dispersion of all words": lambda: dispersion(corpus, min_count=100),
            "bigrams": lambda: ngrams(corpus, 2),
            "trigrams": lambda: ngrams(corpus, 3),
            "trend": lambda: trend(corpus, ["regime", "terrorist*"]),
        }
        if arguments.corpus:
            functions |= {
                "namings": lambda: naming(corpus),
                "named actors": lambda: named_actors(corpus),
                "agency": lambda: agency(corpus),
                "reception": lambda: reception(corpus),
            }
        comments = corpus.arrow("comments", columns=["comment_id"]).num_rows
        print(f"{comments:,} comments; OPENBLAS_CORETYPE {os.environ.get('OPENBLAS_CORETYPE', 'not set')}")
        print(f"{'':34} {'cold: CPU s':>12} {'wall s':>8} {'warm: CPU s':>12} {'wall s':>8}")
        for name, function in functions.items():
            times = []
            for _ in range(2):
                begun = time.process_time(), time.perf_counter()
                made = function()
                times += [time.process_time() - begun[0], time.perf_counter() - begun[1]]
            print(f"{name:34} {times[0]:12.2f} {times[1]:8.2f} {times[2]:12.2f} {times[3]:8.2f}", flush=True)
            if name.startswith("the index"):
                print(f"  {made.n_words:,} words in {made.n_documents:,} documents")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
