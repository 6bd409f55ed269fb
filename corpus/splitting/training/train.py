"""Train the splitter's model: labelled or composed documents in, one JSON file out.

The shipped model is made from composed documents (see `compose`) by

    python -m commentariat.corpus.splitting.training.train --comments FILE --reports FILE --editorials FILE \\
        --posts FILE FILE --out FILE

where the files are openly licensed texts beside those written for this purpose; material/README.md names them.
Users train on texts of their own with ``commentariat split train``.

Documents fall into parts that share no genre or no domain. What the models of lines that were fitted on the other
parts say of a part is what placement and detection are fitted on, so that both know how lines look that nothing was
learnt from; calibration and thresholds are set on what placement and detection that were fitted on the other parts
say of a part.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ...errors import InputError
from ...files import write_whole
from ..boundary import FEATURES, head_mean, log_sum
from ..cue_patterns import ENGLISH, patterns_for
from ..lines import LineTable
from ..model import SplitModel
from ..threshold import SOBER, Threshold, fit_threshold, with_page
from .compose import Document, compose, whole_reports
from .fit import Looked, fit_lines, fit_runs, look
from .fit_decision import Prepared, calibrate, fit_detect, fit_place, prepare
from .fit_page import beside, fit_alone, fit_context
from .sources import (
    PARTS,
    Material,
    read_comments,
    read_editorials,
    read_posts,
    read_reports,
    written_material,
)

T = TypeVar("T")

FALSE_SPLITS = 0.02
"""Share of reports without comments that may be split, among the sober as among the lively ones, measured on decisions
that were held out."""
FALSE_QUESTIONS = 0.06
"""Share of reports without comments that a person may be asked about, the split ones included."""
FALSE_SPLITS_ELSEWHERE, FALSE_QUESTIONS_ELSEWHERE = 0.005, 0.02
"""The same of a model without words, for other languages: cues that were weighed in English prove less there."""
LEAST_REPORTS = 50
"""Reports without comments that a threshold is set on: those without lines of a page, where they are so many."""
LEAST_SPLIT, LEAST_ASK = 0.0, -0.85
"""Log-odds that thresholds are not below where there are fewer: they would be set at which everything is split."""
SOBER_SPLIT, SOBER_ASK = -1.5, -2.5
"""Log-odds that they are not below under a sober report: texts that are easy to tell apart prove little of others."""
LEAST_TEXTS = 8
"""Texts with comments, of which fewer teach nothing."""
SHIPPED_DATA = (
    "Documents composed of texts written for this project (Apache-2.0), 1,528 Fox News comments (Gao and Huang 2017, "
    "MIT), 569 FA-KES reports (Abu Salem et al. 2019, CC BY 4.0), and New York Times editorials, product reviews and "
    "tweets from VADER's ground truth (Hutto and Gilbert 2014, MIT). Weights of words and pairs are kept, no text."
)


class Decided(NamedTuple):
    """What was decided about a document by models that had not seen it, and the truth.

    Attributes:
        log_odds: that comments trail.
        level: mean score of the report's lines.
        page_lines: how many lines look like the page's.
        printed: how many are.
        commented: whether comments trail.
    """

    log_odds: float
    level: float
    page_lines: int
    printed: int
    commented: bool


def train(
    parts: Sequence[Sequence[Document]],
    *,
    name: str,
    data: str,
    false_splits: float = FALSE_SPLITS,
    false_questions: float = FALSE_QUESTIONS,
    words: bool = True,
    table: LineTable | None = None,
) -> SplitModel:
    """Return a model fitted on some documents, calibrated and with its thresholds set across their parts.

    Args:
        parts: lines and labels of documents, some with comments and some without; no two parts share an outlet,
            genre or domain. Documents with comments are also looked at without them.
        name: names the model in provenance.
        data: says what it was trained on, with licences.
        false_splits: share of reports without comments that may be split.
        false_questions: share of them that may be split or put to a person.
        words: whether the model learns words; without, it can be used for other languages than the documents'.
        table: has looked up the lines of documents in other languages than English.

    Raises:
        InputError: when there are no two parts that both have documents with comments and reports.
    """
    import numpy as np

    parts = [part for part in parts if part]
    _check(parts)
    table = table or LineTable()
    documents = [document for part in parts for document in part]
    lines = [fit_lines(_without(parts, n), table, words=words) for n in range(len(parts))]
    alone = [fit_alone(_without(parts, n), table, words=words) for n in range(len(parts))]
    judged = [
        beside(part, table, line=line, page=page)
        for part, line, page in zip(parts, lines, alone, strict=True)
    ]
    looked: list[list[Looked]] = []
    for n, part in enumerate(parts):
        page = fit_context(alone[n], _without(judged, n))
        looked.append(look([*part, *_bare(part)], table, line=lines[n], page=page))
    prepared = [prepare(part, fit_runs(_without(looked, n))) for n, part in enumerate(looked)]
    decided = [found for n, part in enumerate(prepared) for found in _decide(part, _without(prepared, n))]
    log_odds, levels, page_lines, printed, commented = (
        np.array(column) for column in zip(*decided, strict=True)
    )
    scale, shift = calibrate(log_odds, np.where(commented, 1.0, -1.0))
    bare = ~commented
    # A model that tells no lines of the page meets them as lines of the report.
    whole = (printed[bare] > 0) & words
    split, ask = (
        _threshold(
            scale * log_odds[bare] + shift,
            levels[bare],
            page_lines[bare],
            whole=whole,
            exceeded=share,
            least=least,
        ).at_least(under_sober, head_mean=SOBER)
        for share, least, under_sober in (
            (false_splits, LEAST_SPLIT, SOBER_SPLIT),
            (false_questions, LEAST_ASK, SOBER_ASK),
        )
    )
    everything = [document for part in prepared for document in part]
    return SplitModel(
        name=name,
        line=fit_lines(documents, table, words=words),
        page=fit_context(
            fit_alone(documents, table, words=words), [document for part in judged for document in part]
        ),
        runs=fit_runs([document for part in looked for document in part]),
        place=fit_place(everything),
        detect=fit_detect(everything),
        scale=scale,
        shift=shift,
        split=split,
        ask=ask,
        data=data,
    )


def _decide(part: Sequence[Prepared], rest: Sequence[Prepared]) -> Iterator[Decided]:
    """Yield what models fitted on the rest say of each document."""
    place, detect = fit_place(rest), fit_detect(rest)
    for document in part:
        likeliest = document.features[_utilities(document, place).argmax()]
        yield Decided(
            log_odds=log_sum(_utilities(document, detect)),
            level=head_mean(likeliest),
            page_lines=document.page_lines,
            printed=document.printed,
            commented=document.target >= 0,
        )


def _threshold(
    log_odds: Any, levels: Any, page_lines: Any, *, whole: Any, exceeded: float, least: float
) -> Threshold:
    """Return the threshold that a share of reports exceeds, those that are whole pages (`whole`) and the others."""
    import numpy as np

    plain = ~whole if (~whole).sum() >= LEAST_REPORTS else np.ones_like(whole)
    if plain.sum() < LEAST_REPORTS:
        return Threshold(max(least, float(np.quantile(log_odds, 1.0 - exceeded))), 0.0)
    threshold = fit_threshold(log_odds[plain], levels[plain], exceeded=exceeded)
    return with_page(threshold, log_odds[~plain], levels[~plain], page_lines[~plain], exceeded=exceeded)


def _without(parts: Sequence[Sequence[T]], held_out: int) -> list[T]:
    return [item for n, part in enumerate(parts) if n != held_out for item in part]


def _check(parts: Sequence[Sequence[Document]]) -> None:
    labels = [{letter for _, letters in part for letter in letters} for part in parts]
    for letter, kind in (("c", "comments"), ("b", "a report")):
        if sum(letter in found for found in labels) < 2:
            raise InputError(
                f"Among the texts to train on there is none with {kind}, or they are all of one domain; "
                "label some of two domains at least."
            )
    commented = sum("c" in letters for part in parts for _, letters in part)
    if commented < LEAST_TEXTS:
        raise InputError(
            f"Among the texts to train on only {commented} have comments; label {LEAST_TEXTS} at least, or add "
            "composed documents (on the command line: --composed 1000)."
        )


def _utilities(document: Prepared, weights: dict[str, float]) -> Any:
    import numpy as np

    columns = [FEATURES.index(name) for name in weights]
    return document.features[:, columns] @ np.array(list(weights.values()))


def _bare(documents: Sequence[Document]) -> Iterator[Document]:
    for lines, labels in documents:
        if "c" in labels:
            kept = [(line, label) for line, label in zip(lines, labels, strict=True) if label != "c"]
            yield [line for line, _ in kept], "".join(label for _, label in kept)


def train_on_material(
    material: Material, *, seed: int, documents: int, name: str, data: str, words: bool = True
) -> SplitModel:
    """Return a model fitted on documents composed of some material, and on each of its reports by itself.

    Args:
        material: what to compose of.
        seed: of the composition.
        documents: how many to compose of each of the `PARTS` parts.
        name: names the model in provenance.
        data: says what it was trained on, with licences.
        words: whether the model learns words, as in `train`.
    """
    rng = random.Random(seed)
    if not words:
        # By looks alone a short comment in a language without capitals is a title.
        material = replace(material, pages=[])
    parts = [material.part(number) for number in range(PARTS)]
    return train(
        [
            [*(compose(rng, part, commented=0.6) for _ in range(documents)), *whole_reports(part)]
            for part in parts
        ],
        name=name,
        data=data,
        words=words,
        false_splits=FALSE_SPLITS if words else FALSE_SPLITS_ELSEWHERE,
        false_questions=FALSE_QUESTIONS if words else FALSE_QUESTIONS_ELSEWHERE,
    )


def train_on_labelled(
    labelled: Sequence[tuple[str, Document]],
    *,
    name: str,
    data: str,
    seed: int = 7,
    composed: int = 0,
    false_splits: float = FALSE_SPLITS,
) -> SplitModel:
    """Return a model fitted on labelled texts, whose groups are dealt to the parts of `train`.

    The texts may be in any language in which the cues are known, or in several; the composed ones are in English.

    Args:
        labelled: groups and documents (see `read_labelled`).
        name: names the model in provenance.
        data: says what it was trained on, with licences.
        seed: of the deal and of composition.
        composed: how many documents composed of the shipped material to add, for a small set of texts.
        false_splits: share of reports without comments that may be split.

    Raises:
        InputError: when there are too few texts with comments or reports.
    """
    rng = random.Random(seed)
    groups = sorted({group for group, _ in labelled})
    rng.shuffle(groups)
    part_of = {group: n % PARTS for n, group in enumerate(groups)}
    parts: list[list[Document]] = [[] for _ in range(PARTS)]
    table = LineTable()
    for group, document in labelled:
        parts[part_of[group]].append(document)
        table.read(document[0], patterns_for(document[0]) or ENGLISH)
    if composed:
        material = written_material()
        for n, part in enumerate(parts):
            own = material.part(n)
            part += [compose(rng, own, commented=0.6) for _ in range(composed // PARTS)]
    return train(
        parts,
        name=name,
        data=data,
        false_splits=false_splits,
        table=table,
    )


def write_model(model: SplitModel, path: Path) -> None:
    """Write a model file, whole or not at all.

    Raises:
        OutputError: when it cannot be written.
    """
    content = json.dumps(model.to_content(), ensure_ascii=False, indent=0) + "\n"
    write_whole(path, content.encode("utf-8"), what="The model")


def main() -> None:
    """Train the shipped model from the command line."""
    parser = argparse.ArgumentParser(description="Train the model that tells reports from their comments.")
    parser.add_argument("--comments", type=Path, help="JSON lines with text")
    parser.add_argument("--reports", type=Path, help="CSV with article_content")
    parser.add_argument("--editorials", type=Path, help="sentences, as in the ground truth of VADER")
    parser.add_argument("--posts", type=Path, nargs="*", default=(), help="the same, of reviews and posts")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--documents", type=int, default=2000, help="to compose of each part of the material")
    parser.add_argument("--name", default="splitter-en-6")
    parser.add_argument(
        "--cues-alone", action="store_true", help="learn no words, for texts in other languages"
    )
    parser.add_argument("--data", default=SHIPPED_DATA, help="what it was trained on, with licences")
    given = parser.parse_args()
    material = written_material()
    if given.comments:
        material.more_comments += read_comments(given.comments)
    for path in given.posts:
        material.more_comments += read_posts(path)
    if given.reports:
        material.more_reports += read_reports(given.reports)
    if given.editorials:
        material.more_reports += read_editorials(given.editorials)
    model = train_on_material(
        material,
        seed=given.seed,
        documents=given.documents,
        name=given.name,
        data=given.data,
        words=not given.cues_alone,
    )
    write_model(model, given.out)


if __name__ == "__main__":
    main()
