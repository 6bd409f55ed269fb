"""A parse read once into plain Python objects, for rules that ask many small questions of few tokens.

spaCy makes a new `Token` for every ``doc[i]``, ``token.head`` and child, and looks a string up for every
``token.lemma_``. A snapshot reads the columns of the parse once (`Doc.to_array`) and answers from attributes; what
rules ask more seldom is worked out at first asking and kept, or put to spaCy's own object.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np

from .long_sentences import with_short_sentences
from .vocabulary import vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Doc

Answer = TypeVar("Answer")

_NAMED = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_NUMBERS = ("IDX", "HEAD", "SENT_START", "SPACY")


def snapshot(doc: Doc) -> Doc:
    """Return a stand-in for a parse that is to stay as it is; a snapshot is returned as it is.

    Its tokens and spans have those attributes of spaCy's that rules ask for, with the same values, and rows where
    spaCy has generators (``token.children``). A token is the same object however it is reached, so that
    ``token.head is verb`` means what it says.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = snapshot(load_pipeline()("Turkish proxies took Afrin."))
    >>> [(token.text, token.dep_, token.head.text) for token in doc[:3]]
    [('Turkish', 'amod', 'proxies'), ('proxies', 'nsubj', 'took'), ('took', 'ROOT', 'took')]
    >>> doc[2].sent.text, [child.text for child in doc[2].children]
    ('Turkish proxies took Afrin.', ['proxies', 'Afrin', '.'])
    """
    return doc if isinstance(doc, DocSnapshot) else cast("Doc", DocSnapshot(doc))


def recalled(doc: Doc, key: Any, work: Callable[[], Answer]) -> Answer:
    """Return what `work` returns, at work once for each key of a snapshot; for spaCy's own object each time.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = snapshot(load_pipeline()("Nobody knew."))
    >>> recalled(doc, "length", lambda: len(doc)), recalled(doc, "length", lambda: 0)
    (3, 3)
    """
    if not isinstance(doc, DocSnapshot):
        return work()
    if key not in doc.memory:
        doc.memory[key] = work()
    return doc.memory[key]


class DocSnapshot:
    """A parsed text; see `snapshot`.

    Attributes:
        source: spaCy's own object; where a sentence is too long for the rules, a copy of it with that one cut.
        tokens: the tokens in order.
        sents: the sentences in order; none where the text is not parsed.
        memory: what `recalled` keeps.
    """

    def __init__(self, source: Doc) -> None:
        """Read the columns of a parse."""
        self.source = with_short_sentences(source)
        self.tokens, self.sents = _read(self)
        self.memory: dict[Any, Any] = {}
        self._roots: dict[tuple[int, int], TokenSnapshot] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[TokenSnapshot]:
        return iter(self.tokens)

    def __getitem__(self, key: Any) -> Any:
        if key.__class__ is slice:
            return SpanSnapshot(self, *key.indices(len(self.tokens))[:2])
        return self.tokens[key]

    @cached_property
    def text(self) -> str:
        """The text; spaCy joins it anew at every asking."""
        return "".join([part for token in self.tokens for part in (token.text, token.whitespace_)])

    @cached_property
    def ents(self) -> tuple[SpanSnapshot, ...]:
        """The entities."""
        return tuple(map(self.span, self.source.ents))

    @cached_property
    def _beginning(self) -> dict[int, int]:
        return {token.idx: token.i for token in self.tokens}

    @cached_property
    def _ending(self) -> dict[int, int]:
        return {token.idx + len(token.text): token.i for token in self.tokens}

    def has_annotation(self, attribute: str) -> bool:
        """Tell whether a layer of the parse is set, as `Doc.has_annotation` does."""
        return self.source.has_annotation(attribute)

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> SpanSnapshot | None:
        """Return the span at code points, as `Doc.char_span` does."""
        first, last = self._beginning.get(start), self._ending.get(end)
        if first is not None and last is not None and first <= last:
            return SpanSnapshot(self, first, last + 1)
        found = self.source.char_span(start, end, alignment_mode=alignment_mode)
        return None if found is None else self.span(found)

    def span(self, span: Any) -> SpanSnapshot:
        """Return the snapshot of one of the source's spans."""
        return SpanSnapshot(self, span.start, span.end, label=span.label_)

    def root(self, start: int, end: int) -> TokenSnapshot:
        """Return the root of a span of more than one token."""
        found = self._roots.get((start, end))
        if found is None:
            found = self._roots[start, end] = self.tokens[self.source[start:end].root.i]
        return found


