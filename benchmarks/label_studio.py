"""Push and pull 10,000 tasks through a local Label Studio, beside what its bare interface does in the same chunks.

    uv run python benchmarks/label_studio.py --tasks 10000

Starts a server of its own on a new data folder (installing Label Studio at first use), and stops it. Prints tasks per
second for both, their ratio, and the client's highest memory use.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from commentariat.annotation import Connection, pull, push
from commentariat.annotation.label_studio import server
from commentariat.annotation.label_studio.client import PAGE, Client
from commentariat.annotation.label_studio.push import CHUNK_TASKS
from commentariat.corpus import BuildSettings, Corpus
from commentariat.corpus.claims import claim_on
from commentariat.corpus.folder import transaction
from commentariat.corpus.provenance import stage_corpus
from commentariat.corpus.schema import TABLES
from commentariat.corpus.tables import read_parquet, to_arrow

SENTENCE = "The regime fell in village {number}, and its proxies withdrew, a colonel claimed. "


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=12, help="of each report; each gives one finding")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = made_corpus(Path(folder), tasks=options.tasks, sentences=options.sentences)
        started = server.serve(data=Path(folder) / "data", say=print)
        try:
            measure(corpus, Connection(url=started.url, token=started.token), tasks=options.tasks)
        finally:
            server.stop(Path(folder) / "data")


def measure(corpus: Corpus, connection: Connection, *, tasks: int) -> None:
    """Push and pull, then do the same by the bare interface, and print the rates."""
    with Client(connection) as client:
        # Loading the official client takes seconds, whatever the number of tasks.
        bare = client.create_project(title="Bare interface")
    before = memory()
    began = time.perf_counter()
    pushed = push(corpus, connection=connection)
    push_seconds = time.perf_counter() - began
    with Client(connection) as client:
        client.update_project(bare, label_config=(client.project(pushed.project) or {})["label_config"])
        whole = [
            {"data": t["data"], "meta": t["meta"], "predictions": [shown(p) for p in t["predictions"]]}
            for t in client.tasks(pushed.project)
        ]
        began = time.perf_counter()
        for chunk in chunks(whole, CHUNK_TASKS):
            client.import_tasks(bare, chunk)
        bare_push = time.perf_counter() - began
        del whole
        everything = {"selectedItems": {"all": True, "excluded": []}}
        client.send("/api/dm/actions", everything, id="predictions_to_annotations", project=pushed.project)
        began = time.perf_counter()
        fetched = sum(1 for _ in client.tasks(pushed.project))
        bare_pull = time.perf_counter() - began
    began = time.perf_counter()
    pulled = pull(corpus, connection=connection)
    pull_seconds = time.perf_counter() - began
    assert pushed.sent == pulled.completed == fetched == tasks, (pushed, pulled.completed, fetched)
    print(f"tasks {tasks:,}, chunks of {CHUNK_TASKS}, pages of {PAGE}, {pulled.claims:,} claims pulled")
    rate("push", tasks, push_seconds, bare_push)
    rate("pull", tasks, pull_seconds, bare_pull)
    print(f"memory of the client: {before:,.0f} MB before, {memory():,.0f} MB at most")


def rate(what: str, tasks: int, seconds: float, bare: float) -> None:
    """Print tasks per second beside those of the bare interface."""
    print(
        f"{what}: {tasks / seconds:,.0f} tasks/s; bare interface {tasks / bare:,.0f} tasks/s; "
        f"ratio {bare / seconds:.2f}"
    )


def shown(prediction: dict[str, object]) -> dict[str, object]:
    """Return a prediction as it is imported."""
    return {
        key: prediction[key]
        for key in ("model_version", "result", "score")
        if prediction.get(key) is not None
    }


def chunks(items: list[dict[str, object]], size: int) -> Iterator[list[dict[str, object]]]:
    """Yield parts of a list."""
    for at in range(0, len(items), size):
        yield items[at : at + size]


def made_corpus(folder: Path, *, tasks: int, sentences: int) -> Corpus:
    """Build a corpus of reports of some sentences, with a finding in each sentence."""
    source = folder / "texts.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(tasks):
            text = "".join(SENTENCE.format(number=f"{number}-{n}") for n in range(sentences)).strip()
            file.write(
                json.dumps({"report_id": f"r{number}", "title": f"Report {number}", "text": text}) + "\n"
            )
    settings = BuildSettings(language="en", divide=False)
    corpus = Corpus.build(source, out=folder / "corpus", settings=settings)
    rows = []
    for document in corpus.documents():
        at = document.text.find("regime")
        while at >= 0:
            claim = claim_on(
                document.text,
                document_id=document.document_id,
                layer="loaded_language",
                label="delegitimising_label",
                annotator="rule:benchmark",
                start=at,
                end=at + 6,
                voice="outlet",
            )
            rows.append(claim.to_row())
            at = document.text.find("regime", at + 1)
    with transaction(corpus.path) as stage:
        tables = {name: read_parquet(corpus.path, name) for name in TABLES}
        tables["findings"] = to_arrow(rows, table="findings")
        stage_corpus(stage, tables, provenance=corpus.provenance, changed=("findings",))
    corpus.refresh()
    return corpus


def memory() -> float:
    """Return the most memory that this process has used, in MB (kilobytes on Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
