"""Measure the splitter of trailing comments on labelled texts: ``python benchmarks/splitter.py PATH [PATH …]``.

A PATH holds JSON lines (gzip or not), one document each, either with ``text``, ``boundary`` (lines of the report)
and ``n_comment_lines``, or with lists of ``[line, label]``, labels b (report), c (comment), o (other): under ``full``
all lines of report and comments, those with the names of commenters among them; under ``c4`` only those that end like
sentences; under ``page`` such lines of the whole page. Every document with comments is also run without them.

Each figure is printed twice: *decided* counts only what was split, *proposed* counts what a person is asked about
as if the proposal had been taken. False splits are therefore an upper bound in the second column. Beside each
figure stands the 95 % interval of a bootstrap over domains, and the target where there is one for the file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from commentariat.corpus.splitting import Split, SplitModel, load_model, split_trailing

TARGETS = {
    "seedlike_en": {
        "exact boundary": "≥ .60",
        "within one line": "≥ .80",
        "false splits, all reports bare": "≤ .02",
        "comment-paragraph F1": "≥ .85",
    },
    "dragnet": {"exact boundary": "≥ .45", "comment-paragraph F1": "≥ .88"},
}
RESAMPLES = 200


@dataclass(frozen=True)
class Labelled:
    """A text, where its comments begin (its number of lines if nowhere), which lines are comments, and its field."""

    domain: str
    lines: tuple[str, ...]
    boundary: int
    comments: frozenset[int]
    field: str | None


@dataclass(frozen=True)
class Run:
    """What the splitter said about a labelled text, and about its report alone."""

    document: Labelled
    full: Split
    bare: Split


def read(path: Path, *, field: str, language: str | None) -> Iterator[Labelled]:
    """Yield the documents of a file; those without a report's line, or in another language, are left out."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        for raw in file:
            row = json.loads(raw)
            if language and row.get("lang", language) != language:
                continue
            if "text" in row:
                lines = tuple(row["text"].split("\n"))
                boundary = row["boundary"] if row["n_comment_lines"] else len(lines)
                comments = frozenset(range(boundary, len(lines)))
                source = None
            else:
                labelled = [(text.replace("\n", " "), label) for text, label in row.get(field, ())]
                lines = tuple(text for text, _ in labelled)
                comments = frozenset(i for i, (_, label) in enumerate(labelled) if label == "c")
                boundary = min(comments, default=len(lines))
                source = field
            if lines and boundary > 0:
                yield Labelled(row.get("domain") or "", lines, boundary, comments, source)


def run(document: Labelled, *, model: SplitModel) -> Run:
    """Split a document, and its report alone."""
    full = split_trailing("\n".join(document.lines), model=model)
    alone = "\n".join(document.lines[: document.boundary])
    bare = split_trailing(alone, model=model) if document.comments else full
    return Run(document, full, bare)


def figures(runs: list[Run], *, proposed: bool) -> dict[str, float]:
    """Return the figures of some runs, with or without the proposals that a person is asked about."""

    def taken(split: Split) -> int | None:
        return (
            split.boundary_line if split.outcome == "split" or (proposed and split.outcome == "ask") else None
        )

    commented = [r for r in runs if r.document.comments]
    bare = [r for r in runs if not r.document.comments]
    hits = [(taken(r.full), r.document.boundary) for r in commented]
    right = wrong = missed = 0
    for r in runs:
        at = taken(r.full)
        predicted = set() if at is None else set(range(at, len(r.document.lines)))
        # In the labels, the line that says who wrote a comment is a line of it.
        predicted -= {other.line for other in r.full.other if other.kind != "attribution"}
        right += len(predicted & r.document.comments)
        wrong += len(predicted - r.document.comments)
        missed += len(r.document.comments - predicted)
    return {
        "found": _share(sum(at is not None for at, _ in hits), len(hits)),
        "exact boundary": _share(sum(at == gold for at, gold in hits), len(hits)),
        "within one line": _share(
            sum(at is not None and abs(at - gold) <= 1 for at, gold in hits), len(hits)
        ),
        "false splits, all reports bare": _share(sum(taken(r.bare) is not None for r in runs), len(runs)),
        "false splits, reports without comments": _share(
            sum(taken(r.full) is not None for r in bare), len(bare)
        ),
        "comment-paragraph F1": _share(2 * right, 2 * right + wrong + missed),
    }


