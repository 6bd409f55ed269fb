"""Workers and the process that they are forked from: none outlives whoever asked for them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commentariat.analysis.sharding import crew
from commentariat.corpus.build import build
from commentariat.corpus.shards import DOCUMENT_CHARACTERS
from commentariat.corpus.storage.folder import analysis_work

pytestmark = pytest.mark.skipif(not crew.FORKS, reason="workers are only forked on Linux")

TEXTS = ("The mayor left.", "The regime fell.", "Rebels came.", "Prices rose.")
STUCK = """
import signal
class Lexicon:
    def candidates(self, doc):
        while any('regime' == token.lower_ for token in doc): signal.pause()
        return ()
"""
SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a command that runs in the background ignores it
sys.path.insert(0, {here!r})
from stuck import Lexicon
from commentariat.analysis.profiles import profile_named
from commentariat.analysis.run import analysis_job
from commentariat.analysis.sharding import Crew, run_job
from commentariat.analysis import run
from commentariat.corpus.shards import plan_shards
from pathlib import Path
run.plan_shards = lambda folder, **_: plan_shards(folder, characters={characters})
if __name__ == "__main__":
    job = analysis_job(Path({folder!r}), profile="lexical")
    object.__setattr__(job, "lexicon", Lexicon())
    with Crew(profile=job.profile, lexicon=job.lexicon, workers=2) as crew:
        run_job(job, crew=crew)
"""


def alive(group: int) -> list[str]:
    """Return the processes of a group that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it has just ended
            continue
        if int(its_group) == group and state not in "ZX":
            found.append(path.parent.name)
    return found


def until(happened: Callable[[], bool]) -> None:
    while not happened():
        time.sleep(0.02)


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(lambda group: os.kill(group, signal.SIGKILL), id="whoever asked is killed"),
        pytest.param(lambda group: os.killpg(group, signal.SIGINT), id="Ctrl-C"),
    ],
)
def test_a_worker_that_is_stuck_ends_with_whoever_asked(tmp_path: Path, end: Callable[[int], None]) -> None:
    rows = ({"report_id": f"r{n}", "language": "en", "text": text} for n, text in enumerate(TEXTS))
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build([tmp_path / "news.jsonl"], out=tmp_path / "news")
    (tmp_path / "stuck.py").write_text(STUCK)
    said = {"here": str(tmp_path), "folder": str(tmp_path / "news"), "characters": DOCUMENT_CHARACTERS // 2}
    (tmp_path / "ask.py").write_text(textwrap.dedent(SCRIPT.format(**said)))
    said_by_it = tmp_path / "said.txt"
    with said_by_it.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, str(tmp_path / "ask.py")], start_new_session=True, stderr=file
        )
    work = analysis_work(tmp_path / "news")
    until(lambda: process.poll() is not None or len(list(work.glob("*.json"))) == len(TEXTS) - 1)
    assert process.poll() is None, said_by_it.read_text()
    assert len(alive(process.pid)) >= 3  # whoever asked, the process that forks, and the worker that is stuck
    end(process.pid)
    process.wait()
    until(lambda: not alive(process.pid))
    assert len(list(work.glob("*.json"))) == len(TEXTS) - 1
