"""Beyond one machine: tasks that do shards, end, go on and merge to the bytes of one machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from upath import UPath

from commentariat.analysis import batch, cluster
from commentariat.analysis.cluster import analyze_on
from commentariat.analysis.sharding import engines, work
from commentariat.corpus import Corpus
from commentariat.corpus.errors import AnalysisError, CorpusError, InputError
from commentariat.corpus.shards import DOCUMENT_CHARACTERS
from commentariat.corpus.storage.folder import analysis_work

from .folders import tables
from .slurm import NotHereError, one_node


def test_local_tasks_merge_to_the_bytes_of_one_machine(folder: Path, expected: dict[str, bytes]) -> None:
    state = analyze_on("local", folder, tasks=3, workers=1)
    assert (state.shards, state.done) == (5, 5)
    assert tables(folder) == expected
    features = Corpus.load(folder).findings.features
    assert features["label"].names[0] == "delegitimising_label"
    assert type(features["attributes"]).__name__ == "List"


def test_a_run_that_is_killed_goes_on_with_what_is_missing(
    folder: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent(
            f"""
            from functools import partial
            from commentariat.analysis import run
            from commentariat.analysis.cluster import analyze_on
            from commentariat.corpus.shards import plan_shards
            run.plan_shards = partial(plan_shards, characters={2 * DOCUMENT_CHARACTERS})
            if __name__ == "__main__":
                analyze_on("local", {str(folder)!r}, tasks=5, workers=2)
            """
        )
    )
    process = subprocess.Popen(
        [sys.executable, str(script)],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    beside = analysis_work(folder)
    while process.poll() is None and not list(beside.glob("*.json")):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kept = {path.name for path in beside.glob("*.json")}
    assert kept
    worked: list[str] = []
    real = work.analyse_shard

    def noted(job: Any, shard: Any) -> Any:
        worked.append(f"{job.key(shard)}.json")
        return real(job, shard)

    monkeypatch.setattr(engines, "analyse_shard", noted)
    analyze_on("local", folder, workers=1)
    assert len(worked) == 5 - len(kept)
    assert kept.isdisjoint(worked)
    assert tables(folder) == expected


def test_a_document_that_fails_its_shard_is_named_and_only_that_shard_is_done_again(
    folder: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = batch.analyse_batch
    seen: list[int] = []

    def failing(documents: Any, **options: Any) -> Any:
        seen.append(len(documents))
        if any("mayor" in document.text for document in documents):
            raise MemoryError("no room")
        return real(documents, **options)

    monkeypatch.setattr(batch, "analyse_batch", failing)
    with pytest.raises(AnalysisError, match=r"1 of 5 shards could not be done: .*r2.*no room"):
        analyze_on("local", folder, tasks=2, workers=1)
    assert len(list(analysis_work(folder).glob("*.json"))) == 4
    seen.clear()
    with pytest.raises(AnalysisError, match="no room"):
        analyze_on("local", folder, workers=1)
    assert len(seen) == 1
    monkeypatch.setattr(batch, "analyse_batch", real)
    analyze_on("local", folder, workers=1)
    assert tables(folder) == expected


def test_a_corpus_in_a_store_is_read_there_and_what_changed_is_put_back(
    folder: Path, expected: dict[str, bytes]
) -> None:
    store = UPath("memory://bucket/news")
    for name, data in tables(folder).items():
        target = store / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    analyze_on("local", "memory://bucket/news", workers=1, work="memory://bucket/work")
    found = {name: (store / name).read_bytes() for name in expected}
    assert found == expected
    assert not UPath("memory://bucket/work").exists()


def test_a_file_url_is_a_folder(folder: Path, expected: dict[str, bytes]) -> None:
    analyze_on("local", f"file://{folder}", workers=1)
    assert tables(folder) == expected


def test_what_is_wrong_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no engine “cloud”; there are local, slurm, ray"):
        analyze_on("cloud", folder)
    with pytest.raises(InputError, match="needs a partition"):
        analyze_on("slurm", folder)
    with pytest.raises(InputError, match="needs --work"):
        analyze_on("local", "hf://datasets/user/name")
    with pytest.raises(CorpusError):
        analyze_on("local", tmp_path / "nowhere")
    with pytest.raises(InputError, match="Unsupported filesystem"):
        analyze_on("local", "nosuch://bucket/corpus")


def test_options_given_as_text_become_what_they_are() -> None:
    given = [cluster._number(value) for value in ("4", "-1", "true", "false", "01:00:00", 3)]
    assert given == [4, -1, True, False, "01:00:00", 3]


@pytest.fixture
def slurm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with ExitStack() as stack:
        try:
            conf = stack.enter_context(one_node(tmp_path / "slurm"))
        except NotHereError as reason:
            pytest.skip(str(reason))
        monkeypatch.setenv("SLURM_CONF", str(conf))
        yield


@pytest.mark.skipif(
    not shutil.which("slurmctld"),
    reason="needs Debian's slurmctld, slurmd, slurm-client and munge",
)
def test_slurm_queues_the_shards_and_the_next_call_merges_them(
    folder: Path, expected: dict[str, bytes], slurm: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit = partial(
        analyze_on,
        "slurm",
        folder,
        tasks=2,
        options={"partition": "one", "mem_per_cpu_gb": 1, "time": "00:10:00"},
    )
    state = submit()
    assert (state.summary, state.done) == (None, 0)
    again = submit()  # while the tasks are queued or at work nothing is queued twice
    assert again.summary is None or again.done == 5
    while subprocess.run(["squeue", "-h"], capture_output=True, text=True, check=True).stdout.strip():
        time.sleep(0.2)
    state = submit()
    assert state.summary is not None
    assert tables(folder) == expected
