"""Biased sentences and biased words, told untrained by loaded language and valence.

The data is a CSV file in the form of BABE (Spinde et al. 2021): the columns ``text``, ``label_bias`` ("Biased",
"Non-biased"; other rows are left out) and ``biased_words`` (a list in brackets). Measured: macro F1 over the two
classes, and F1 of words marked as biased, over distinct words of a sentence.
"""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

from ...corpus.errors import InputError
from ..language import parse
from ..reading import Reading
from ..text.loaded_language import loaded_language
from ..text.sentiment import polarity, score_sentences
from .charge import SENTENCE, charged_words, charges, density
from .classes import f1_by_class, largest_class, macro_f1
from .outcome import Outcome, Score

BIASED, UNBIASED = "Biased", "Non-biased"
_SENTENCES, _WORDS = "macro F1 of sentences", "F1 of biased words"


def run(path: Path) -> Outcome:
    """Measure on labelled sentences.

    Raises:
        InputError: when the file lacks a column or holds no labelled sentence.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or not {"text", "label_bias", "biased_words"} <= set(rows[0]):
        raise InputError(
            f"{path} must be a CSV file with the columns “text”, “label_bias” and “biased_words”."
        )
    rows = [row for row in rows if row["label_bias"] in (BIASED, UNBIASED)]
    if not rows:
        raise InputError(f"{path} holds no row whose label_bias is “{BIASED}” or “{UNBIASED}”.")
    gold = [row["label_bias"] for row in rows]
    said, marked, hits, wanted = [], 0, 0, 0
    for row, doc in zip(rows, parse(row["text"] for row in rows), strict=True):
        loaded = loaded_language(Reading(doc))
        said.append(BIASED if density(charges(doc, loaded)) >= SENTENCE else UNBIASED)
        words = {token.lower_ for token in charged_words(doc, loaded)}
        listed = _listed(row["biased_words"])
        hits, marked, wanted = hits + len(words & listed), marked + len(words), wanted + len(listed)
    vader = [
        BIASED if polarity(score.compound) != "neutral" else UNBIASED
        for score in score_sentences(row["text"] for row in rows)
    ]
    return Outcome(
        title="Biased sentences and words, untrained",
        data=f"{len(rows)} sentences, {gold.count(BIASED)} of them biased",
        scores=(
            Score(measure=_SENTENCES, system="commentariat", value=macro_f1(gold, said)),
            Score(measure=_WORDS, system="commentariat", value=2 * hits / max(1, marked + wanted)),
            Score(measure=_SENTENCES, system="not neutral by VADER", value=macro_f1(gold, vader)),
            Score(
                measure=_SENTENCES,
                system="always the largest class",
                value=macro_f1(gold, largest_class(gold)),
            ),
            Score(measure=_SENTENCES, system="published: TF-IDF, unseen outlets", value=0.672),
            Score(measure=_SENTENCES, system="published: transformers, random folds", value=0.804),
            Score(measure=_SENTENCES, system="published: one human rater", value=0.784),
            Score(measure=_WORDS, system="published: a bias lexicon", value=0.261),
            Score(measure=_WORDS, system="published: trained, unseen outlets", value=0.376),
        ),
        details=[(label, "F1", score) for label, score in sorted(f1_by_class(gold, said).items())],
        notes=("Published figures are of the whole data set and other folds.",),
    )


def _listed(cell: str) -> set[str]:
    try:
        listed = ast.literal_eval(cell) if cell.strip() else []
    except (SyntaxError, ValueError):
        listed = [cell]
    return {word for entry in listed for word in re.findall(r"[a-z]+", str(entry).lower())}
