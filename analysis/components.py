"""spaCy components: the analyses for those who work with `Doc` objects.

Importing nothing is needed: the factories are declared as entry points, so ``nlp.add_pipe`` knows them once
Commentariat is installed. Each leaves its findings in ``doc._.findings`` and its spans, which may overlap, in
``doc.spans[layer]``; the readability component leaves ``doc._.readability``.

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

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from .actors import actor_findings
from .findings import Finding
from .framing import frame_findings
from .lexicon import load_lexicon
from .loaded import loaded_findings
from .outlet_evaluation import evaluate_outlet
from .readability import readability
from .reading import Reading
from .sentiment import sentence_findings

Component = Callable[[Doc], Doc]


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
    entries = load_lexicon(*lexicon)
    return _component(lambda doc: loaded_findings(Reading(doc, kind=kind), lexicon=entries))


@Language.factory(
    "commentariat/actors",
    assigns=["doc.spans", "doc._.findings"],
    requires=["token.dep", "token.tag", "doc.ents"],
)
def make_actors(nlp: Language, name: str) -> Component:
    """Find the mentions of named actors, joined by name within the document."""
    return _component(lambda doc: actor_findings(Reading(doc)))


@Language.factory("commentariat/sentiment", assigns=["doc.spans", "doc._.findings"], requires=["doc.sents"])
def make_sentiment(nlp: Language, name: str) -> Component:
    """Score every sentence with VADER."""
    return _component(sentence_findings)


@Language.factory("commentariat/frames", assigns=["doc.spans", "doc._.findings"], requires=["doc.sents"])
def make_frames(nlp: Language, name: str) -> Component:
    """Find the indicators of the three frame codebooks, and the frames they add up to."""
    return _component(frame_findings)


@Language.factory("commentariat/outlet_evaluation", assigns=["doc._.findings"])
def make_outlet_evaluation(nlp: Language, name: str) -> Component:
    """Judge what a comment says of the outlet."""
    return _component(lambda doc: [evaluate_outlet(doc)])


@Language.factory("commentariat/readability", assigns=["doc._.readability"])
def make_readability(nlp: Language, name: str) -> Component:
    """Measure readability; the measures are a dict in ``doc._.readability``."""
    if not Doc.has_extension("readability"):
        Doc.set_extension("readability", default=None)

    def component(doc: Doc) -> Doc:
        doc._.readability = readability(doc.text)
        return doc

    return component


def _component(find: Callable[[Doc], Sequence[Finding | None]]) -> Component:
    if not Doc.has_extension("findings"):
        Doc.set_extension("findings", default=[])

    def component(doc: Doc) -> Doc:
        _keep(doc, [found for found in find(doc) if found is not None])
        return doc

    return component


def _keep(doc: Doc, findings: Iterable[Finding]) -> None:
    by_layer: dict[str, list[Finding]] = {}
    for found in findings:
        doc._.findings.append(found)
        by_layer.setdefault(found.layer, []).append(found)
    for layer, found in by_layer.items():
        spans = [
            doc.char_span(item.start, item.end, label=item.label, alignment_mode="expand")
            for item in found
            if item.start is not None and item.end is not None
        ]
        doc.spans[layer] = SpanGroup(doc, name=layer, spans=[span for span in spans if span is not None])
