"""Train the splitter's model: labelled or composed documents in, one JSON file out.

The shipped model is made from composed documents (see `compose`) by

    python -m commentariat.corpus.splitting.train --comments FILE --reports FILE --snippets FILE --out FILE

and the word vectors that it needs by the same with ``--vectors FILE --out FILE``. The first three files are openly
licensed texts beside those written for this purpose; material/README.md names them. Users train on texts of their
own with ``commentariat split train``.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from ..errors import InputError
from .boundary import DETECT_FEATURES
from .compose import (
    PARTS,
    Document,
    Material,
    compose,
    read_comments,
    read_reports,
    read_snippets,
    written_material,
)
from .fit import (
    Prepared,
    best_candidates,
    calibrate,
    common_words,
    fit_detect,
    fit_lines,
    fit_other,
    fit_place,
    prepare,
)
from .lines import LineTable
from .model import LineModel, OtherModel, SplitModel
from .vectors import write_vectors

FALSE_SPLITS = 0.02
"""Share of reports without comments that may be split, of personal ones and of others."""
FALSE_QUESTIONS = 0.06
"""Share of reports without comments that a person may be asked about, the split ones included."""
SHIPPED_DATA = (
    "Documents composed of texts written for this project (Apache-2.0), 1,528 Fox News comments (Gao and Huang 2017, "
    "MIT), 569 FA-KES reports (Abu Salem et al. 2019, CC BY 4.0) and New York Times editorial snippets from VADER's "
    "ground truth (Hutto and Gilbert 2014, MIT); word vectors reduced from GloVe's (Pennington et al. 2014, PDDL). "
    "Weights and common words are kept, no text."
)
COMMON_SHARE = 0.01
"""Share of the documents that a word must occur in for phrases to keep it."""


def train(
    parts: Sequence[Sequence[Document]],
    *,
    support: Sequence[Sequence[Document]] = (),
    name: str,
    data: str,
    false_splits: float = FALSE_SPLITS,
    false_questions: float = FALSE_QUESTIONS,
) -> SplitModel:
    """Return a model fitted on documents in parts that have no outlet, genre or domain in common.

    A model of lines is fitted for each part on all the others. What it says of the part's lines is what placement,
    detection, calibration and thresholds are fitted on, so that none of them trusts the lines more than it can
    in a text from elsewhere. The lines' own model is then fitted on all parts.

    Args:
        parts: documents, some with comments and some without; each is also looked at without its comments.
        support: as many parts of documents to learn from that calibration and thresholds leave out.
        name: names the model in provenance.
        data: says what it was trained on, with licences.
        false_splits: share of reports without comments that may be split.
        false_questions: share of them that may be split or put to a person.

    Raises:
        InputError: when there are no documents with comments, or fewer than two parts have any.
    """
    commented = sum(any("c" in labels for _, labels in part) for part in parts)
    if not commented:
        raise InputError("Among the texts to train on there is none with comments; label some.")
    if commented < 2:
        raise InputError(
            "Texts with comments come from one domain only, so that nothing shows how well the model does on "
            "another; label texts of at least two domains."
        )
    if not any("b" in labels for part in parts for _, labels in part):
        raise InputError("Among the texts to train on there is none with a report; label some.")
    pool = [[*part, *more] for part, more in zip_longest(parts, support, fillvalue=())]
    table = LineTable(())
    seen: list[Prepared] = []
    judged: list[Prepared] = []
    for n, part in enumerate(parts):
        line, other, known = _line_models([d for i, docs in enumerate(pool) if i != n for d in docs], table)
        found = prepare([*part, *_bare(part)], known, line, other)
        more = support[n] if n < len(support) else ()
        judged += found
        seen += [*found, *prepare([*more, *_bare(more)], known, line, other)]
    place = fit_place(seen)
    detect = fit_detect(seen, place)
    x, y, personal = best_candidates(judged, place)
    log_odds = x @ [detect[feature] for feature in DETECT_FEATURES]
    scale, shift = calibrate(log_odds, y)

    def threshold(which: Any, share: float, least: float) -> float:
        reports = log_odds[which & (y < 0)]
        return max(least, _threshold(reports, share, scale=scale, shift=shift)) if len(reports) else least

    line, other, known = _line_models([document for docs in pool for document in docs], table)
    return SplitModel(
        name=name,
        common=frozenset(known.common),
        line=line,
        other=other,
        place=place,
        detect=detect,
        scale=scale,
        shift=shift,
        split_at=threshold(~personal, false_splits, LEAST_SPLIT_AT),
        split_at_personal=threshold(personal, false_splits, LEAST_SPLIT_AT_PERSONAL),
        ask_at=threshold(y < 0, false_questions, LEAST_ASK_AT),
        data=data,
    )


def _line_models(documents: Sequence[Document], table: LineTable) -> tuple[LineModel, OtherModel, LineTable]:
    known = table.with_common(common_words(documents, least=max(3, round(COMMON_SHARE * len(documents)))))
    return fit_lines(documents, known), fit_other(documents, known), known


LEAST_SPLIT_AT = 0.5
LEAST_ASK_AT = 0.3
"""Few texts without comments to look at would set thresholds at which everything is split."""
COMPOSED_SPLIT_AT = 0.62
COMPOSED_ASK_AT = 0.25
"""Probabilities for a model of composed documents, set by hand: their reports are often spliced of several, which
real ones are not, so that shares of them would set the thresholds too high."""
LEAST_SPLIT_AT_PERSONAL = 0.9
"""Blogs are more various than those that were written to train on, and end as a comment begins."""


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
    """Return a model fitted on documents composed of some material, each of one part of it (see `Material.part`)."""
    rng = random.Random(seed)
    model = train(composed_parts(rng, material, documents=documents), name=name, data=data)
    return dataclasses.replace(
        model,
        split_at=COMPOSED_SPLIT_AT,
        split_at_personal=LEAST_SPLIT_AT_PERSONAL,
        ask_at=COMPOSED_ASK_AT,
    )


def composed_parts(rng: random.Random, material: Material, *, documents: int) -> list[list[Document]]:
    """Return documents composed of each part of some material, in a list a part."""
    return [
        [compose(rng, part, commented=0.6) for _ in range(documents // PARTS)]
        for part in map(material.part, range(PARTS))
    ]


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
    """Return a model fitted on labelled texts; thresholds are set across groups (see `train`).

    Args:
        labelled: groups and documents (see `read_labelled`).
        name: names the model in provenance.
        data: says what it was trained on, with licences.
        seed: of the parts that groups fall into, and of composition.
        composed: how many documents composed of the shipped material to add, for a small set of texts.
        false_splits: share of reports without comments that may be split.
        false_questions: share of them that may be split or put to a person.

    Raises:
        InputError: when there are no texts with comments, or those of one group only.
    """
    rng = random.Random(seed)
    groups = sorted({group for group, _ in labelled})
    rng.shuffle(groups)
    part_of = {group: i % PARTS for i, group in enumerate(groups)}
    parts = [[document for group, document in labelled if part_of[group] == n] for n in range(PARTS)]
    return train(
        [part for part in parts if part],
        support=composed_parts(rng, written_material(), documents=composed) if composed else (),
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
    parser.add_argument("--name", default="splitter-en-3")
    parser.add_argument("--data", default=SHIPPED_DATA, help="what it was trained on, with licences")
    parser.add_argument("--vectors", type=Path, help="JSON with vectors: write the file of vectors instead")
    given = parser.parse_args()
    if given.vectors:
        write_vectors(given.vectors, given.out)
        return
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
