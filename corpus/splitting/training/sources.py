"""What training documents are composed of, and how it is read from files."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

PARTS = 4
"""Parts that material falls into, so that what one part is looked at with has learnt from the others."""
SENTENCE_END = re.compile(r"(?<=[.!?…\"”])\s+(?=[A-Z\"“'@])")
_PARAGRAPH = " ¶ "
_REPORT_STANDS = "----"


@dataclass(slots=True)
class Material:
    """What documents are composed of.

    Attributes:
        reports: genre, whether it is chatty (first person, talks to its readers), and paragraphs.
        comments: topic and paragraphs; where a report has the same name, these are the comments on it, in order.
        closings: lines with which outlets end a report.
        other: lines of pages that are neither report nor comment.
        pages: the lines above and below the report on one page, each in order.
        more_comments: comments of other origin, paragraphs each.
        more_reports: reports of other origin, paragraphs each.
    """

    reports: list[tuple[str, bool, list[str]]] = field(default_factory=list)
    comments: list[tuple[str, list[str]]] = field(default_factory=list)
    closings: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    pages: list[tuple[list[str], list[str]]] = field(default_factory=list)
    more_comments: list[list[str]] = field(default_factory=list)
    more_reports: list[list[str]] = field(default_factory=list)

    def part(self, number: int) -> Material:
        """Return one of `PARTS` parts of the genres, topics and other sources.

        Whole genres go together (what a name has before its first underscore), so that each part is of kinds that
        the others do not hold.

        Args:
            number: which part, from 0.
        """
        named = sorted({_genre(name) for name, *_ in (*self.reports, *self.comments)})
        place = {genre: i for i, genre in enumerate(named)}

        def keep(items: list, group: bool = False) -> list:
            numbers = [place[_genre(item[0])] for item in items] if group else range(len(items))
            return [item for i, item in zip(numbers, items, strict=True) if i % PARTS == number]

        return Material(
            reports=keep(self.reports, group=True),
            comments=keep(self.comments, group=True),
            **{
                name: keep(getattr(self, name))
                for name in ("closings", "other", "pages", "more_comments", "more_reports")
            },
        )


def _genre(name: str) -> str:
    return name.partition("_")[0]


def written_material() -> Material:
    """Return the texts written for this purpose, which ship with the package (see material/README.md)."""
    material = Material()
    folder = resources.files(__package__ or "") / "material"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".txt"):
            _read_written(file.read_text(encoding="utf-8"), into=material)
    return material


def _read_written(text: str, *, into: Material) -> None:
    for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        heading, *lines = block.strip().split("\n")
        kind, *names = heading.split()
        if kind == "report":
            into.reports.append((names[0], "chatty" in names, lines))
        elif kind == "comments":
            into.comments += [(names[0], line.split(_PARAGRAPH)) for line in lines]
        elif kind == "page":
            at = lines.index(_REPORT_STANDS)
            into.pages.append((lines[:at], lines[at + 1 :]))
        else:
            getattr(into, kind).extend(lines)


def read_comments(path: Path) -> list[list[str]]:
    """Read comments from JSON lines with ``text``."""
    # Not `splitlines`: JSON may hold separators of lines such as U+2028 unescaped.
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    return [[" ".join(row["text"].split())] for row in rows]


def read_reports(path: Path) -> list[list[str]]:
    """Read reports from CSV with ``article_content``; paragraphs are made of one to three sentences."""
    rng = random.Random(1)
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        found = [
            _paragraphs(SENTENCE_END.split(row["article_content"].strip()), rng)
            for row in csv.DictReader(file)
        ]
    return [paragraphs for paragraphs in found if len(paragraphs) > 2]


def read_editorials(path: Path) -> list[list[str]]:
    """Read editorials from sentences (see `read_sentences`); paragraphs are made of one to three."""
    rng = random.Random(1)
    found = [_paragraphs(sentences, rng) for sentences in read_sentences(path)]
    return [paragraphs for paragraphs in found if len(paragraphs) > 3]


def read_posts(path: Path) -> list[list[str]]:
    """Read what readers wrote elsewhere (reviews, posts) from sentences (see `read_sentences`), a paragraph each."""
    return [[" ".join(sentences)] for sentences in read_sentences(path)]


def read_sentences(path: Path) -> list[list[str]]:
    """Read the sentences of each document from the ground truth of VADER: document_sentence, a score, the text."""
    documents: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        place, _, text = line.split("\t", 2)
        documents[place.split("_")[0]].append(text.strip().replace("''", '"'))
    return list(documents.values())


def _paragraphs(sentences: list[str], rng: random.Random) -> list[str]:
    found, at = [], 0
    while at < len(sentences):
        size = rng.choice((1, 1, 2, 3))
        found.append(" ".join(sentences[at : at + size]))
        at += size
    return found