class TokenSnapshot:
    """A token of a snapshot, with attributes of spaCy's `Token`."""

    # Without a dictionary and without __getattr__, since either slows every access.
    __slots__ = (
        "_ancestors",
        "_lefts",
        "_reach",
        "_rights",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_quote",
        "is_sent_start",
        "is_space",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )
    _ancestors: tuple[TokenSnapshot, ...]
    _lefts: tuple[TokenSnapshot, ...]
    _reach: tuple[int, int, bool]
    _rights: tuple[TokenSnapshot, ...]
    children: Sequence[TokenSnapshot]
    doc: DocSnapshot
    head: TokenSnapshot
    i: int
    idx: int
    sent: SpanSnapshot
    text: str

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> tuple[TokenSnapshot, ...]:
        """The children before the token."""
        try:
            return self._lefts
        except AttributeError:
            self._lefts = tuple([child for child in self.children if child.i < self.i])
            return self._lefts

    @property
    def rights(self) -> tuple[TokenSnapshot, ...]:
        """The children behind the token."""
        try:
            return self._rights
        except AttributeError:
            self._rights = tuple([child for child in self.children if child.i > self.i])
            return self._rights

    @property
    def left_edge(self) -> TokenSnapshot:
        """The first token of the subtree."""
        return self.doc.tokens[self._extent()[0]]

    @property
    def right_edge(self) -> TokenSnapshot:
        """The last token of the subtree."""
        return self.doc.tokens[self._extent()[1]]

    @property
    def subtree(self) -> Sequence[TokenSnapshot]:
        """The token with all that stands below it in the tree, in order."""
        first, last, nested = self._extent()
        if nested:
            return self.doc.tokens[first : last + 1]
        # Where arcs cross, spaCy's order is by branches.
        found: list[TokenSnapshot] = []
        waiting: list[tuple[TokenSnapshot, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened:
                found.append(token)
            else:
                branches = [*token.lefts, token, *token.rights]
                waiting += [(branch, branch is token) for branch in reversed(branches)]
        return found

    def _extent(self) -> tuple[int, int, bool]:
        """Return the first and the last index of the subtree, and whether no arc in it crosses another."""
        try:
            return self._reach
        except AttributeError:
            below: list[TokenSnapshot] = [self]
            for token in below:  # grows while it is walked: heads come before what hangs on them
                below += token.children
            for token in reversed(below):
                token._measure()
            return self._reach

    def _measure(self) -> None:
        first = last = self.i
        size, nested = 1, True
        for child in self.children:
            begin, stop, tidy = child._reach
            first, last = min(first, begin), max(last, stop)
            size += stop - begin + 1
            nested = nested and tidy
        self._reach = first, last, nested and size == last - first + 1

    @property
    def ancestors(self) -> tuple[TokenSnapshot, ...]:
        """The tokens above it in the tree, the nearest first."""
        try:
            return self._ancestors
        except AttributeError:
            found, token = [], self
            while token.head is not token:
                token = token.head
                found.append(token)
            self._ancestors = tuple(found)
            return self._ancestors

    @property
    def conjuncts(self) -> tuple[TokenSnapshot, ...]:
        """The tokens coordinated with it."""
        return tuple(self.doc.tokens[other.i] for other in self.source.conjuncts)

    @property
    def n_rights(self) -> int:
        """How many children stand behind the token."""
        return len(self.rights)

    @property
    def ent_iob_(self) -> str:
        """Whether the token opens an entity, goes on in one, or stands in none: ``B``, ``I`` or ``O``."""
        return self.source.ent_iob_

    @property
    def is_digit(self) -> bool:
        """Whether the token consists of digits."""
        return self.source.is_digit

    @property
    def is_lower(self) -> bool:
        """Whether the token is in lower case."""
        return self.source.is_lower

    @property
    def shape_(self) -> str:
        """The shape of the token: ``Xxxx``, ``dddd``."""
        return self.source.shape_

    @property
    def source(self) -> Any:
        """spaCy's own object."""
        return self.doc.source[self.i]

    def nbor(self, i: int = 1) -> TokenSnapshot:
        """Return the token `i` places on; raises IndexError beyond the text."""
        place = self.i + i
        if place < 0:
            raise IndexError(f"No token stands {-i} places before token {self.i}.")
        return self.doc.tokens[place]

    def is_ancestor(self, descendant: TokenSnapshot) -> bool:
        """Tell whether a token stands below this one in the tree."""
        return self in descendant.ancestors


class SpanSnapshot:
    """A stretch of tokens of a snapshot, with attributes of spaCy's `Span`."""

    __slots__ = ("doc", "end", "label_", "start", "tokens")

    def __init__(self, doc: DocSnapshot, start: int, end: int, *, label: str = "") -> None:
        """Take the tokens from `start` to `end`."""
        self.doc = doc
        self.label_ = label
        self.start = start
        self.end = end if end > start else start
        self.tokens = doc.tokens[start:end]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[TokenSnapshot]:
        return iter(self.tokens)

    def __reversed__(self) -> Iterator[TokenSnapshot]:
        return reversed(self.tokens)

    def __contains__(self, token: object) -> bool:
        return token in self.tokens

    def __getitem__(self, key: Any) -> Any:
        if key.__class__ is slice:
            start, end = key.indices(len(self.tokens))[:2]
            return SpanSnapshot(self.doc, self.start + start, self.start + end)
        return self.tokens[key]

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    @property
    def source(self) -> Any:
        """spaCy's own object."""
        return self.doc.source[self.start : self.end]

    @property
    def text(self) -> str:
        """The words as written."""
        return self.doc.text[self.start_char : self.end_char] if self.tokens else ""

    @property
    def start_char(self) -> int:
        """Where it begins, in code points."""
        return self.tokens[0].idx if self.tokens else self.source.start_char

    @property
    def end_char(self) -> int:
        """Where it ends, in code points."""
        if not self.tokens:
            return self.source.end_char
        last = self.tokens[-1]
        return last.idx + len(last.text)

    @property
    def root(self) -> TokenSnapshot:
        """The token nearest to the root of the sentence."""
        return self.tokens[0] if len(self.tokens) == 1 else self.doc.root(self.start, self.end)

    @property
    def sent(self) -> SpanSnapshot:
        """The sentence that it begins in."""
        return self.tokens[0].sent if self.tokens else self.doc.span(self.source.sent)

    @property
    def ents(self) -> list[SpanSnapshot]:
        """The entities inside it."""
        inside = [entity for entity in self.doc.ents if entity.start >= self.start]
        return [entity for entity in inside if entity.end <= self.end]


def _read(doc: DocSnapshot) -> tuple[list[TokenSnapshot], list[SpanSnapshot]]:
    source = doc.source
    if not len(source):
        return [], []
    read: Any = source.to_array([*_NAMED, *_NUMBERS])
    orths, *named = read[:, : len(_NAMED)].T.tolist()
    places, heads, starts, spaces = read[:, len(_NAMED) :].astype(np.int64).T.tolist()
    vocabulary = vocabulary_of(source.vocab)
    tokens = list(map(TokenSnapshot.__new__, repeat(TokenSnapshot, len(source))))
    strings = map(vocabulary.strings, named)
    rows = zip(tokens, vocabulary.words(orths), *strings, places, heads, starts, spaces, strict=True)
    children: defaultdict[int, list[TokenSnapshot]] = defaultdict(list)
    for i, (token, word, lemma, pos, tag, dep, entity, place, offset, start, space) in enumerate(rows):
        token.doc = doc
        token.i = i
        token.idx = place
        (
            token.text,
            token.lower_,
            token.is_punct,
            token.is_space,
            token.is_alpha,
            token.is_quote,
            token.like_num,
        ) = word
        token.lemma_ = lemma
        token.pos_ = pos
        token.tag_ = tag
        token.dep_ = dep
        token.ent_type_ = entity
        token.whitespace_ = " " if space else ""
        token.is_sent_start = start == 1 if start else None
        token.children = ()
        token.head = tokens[i + offset]
        if offset:
            children[i + offset].append(token)
    for i, below in children.items():
        tokens[i].children = below
    return tokens, _sentences(doc, tokens, starts)


def _sentences(doc: DocSnapshot, tokens: list[TokenSnapshot], starts: list[int]) -> list[SpanSnapshot]:
    if not doc.source.has_annotation("SENT_START"):
        return []
    doc.tokens = tokens
    opening = [0, *(i for i, start in enumerate(starts) if start == 1 and i), len(tokens)]
    sentences = [SpanSnapshot(doc, start, end) for start, end in pairwise(opening)]
    for sentence in sentences:
        for token in sentence.tokens:
            token.sent = sentence
    return sentences
