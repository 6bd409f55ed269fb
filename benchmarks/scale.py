"""What an analysis costs a document as a corpus grows, what a second worker gains, and how much memory it takes.

    uv run python benchmarks/scale.py --comments 1000 10000 100000 --workers 2

Every size is analysed in a process of its own after a warm-up, so that start-up does not count; CPU time is that of the
process and its workers. Prints ratios and draws docs/cost.svg. Texts are made up (`made_up`), some 25 words a comment.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from made_up import build_corpus

FIGURE = Path(__file__).parent.parent / "docs" / "cost.svg"


def measured(folder: Path, *, workers: int, profile: str) -> dict[str, float]:
    """Analyse a corpus in a process of its own; returns CPU and wall seconds, and peak memory in GiB."""
    command = [
        sys.executable,
        __file__,
        "--one",
        str(folder),
        "--workers",
        str(workers),
        "--profile",
        profile,
    ]
    with tempfile.TemporaryDirectory() as cache:  # or the second run would take over the rows of the first
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ | {"XDG_CACHE_HOME": cache}
        )
    return json.loads(done.stdout.splitlines()[-1])


def one(folder: Path, *, workers: int, profile: str) -> None:
    """Analyse a corpus and print what it cost, as JSON."""
    from commentariat.analysis import analyze

    with tempfile.TemporaryDirectory() as warm:
        analyze(build_corpus(Path(warm) / "warm", comments=200, seed=2), profile=profile)
    began, cpu = time.perf_counter(), _cpu()
    summary = analyze(folder, workers=workers, profile=profile)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    said = {
        "documents": summary.documents,
        "words": summary.words,
        "cpu": _cpu() - cpu,
        "wall": time.perf_counter() - began,
        "peak": peak / 2**20,
    }
    print(json.dumps(said))


def _cpu() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def draw(rows: list[dict[str, Any]], *, profile: str) -> None:
    """Draw the cost of a document against the size of the corpus."""
    import altair as alt
    import pandas as pd

    data = pd.DataFrame(rows).assign(cost=lambda table: 1000 * table["cpu"] / table["documents"])
    lines = (
        alt.Chart(data, title=f"Cost of a document by the size of the corpus, {profile} profile")
        .mark_line(point=alt.OverlayMarkDef(size=60), color="#0072B2")
        .encode(
            x=alt.X("documents:Q", scale=alt.Scale(type="log"), title="documents"),
            y=alt.Y("cost:Q", scale=alt.Scale(domainMin=0), title="CPU milliseconds a document"),
        )
        .properties(width=420, height=220)
    )
    lines.save(str(FIGURE))


def main() -> None:
    """Measure every size with one worker, and the largest with several."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--comments", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--profile", default="full", help="full or lexical")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one(given.one, workers=given.workers, profile=given.profile)
        return
    with tempfile.TemporaryDirectory() as base:
        rows: list[dict[str, Any]] = []
        folder = Path(base)
        for comments in given.comments:
            folder = Path(base) / str(comments)
            build_corpus(folder, comments=comments)
            rows.append(measured(folder, workers=1, profile=given.profile))
            row = rows[-1]
            per, first = row["cpu"] / row["documents"], rows[0]["cpu"] / rows[0]["documents"]
            print(
                f"{row['documents']:>9,} documents: {row['words'] / row['cpu']:,.0f} words a CPU second, "
                f"cost a document {per / first:.2f} of the smallest corpus's, peak {row['peak']:.2f} GiB",
                flush=True,
            )
            draw(rows, profile=given.profile)
        together = measured(folder, workers=given.workers, profile=given.profile)
        print(
            f"{given.workers} workers: {rows[-1]['wall'] / together['wall']:.2f} times faster in wall time at load "
            f"{os.getloadavg()[0]:.1f} (CPU time {together['cpu'] / rows[-1]['cpu']:.2f} times)"
        )


if __name__ == "__main__":
    main()
