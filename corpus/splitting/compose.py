"""Documents to train the splitter on, composed of reports, lines of pages and comments that may be used for it.

No corpus of reports with their trailing comments may be redistributed as a model, so documents are composed: a
report (written for this purpose, or an openly licensed one), now and then an outlet's closing line, and in some
of the documents one to many comments, with or without the lines that pages print around them.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

Document = tuple[list[str], str]
"""Lines, and as many letters: b for the report's, c for a comment's, o for any other."""

COUNTS = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8, 12, 20, 40)
"""How many comments a document gets, each as likely as the next."""

_SENTENCE_END = re.compile(r"(?<=[.!?…\"”])\s+(?=[A-Z\"“'@])")
_PARAGRAPH = " ¶ "
PARTS = 4
"""Parts that material falls into, so that what one part is looked at with has learnt from the others."""

_CURLY_OPEN = re.compile(r"(?<!\S)([(\[]?)\"(?=\S)")


@dataclass(slots=True)
class Material:
    """What documents are composed of.

    Attributes:
        reports: genre, whether it is chatty (first person, talks to its readers), and paragraphs.
        comments: topic and paragraphs.
        closings: lines with which outlets end a report.
        other: lines of pages that are neither report nor comment.
        more_comments: comments of other origin, paragraphs each.
        more_reports: reports of other origin, paragraphs each.
    """

    reports: list[tuple[str, bool, list[str]]] = field(default_factory=list)
    comments: list[tuple[str, list[str]]] = field(default_factory=list)
    closings: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    more_comments: list[list[str]] = field(default_factory=list)
    more_reports: list[list[str]] = field(default_factory=list)

    def part(self, number: int) -> Material:
        """Return one of four parts of the genres, topics and other sources.

        Whole genres and topics go together, so that each part is of kinds that the others do not hold.

        Args:
            number: which part, from 0 to 3.
        """
        named = sorted({name for name, *_ in (*self.reports, *self.comments)})
        place = {name: i for i, name in enumerate(named)}

        def keep(items: list, group: bool = False) -> list:
            numbers = [place[item[0]] for item in items] if group else range(len(items))
            return [item for i, item in zip(numbers, items, strict=True) if i % PARTS == number]

        return Material(
            reports=keep(self.reports, group=True),
            comments=keep(self.comments, group=True),
            **{
                name: keep(getattr(self, name))
                for name in ("closings", "other", "more_comments", "more_reports")
            },
        )


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
        else:
            getattr(into, kind).extend(lines)


def read_comments(path: Path) -> list[list[str]]:
    """Read comments from JSON lines with ``text``."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [[" ".join(row["text"].split())] for row in rows]


def read_reports(path: Path) -> list[list[str]]:
    """Read reports from CSV with ``article_content``; paragraphs are made of one to three sentences."""
    rng = random.Random(1)
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        found = [
            _paragraphs(_SENTENCE_END.split(row["article_content"].strip()), rng)
            for row in csv.DictReader(file)
        ]
    return [paragraphs for paragraphs in found if len(paragraphs) > 2]


def read_snippets(path: Path) -> list[list[str]]:
    """Read editorials from CSV with ``id`` (document_sentence) and ``text``."""
    rng = random.Random(1)
    documents: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            documents[row["id"].split("_")[0]].append(row["text"].replace("''", '"'))
    found = [_paragraphs(sentences, rng) for sentences in documents.values()]
    return [paragraphs for paragraphs in found if len(paragraphs) > 3]


def compose(rng: random.Random, material: Material, *, commented: float) -> Document:
    """Return one composed document, with comments in a share `commented` of the cases."""
    whole_lines = rng.random() < 0.75
    name, body = _report(rng, material)
    if rng.random() < 0.4:
        body += rng.sample(material.closings, rng.choice((1, 1, 1, 2, 3)))
    comments: list[str] = []
    if rng.random() < commented:
        comments = _block(rng, material, name)
    body, comments = _typed(rng, body, comments)
    if whole_lines:
        # Many dumps keep only lines that look like sentences.
        body, comments = _sentences(body) or body, _sentences(comments) or comments
        return body + comments, "b" * len(body) + "c" * len(comments)
    between = _others(rng, material)
    after = _others(rng, material)
    lines = [*body, *between, *comments, *after]
    return lines, "b" * len(body) + "o" * len(between) + "c" * len(comments) + "o" * len(after)


