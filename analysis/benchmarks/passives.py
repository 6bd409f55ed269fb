"""The passive detector against treebanks and sentences coded by people.

The data is a file, or a folder of files, of these kinds:

* ``.conllu``: a Universal Dependencies treebank of English, such as English-PUD. A gold passive is a word with an
  ``aux:pass`` child; it has an agent when an oblique child of it has the case marker *by* (or carries
  ``obl:agent``). Found passives that share an earlier auxiliary are left out, since the treebanks do not mark
  them. Measured: F1 of passives without and with an agent; one counts when participle and kind agree.
* ``.csv`` with columns ``Sentence`` and ``human_coding`` (1 or 0), as with PassivePy (Sepehri, Markowitz and Mir
  2022). Measured: F1 of sentences that hold a passive.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from ...corpus.errors import InputError
from ..language import parse
from ..language.passives import passives
from .classes import f1_by_class, largest_class
from .outcome import Outcome, Score

_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|get|gets|got|getting)\b(?:\s+\w+ly|\s+not)*\s+(\w+(?:ed|en|wn|ne|de|ught|"
    r"ound|ung|unk|ut|it|aid|old|eld|ent|ept|ost|ade|ead))\b",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:\s+\w+){0,3}?\s+by\b", re.IGNORECASE)
KINDS = {"agentless": False, "agentive": True}

Passives = dict[int, bool]
"""Whether an agent is named, by the offset of the participle."""


def run(path: Path) -> Outcome:
    """Measure on every file of the known kinds.

    Raises:
        InputError: when there is none.
    """
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    treebanks = [file for file in files if file.suffix == ".conllu"]
    coded = [file for file in files if file.suffix == ".csv"]
    if not treebanks and not coded:
        raise InputError(f"{path} holds neither a .conllu treebank nor a .csv file of coded sentences.")
    said: list[str] = []
    scores: list[Score] = []
    if treebanks:
        sentences = [sentence for file in treebanks for sentence in read_treebank(file)]
        said.append(f"{len(sentences)} treebank sentences")
        scores += _on_treebank(sentences)
    for file in coded:
        rows = read_coded(file)
        said.append(f"{len(rows)} coded sentences")
        scores += _on_coded(rows)
    return Outcome(
        title="English passives",
        data=" and ".join(said),
        scores=sorted(scores, key=lambda score: score.system != "commentariat"),
        notes=("The regular expression is a form of be or get, then a word that looks like a participle.",),
    )


def read_treebank(path: Path) -> list[tuple[str, Passives]]:
    """Read sentences of a CoNLL-U file with their gold passives."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), None)
        if text is not None:
            sentences.append((text, _gold(text, [line.split("\t") for line in lines if line[:1].isdigit()])))
    return sentences


def read_coded(path: Path) -> list[tuple[str, str]]:
    """Read sentences with their code, ``passive`` or ``none``.

    Raises:
        InputError: when the columns are missing.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or not {"Sentence", "human_coding"} <= set(rows[0]):
        raise InputError(f"{path} has no columns “Sentence” and “human_coding”.")
    return [
        (row["Sentence"], "passive" if float(row["human_coding"]) else "none")
        for row in rows
        if row["Sentence"].strip() and row["human_coding"].strip()
    ]


def found_passives(text: str) -> Passives:
    """Return the passives a regular expression sees: the baseline.

    >>> found_passives("Two were killed by a mine. One was badly wounded.")
    {9: True, 41: False}
    """
    return {match.start(1): _BY.match(text, match.end()) is not None for match in _PASSIVE.finditer(text)}


def _on_treebank(sentences: Sequence[tuple[str, Passives]]) -> list[Score]:
    gold = [passive for _, passive in sentences]
    ours = [
        {doc[p.participle].idx: p.agent is not None for p in passives(doc) if not p.gapped}
        for doc in parse(text for text, _ in sentences)
    ]
    theirs = [found_passives(text) for text, _ in sentences]
    return [
        Score(measure=f"F1, {name} passives", system=system, value=_f1(gold, found, kind))
        for name, kind in KINDS.items()
        for system, found in (("commentariat", ours), ("regular expression", theirs))
    ]


def _on_coded(rows: Sequence[tuple[str, str]]) -> list[Score]:
    gold = [code for _, code in rows]
    ours = ["passive" if passives(doc) else "none" for doc in parse(text for text, _ in rows)]
    theirs = ["passive" if found_passives(text) else "none" for text, _ in rows]
    said = (
        ("commentariat", ours),
        ("regular expression", theirs),
        ("always the largest class", largest_class(gold)),
    )
    return [
        Score(
            measure="F1, sentences with a passive", system=system, value=f1_by_class(gold, codes)["passive"]
        )
        for system, codes in said
    ]


def _f1(gold: Sequence[Passives], found: Sequence[Passives], kind: bool) -> float:
    counts: Counter[tuple[bool | None, bool | None]] = Counter()
    for wanted, made in zip(gold, found, strict=True):
        counts.update((wanted.get(offset), made.get(offset)) for offset in wanted.keys() | made.keys())
    given = sum(n for (wanted, _), n in counts.items() if wanted is kind)
    said = sum(n for (_, made), n in counts.items() if made is kind)
    return 2 * counts[kind, kind] / max(given + said, 1)


def _gold(text: str, rows: list[list[str]]) -> Passives:
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
