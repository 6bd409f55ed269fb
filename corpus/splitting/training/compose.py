"""Documents to train the splitter on, composed of reports, lines of pages and comments that may be used for it.

No corpus of reports with their trailing comments may be redistributed as a model, so documents are composed: a
report (written for this purpose, or an openly licensed one), now and then an outlet's closing line, and in some
of the documents one to many comments, with or without the lines that pages print around them.

A composed report is by one hand. Sober and lively texts are never run together: a report that turns chatty at
its end without a reader having come would teach the model that readers prove nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache

from ..cues import READERS, line_cues
from .sources import SENTENCE_END, Material

Document = tuple[list[str], str]
"""Lines, and as many letters: b for the report's, c for a comment's, o for any other."""

WHOLE_PAGES = 0.35
"""Share of the documents that hold what else their page printed."""
COUNTS = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8, 12, 20, 40)
"""How many comments a document gets, each as likely as the next."""

_CURLY_OPEN = re.compile(r"(?<!\S)([(\[]?)\"(?=\S)")


def compose(rng: random.Random, material: Material, *, commented: float) -> Document:
    """Return one composed document, with comments in a share `commented` of the cases."""
    name, chatty, body = _report(rng, material)
    comments = _block(rng, material, name) if rng.random() < commented else []
    body, comments = _typed(rng, body, comments)
    above: list[str] = []
    whole = bool(material.pages) and rng.random() < WHOLE_PAGES
    if whole:
        above, between, after = _page(rng, material)
    else:
        between, after = (
            _some(rng, _fitting(material.other, chatty), (0, 0, 0, 0, 1, 2, 4)) for _ in range(2)
        )
    if rng.random() < (0.4 if whole else 0.75):
        # Many dumps keep only lines that look like sentences.
        body, comments = _sentences(body) or body, _sentences(comments) or comments
        above, between, after = _sentences(above), _sentences(between), _sentences(after)
    parts = ((above, "o"), (body, "b"), (between, "o"), (comments, "c"), (after, "o"))
    return [line for lines, _ in parts for line in lines], "".join(
        label * len(lines) for lines, label in parts
    )


def _page(rng: random.Random, material: Material) -> tuple[list[str], list[str], list[str]]:
    """Return the lines of one page above its report, between this and the comments, and below these."""
    above, below = rng.choice(material.pages)
    above = above[rng.randint(0, len(above)) :]
    first = rng.randint(0, len(below) // 2)
    below = below[first : first + rng.randint(1, len(below))]
    at = rng.choice((0, 0, rng.randint(0, len(below)), rng.randint(0, min(4, len(below)))))
    return above, below[:at], below[at:]


def whole_reports(material: Material) -> list[Document]:
    """Return each report of some material once, by itself, as long as it is."""
    found = [*(paragraphs for *_, paragraphs in material.reports), *material.more_reports]
    return [(list(report), "b" * len(report)) for report in found if len(report) > 1]


def _report(rng: random.Random, material: Material) -> tuple[str, bool, list[str]]:
    """Return a report's name, whether it is chatty, and its paragraphs, at times with a closing line of its outlet."""
    if material.more_reports and rng.random() < 0.22:
        name, chatty, report = "", False, list(rng.choice(material.more_reports))
        report = report[: rng.choice((4, 6, 8, 12, 20, 40))]
    else:
        name, chatty, report = rng.choice(material.reports)
        report, way = list(report), rng.random()
        if way < 0.6:
            report = _lengthened(rng, material, report, chatty=chatty)
        elif way < 0.67 and len(report) > 5:
            report = report[: rng.randint(4, len(report))]
    report = _joined(rng, report)
    if rng.random() < (0.3 if chatty else 0.12):
        report += _some(rng, _fitting(material.closings, chatty), (1, 1, 1, 2))
    return name, chatty, report


def _fitting(lines: Sequence[str], chatty: bool) -> list[str]:
    """Return the lines that an outlet might print under a report: under a sober one, none that is lively."""
    return [line for line in lines if chatty or not _liveliness([line])]


def _some(rng: random.Random, lines: Sequence[str], counts: Sequence[int]) -> list[str]:
    return rng.sample(lines, min(len(lines), rng.choice(counts)))


def _lengthened(rng: random.Random, material: Material, report: list[str], *, chatty: bool) -> list[str]:
    """Return a report with others before it that are about as lively."""
    level = _liveliness(report)
    alike = sorted(
        (abs(_liveliness(lines) - level) + 0.3 * rng.random(), i)
        for i, (_, also, lines) in enumerate(material.reports)
        if also == chatty and lines != report
    )[:6]
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8)) if alike else 0):
        report = material.reports[rng.choice(alike)[1]][2][:-1] + report
    return report


def _joined(rng: random.Random, report: list[str]) -> list[str]:
    """Return paragraphs as extractors leave them: some run together, some broken into sentences."""
    joined: list[str] = []
    often = rng.choice((0.0, 0.0, 0.1, 0.3))
    for paragraph in report:
        if joined and rng.random() < often and len(joined[-1]) < 600:
            joined[-1] += " " + paragraph
        else:
            joined.append(paragraph)
    if rng.random() < 0.12:
        joined = [sentence for paragraph in joined for sentence in SENTENCE_END.split(paragraph)]
    return joined


def _block(rng: random.Random, material: Material, name: str) -> list[str]:
    """Return the lines of one to forty comments: the report's own, or others that do not mind what it is about."""
    count = rng.choice(COUNTS)
    own = [comment for topic, comment in material.comments if topic == name]
    if own and rng.random() < 0.85:
        at = sorted(rng.sample(range(len(own)), min(count, len(own))))
        return [line for i in at for line in _comment(rng, [own[i]], own)]
    pool = _pool(rng, material)
    return [line for _ in range(count) for line in _comment(rng, pool, pool)]


def _pool(rng: random.Random, material: Material) -> list[list[str]]:
    way = rng.random()
    if material.more_comments and way < 0.45:
        return material.more_comments
    if way < 0.75:
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
        comment = [sentence for paragraph in comment for sentence in SENTENCE_END.split(paragraph)]
    return comment


def _typed(rng: random.Random, body: list[str], comments: list[str]) -> tuple[list[str], list[str]]:
    """Return both as outlets and readers type them: marks straight or curly, one space or two after a full stop."""
    curly, spaced = rng.random() < 0.45, rng.random() < 0.06
    body = [_marks(line, curly=curly, spaced=spaced) for line in body]
    way, typed = rng.random(), []
    for line in comments:
        also = curly if way < 0.6 else False if way < 0.9 else rng.random() < 0.5
        typed.append(_marks(line, curly=also, spaced=rng.random() < (0.8 if spaced else 0.06)))
    return body, typed


def _marks(line: str, *, curly: bool, spaced: bool) -> str:
    line = line.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    if spaced:
        line = SENTENCE_END.sub("  ", line)
    if curly:
        line = _CURLY_OPEN.sub(r"\1“", line).replace('"', "”").replace("'", "’")
    return line


def _sentences(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if len(line.split()) >= 5 and line[-1] in ".!?\"”…)'"]


def _liveliness(lines: Sequence[str]) -> float:
    """Return how many different readers' cues a line shows on average."""
    return sum(map(_cues_shown, lines)) / max(1, len(lines))


@cache
def _cues_shown(line: str) -> int:
    cues = line_cues(line)
    return sum(cues[j] > 0 for j in READERS)
