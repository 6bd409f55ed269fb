"""Push and pull 10,000 tasks through a local Label Studio, beside what its bare interface does in the same chunks.

    uv run python benchmarks/label_studio.py --tasks 10000
    uv run python benchmarks/label_studio.py --tasks 1000 --rounds 5

Starts a server of its own on a new data folder (installing Label Studio at first use), and stops it. In every round
the bare interface is given the same bodies, and asked the same pages, as the round trip. Prints tasks per second for
both with their ratio, round by round and as a median, and the highest memory use of client and server.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from commentariat.annotation import Connection, pull, push
from commentariat.annotation.label_studio import server
from commentariat.annotation.label_studio.client import PAGE, Client
from commentariat.annotation.label_studio.sending import CHUNK_TASKS
from commentariat.corpus import BuildSettings, Corpus
from commentariat.corpus.standoff.claims import claim_on
from commentariat.corpus.storage.folder import transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.schema import TABLES
from commentariat.corpus.storage.tables import read_parquet, to_arrow

SENTENCE = "The regime fell in village {number}, and its proxies withdrew, a colonel claimed. "


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=12, help="of each report; each gives one finding")
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # Pseudonyms and who is behind them are no business of the user's own files.
        os.environ["COMMENTARIAT_KEY"] = "a key for the benchmark only"
        os.environ["XDG_CONFIG_HOME"] = folder
        made_corpus(Path(folder), tasks=options.tasks, sentences=options.sentences)
        started = server.serve(data=Path(folder) / "data", say=print)
        try:
            connection = Connection(url=started.url, token=started.token)
            print(f"tasks {options.tasks:,}, chunks of {CHUNK_TASKS}, pages of {PAGE}")
            rounds = []
            for number in range(options.rounds):
                own = Path(folder) / f"round-{number}"
                shutil.copytree(Path(folder) / "corpus", own)
                rounds.append(measure(own, connection, tasks=options.tasks, pid=started.pid))
                shutil.rmtree(own)
            for what in ("push", "pull"):
                ratios = sorted(each[what] for each in rounds)
                print(
                    f"{what}, ratio to the bare interface: median {statistics.median(ratios):.2f}, "
                    f"from {ratios[0]:.2f} to {ratios[-1]:.2f}"
                )
        finally:
            server.stop(Path(folder) / "data")


def measure(folder: Path, connection: Connection, *, tasks: int, pid: int) -> dict[str, float]:
    """Push and pull, do the same by the bare interface, print the rates, and return the ratios."""
    before = memory()
    corpus = Corpus.load(folder)
    pushed, push_seconds = timed(lambda: push(corpus, connection=connection))
    with Client(connection) as client:
        everything = {"selectedItems": {"all": True, "excluded": []}}
        client.send("/api/dm/actions", everything, id="predictions_to_annotations", project=pushed.project)
        pulled, pull_seconds = timed(lambda: pull(corpus, connection=connection))
        peak = memory()
        fetched, bare_pull = timed(lambda: sum(1 for _ in client.tasks(pushed.project)))
        bare = client.create_project(title="Bare interface")
        client.update_project(bare, label_config=(client.project(pushed.project) or {})["label_config"])
        bare_push = imported(client, pushed.project, bare)
    assert pushed.sent == pulled.completed == fetched == tasks, (pushed, pulled.completed, fetched)
    print(
        f"push {tasks / push_seconds:,.0f} tasks/s, bare {tasks / bare_push:,.0f}, "
        f"ratio {bare_push / push_seconds:.2f}; "
        f"pull {tasks / pull_seconds:,.0f} tasks/s, bare {tasks / bare_pull:,.0f}, "
        f"ratio {bare_pull / pull_seconds:.2f} ({pulled.claims:,} claims); "
        f"memory of the client {before:,.0f} MB before, {peak:,.0f} MB at most; of the server {server_memory(pid)}",
        flush=True,
    )
    return {"push": bare_push / push_seconds, "pull": bare_pull / pull_seconds}


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what work returns, and how many seconds it took."""
    began = time.perf_counter()
    done = work()
    return done, time.perf_counter() - began


def imported(client: Client, of: int, to: int) -> float:
    """Import the tasks of a project into another, in the chunks of a push, and return the seconds of the imports."""
    seconds = 0.0
    chunk: list[dict[str, Any]] = []
    for task in client.tasks(of):
        body = {key: task[key] for key in ("data", "meta")}
        chunk.append({**body, "predictions": [shown(each) for each in task["predictions"]]})
        if len(chunk) == CHUNK_TASKS:
            seconds += timed(partial(client.import_tasks, to, chunk))[1]
            chunk = []
    return seconds + (timed(partial(client.import_tasks, to, chunk))[1] if chunk else 0.0)


def shown(prediction: dict[str, object]) -> dict[str, object]:
    """Return a prediction as it is imported."""
    return {
        key: prediction[key]
        for key in ("model_version", "result", "score")
        if prediction.get(key) is not None
    }


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


def server_memory(pid: int) -> str:
    """Return the most memory that a process has used, where the system tells it."""
    path = Path(f"/proc/{pid}/status")
    if not path.exists():
        return "unknown"
    [line] = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")]
    return f"{int(line.split()[1]) / 1024:,.0f} MB at most"


if __name__ == "__main__":
    main()
