"""What a document costs as a corpus grows, step by step, and how much memory a step takes.

    uv run python benchmarks/scale.py                                   # 1,000 to 1,000,000 comments: forty minutes
    uv run python benchmarks/scale.py --sizes 1000 10000 --full-to 1000   # minutes

Corpora are made up (`made_up`): comments of 46 words, 40 to a report of 300. Every step is a process of its own: build,
the analysis in both profiles (the full one up to ``--full-to`` comments), the index of words that the statistics read,
and the report. Its CPU time on a corpus of one report is taken for its start-up and is not counted, nor are that
report and its comments. Printed are CPU milliseconds a document, how that compares with the smallest corpus, and peak
memory (resident set size) of the largest process; then how much faster ``--workers`` are in wall time. Draws
docs/cost.svg.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from made_up import COMMENTS_A_REPORT, write_reports

FIGURE = Path(__file__).parent.parent / "docs" / "cost.svg"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
FULL_TO = 10_000
SMALL = 1_000
SMALL_ROUNDS = 7
"""A small corpus takes little more than the start-up that is subtracted, so the least of several rounds counts."""
COMMENTARIAT = str(Path(sys.executable).with_name("commentariat"))
INDEX = (
    "import sys; from commentariat.analysis.statistics import corpus_slice; "
    "from commentariat.corpus import Corpus; corpus_slice(Corpus.load(sys.argv[1]))"
)


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a step took: CPU and wall seconds, and peak memory in GiB."""

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a step cost at one size: milliseconds a document beyond start-up, and peak memory in GiB."""

    step: str
    documents: int
    each: float
    peak: float


def measured(command: Sequence[str], *, cache: Path) -> Cost:
    """Run a command to its end.

    Raises:
        SystemExit: when it fails.
    """
    key = {"COMMENTARIAT_KEY": "a key for measuring only, of no use elsewhere", "XDG_CACHE_HOME": str(cache)}
    began = time.perf_counter()
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(command[0], list(command), os.environ | key, file_actions=silent)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed.")
    unit = 2**30 if sys.platform == "darwin" else 2**20
    return Cost(
        cpu=used.ru_utime + used.ru_stime, wall=time.perf_counter() - began, peak=used.ru_maxrss / unit
    )


def analysis(folder: Path, profile: str, *, cache: Path, workers: int = 1) -> Cost:
    """Analyse a copy of a corpus; nothing is taken over from an earlier analysis."""
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    try:
        shutil.rmtree(cache, ignore_errors=True)
        command = [COMMENTARIAT, "analyze", str(copy), "--profile", profile, "--workers", str(workers)]
        return measured(command, cache=cache)
    finally:
        shutil.rmtree(copy)


def least(folder: Path, *, comments: int, full: bool) -> dict[str, Cost]:
    """Take a corpus through all steps; a small one several times, for the least that each step cost."""
    rounds = [
        steps(folder, comments=comments, full=full) for _ in range(SMALL_ROUNDS if comments <= SMALL else 1)
    ]
    return {step: min((costs[step] for costs in rounds), key=lambda cost: cost.cpu) for step in rounds[0]}


def steps(folder: Path, *, comments: int, full: bool) -> dict[str, Cost]:
    """Make up a corpus of so many comments and take it through all steps."""
    shutil.rmtree(folder / str(comments), ignore_errors=True)
    corpus, source, cache = folder / str(comments), folder / f"{comments}.jsonl", folder / "cache"
    write_reports(source, comments=comments)
    costs = {"build": measured([COMMENTARIAT, "build", str(source), "-o", str(corpus), "-q"], cache=cache)}
    source.unlink()
    shutil.rmtree(cache, ignore_errors=True)
    if full:
        costs["full profile"] = analysis(corpus, "full", cache=cache)
    command = [COMMENTARIAT, "analyze", str(corpus), "--profile", "lexical"]
    costs["lexical profile"] = measured(command, cache=cache)
    costs["index of words"] = measured([sys.executable, "-c", INDEX, str(corpus)], cache=cache)
    costs["report"] = measured([COMMENTARIAT, "report", str(corpus)], cache=cache)
    return costs


def draw(rows: Sequence[Row]) -> None:
    """Draw the cost of a document against the size of the corpus, a panel a step."""
    import altair as alt
    import pandas as pd

    data = pd.DataFrame([vars(row) for row in rows])
    line = (
        alt.Chart(data)
        .mark_line(point=alt.OverlayMarkDef(size=50), color="#0072B2")
        .encode(
            x=alt.X(
                "documents:Q",
                scale=alt.Scale(type="log", domain=[500, 2_000_000]),
                axis=alt.Axis(format="~s", values=[1_000, 10_000, 100_000, 1_000_000]),
                title="documents",
            ),
            y=alt.Y("each:Q", scale=alt.Scale(domainMin=0), title="CPU milliseconds a document"),
        )
        .properties(width=130, height=150)
    )
    names = list(dict.fromkeys(row.step for row in rows))
    panels = line.facet(column=alt.Column("step:N", title=None, sort=names)).resolve_scale(y="independent")
    panels.properties(title="Cost of a document by the size of the corpus").save(str(FIGURE))


def main() -> None:
    """Measure every step at every size, print, draw, and compare one worker with several."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="comments of the corpora")
    parser.add_argument("--full-to", type=int, default=FULL_TO, help="comments up to which all is parsed")
    parser.add_argument("--workers", type=int, default=2, help="compare with so many; 1 for no comparison")
    given = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base)
        start_up = least(folder, comments=COMMENTS_A_REPORT, full=True)
        print(f"{'':18} {'documents':>10} {'ms a document':>14} {'of the smallest':>16} {'peak GiB':>9}")
        for comments in given.sizes:
            documents = comments + comments // COMMENTS_A_REPORT
            for step, cost in least(folder, comments=comments, full=comments <= given.full_to).items():
                # The documents of the smallest corpus are in its start-up.
                each = 1000 * (cost.cpu - start_up[step].cpu) / (documents - COMMENTS_A_REPORT - 1)
                rows.append(Row(step=step, documents=documents, each=each, peak=cost.peak))
                first = next(row for row in rows if row.step == step)
                print(
                    f"{step:18} {documents:>10,} {each:>14.3f} {each / first.each:>16.2f} {cost.peak:>9.2f}",
                    flush=True,
                )
            draw(rows)
        parsed = [folder / str(size) for size in given.sizes if size <= given.full_to]
        if given.workers > 1 and parsed:
            one, several = (
                analysis(parsed[-1], "full", cache=folder / "cache", workers=workers)
                for workers in (1, given.workers)
            )
            times = several.cpu / one.cpu
            print(
                f"{given.workers} workers: {one.wall / several.wall:.2f} times faster in wall time ({one.wall:.0f} "
                f"and {several.wall:.0f} s, load {os.getloadavg()[0]:.1f}) for {times:.2f} times the CPU time"
            )


if __name__ == "__main__":
    main()
