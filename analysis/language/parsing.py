"""Texts through the pipeline: the same annotations as spaCy's own loop, in about a fifth of its time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .attributes import WRITTEN, Attributes
from .columns import read_attributes, write_attributes
from .dependencies import DependencyDecoder
from .entities import EntityDecoder, TokenFacts
from .kinds import PADDING, KindsOfTokens
from .long_words import tokenise
from .pipeline import SENTENCES, load_pipeline
from .sentences import sentence_starts
from .tags import TagDecoder
from .token_vectors import PAD, TokenVectors, layout
from .vocabulary import vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from .arc_eager import Flags, Places
    from .columns import Numbers

    Wanted = Callable[["Tagged"], Flags]

BATCH_WORDS = 24_000
"""Tokens parsed together, about: enough for quick matrix products and long steps, little memory."""
COMPONENTS = ("tok2vec", "tagger", SENTENCES, "parser", "attribute_ruler", "lemmatizer", "ner")
"""The components of the pipelines that `Parser` knows."""
_OWN_BATCH = 16
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3
"""Values of spaCy's attribute ENT_IOB."""


class Tagged(NamedTuple):
    """Some texts before they are parsed, one after the other.

    Attributes:
        words: their tokens as written.
        entities: their named entities: first token, the token after the last, and label.
        firsts: the tokens that begin a text.
        starts: the tokens that begin a sentence.
    """

    words: Sequence[str]
    entities: Sequence[tuple[int, int, str]]
    firsts: Places
    starts: Places


def parse(texts: Iterable[str], *, wanted: Wanted | None = None) -> Iterator[Doc]:
    """Parse texts in order, each once. Texts longer than the pipeline's limit must be left out by the caller.

    Tags, heads, dependencies, sentences, parts of speech, morphology, lemmas and entities are those of the
    pipeline's own loop (`load_pipeline`), but for choices that rounding decides.

    Args:
        texts: the texts.
        wanted: says which sentences are to have heads and dependencies; all by default. In the others all tokens hang
            on the first, and what depends on heads and dependencies (some parts of speech, some lemmas) may differ.

    >>> doc, = parse(["Turkish proxies took Afrin."])
    >>> [(token.lemma_, token.pos_, token.dep_) for token in doc][:3]
    [('turkish', 'ADJ', 'amod'), ('proxy', 'NOUN', 'nsubj'), ('take', 'VERB', 'ROOT')]
    """
    return _parser().parse(texts, wanted=wanted)


class _OwnLoop:
    """A pipeline as it is."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def parse(self, texts: Iterable[str], *, wanted: Wanted | None = None) -> Iterator[Doc]:
        del wanted  # it parses all
        return self._nlp.pipe((tokenise(self._nlp, text) for text in texts), batch_size=_OWN_BATCH)


def parser_for(nlp: Language) -> Parser | _OwnLoop:
    """Return what parses texts with a pipeline: a `Parser`, or spaCy's own loop when it is built otherwise."""
    try:
        return Parser(nlp)
    except ValueError:
        return _OwnLoop(nlp)