def _block(rng: random.Random, material: Material, name: str) -> list[str]:
    """Return the lines of one to forty comments: the report's own, or others that do not mind what it is about."""
    count = rng.choice(COUNTS)
    own = [comment for topic, comment in material.comments if topic == name]
    if own and rng.random() < 0.85:
        at = rng.sample(range(len(own)), min(count, len(own)))
        chosen = [own[i] for i in sorted(at)]
        if rng.random() < 0.3:
            rng.shuffle(chosen)
        return [line for comment in chosen for line in _comment(rng, [comment], own)]
    pool = _pool(rng, material)
    return [line for _ in range(count) for line in _comment(rng, pool, pool)]


def _typed(rng: random.Random, body: list[str], comments: list[str]) -> tuple[list[str], list[str]]:
    """Return both as outlets and readers type them: marks straight or curly, one space or two after a full stop."""
    curly, spaced = rng.random() < 0.45, rng.random() < 0.06
    body = [_marks(_straight(line), curly=curly, spaced=spaced) for line in body]
    way, typed = rng.random(), []
    for line in comments:
        also = curly if way < 0.6 else False if way < 0.9 else rng.random() < 0.5
        typed.append(_marks(_straight(line), curly=also, spaced=rng.random() < (0.8 if spaced else 0.06)))
    return body, typed


def _straight(line: str) -> str:
    return line.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _marks(line: str, *, curly: bool, spaced: bool) -> str:
    if spaced:
        line = _SENTENCE_END.sub("  ", line)
    if curly:
        line = _CURLY_OPEN.sub(r"\1“", line).replace('"', "”").replace("'", "’")
    return line


def _others(rng: random.Random, material: Material) -> list[str]:
    return rng.sample(material.other, min(rng.choice((0, 0, 1, 2, 4)), len(material.other)))


def _sentences(lines: list[str]) -> list[str]:
    return [line for line in lines if len(line.split()) >= 5 and line[-1] in ".!?\"”…)'"]


def _paragraphs(sentences: list[str], rng: random.Random) -> list[str]:
    found, at = [], 0
    while at < len(sentences):
        size = rng.choice((1, 1, 2, 3))
        found.append(" ".join(sentences[at : at + size]))
        at += size
    return found


def _report(rng: random.Random, material: Material) -> tuple[str, list[str]]:
    name = ""
    topics = {topic for topic, _ in material.comments}
    if material.more_reports and rng.random() < 0.25:
        report = list(rng.choice(material.more_reports))[: rng.randint(3, 40)]
    else:
        known = [entry for entry in material.reports if entry[0] in topics] if rng.random() < 0.4 else []
        name, chatty, report = rng.choice(known or material.reports)
        report, way = list(report), rng.random()
        if way < 0.3 and len(report) > 4:
            report = report[: rng.randint(3, len(report))]
        elif way < 0.6:
            alike = [lines for _, also, lines in material.reports if also == chatty]
            for _ in range(rng.choice((1, 1, 2, 3))):
                report = rng.choice(alike)[:-1] + report[1:]
        elif way < 0.7 and material.more_reports:
            report = rng.choice(material.more_reports)[: rng.randint(3, 12)] + report[1:]
    joined: list[str] = []
    often = rng.choice((0.0, 0.1, 0.3, 0.6))
    for paragraph in report:
        if joined and rng.random() < often and len(joined[-1]) < 600:
            joined[-1] += " " + paragraph
        else:
            joined.append(paragraph)
    if rng.random() < 0.15:
        joined = [s for p in joined for s in (_SENTENCE_END.split(p) if rng.random() < 0.7 else [p])]
    return name, joined


def _pool(rng: random.Random, material: Material) -> list[list[str]]:
    way = rng.random()
    if material.more_comments and way < 0.2:
        return material.more_comments
    if way < 0.55:
        return [comment for _, comment in material.comments]
    topic = rng.choice(sorted({topic for topic, _ in material.comments}))
    return [comment for about, comment in material.comments if about == topic]


def _comment(rng: random.Random, choice: list[list[str]], pool: list[list[str]]) -> list[str]:
    """Return the lines of one of some comments, in one case of three with others of the pool run into it."""
    comment, way = list(rng.choice(choice)), rng.random()
    if way < 0.25:
        for _ in range(rng.choice((1, 1, 2, 3))):
            stop = "" if comment[-1][-1] in ".!?)…" else "."
            comment[-1] += f"{stop} " + " ".join(rng.choice(pool))
    elif way < 0.37:
        for _ in range(rng.choice((1, 1, 2, 3))):
            comment += rng.choice(pool)
    elif way < 0.45:
        comment = [sentence for paragraph in comment for sentence in _SENTENCE_END.split(paragraph)]
    return comment
