"""Print where the loaded-language analysis errs against texts annotated by hand.

Usage: python benchmarks/labels.py PATH.jsonl [--label LABEL]

PATH is what `commentariat benchmark labels --data PATH` reads; that command gives the scores. This script prints
every miss, every false alarm, and every wrong voice, source or target of the spans found, for whoever mends them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from commentariat.analysis.benchmarks.labels import (
    Key,
    Row,
    analysed,
    found_spans,
    gold_spans,
    read_rows,
)


def main() -> None:
    """Print the errors of one label, or of all, a line each."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--label", help="only the errors of this label")
    chosen = arguments.parse_args()
    rows = read_rows(chosen.path)
    for row, findings in zip(rows, analysed(rows), strict=True):
        for (label, start, end), error in errors(gold_spans(row), found_spans(findings)):
            if chosen.label in (None, label):
                print(f"{error}: {label} [{row['text'][start:end]}] {row.get('id', '')}: {row['text']}")


def errors(gold: dict[Key, Row], found: dict[Key, dict[str, str | None]]) -> Iterator[tuple[Key, str]]:
    """Yield what is wrong with each span, in the order of the text."""
    for key in sorted(gold.keys() | found.keys(), key=lambda key: (key[1], key[2], key[0])):
        if key not in found:
            yield key, "MISSED"
        elif key not in gold:
            yield key, "FALSE"
        else:
            for name in ("voice", "source", "target"):
                if gold[key][name] != found[key][name]:
                    yield key, f"{name.upper()} {found[key][name]!r} for {gold[key][name]!r}"


if __name__ == "__main__":
    main()