class Parser:
    """A pipeline with its slow parts replaced by equal ones."""

    def __init__(self, nlp: Language) -> None:
        """Take the weights and tables of a pipeline with the components of ``en_core_web_sm``.

        Raises:
            ValueError: when a component is built in a way that is not known here.
        """
        made = [nlp.pipe_factories[name] for name in nlp.pipe_names]
        if not list(COMPONENTS) == made == nlp.pipe_names:
            raise ValueError(f"The pipeline's components are {nlp.pipe_names}; {COMPONENTS} are expected.")
        self._nlp = nlp
        self._vocabulary = vocabulary_of(nlp.vocab)
        components: dict[str, Any] = dict(nlp.components)
        self._shared = TokenVectors(components["tok2vec"].model)
        self._entity_vectors = TokenVectors(components["ner"].model.get_ref("tok2vec").layers[0])
        columns = dict.fromkeys([*self._shared.columns, *self._entity_vectors.columns])
        self._kinds = KindsOfTokens([*columns])
        self._tagger = TagDecoder(components["tagger"])
        self._dependencies = DependencyDecoder(components["parser"])
        self._entities = EntityDecoder(components["ner"])
        self._attributes = Attributes(components["attribute_ruler"], components["lemmatizer"])
        self._tags = np.array([nlp.vocab.strings[tag] for tag in self._tagger.labels], dtype=np.uint64)

    def parse(self, texts: Iterable[str], *, wanted: Wanted | None = None) -> Iterator[Doc]:
        """Parse texts in order; `wanted` as for `parse`."""
        from threadpoolctl import threadpool_limits

        for batch in _batches(tokenise(self._nlp, text) for text in texts):
            # On matrices this small a second thread of BLAS only waits for the first.
            with threadpool_limits(1, user_api="blas"):
                self.annotate(batch, wanted=wanted)
            yield from batch

    def annotate(self, docs: Sequence[Doc], *, wanted: Wanted | None = None) -> None:
        """Annotate tokenised texts in place; `wanted` as for `parse`."""
        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        lengths = [len(doc) for doc in docs]
        firsts = np.cumsum([0, *lengths[:-1]])
        columns = self._kinds.columns
        read = read_attributes(docs, [*columns, "LOWER", "ORTH", "IS_SPACE", "SPACY"])
        rows = layout(lengths)
        tokens = np.full(rows[-1] + PAD + 1, PADDING)
        tokens[rows] = self._kinds.of(read[:, : len(columns)])
        vectors = self._shared.of(tokens, self._kinds)[rows]
        tags = self._tagger.tags(vectors)
        lower, word, space, spaced = read[:, len(columns) :].T
        words = self._vocabulary.written(word.tolist())
        starts = self._sentence_starts(lengths, words, tags.tolist(), (spaced == 1).tolist())
        closing = np.zeros(len(words), dtype=bool)
        closing[starts[1:] - 1] = closing[-1] = True
        entities = list(
            self._entities.entities(
                self._entity_vectors.of(tokens, self._kinds)[rows],
                TokenFacts(space=space == 1, closing=closing),
            )
        )
        parsed = None if wanted is None else wanted(Tagged(words, entities, firsts, starts))
        self._dependencies.set_arcs(docs, vectors, starts=starts, wanted=parsed)
        relations = read_attributes(docs, ["DEP", "HEAD"])[:, 0]
        attributes = self._attributes.of(
            np.column_stack([self._tags[tags], relations, lower, word]), firsts=firsts
        )
        iob, types = self._entity_columns(entities, len(words))
        annotated = np.column_stack([attributes, iob, types])
        for doc, part in zip(docs, np.split(annotated, firsts[1:]), strict=True):
            write_attributes(doc, [*WRITTEN, "ENT_IOB", "ENT_TYPE"], part)

    def _sentence_starts(
        self, lengths: Sequence[int], words: Sequence[str], tags: Sequence[int], spaced: Sequence[bool]
    ) -> Places:
        """Return the tokens that begin a sentence, counted through all texts."""
        named = [self._tagger.labels[tag] for tag in tags]
        starts: list[int] = []
        first = 0
        for length in lengths:
            own = slice(first, first + length)
            starts += [first + start for start in sentence_starts(words[own], named[own], spaced[own])]
            first += length
        return np.array(starts)

    def _entity_columns(
        self, entities: Sequence[tuple[int, int, str]], count: int
    ) -> tuple[Numbers, Numbers]:
        """Return for each token what it is to an entity (spaCy's ENT_IOB) and the entity's type."""
        iob = np.full(count, _OUTSIDE, dtype=np.uint64)
        types = np.zeros(count, dtype=np.uint64)
        for start, end, label in entities:
            iob[start:end] = _INSIDE
            iob[start] = _BEGIN
            types[start:end] = self._nlp.vocab.strings[label]
        return iob, types


@cache
def _parser() -> Parser | _OwnLoop:
    return parser_for(load_pipeline())


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
