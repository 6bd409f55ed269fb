"""The benchmarks by name, each a module with `run(path) -> Outcome`, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ...corpus.errors import InputError
from .outcome import Outcome

BENCHMARKS = {
    "editorials": "sentiment of sentences against the ratings of people: a CSV file",
    "frames": "policy frames of sentences or headlines, untrained: a CSV file",
    "labels": "loaded language against spans annotated by hand: a JSON-lines file, or a folder of them",
    "naming": "sides told by their naming in reports on Syria: the CSV file of FA-KES",
    "passives": "passives: a CoNLL-U treebank, a CSV file of coded sentences, or a folder of both",
    "propaganda": "propaganda spans in articles: the folder of the Propaganda Techniques Corpus",
    "sentence_bias": "biased sentences and words: a CSV file in the form of BABE",
    "target_sentiment": "sentiment towards a named target in a sentence: a JSON-lines file, or a folder of them",
}
"""What each measures and the data it reads; the key is also the name of its module here."""


def run_benchmark(name: str, path: Path | str) -> Outcome:
    """Measure this project on labelled data.

    Args:
        name: a key of `BENCHMARKS`.
        path: the file or folder of the data set, in the form its publishers give it; each module says which.

    Raises:
        InputError: when there is no such benchmark, or the data is not there or not in that form.
    """
    if name not in BENCHMARKS:
        raise InputError(f"There is no benchmark “{name}”; there are {', '.join(sorted(BENCHMARKS))}.")
    path = Path(path)
    if not path.exists():
        raise InputError(f"There is no data at {path}; give the file or folder of the data set to --data.")
    return import_module(f".{name}", __package__).run(path)
