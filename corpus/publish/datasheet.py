"""What only people can say of a corpus: why it was made, by whom, for what. A YAML file beside the tables.

The questions are those of datasheets for datasets (Gebru et al. 2021) that no program can answer from the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..errors import InputError
from ..files import write_whole
from ..yaml_text import read_yaml

DATASHEET = "datasheet.yaml"
QUESTIONS: Mapping[str, str] = {
    "summary": "What the corpus is, in two or three sentences.",
    "motivation": "Why it was made, for which questions, by whom, and who paid for it.",
    "collection": "How outlets, reports and periods were chosen, when and how the texts were collected.",
    "annotators": "Who annotated: how many, how they were recruited, trained and paid, and from what guidelines.",
    "annotator_kind": "What the annotators are: experts, crowd, or both.",
    "uses": "What it is fit for, and what it must not be used for.",
    "limits": "What it does not cover, and which errors are known.",
    "licence": "The licence of what was added to the texts: structure, findings, annotations. An SPDX identifier.",
    "contact": "Who keeps it, and where people ask for corrections or to be forgotten.",
    "citation": "How to cite it: authors (a list of “Family, Given”), title, year, and where there is one url and doi.",
}
CHOICES: Mapping[str, tuple[str, ...]] = {"annotator_kind": ("experts", "crowd", "both")}
"""The answers there can be to some of the questions."""
_CITATION = ("authors", "title", "year")
_OF_ANNOTATORS = ("annotators", "annotator_kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Datasheet:
    """People's answers to `QUESTIONS`.

    Attributes:
        answers: the answer to each question that was answered; ``citation`` is left out.
        citation: authors, title, year, and perhaps url and doi.
        changes: what a person says is new in a tag, by tag.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    citation: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, str] = field(default_factory=dict)

    def unanswered(self, *, annotated: bool) -> list[str]:
        """Return the questions that are open; who annotated is only asked where somebody did."""
        open_ones = [
            name
            for name in QUESTIONS
            if name != "citation" and not self.answers.get(name) and (annotated or name not in _OF_ANNOTATORS)
        ]
        return open_ones + ([] if all(self.citation.get(name) for name in _CITATION) else ["citation"])


def read_datasheet(path: Path) -> Datasheet:
    """Read a datasheet; one without answers where there is no file.

    Raises:
        InputError: when the file cannot be read or answers a question nobody asked.
    """
    if not path.is_file():
        return Datasheet()
    try:
        said = read_yaml(path.read_text(encoding="utf-8-sig")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"The datasheet {path} cannot be read: {' '.join(str(error).split())}.") from error
    if not isinstance(said, Mapping):
        raise InputError(
            f"{path}: a datasheet is questions and their answers; write one with: commentariat datasheet"
        )
    if unknown := [str(name) for name in said if name not in (*QUESTIONS, "changes")]:
        raise InputError(
            f"{path}: “{unknown[0]}” is no question; they are {', '.join(QUESTIONS)} and changes."
        )
    for name, choices in CHOICES.items():
        if said.get(name) is not None and said[name] not in choices:
            raise InputError(f"{path}: “{name}” is one of {', '.join(choices)}, not “{said[name]}”.")
    citation, changes = said.get("citation") or {}, said.get("changes") or {}
    if not isinstance(citation, Mapping) or not isinstance(citation.get("authors") or [], list):
        raise InputError(f"{path}: “citation” has authors (a list), title and year; write them one a line.")
    if not isinstance(changes, Mapping):
        raise InputError(f"{path}: “changes” has a tag and what is new in it, one a line.")
    return Datasheet(
        answers={
            name: " ".join(str(said[name]).split())
            for name in QUESTIONS
            if name != "citation" and said.get(name) is not None
        },
        citation={str(name): value for name, value in citation.items() if value},
        changes={str(tag): str(text) for tag, text in changes.items()},
    )


def write_template(path: Path) -> Path:
    """Write a datasheet with all questions open, and return where it is.

    Raises:
        InputError: when there is a datasheet already.
        OutputError: when it cannot be written.
    """
    if path.exists():
        raise InputError(f"There is a datasheet at {path} already; it was left as it is.")
    lines = ["# What only people can say of this corpus. The dataset card is made of it and of the data.", ""]
    for name, question in QUESTIONS.items():
        lines += [f"# {question}"]
        lines += ["citation:", "  authors: []", "  title:", "  year:"] if name == "citation" else [f"{name}:"]
        lines.append("")
    lines += [
        "# What is new in a release, by its tag; the counts of what changed are added.",
        "changes: {}",
        "",
    ]
    write_whole(path, "\n".join(lines).encode("utf-8"), what="The datasheet")
    return path
