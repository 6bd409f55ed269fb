"""What a reader's comment says of the report: supports, opposes, mixed, or none, with the words that say so.

A comment takes a stance to the report when it agrees or disagrees with it or judges the piece or its author; what it
says of the people in the news, of another commenter or of the outlet at large is none. Five kinds of cue count, listed
with their rationale in ``stance_cues.yaml``:

* phrases of agreement and disagreement ("spot on", "where is the evidence"), and one-word exclamations;
* the commenter's own agreeing or disagreeing, when its object is the report, its author or left out;
* what the report or its author does or leaves undone ("the author forgets that …", "doesn't mention");
* qualities said of the report or its author ("this article is nonsense", "an accurate piece");
* a quotation from the report that the next words contradict.

Praise of the piece that `outlet_evaluation` finds by its own lists is read from the same words here. Negation turns a
cue round. Questions ask and do not judge, unless they ask why something is missing or how it can be claimed. Praise in
quotation marks or beside a marker of irony or of a wish is not counted, nor what somebody else is said to say. Words to
another commenter (an @name, "well said, Tom", bare agreement in a reply) are not to the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Finding
from .outlet_evaluation import is_discounted, is_distanced
from .stance_cues import CHALLENGE, OPPOSES, SUPPORTS, Cue, sentence_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LAYER = "stance_to_report"
RULE = "report_stance"

_QUOTED = re.compile(r"[\"“]([^\"“”]{12,})[\"”]|^>\s*(.{12,})$", re.MULTILINE)
_SHORTEST_QUOTATION = 4
_COUNTERS = frozenset(
    {"no", "not", "n't", "n’t", "never", "wrong", "false", "really", "nope", "rubbish", "nonsense"}
)
_ADDRESSED = re.compile(r"^.{0,30}(?<!\w)@\w+|^\s*(?:in )?reply(?:ing)? to\b", re.IGNORECASE)


def find_cues(doc: Doc, *, reply: bool = False, report: str | None = None) -> list[Cue]:
    """Return the cues of a parsed comment that count, in text order.

    Args:
        doc: the comment, parsed.
        reply: whether it answers another comment.
        report: the text of the report, by which quotations from it are known.
    """
    text = doc.text
    to_another = reply or _ADDRESSED.match(text) is not None
    kept: list[Cue] = []
    for sentence in doc.sents:
        asked = text[sentence.start_char : sentence.end_char].rstrip().endswith("?")
        for cue in sentence_cues(sentence):
            if any(cue.start < other.end and other.start < cue.end for other in kept):
                continue
            if cue.bare and (to_another or _to_somebody(sentence, cue)):
                continue
            if cue.polarity == SUPPORTS and (
                asked or is_discounted(sentence, text) or is_distanced(text, cue.start, cue.end)
            ):
                continue
            if cue.polarity == OPPOSES and asked and not CHALLENGE.match(sentence.text):
                continue
            kept.append(cue)
    for cue in _countered(doc, report=report):
        if not any(cue.start < other.end and other.start < cue.end for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda cue: cue.start)


def stance_to_report(doc: Doc, *, reply: bool = False, report: str | None = None) -> Finding:
    """Label a parsed comment: supports, opposes, mixed or none.

    Args:
        doc: the comment, parsed.
        reply: whether it answers another comment.
        report: the text of the report, by which quotations from it are known.

    Returns:
        A finding on the whole document. Its attributes hold the cues' words (``cues``, in order, joined by "; ") and
        their offsets (``spans``, such as ``10-19``, in the same order); none has no attributes.

    >>> from commentariat.analysis.language import load_pipeline
    >>> found = stance_to_report(load_pipeline()("Good article, but the author ignores the fishermen."))
    >>> found.label, found.attributes["cues"]
    ('mixed', 'Good article; author ignores')
    """
    cues = find_cues(doc, reply=reply, report=report)
    polarities = {cue.polarity for cue in cues}
    if not polarities:
        return Finding(layer=LAYER, label="none", start=None, end=None, rule=RULE)
    text = doc.text
    return Finding(
        layer=LAYER,
        label="mixed" if len(polarities) > 1 else polarities.pop(),
        start=None,
        end=None,
        rule=RULE,
        attributes={
            "cues": "; ".join(text[cue.start : cue.end] for cue in cues),
            "spans": "; ".join(f"{cue.start}-{cue.end}" for cue in cues),
        },
    )


def _countered(doc: Doc, *, report: str | None) -> Iterator[Cue]:
    """Yield quotations of the report that the words after them contradict.

    Without the report's text, only a comment that opens with a quotation is taken to quote it.
    """
    text = doc.text
    for match in _QUOTED.finditer(text):
        quoted = (match.group(1) or match.group(2)).strip(" .,!?")
        if len(quoted.split()) < _SHORTEST_QUOTATION - 1:
            continue
        if report is not None:
            ours = " ".join(quoted.lower().split()) in " ".join(report.lower().split())
        else:
            ours = not text[: match.start()].strip()
        after = re.split(r"[.!?\n]", text[match.end() :].lstrip(" .,!?\n"), maxsplit=1)[0]
        first = [token.lower() for token in re.findall(r"\w+(?:['’]t)?", after)[:4]]
        if first[:1] == ["no"] and not re.match(r"no\b\s*(?:[,;:—-]|$)", after.strip(), re.IGNORECASE):
            first = []  # "No wonder …"
        counters = any(word in _COUNTERS or word.endswith(("n't", "n’t")) for word in first)
        if ours and counters:
            yield Cue(start=match.start(), end=match.end(), polarity=OPPOSES)


def _to_somebody(sentence: Span, cue: Cue) -> bool:
    """Tell whether a name is addressed right before or after a cue: "Well said, Tom", "Great point Anna"."""
    after = [token for token in sentence if token.idx >= cue.end][:2]
    before = [token for token in sentence if token.idx + len(token) <= cue.start][-2:]
    return (
        (len(after) > 0 and after[0].pos_ == "PROPN")
        or (len(after) > 1 and after[0].text == "," and after[1].pos_ == "PROPN")
        or (
            len(before) > 1
            and before[-1].text == ","
            and before[0].pos_ == "PROPN"
            and before[0].i == sentence.start
        )
    )
