"""spaCy components: the analyses for those who work with `Doc` objects.

Importing nothing is needed: the factories are declared as entry points, so ``nlp.add_pipe`` knows them once
Commentariat is installed. Each leaves its findings in ``doc._.findings`` and its spans, which may overlap, in
``doc.spans[layer]``, empty where nothing was found; the readability component leaves ``doc._.readability``.
Both survive ``Doc.to_bytes``; whoever reads the bytes in another process imports this module first.

Findings are those of ``commentariat analyze`` on the pipeline of `load_pipeline`. In a pipeline of one's own,
``nlp.add_pipe("commentariat/sentences", before="parser")`` lets sentences begin where they do there.

>>> from commentariat.analysis.language import load_pipeline
>>> nlp = load_pipeline()
>>> _ = nlp.add_pipe("commentariat/loaded_language")
>>> doc = nlp("Most likely, Turkish proxies feel a kind of impunity.")
>>> [(span.text, span.label_) for span in doc.spans["loaded_language"]]
[('Most likely', 'hedge'), ('Turkish proxies', 'proxy_label')]
>>> _ = nlp.remove_pipe("commentariat/loaded_language")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from .actors.descriptions import LAYER as NAMING_LAYER
from .actors.descriptions import description_findings
from .actors.mentions import actor_findings
from .findings import Finding
from .language.sentences import set_sentences
from .lexicon import load_lexicon
from .reading import Reading
from .text.actor_sentiment import actor_sentiment
from .text.framing import LAYERS as FRAME_LAYERS
from .text.framing import document_findings, frame_findings, frame_shares, sentence_spans
from .text.loaded_language import loaded_language
from .text.outlet_evaluation import evaluate_outlet
from .text.quotations import LAYER as QUOTATION_LAYER
from .text.quotations import quotation_findings
from .text.readability import readability
from .text.report_stance import stance_to_report
from .text.sentiment import document_finding, scores_of, sentence_findings
from .text.transitivity import LAYER as TRANSITIVITY_LAYER
from .text.transitivity import transitivity_findings

if TYPE_CHECKING:
    from .lexicon import Lexicon

Component = Callable[[Doc], Doc]
_KEY = "commentariat"


@Language.factory("commentariat/sentences", assigns=["token.is_sent_start"], requires=["token.tag"])
def make_sentences(nlp: Language, name: str) -> Component:
    """Set where sentences begin, by stops, lines and tags; it stands before a parser, which then keeps to them."""
    return set_sentences


@Language.factory(
    "commentariat/loaded_language",
    assigns=["doc.spans", "doc._.findings"],
    requires=["token.dep", "token.tag", "doc.ents"],
    default_config={"kind": "report", "lexicon": []},
)
def make_loaded_language(nlp: Language, name: str, kind: str, lexicon: list[str]) -> Component:
    """Find loaded language with voice, source and target.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        kind: ``report`` or ``comment``.
        lexicon: lexicon files to lay over the shipped one.
    """
    entries: Lexicon = load_lexicon(*lexicon)
    return _component(
        lambda doc: loaded_language(Reading(doc, kind=kind), lexicon=entries), layers=("loaded_language",)
    )


@Language.factory(
    "commentariat/actors",
    assigns=["doc.spans", "doc._.findings"],
    requires=["token.dep", "token.tag", "doc.ents"],
)
def make_actors(nlp: Language, name: str) -> Component:
    """Find the mentions of named actors, joined by name within the document."""
    return _component(lambda doc: actor_findings(Reading(doc)), layers=("actor",))


@Language.factory(
    "commentariat/quotations",
    assigns=["doc.spans", "doc._.findings"],
    requires=["token.dep", "token.tag", "doc.ents"],
)
def make_quotations(nlp: Language, name: str) -> Component:
    """Find what somebody is made to say, with the speaker and the cue that ascribes it."""
    return _component(lambda doc: quotation_findings(Reading(doc)), layers=(QUOTATION_LAYER,))


@Language.factory(
    "commentariat/transitivity",
    assigns=["doc.spans", "doc._.findings"],
    requires=["token.dep", "token.tag", "doc.ents"],
    default_config={"kind": "report"},
)
def make_transitivity(nlp: Language, name: str, kind: str) -> Component:
    """Find processes with their agents and affected, and neutral descriptions of actors.

    Loaded language is looked up for its actors ("the terrorists"), but left to its own component.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        kind: ``report`` or ``comment``.
    """

    def find(doc: Doc) -> list[Finding]:
        reading = Reading(doc, kind=kind)
        loaded = loaded_language(reading)
        return [*description_findings(reading, loaded), *transitivity_findings(reading, loaded)]

    return _component(find, layers=(NAMING_LAYER, TRANSITIVITY_LAYER))


@Language.factory(
    "commentariat/sentiment",
    assigns=["doc.spans", "doc._.findings"],
    requires=["doc.sents"],
    default_config={"kind": "report"},
)
def make_sentiment(nlp: Language, name: str, kind: str) -> Component:
    """Score every sentence with VADER, and a comment as a whole by its sentences.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        kind: ``report`` or ``comment``.
    """

    def find(doc: Doc) -> list[Finding]:
        found = sentence_findings(doc)
        whole = document_finding(scores_of(found)) if kind == "comment" else None
        return found if whole is None else [*found, whole]

    return _component(find, layers=("sentiment",))


@Language.factory("commentariat/frames", assigns=["doc.spans", "doc._.findings"], requires=["doc.sents"])
def make_frames(nlp: Language, name: str) -> Component:
    """Find the indicators of the three frame codebooks, and the frames of the document they add up to."""

    def find(doc: Doc) -> list[Finding]:
        found = frame_findings(doc)
        return [*found, *document_findings(frame_shares(sentence_spans(doc), found))]

    return _component(find, layers=FRAME_LAYERS)


@Language.factory(
    "commentariat/outlet_evaluation", assigns=["doc._.findings"], default_config={"outlet": None}
)
def make_outlet_evaluation(nlp: Language, name: str, outlet: str | None) -> Component:
    """Judge what a comment says of the outlet.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        outlet: the outlet's name, if it is known.
    """
    return _component(lambda doc: [evaluate_outlet(doc, outlet=outlet)], layers=("outlet_evaluation",))


@Language.factory(
    "commentariat/target_sentiment",
    assigns=["doc.spans", "doc._.findings"],
    requires=["token.dep", "token.tag", "doc.ents"],
    default_config={"kind": "report"},
)
def make_target_sentiment(nlp: Language, name: str, kind: str) -> Component:
    """Find the sentiment towards named actors; namings count where loaded language was found before.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        kind: ``report`` or ``comment``.
    """

    def find(doc: Doc) -> list[Finding]:
        loaded = [found for found in _findings(doc) if found.layer == "loaded_language"]
        return actor_sentiment(Reading(doc, kind=kind), loaded=loaded)

    return _component(find, layers=("actor_sentiment",))


@Language.factory(
    "commentariat/report_stance", assigns=["doc._.findings"], requires=["token.dep", "token.tag"]
)
def make_report_stance(nlp: Language, name: str) -> Component:
    """Judge what a comment says of the report."""
    return _component(lambda doc: [stance_to_report(doc)], layers=("stance_to_report",))


@Language.factory("commentariat/readability", assigns=["doc._.readability"])
def make_readability(nlp: Language, name: str) -> Component:
    """Measure readability; the measures are a dict in ``doc._.readability``."""

    def component(doc: Doc) -> Doc:
        doc._.readability = readability(doc.text)
        return doc

    return component


def _component(find: Callable[[Doc], Sequence[Finding]], *, layers: Sequence[str]) -> Component:
    def component(doc: Doc) -> Doc:
        _keep(doc, find(doc), layers=layers)
        return doc

    return component


def _keep(doc: Doc, findings: Iterable[Finding], *, layers: Sequence[str]) -> None:
    """Put the findings of some layers on the document in place of what it held of these layers."""
    found = list(findings)
    rest = [row for row in _rows(doc) if row["layer"] not in layers]
    doc.user_data[_KEY] = rest + [_row(item) for item in found]
    for layer in layers:
        spans = [
            doc.char_span(item.start, item.end, label=item.label, alignment_mode="expand")
            for item in found
            if item.layer == layer and item.start is not None and item.end is not None
        ]
        doc.spans[layer] = SpanGroup(doc, name=layer, spans=[span for span in spans if span is not None])


def _rows(doc: Doc) -> list[dict[str, Any]]:
    # Plain rows, not findings: Doc.to_bytes can write nothing else, and a Doc crosses processes as bytes.
    return doc.user_data.get(_KEY, [])


def _row(found: Finding) -> dict[str, Any]:
    related = None if found.related is None else _row(found.related)
    return found._asdict() | {"attributes": dict(found.attributes), "related": related}


def _findings(doc: Doc) -> list[Finding]:
    return [_finding(row) for row in _rows(doc)]


def _finding(row: dict[str, Any]) -> Finding:
    fields = dict(row)
    if fields["related"] is not None:
        fields["related"] = _finding(fields["related"])
    return Finding(**fields)


if not Doc.has_extension("findings"):
    Doc.set_extension("findings", getter=_findings)
if not Doc.has_extension("readability"):
    Doc.set_extension("readability", default=None)
