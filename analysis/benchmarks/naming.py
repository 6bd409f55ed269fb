"""Naming alone against the side an outlet takes: reports on the war in Syria.

The data is the CSV file of FA-KES (Abu Salem, Al Feel, Elbassuoni, Jaber and Farah 2019), with columns
``article_content`` and ``source``. Outlets that speak for the government or its allies are set against those that
speak for the opposition or its backers; the others are left out. Measured: the area under the ROC curve (the
probability that a report of the first side scores above one of the second, ties counted half), for

* this project's naming profile: names that deny legitimacy to those who hold no state (terrorists) less those
  that deny it to a government (regime), per 1,000 words, no word of the data having been used;
* two word families, "terroris…" less "regime…", per 1,000 words;
* VADER's compound of the whole report.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ...corpus.errors import InputError
from ..actors.naming_words import GOVERNMENT
from ..findings import Finding
from ..language import parse
from ..language.own_words import own_words
from ..reading import Reading
from ..text.loaded_language import loaded_language
from .outcome import Outcome, Score

SIDES = {
    "government": ("sana", "manar", "tass"),
    "opposition": ("etilaf", "alaraby", "asharqalawsat", "dailysabah"),
}
_FAMILIES = re.compile(r"\b(?:(terroris)|(regime))\w*", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def run(path: Path) -> Outcome:
    """Measure on the file.

    Raises:
        InputError: when the columns are missing, or a side has no report.
    """
    rows = _read(path)
    side = {outlet: name for name, outlets in SIDES.items() for outlet in outlets}
    held = [(side[outlet], text) for text, outlet in rows if outlet in side]
    sides = [name for name, _ in held]
    if len(set(sides)) < 2:
        raise InputError(f"{path} holds no reports of both sides; known outlets are: {', '.join(side)}.")
    systems = {
        "commentariat": [naming_profile(Reading(doc)) for doc in parse(text for _, text in held)],
        "two word families": [_families(text) for _, text in held],
        "VADER on the whole report": _compounds(text for _, text in held),
    }
    return Outcome(
        title="Sides told by their naming",
        data=", ".join(f"{sides.count(name)} reports of the {name}'s side" for name in SIDES),
        scores=[
            Score(
                measure="AUC",
                system=system,
                value=auc(_of("government", sides, s), _of("opposition", sides, s)),
            )
            for system, s in systems.items()
        ],
        notes=(f"{len(rows) - len(held)} reports of outlets on neither side are left out.",),
    )


def naming_profile(reading: Reading) -> float:
    """Return how much a text denies legitimacy to those without a state rather than to a government.

    >>> from commentariat.analysis.language import load_pipeline
    >>> nlp = load_pipeline()
    >>> naming_profile(Reading(nlp("The terrorists fled."))) > 0 > naming_profile(Reading(nlp("The regime lied.")))
    True
    """
    words = sum(own_words(reading.doc))
    found = [one for one in loaded_language(reading) if one.label == "delegitimising_label"]
    return 1000 * sum(-1 if _of_government(reading, one) else 1 for one in found) / max(words, 1)


def _of_government(reading: Reading, found: Finding) -> bool:
    """Tell whether a name denies legitimacy to a government rather than to those without a state."""
    return not GOVERNMENT.isdisjoint(reading.doc.text[found.start : found.end].lower().split())


def auc(above: Sequence[float], below: Sequence[float]) -> float:
    """Return the area under the ROC curve by the Mann-Whitney statistic.

    >>> auc([3, 2], [1, 2])
    0.875
    """
    wins = sum((a > b) + 0.5 * (a == b) for a in above for b in below)
    return wins / (len(above) * len(below))


def _of(side: str, sides: Sequence[str], values: Sequence[float]) -> list[float]:
    return [value for name, value in zip(sides, values, strict=True) if name == side]


def _families(text: str) -> float:
    found = list(_FAMILIES.finditer(text))
    balance = sum(1 if match.group(1) else -1 for match in found)
    return 1000 * balance / max(len(_WORD.findall(text)), 1)


def _compounds(texts: Iterable[str]) -> list[float]:
    from ..text.sentiment import score_sentences

    # Criticism of the other side makes both sides negative; the sign is chosen in the baseline's favour.
    return [-score.compound for score in score_sentences(texts)]


def _read(path: Path) -> list[tuple[str, str]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")  # as the data set is published
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    if not rows or not {"article_content", "source"} <= set(rows[0]):
        raise InputError(f"{path} has no columns “article_content” and “source”.")
    return [(row["article_content"], row["source"].strip().lower()) for row in rows]
