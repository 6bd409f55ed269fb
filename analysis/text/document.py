"""Everything the analyses say of one text, from one parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..actors.descriptions import description_findings
from ..actors.mentions import actor_findings
from ..language.own_words import own_words
from ..reading import Reading
from .actor_sentiment import actor_sentiment
from .framing import document_findings, frame_findings, frame_shares, sentence_spans
from .loaded_language import loaded_language
from .measures import Analysed, measures_of
from .outlet_evaluation import evaluate_outlet
from .quotations import quotation_findings
from .readability import readability
from .report_stance import stance_to_report
from .sentiment import document_sentiment, finding_of, score_spans, sentence_bounds
from .transitivity import transitivity_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from ..lexicon import Lexicon


def analyse_document(
    doc: Doc,
    *,
    kind: str,
    lexicon: Lexicon,
    outlet: str | None = None,
    reply: bool = False,
    report: str | None = None,
    quoted: Sequence[tuple[int, int]] = (),
) -> Analysed:
    """Analyse one parsed text.

    Args:
        doc: the parse of the canonical text.
        kind: ``report`` or ``comment``.
        lexicon: the lexicon of loaded language.
        outlet: who published the report, for what a comment says of it by name.
        reply: whether a comment answers another one, which bare agreement is with then.
        report: the text of the report a comment trails, by which quotations from it are known.
        quoted: what a comment repeats of the report or of another comment, as code points: not in its own voice.

    Returns:
        Findings of every layer, and measures by column name: ``n_words`` (of `own_words`), ``n_sentences``,
        ``n_<label>`` for loaded language, ``sentiment_…`` over sentences, ``<codebook>_<frame>`` as the share of
        sentences with the frame, readability formulas by their names and their inputs as ``textstat_…``.
    """
    reading = Reading(doc, kind=kind, quoted=quoted)
    doc = reading.doc
    loaded = loaded_language(reading, lexicon=lexicon)
    sentences = score_spans(doc.text, sentence_bounds(doc))
    sentiment = document_sentiment([sentence.scores for sentence in sentences])
    framed = frame_findings(doc)
    shares = frame_shares(sentence_spans(doc), framed)
    towards = actor_sentiment(
        reading,
        loaded=loaded,
        scores={sentence.start: sentence.scores.score for sentence in sentences},
    )
    findings = [
        *loaded,
        *actor_findings(reading),
        *description_findings(reading, loaded),
        *quotation_findings(reading),
        *transitivity_findings(reading, loaded),
        *(sentence.finding() for sentence in sentences),
        *towards,
        *framed,
        *document_findings(shares),
    ]
    if kind == "comment":
        overall = finding_of(sentiment)
        findings += [] if overall is None else [overall]
        findings.append(evaluate_outlet(doc, outlet=outlet))
        findings.append(stance_to_report(doc, reply=reply, report=report))
    measures = measures_of(
        words=sum(own_words(doc)),
        loaded=loaded,
        sentiment=sentiment,
        shares=shares,
        readability=readability(doc.text),
    )
    return Analysed(findings=findings, measures=measures)
