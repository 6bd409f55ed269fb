"""Measure what a build costs as its input grows: ``python benchmarks/build.py [N …] [--shape threads|megathread]``.

For every N an input of N comments is generated (the same on every machine: words by Zipf's law, answers, quotes,
mentions and copies among them) and built in a process of its own. Printed are CPU seconds, CPU milliseconds a
comment, and peak memory (resident set size); the last line says how far the dearest comment is from the cheapest.
``threads`` has 40 comments a report on average; ``megathread`` puts all comments under one report.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

SIZES = (10_000, 100_000, 500_000)
COMMENTS_A_REPORT = 40
SHAPES = ("threads", "megathread")
_FUNCTION_WORDS = re.findall(
    r"\w+",
    "the of and to a in is that it was for on are as with they be at this have from or had by not but what all were "
    "we when your can said there use an each which she do how their if will up other about out many then them these",
)
_SYLLABLES = re.findall("..", "badifoguhajekilomunaperisotuvawexiyo")


@dataclass(frozen=True)
class Cost:
    """What one build cost: CPU seconds and peak resident memory in MiB."""

    comments: int
    cpu: float
    peak: float

    @property
    def each(self) -> float:
        """CPU milliseconds a comment."""
        return 1000 * self.cpu / self.comments


class Prose:
    """Sentences of made-up words that are as frequent as words are."""

    def __init__(self, seed: int) -> None:
        """Make the words."""
        self.random = random.Random(seed)
        made = {"".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4))) for _ in range(30_000)}
        self.words = [*_FUNCTION_WORDS, *sorted(made)]
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def sentences(self, words: int) -> str:
        """Return sentences of so many words in all."""
        chosen = self.random.choices(self.words, cum_weights=self.weights, k=words)
        text = []
        while chosen:
            length = self.random.randint(6, 20)
            sentence, chosen = chosen[:length], chosen[length:]
            text.append(" ".join(sentence).capitalize() + self.random.choice(".....?!"))
        return " ".join(text)


def generate(folder: Path, *, comments: int, shape: str) -> None:
    """Write ``reports.jsonl`` and ``comments.jsonl`` of a corpus with so many comments."""
    prose = Prose(comments)
    reports = 1 if shape == "megathread" else max(1, comments // COMMENTS_A_REPORT)
    bodies: list[str] = []
    with (folder / "reports.jsonl").open("w", encoding="utf-8") as file:
        for number in range(reports):
            body = "\n".join(prose.sentences(prose.random.randint(40, 90)) for _ in range(5))
            if number < 1_000:
                bodies.append(body)
            row = {
                "report_id": f"r{number}",
                "title": prose.sentences(8),
                "text": body,
                "url": f"https://news.example/2021/{number}",
                "published": f"2021-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            }
            file.write(json.dumps(row) + "\n")
    with (folder / "comments.jsonl").open("w", encoding="utf-8") as file:
        for row in _comments(prose, comments=comments, reports=reports, bodies=bodies):
            file.write(json.dumps(row) + "\n")


def _comments(
    prose: Prose, *, comments: int, reports: int, bodies: Sequence[str]
) -> Iterator[dict[str, object]]:
    draw = prose.random
    recent: dict[int, tuple[str, str, str]] = {}
    for number in range(comments):
        # Threads grow side by side, as in a dump that is ordered by time.
        report = (number // 400) * 10 % reports + draw.randrange(10) if reports > 10 else number % reports
        report %= reports
        author = f"{draw.choice(prose.words).capitalize()} {draw.choice(prose.words[:2_000]).capitalize()}"
        if draw.random() < 0.4:
            author = f"{draw.choice(prose.words)}{draw.randrange(100)}"
        text = prose.sentences(max(3, min(400, int(draw.lognormvariate(3.5, 0.8)))))
        parent = None
        before = recent.get(report)
        if before and draw.random() < 0.5:
            parent, answered, said = before
            chance = draw.random()
            if chance < 0.06:
                text = f"> {said[:120]}\n{text}"
            elif chance < 0.12:
                text = f"@{answered.replace(' ', '')} {text}"
            elif chance < 0.15:
                text = f"{answered}, {text}"
        elif draw.random() < 0.03:
            text = f"“{' '.join(bodies[report % len(bodies)].split()[:15])}” {text}"
        elif before and draw.random() < 0.02:
            text = before[2]
        recent[report] = (f"c{number}", author, text)
        yield {
            "report_id": f"r{report}",
            "comment_id": f"c{number}",
            "parent_id": parent,
            "author": author,
            "published": f"2021-{number % 12 + 1:02d}-{number % 28 + 1:02d}T{number % 24:02d}:{number % 60:02d}:00Z",
            "likes": draw.randrange(30),
            "text": text,
        }


def measure(folder: Path, *, comments: int) -> Cost:
    """Build a generated input in a process of its own.

    Raises:
        SystemExit: when the build fails.
    """
    script = (
        "import sys; from pathlib import Path; from commentariat.corpus.build import Input, build; "
        "f = Path(sys.argv[1]); build([Input(path=f / 'reports.jsonl', kind='reports'), "
        "Input(path=f / 'comments.jsonl', kind='comments')], out=f / 'corpus')"
    )
    key = {"COMMENTARIAT_KEY": "a key for measuring only, of no use elsewhere"}
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", script, str(folder)], os.environ | key)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"The build of {comments:,} comments failed.")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(comments, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def main() -> None:
    """Generate, build and print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "sizes", nargs="*", type=int, default=SIZES, metavar="N", help="comments of an input"
    )
    options.add_argument("--shape", choices=SHAPES, default=SHAPES[0])
    chosen = options.parse_args()
    print(f"{'comments':>10} {'CPU s':>8} {'ms a comment':>13} {'peak MiB':>9}")
    costs = []
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            generate(Path(folder), comments=size, shape=chosen.shape)
            cost = measure(Path(folder), comments=size)
        costs.append(cost)
        print(f"{cost.comments:>10,} {cost.cpu:>8.1f} {cost.each:>13.3f} {cost.peak:>9,.0f}", flush=True)
    each = [cost.each for cost in costs]
    print(f"The dearest comment costs {max(each) / min(each):.2f} times the cheapest.")


if __name__ == "__main__":
    main()
