"""Texts through the pipeline: the same annotations as spaCy's own loop, in about a quarter of its time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from .attributes import Attributes
from .entities import EntityDecoder, TokenFacts
from .pipeline import load_pipeline
from .token_vectors import Convolutions, Embedding, attributes_of, layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

BATCH_WORDS = 12_000
"""Tokens parsed together, about: enough for quick matrix products, little memory."""


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in order, each once. Texts longer than the pipeline's limit must be left out by the caller.

    Tags, heads, dependencies, sentences, parts of speech, morphology, lemmas and entities are those of the
    pipeline's own loop (`load_pipeline`), but for choices that rounding decides.

    >>> doc, = parse(["Turkish proxies took Afrin."])
    >>> [(token.lemma_, token.pos_, token.dep_) for token in doc][:3]
    [('turkish', 'ADJ', 'amod'), ('proxy', 'NOUN', 'nsubj'), ('take', 'VERB', 'ROOT')]
    """
    return _parser().parse(texts)


class Parser:
    """A pipeline with its slow parts replaced by equal ones."""

    def __init__(self, nlp: Language) -> None:
        """Take the weights and tables of a pipeline with the components of ``en_core_web_sm``."""
        from thinc.api import NumpyOps

        self._nlp = nlp
        components: dict[str, Any] = dict(nlp.components)
        self._tagger, self._parser = components["tagger"], components["parser"]
        for node in self._parser.model.walk():
            if node.name in ("linear", "precomputable_affine"):
                node.ops = NumpyOps(use_blis=False)
        self._shared = _Encoder(components["tok2vec"].model)
        self._entity_vectors = _Encoder(components["ner"].model.get_ref("tok2vec").layers[0])
        self._decoder = EntityDecoder(components["ner"])
        self._attributes = Attributes(components["attribute_ruler"], components["lemmatizer"])

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts in order."""
        from threadpoolctl import threadpool_limits

        for batch in _batches(self._nlp.make_doc(text) for text in texts):
            # On matrices this small a second thread of BLAS only waits for the first.
            with threadpool_limits(1, user_api="blas"):
                self.annotate(batch)
            yield from batch

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Annotate tokenised texts in place."""
        filled = [doc for doc in docs if len(doc)]
        if not filled:
            return
        for doc, vectors in zip(filled, self._shared.vectors(filled), strict=True):
            doc.tensor = vectors  # pyright: ignore[reportAttributeAccessIssue]
        for component in (self._tagger, self._parser):
            # By length, since the parser walks through all texts of a group in step.
            for _ in component.pipe(sorted(filled, key=len), batch_size=len(filled)):
                pass
        self._attributes.set(filled)
        self._set_entities(filled)
        for doc in filled:
            doc.tensor = np.zeros((0,), dtype=np.float32)  # pyright: ignore[reportAttributeAccessIssue]

    def _set_entities(self, docs: Sequence[Doc]) -> None:
        from spacy.tokens import Span

        ends = np.cumsum([len(doc) for doc in docs])
        facts = attributes_of(docs, ["SENT_START", "IS_SPACE"])
        closing = np.zeros(len(facts), dtype=bool)
        closing[:-1] = facts[1:, 0] == 1
        closing[ends - 1] = True
        vectors = np.concatenate(self._entity_vectors.vectors(docs))
        found = self._decoder.entities(vectors, TokenFacts(space=facts[:, 1] == 1, closing=closing))
        entities: list[list[Span]] = [[] for _ in docs]
        for start, end, label in found:
            text = int(np.searchsorted(ends, start, side="right"))
            offset = int(ends[text]) - len(docs[text])
            entities[text].append(Span(docs[text], start - offset, end - offset, label=label))
        for doc, spans in zip(docs, entities, strict=True):
            doc.set_ents(spans)


class _Encoder:
    """Token vectors of texts by one ``tok2vec``."""

    def __init__(self, tok2vec: Model) -> None:
        self._embedding, self._convolutions = Embedding(tok2vec), Convolutions(tok2vec)

    def vectors(self, docs: Sequence[Doc]) -> list[Any]:
        lengths = [len(doc) for doc in docs]
        embedded = self._embedding.of(attributes_of(docs, self._embedding.columns))
        mixed = self._convolutions(embedded, layout(lengths), lengths)
        return np.split(mixed, np.cumsum(lengths)[:-1])


@cache
def _parser() -> Parser:
    return Parser(load_pipeline())


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        batch.append(doc)
        words += len(doc)
        if words >= BATCH_WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch
