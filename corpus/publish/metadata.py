"""What machines read of a release: the fields the Hub filters datasets by, and those of the RAI vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..rights import SourceRights
from .composition import Composition
from .datasheet import Datasheet

_HUB_LICENCES = frozenset((
    "apache-2.0", "mit", "cc0-1.0", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0", "cc-by-nc-4.0",
    "cc-by-nc-sa-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-4.0", "odc-by", "odbl", "pddl", "etalab-2.0", "gfdl",
))  # fmt: skip
_GATE = (
    "The texts hold what named and unnamed people said. By asking for access you agree to use them for research, to "
    "identify nobody, and to delete what is withdrawn in a later version."
)
_HUMAN_CREATORS = {
    "experts": ["expert-generated"],
    "crowd": ["crowdsourced"],
    "both": ["crowdsourced", "expert-generated"],
}


def hub_fields(
    datasheet: Datasheet, counts: Composition, *, gated: bool, rights: Iterable[SourceRights | None]
) -> dict[str, Any]:
    """Return what the Hub filters datasets by.

    Args:
        datasheet: what people said.
        counts: what is in the corpus.
        gated: whether readers must ask for access.
        rights: the sources of which documents leave; None for those of no source.
    """
    licence = (datasheet.answers.get("licence") or "").casefold()
    alone = all(one is not None and one.licence.casefold() == licence for one in rights)
    fields: dict[str, Any] = {
        "license": licence if licence in _HUB_LICENCES and alone else "other",
        "size_categories": [size_category(counts.reports + counts.comments)],
        "annotations_creators": _creators(datasheet, counts),
        "source_datasets": ["original"],
    }
    if fields["license"] == "other":
        fields["license_name"] = "by-source"
        fields["license_link"] = "README.md#rights"
    if gated:
        fields["extra_gated_prompt"] = _GATE
        fields["extra_gated_fields"] = {"Affiliation": "text", "Purpose": "text", "I agree": "checkbox"}
    return fields


def _creators(datasheet: Datasheet, counts: Composition) -> list[str]:
    """Return who made the claims, in the words of the Hub: the machine, experts, a crowd, others or nobody."""
    made = ["machine-generated"] if any(counts.labels["findings"].values()) else []
    if counts.annotators:
        made += _HUMAN_CREATORS.get(datasheet.answers.get("annotator_kind", ""), ["other"])
    return sorted(made) or ["no-annotation"]


_MARKS = ("1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T")
"""The numbers of rows, from a thousand on, between which the Hub's categories of size lie."""


def size_category(rows: int) -> str:
    """Return the Hub's category of a dataset of so many rows.

    >>> size_category(999), size_category(1_000), size_category(250_000_000), size_category(10**13)
    ('n<1K', '1K<n<10K', '100M<n<1B', 'n>1T')
    """
    place = max(len(str(rows)) - 3, 0)
    if place == 0:
        return f"n<{_MARKS[0]}"
    return f"{_MARKS[place - 1]}<n<{_MARKS[place]}" if place < len(_MARKS) else f"n>{_MARKS[-1]}"


def rai_fields(
    datasheet: Datasheet, counts: Composition, *, protected: Sequence[str]
) -> dict[str, str | None]:
    """Return the fields of the RAI vocabulary of Croissant, without their prefix; None where nobody said.

    Args:
        datasheet: what people said.
        counts: what is in the corpus.
        protected: how persons are protected, as sentences.
    """
    answers = datasheet.answers
    return {
        "dataCollection": answers.get("collection"),
        "dataCollectionType": "Secondary Data Analysis",
        "dataUseCases": answers.get("uses"),
        "dataLimitations": answers.get("limits"),
        "dataBiases": "See “Considerations for using the data” in README.md, where they are measured.",
        "dataPreprocessingProtocol": "Canonical text (NFC, LF), keyed pseudonyms, masked identifiers; see README.md.",
        "dataAnnotationProtocol": answers.get("annotators")
        if counts.annotators
        else "Rules with a cited lexicon; nobody annotated.",
        "personalSensitiveInformation": " ".join(protected),
        "dataReleaseMaintenancePlan": answers.get("contact"),
    }
