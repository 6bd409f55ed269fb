"""Score the loaded-language analysis against texts annotated by hand.

Usage: python benchmarks/labels.py PATH.jsonl [--errors LABEL]

Each line of PATH holds ``text``, ``kind`` (report or comment) and ``spans`` with ``label``, ``start``, ``end``,
``voice``, ``source`` and ``target``. A span counts as found only with its label and both its boundaries exact.
Voice, source and target are scored on the spans that were found.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from commentariat.analysis.language import parse
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


def main() -> None:
    """Print precision, recall and F1 by label, then the agreement on voice, source and target."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("path", type=Path)
    arguments.add_argument(
        "--errors", metavar="LABEL", help="print every miss and false alarm (all for every label)"
    )
    arguments.add_argument(
        "--attributes", action="store_true", help="print every wrong voice, source or target"
    )
    chosen = arguments.parse_args()
    rows = [json.loads(line) for line in chosen.path.read_text(encoding="utf-8").splitlines() if line.strip()]
    hits, false, missed, right = Counter(), Counter(), Counter(), Counter()
    for row, doc in zip(rows, parse(row["text"] for row in rows), strict=True):
        gold = {(s["label"], s["start"], s["end"]): s for s in row["spans"]}
        found = {(f.label, f.start, f.end): f for f in loaded_language(Reading(doc, kind=row["kind"]))}
        for key in gold.keys() | found.keys():
            bucket = hits if key in gold and key in found else missed if key in gold else false
            bucket[key[0]] += 1
            if bucket is not hits and chosen.errors in (key[0], "all"):
                sign = "MISSED" if bucket is missed else "FALSE "
                print(f"{sign} {key[0]:22} [{row['text'][key[1] : key[2]]}] {row['id']}: {row['text']}")
        for key in gold.keys() & found.keys():
            for name in ("voice", "source", "target"):
                want, have = gold[key][name], getattr(found[key], name)
                right[name] += want == have
                if name == "target":
                    right["target given"] += want is not None
                    right["target right"] += want is not None and want == have
                    right["target claimed"] += have is not None
                if want != have and chosen.attributes:
                    quote = row["text"][key[1] : key[2]]
                    print(
                        f"{name.upper():7} [{quote}] want {want!r} have {have!r} {row['id']}: {row['text']}"
                    )
    print(f"\n{'label':22} {'gold':>5} {'P':>6} {'R':>6} {'F1':>6}")
    for label in sorted(hits | false | missed):
        print_row(label, hits[label], false[label], missed[label])
    print_row("all", hits.total(), false.total(), missed.total())
    n = hits.total()
    for name in ("voice", "source", "target"):
        print(f"{name + ' right':22} {n:5} {right[name] / max(n, 1):6.3f}")
    for name, of in (("precision", "target claimed"), ("recall", "target given")):
        print(f"{'target ' + name:22} {right[of]:5} {right['target right'] / max(right[of], 1):6.3f}")


def print_row(label: str, hits: int, false: int, missed: int) -> None:
    """Print one line of the table."""
    precision = hits / (hits + false) if hits + false else float("nan")
    recall = hits / (hits + missed) if hits + missed else float("nan")
    f1 = 2 * hits / (2 * hits + false + missed) if hits + false + missed else float("nan")
    print(f"{label:22} {hits + missed:5} {precision:6.3f} {recall:6.3f} {f1:6.3f}")


if __name__ == "__main__":
    main()