def intervals(runs: list[Run], *, proposed: bool) -> dict[str, tuple[float, float]]:
    """Return the 95 % interval of each figure, resampling whole domains."""
    by_domain = _by_domain(runs)
    rng, drawn = random.Random(0), defaultdict(list)
    for _ in range(RESAMPLES):
        sample = [r for name in rng.choices(sorted(by_domain), k=len(by_domain)) for r in by_domain[name]]
        for name, value in figures(sample, proposed=proposed).items():
            drawn[name].append(value)
    return {
        name: (sorted(values)[RESAMPLES // 40], sorted(values)[-RESAMPLES // 40 - 1])
        for name, values in drawn.items()
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--field", default=["full", "c4", "page"], nargs="+", choices=("full", "c4", "page"))
    parser.add_argument("--language", help="keep documents of this language only, where the file says it")
    parser.add_argument("--model", type=Path, help="a model file; the shipped one if not given")
    parser.add_argument("--domains", action="store_true", help="also print each domain with an error")
    given = parser.parse_args()
    for path in given.paths:
        if not path.is_file():
            sys.exit(
                f"{path} is no file; name the labelled files themselves, such as {path / 'seedlike_en.jsonl.gz'}."
            )
    model = load_model(given.model)
    for path in given.paths:
        for field in given.field:
            documents = list(read(path, field=field, language=given.language))
            if documents:
                measure(path.name, field, documents, model=model, domains=given.domains)
            if documents and not documents[0].field:
                break


def measure(name: str, field: str, documents: list[Labelled], *, model: SplitModel, domains: bool) -> None:
    """Print the figures of the documents of a file."""
    start = time.perf_counter()
    runs = [run(document, model=model) for document in documents]
    seconds = time.perf_counter() - start
    commented = sum(bool(r.document.comments) for r in runs)
    lines = f", {field} lines" if documents[0].field else ""
    print(f"{name}{lines}: {len(runs)} documents, {commented} with comments, {seconds:.1f} s")
    decided, proposed = (figures(runs, proposed=also) for also in (False, True))
    ranges = intervals(runs, proposed=False)
    targets = TARGETS.get(name.split(".")[0], {})
    print(f"  {'':40} decided  (interval)    proposed  target")
    for figure, value in decided.items():
        low, high = ranges[figure]
        print(
            f"  {figure:40} {value:7.3f}  ({low:.3f} {high:.3f})  {proposed[figure]:7.3f}  {targets.get(figure, '')}"
        )
    asked = _share(sum(r.full.outcome == "ask" for r in runs), len(runs))
    asked_bare = _share(sum(r.bare.outcome == "ask" for r in runs), len(runs))
    print(f"  {'share of “ask” (reports bare)':40} {asked:7.3f}  ({asked_bare:.3f})")
    if domains:
        _print_domains(runs)


def _by_domain(runs: list[Run]) -> dict[str, list[Run]]:
    by_domain: dict[str, list[Run]] = defaultdict(list)
    for r in runs:
        by_domain[r.document.domain].append(r)
    return by_domain


def _print_domains(runs: list[Run]) -> None:
    for domain, group in sorted(_by_domain(runs).items()):
        gold = [r.document.boundary if r.document.comments else None for r in group]
        said = [r.full.boundary_line if r.full.outcome == "split" else None for r in group]
        false = sum(r.bare.outcome == "split" for r in group)
        exact = sum(a == b for a, b in zip(said, gold, strict=True))
        if exact < len(group) or false:
            print(f"  {domain:40} right {exact} of {len(group)}, false splits {false}")


if __name__ == "__main__":
    main()
