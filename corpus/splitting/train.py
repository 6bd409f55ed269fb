"""Train the splitter's model: labelled or composed documents in, one JSON file out.

The shipped model is made from composed documents (see `compose`) by

    python -m commentariat.corpus.splitting.train --comments FILE --reports FILE --snippets FILE --out FILE

where the three files are openly licensed texts beside those written for this purpose; material/README.md names
them. Users train on texts of their own with ``commentariat split train``.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import InputError
from .boundary import DETECT_FEATURES
from .compose import (
    Document,
    Material,
    compose,
    read_comments,
    read_reports,
    read_snippets,
    written_material,
)
from .fit import (
    LineTable,
    best_candidates,
    calibrate,
    common_words,
    fit_detect,
    fit_lines,
    fit_other,
    fit_place,
    prepare,
)
from .model import SplitModel

FALSE_SPLITS = 0.015
"""Share of held-out reports without comments that may be split."""
FALSE_QUESTIONS = 0.06
"""Share of held-out reports without comments that a person may be asked about, the split ones included."""
SHIPPED_DATA = (
    "Documents composed of texts written for this project (Apache-2.0), 1,528 Fox News comments (Gao and Huang 2017, "
    "MIT), 569 FA-KES reports (Abu Salem et al. 2019, CC BY 4.0) and New York Times editorial snippets from VADER's "
    "ground truth (Hutto and Gilbert 2014, MIT). Weights and common words are kept, no text."
)
COMMON_SHARE = 0.01
"""Share of the documents that a word must occur in for phrases to keep it."""


def train(
    documents: Sequence[Document],
    held_out: Sequence[Document],
    *,
    name: str,
    data: str,
    false_splits: float = FALSE_SPLITS,
    false_questions: float = FALSE_QUESTIONS,
) -> SplitModel:
    """Return a model fitted on `documents`, calibrated and with its thresholds set on `held_out`.

    Args:
        documents: lines and labels, some with comments and some without.
        held_out: the same of other outlets, genres or domains; each is also looked at without its comments.
        name: names the model in provenance.
        data: says what it was trained on, with licences.
        false_splits: share of held-out reports without comments that may be split.
        false_questions: share of them that may be split or put to a person.

    Raises:
        InputError: when either lacks documents with comments or without.
    """
    for part, role in ((documents, "to train on"), (held_out, "to set the thresholds on")):
        if not any("c" in labels for _, labels in part):
            raise InputError(f"Among the texts {role} there is none with comments; label some.")
        if not any("b" in labels for _, labels in part):
            raise InputError(f"Among the texts {role} there is none with a report; label some.")
    common = common_words(documents, least=max(3, round(COMMON_SHARE * len(documents))))
    table = LineTable(common)
    line = fit_lines(documents, table)
    prepared = prepare([*documents, *_bare(documents)], table, line)
    place = fit_place(prepared)
    detect = fit_detect(prepared, place)
    x, y = best_candidates(prepare([*held_out, *_bare(held_out)], table, line), place)
    log_odds = x @ [detect[feature] for feature in DETECT_FEATURES]
    scale, shift = calibrate(log_odds, y)
    reports = log_odds[y < 0]
    return SplitModel(
        name=name,
        common=common,
        line=line,
        other=fit_other(documents, table),
        place=place,
        detect=detect,
        scale=scale,
        shift=shift,
        split_at=max(LEAST_SPLIT_AT, _threshold(reports, false_splits, scale=scale, shift=shift)),
        ask_at=max(LEAST_ASK_AT, _threshold(reports, false_questions, scale=scale, shift=shift)),
        data=data,
    )


LEAST_SPLIT_AT = 0.5
LEAST_ASK_AT = 0.3
"""Few texts without comments to look at would set thresholds at which everything is split."""


def _bare(documents: Sequence[Document]) -> Iterator[Document]:
    for lines, labels in documents:
        end = labels.find("c")
        if end > 0:
            yield lines[:end], labels[:end]


def _threshold(log_odds: Any, share: float, *, scale: float, shift: float) -> float:
    import numpy as np

    at = scale * float(np.quantile(log_odds, 1.0 - share)) + shift
    return round(1.0 / (1.0 + float(np.exp(-at))), 4)


def train_on_material(material: Material, *, seed: int, documents: int, name: str, data: str) -> SplitModel:
    """Return a model fitted on documents composed of some material.

    What is shipped is fitted on all of it. Calibration and thresholds come from a twin that was fitted without a
    quarter of the genres and topics and looked at documents composed of that quarter.
    """
    rng = random.Random(seed)

    def composed(part: Material) -> list[Document]:
        return [compose(rng, part, commented=0.6) for _ in range(documents)]

    twin = train(
        composed(material.part(held_out=False)),
        composed(material.part(held_out=True)),
        name=name,
        data=data,
    )
    whole = composed(material)
    fitted = train(whole, whole[: documents // 4], name=name, data=data)
    return dataclasses.replace(
        fitted, scale=twin.scale, shift=twin.shift, split_at=twin.split_at, ask_at=twin.ask_at
    )


def read_labelled(path: Path) -> list[tuple[str, Document]]:
    """Read labelled texts, each with its group (domain, outlet; its own place where the file names none).

    JSON lines, one text each: ``text`` and ``boundary`` (the number of lines before the first comment; null or
    the number of lines when there is no comment), or ``lines`` of ``[line, label]`` with the labels b (report),
    c (comment) and o (other). ``domain`` or ``outlet`` says which texts belong together.

    Raises:
        InputError: when the file cannot be read or a line is not of this form.
    """
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as labelled texts: {error}.") from error
    found = []
    for number, raw in enumerate(rows, start=1):
        if not raw.strip():
            continue
        try:
            row = json.loads(raw)
            document = _labelled(row)
            found.append((str(row.get("domain") or row.get("outlet") or f"{path}:{number}"), document))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"{path}, line {number}: not a labelled text ({type(error).__name__}: {error}). Write "
                '{"text": …, "boundary": …} or {"lines": [[line, label], …]} with the labels b, c and o.'
            ) from error
    return found


def _labelled(row: dict[str, Any]) -> Document:
    if "lines" in row:
        pairs = [(" ".join(line.split()), label) for line, label in row["lines"]]
    else:
        lines = row["text"].split("\n")
        boundary = len(lines) if row["boundary"] is None else row["boundary"]
        if not 0 <= boundary <= len(lines):
            raise ValueError(f"the text has {len(lines)} lines, but its boundary is {boundary}")
        pairs = [(line, "b" if i < boundary else "c") for i, line in enumerate(lines)]
    kept = [(line, label) for line, label in pairs if line.strip()]
    if bad := {label for _, label in kept} - {"b", "c", "o"}:
        raise ValueError(f"there is no label {', '.join(map(repr, sorted(bad)))}")
    return [line for line, _ in kept], "".join(label for _, label in kept)


def train_on_labelled(
    labelled: Sequence[tuple[str, Document]],
    *,
    name: str,
    data: str,
    seed: int = 7,
    composed: int = 0,
    false_splits: float = FALSE_SPLITS,
    false_questions: float = FALSE_QUESTIONS,
) -> SplitModel:
    """Return a model fitted on labelled texts; a quarter of the groups is held out for the thresholds.

    Args:
        labelled: groups and documents (see `read_labelled`).
        name: names the model in provenance.
        data: says what it was trained on, with licences.
        seed: of the choice of held-out groups and of composition.
        composed: how many documents composed of the shipped material to add, for a small set of texts.
        false_splits: share of held-out reports without comments that may be split.
        false_questions: share of them that may be split or put to a person.

    Raises:
        InputError: when a part lacks documents with comments or without.
    """
    rng = random.Random(seed)
    groups = sorted({group for group, _ in labelled})
    rng.shuffle(groups)
    kept_out = set(groups[: max(1, len(groups) // 4)])
    material = written_material() if composed else Material()
    return train(
        [
            *(document for group, document in labelled if group not in kept_out),
            *(compose(rng, material, commented=0.6) for _ in range(composed)),
        ],
        [document for group, document in labelled if group in kept_out],
        name=name,
        data=data,
        false_splits=false_splits,
        false_questions=false_questions,
    )


def write_model(model: SplitModel, path: Path) -> None:
    """Write a model file."""
    path.write_text(json.dumps(model.to_content(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def main() -> None:
    """Train the shipped model from the command line."""
    parser = argparse.ArgumentParser(description="Train the model that tells reports from their comments.")
    parser.add_argument("--comments", type=Path, help="JSON lines with text")
    parser.add_argument("--reports", type=Path, help="CSV with article_content")
    parser.add_argument("--snippets", type=Path, help="CSV with id and text")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--documents", type=int, default=2500)
    parser.add_argument("--name", default="splitter-en-2")
    parser.add_argument("--data", default=SHIPPED_DATA, help="what it was trained on, with licences")
    given = parser.parse_args()
    material = written_material()
    if given.comments:
        material.more_comments = read_comments(given.comments)
    if given.reports:
        material.more_reports += read_reports(given.reports)
    if given.snippets:
        material.more_reports += read_snippets(given.snippets)
    model = train_on_material(
        material, seed=given.seed, documents=given.documents, name=given.name, data=given.data
    )
    write_model(model, given.out)


if __name__ == "__main__":
    main()
