"""Everything the analyses say of one text, from one parse."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...corpus.scheme import default_scheme
from ..actors.descriptions import description_findings
from ..actors.mentions import actor_findings
from ..findings import Finding
from ..reading import Reading
from .actor_sentiment import actor_sentiment
from .framing import document_findings, frame_findings, frame_shares, sentence_spans
from .loaded_language import loaded_language
from .outlet_evaluation import evaluate_outlet
from .quotations import quotation_findings
from .readability import COUNTS, readability
from .report_stance import stance_to_report
from .sentiment import document_finding, document_sentiment, scores_of, sentence_findings
from .transitivity import transitivity_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from ..lexicon import Lexicon
    from .framing import FrameShare
    from .sentiment import SentenceScore

Measure = int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """The findings and the measures of one text.

    Attributes:
        findings: what was found, layer by layer.
        measures: by column name; every text has the same ones in the same order, None where it is too short.
    """

    findings: list[Finding]
    measures: dict[str, Measure]


def analyse_document(
    doc: Doc,
    *,
    kind: str,
    lexicon: Lexicon,
    outlet: str | None = None,
    reply: bool = False,
    report: str | None = None,
) -> Analysed:
    """Analyse one parsed text.

    Args:
        doc: the parse of the canonical text.
        kind: ``report`` or ``comment``.
        lexicon: the lexicon of loaded language.
        outlet: who published the report, for what a comment says of it by name.
        reply: whether a comment answers another one, which bare agreement is with then.
        report: the text of the report a comment trails, by which quotations from it are known.

    Returns:
        Findings of every layer, and measures by column name: ``n_words`` (tokens that are neither punctuation
        nor blanks), ``n_sentences``, ``n_<label>`` for loaded language, ``sentiment_…`` over sentences,
        ``<codebook>_<frame>`` as the share of sentences with the frame, readability formulas by their names
        and their inputs as ``textstat_…``.
    """
    reading = Reading(doc, kind=kind)
    doc = reading.doc
    loaded = loaded_language(reading, lexicon=lexicon)
    sentences = sentence_findings(doc)
    scores = scores_of(sentences)
    framed = frame_findings(doc)
    shares = frame_shares(sentence_spans(doc), framed)
    by_start = {found.start: score.score for found, score in zip(sentences, scores, strict=True)}
    towards = actor_sentiment(
        reading, loaded=loaded, scores={k: v for k, v in by_start.items() if k is not None}
    )
    findings = [
        *loaded,
        *actor_findings(reading),
        *description_findings(reading, loaded),
        *quotation_findings(reading),
        *transitivity_findings(reading, loaded),
        *sentences,
        *towards,
        *framed,
        *document_findings(shares),
    ]
    if kind == "comment":
        overall = document_finding(scores)
        findings += [] if overall is None else [overall]
        findings.append(evaluate_outlet(doc, outlet=outlet))
        findings.append(stance_to_report(doc, reply=reply, report=report))
    words = sum(not (token.is_punct or token.is_space) for token in doc)
    measures = measures_of(doc.text, words=words, loaded=loaded, scores=scores, shares=shares)
    return Analysed(findings=findings, measures=measures)


def measures_of(
    text: str,
    *,
    words: int,
    loaded: Iterable[Finding],
    scores: Sequence[SentenceScore],
    shares: Iterable[FrameShare],
) -> dict[str, Measure]:
    """Return the measures of one text by column name; see `analyse_document`.

    Args:
        text: the canonical text.
        words: its tokens that are neither punctuation nor blanks.
        loaded: its findings of loaded language.
        scores: the scores of its sentences.
        shares: the shares of its sentences with each frame.
    """
    labels = Counter(found.label for found in loaded)
    measures: dict[str, Measure] = {"n_words": words, "n_sentences": len(scores)}
    measures |= {f"n_{label}": labels[label] for label in default_scheme().layer("loaded_language")}
    measures |= {
        _sentiment_column(name): value
        for name, value in document_sentiment(scores).items()
        if name != "sentences"
    }
    measures |= {f"{share.layer}_{share.label}": share.share for share in shares}
    measures |= {
        f"textstat_{name}" if name in COUNTS else name: value for name, value in readability(text).items()
    }
    return measures


def _sentiment_column(name: str) -> str:
    """Return the column of a sentiment measure: ``negative`` counts sentences, ``negative_share`` divides them."""
    if name.endswith("_share"):
        return f"share_{name.removesuffix('_share')}"
    return f"n_{name}" if name in ("negative", "neutral", "positive") else f"sentiment_{name}"
