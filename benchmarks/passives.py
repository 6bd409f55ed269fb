"""Measure the passive detector on a CoNLL-U treebank (Universal Dependencies English, such as English-PUD).

Usage: ``python benchmarks/passives.py PATH`` with the path of a ``.conllu`` file.

A gold passive is a word with an ``aux:pass`` child; it has an agent when an oblique child of it has the case
marker *by* (or carries ``obl:agent``). Found passives with a shared auxiliary are left out: the treebank does
not mark them. A passive counts as found for its kind when participle and kind agree.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from commentariat.analysis.language import parse
from commentariat.analysis.text.passives import passives


def read_gold(path: Path) -> list[tuple[str, dict[int, bool]]]:
    """Read sentences as (text, {offset of the participle: whether an agent is named})."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), None)
        if text is not None:
            sentences.append((text, _gold(text, [line.split("\t") for line in lines if line[:1].isdigit()])))
    return sentences


def _gold(text: str, rows: list[list[str]]) -> dict[int, bool]:
    offsets: dict[str, int] = {}
    position, joined = 0, 0
    for row in rows:
        identifier, form = row[0], row[1]
        if "-" in identifier:
            first, _, last = identifier.partition("-")
            position = text.index(form, position)
            offsets.update({str(part): position for part in range(int(first), int(last) + 1)})
            joined = int(last)
            position += len(form)
        elif identifier.isdigit() and int(identifier) > joined:
            offsets[identifier] = text.index(form, position)
            position = offsets[identifier] + len(form)
    words = [row for row in rows if row[0].isdigit()]
    by = {row[6] for row in words if row[7] == "case" and row[1].lower() == "by"}
    agents = {row[6] for row in words if row[7] == "obl:agent" or (row[7] == "obl" and row[0] in by)}
    return {offsets[row[6]]: row[6] in agents for row in words if row[7] == "aux:pass"}


def measure(path: Path, *, show: bool = False) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 for agentless and agentive passives; `show` prints the disagreements."""
    sentences = read_gold(path)
    counts: Counter[tuple[bool | None, bool | None]] = Counter()
    for (text, gold), doc in zip(sentences, parse(text for text, _ in sentences), strict=True):
        found = {doc[p.participle].idx: p.agent is not None for p in passives(doc) if not p.gapped}
        for offset in gold.keys() | found.keys():
            counts[gold.get(offset), found.get(offset)] += 1
            if show and gold.get(offset) != found.get(offset):
                print(gold.get(offset), found.get(offset), text[offset : offset + 15], "|", text)
    return {name: _scores(counts, kind) for name, kind in (("agentless", False), ("agentive", True))}


def _scores(counts: Counter[tuple[bool | None, bool | None]], kind: bool) -> tuple[float, float, float]:
    hits = counts[kind, kind]
    gold = sum(count for (wanted, _), count in counts.items() if wanted is kind)
    found = sum(count for (_, made), count in counts.items() if made is kind)
    return hits / max(found, 1), hits / max(gold, 1), 2 * hits / max(found + gold, 1)


if __name__ == "__main__":
    for name, (precision, recall, f1) in measure(Path(sys.argv[1]), show="--show" in sys.argv).items():
        print(f"{name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
