"""Time every corpus statistic on a made-up corpus, and see how much memory it takes.

    uv run python benchmarks/corpus_statistics.py --comments 300000
    uv run python benchmarks/corpus_statistics.py --sentences --comments 1000000   # as in docs/cluster.md
    uv run python benchmarks/corpus_statistics.py --corpus build/corpus            # one that is analysed

The words of the corpus are drawn from a Zipf distribution, so that its vocabulary and its frequencies are like those of
real comments; a tenth of the comments hold a span that is marked as loaded language. With ``--sentences`` it is one of
`made_up`, whose sentences repeat themselves as real ones do, and nothing is marked.

Every statistic runs in a process of its own, once the words of the corpus were read: cold (its first call there) and
warm (its second). Printed are CPU and wall seconds of both, and peak memory (resident set size) of the process.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from made_up import build_corpus

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


FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "a slice by outlet and time": lambda corpus: corpus_slice(
        corpus, {"outlet": _first_outlet(corpus), "published": ("2015", "2016-06")}
    ),
    "a slice by label": lambda corpus: corpus_slice(corpus, {"label": "delegitimising_label"}),
    "concordance": lambda corpus: concordance(corpus, "regime"),
    "concordance of the commonest word": lambda corpus: concordance(corpus, "the"),
    "concordance, gap and wildcard": lambda corpus: concordance(
        corpus, "lemma:kill {0,3} civil*", sort=["L1"]
    ),
    "frequencies": lambda corpus: frequencies(corpus, limit=1000),
    "frequencies of lemmas by outlet": lambda corpus: frequencies(
        corpus, unit="lemma", by=["outlet"], limit=100
    ),
    "collocations, window": lambda corpus: collocations(corpus, "regime"),
    "collocations, sentence": lambda corpus: collocations(corpus, "regime", span="sentence"),
    "keyness": lambda corpus: keyness(corpus, where={"kind": "comment"}),
    "dispersion of a query": lambda corpus: dispersion(corpus, "regime"),
    "dispersion of all words": lambda corpus: dispersion(corpus, min_count=100),
    "dispersion over reports": lambda corpus: dispersion(corpus, parts=["report_id"], min_count=100),
    "bigrams": lambda corpus: ngrams(corpus, 2),
    "trigrams": lambda corpus: ngrams(corpus, 3),
    "4-grams": lambda corpus: ngrams(corpus, 4),
    "trigrams, all that come thrice": lambda corpus: ngrams(corpus, 3, limit=None),
    "bigrams, two words skipped": lambda corpus: ngrams(corpus, 2, skip=2),
    "phrase frames of three words": lambda corpus: ngrams(corpus, 3, frames=True),
    "trend": lambda corpus: trend(corpus, ["regime", "terrorist*"]),
}
MARKED = ("a slice by label",)
SUMMARIES: dict[str, Callable[[Any], Any]] = {
    "namings": naming,
    "named actors": named_actors,
    "agency": agency,
    "reception": reception,
}


def _first_outlet(corpus: Any) -> str:
    return corpus.arrow("reports", columns=["outlet"]).column("outlet")[0].as_py()


def opened(folder: Path) -> Any:
    """Open a corpus folder, or one with tables alone."""
    return Corpus.load(folder) if (folder / "provenance.json").exists() else FolderOfTables(folder)


def read_words(folder: Path) -> str:
    """Read the words of a corpus; say how many there are, and what that took."""
    begun = time.process_time()
    whole = corpus_slice(opened(folder))
    used, counts = time.process_time() - begun, f"{whole.n_words:,} words in {whole.n_documents:,} documents"
    return f"{counts}, read in {used:.1f} CPU s and {_peak():.2f} GiB"


def _peak() -> float:
    """Return the peak memory of this process in GiB, which the system takes to be at least that of its parent."""
    unit = 2**30 if sys.platform == "darwin" else 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def measured(folder: Path, name: str) -> tuple[list[float], float]:
    """Call a function twice; return CPU and wall seconds of both calls, and the peak memory of the process in GiB."""
    corpus = opened(folder)
    corpus_slice(corpus)
    times = []
    for _ in range(2):
        begun = time.process_time(), time.perf_counter()
        (FUNCTIONS | SUMMARIES)[name](corpus)
        times += [time.process_time() - begun[0], time.perf_counter() - begun[1]]
    return times, _peak()


def made_corpus(folder: Path, *, comments: int, sentences: bool) -> None:
    """Make a corpus, unless it was made before."""
    if folder.exists():
        return
    if sentences:
        build_corpus(folder, comments=comments)
    else:
        make_corpus(folder, comments=comments)


def main() -> None:
    """Make a corpus, read its words, measure each function, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--comments", type=int, default=300_000)
    parser.add_argument("--sentences", action="store_true", help="take sentences, not words drawn one by one")
    parser.add_argument("--folder", type=Path, help="keep the corpus and its index here")
    parser.add_argument(
        "--corpus", type=Path, help="take this corpus, which is analysed; its summaries are timed too"
    )
    arguments = parser.parse_args()
    folder = arguments.folder or Path(tempfile.mkdtemp(prefix="statistics-"))
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    try:
        held = arguments.corpus or folder / "corpus"
        if not arguments.corpus:
            made_corpus(held, comments=arguments.comments, sentences=arguments.sentences)
        context = get_context("spawn")
        with ProcessPoolExecutor(max_workers=1, max_tasks_per_child=1, mp_context=context) as pool:
            print(pool.submit(read_words, held).result())
            print(f"OPENBLAS_CORETYPE {os.environ.get('OPENBLAS_CORETYPE', 'not set')}")
            print(
                f"{'':34} {'cold: CPU s':>12} {'wall s':>8} {'warm: CPU s':>12} {'wall s':>8} {'peak GiB':>9}"
            )
            for name in FUNCTIONS | (SUMMARIES if arguments.corpus else {}):
                if name in MARKED and arguments.sentences:
                    continue
                times, peak = pool.submit(measured, held, name).result()
                columns = f"{times[0]:12.2f} {times[1]:8.2f} {times[2]:12.2f} {times[3]:8.2f} {peak:9.2f}"
                print(f"{name:34} {columns}", flush=True)
    finally:
        if arguments.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
