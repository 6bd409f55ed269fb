"""A parse read once into plain Python objects, for rules that ask many small questions of few tokens.

spaCy makes a new `Token` for every ``doc[i]``, ``token.head`` and child, and looks a string up for every
``token.lemma_``. A snapshot reads the columns of the parse once (`Doc.to_array`) and answers from attributes; what
rules seldom ask is worked out at first asking and kept, and anything else is put to spaCy's own object.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

_STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_FLAGS = ("IS_PUNCT", "IS_SPACE", "IS_ALPHA", "IS_QUOTE", "LIKE_NUM", "SPACY")
_NUMBERS = ("IDX", "HEAD", "SENT_START")
_SENTENCE_START = {1: True, -1: False}


def snapshot(doc: Doc) -> Doc:
    """Return a stand-in for a parse that is to stay as it is; a snapshot is returned as it is.

    Its tokens and spans have the attributes that spaCy's have, with the same values. A token is the same object
    however it is reached, so that ``token.head is verb`` means what it says.

    >>> from commentariat.analysis.language import load_pipeline
    >>> doc = snapshot(load_pipeline()("Turkish proxies took Afrin."))
    >>> [(token.text, token.dep_, token.head.text) for token in doc[:3]]
    [('Turkish', 'amod', 'proxies'), ('proxies', 'nsubj', 'took'), ('took', 'ROOT', 'took')]
    >>> doc[2].sent.text, [child.text for child in doc[2].children]
    ('Turkish proxies took Afrin.', ['proxies', 'Afrin', '.'])
    """
    return doc if isinstance(doc, DocSnapshot) else cast("Doc", DocSnapshot(doc))


class DocSnapshot:
    """A parsed text; see `snapshot`.

    Attributes:
        source: spaCy's own object.
        tokens: the tokens in order.
    """

    def __init__(self, source: Doc) -> None:
        """Read the columns of a parse."""
        self.source = source
        self.tokens = _tokens_of(self)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[TokenSnapshot]:
        return iter(self.tokens)

    def __getitem__(self, key: Any) -> Any:
        if key.__class__ is slice:
            return SpanSnapshot(self, *key.indices(len(self.tokens))[:2])
        return self.tokens[key]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.source, name)

    @cached_property
    def text(self) -> str:
        """The text; spaCy joins it anew at every asking."""
        return self.source.text

    @cached_property
    def sents(self) -> tuple[SpanSnapshot, ...]:
        """The sentences."""
        return tuple(self.span(sentence) for sentence in self.source.sents)

    @cached_property
    def ents(self) -> tuple[SpanSnapshot, ...]:
        """The entities."""
        return tuple(self.span(entity) for entity in self.source.ents)

    @cached_property
    def roots(self) -> dict[tuple[int, int], TokenSnapshot]:
        """The roots of the spans that were asked for theirs, by start and end."""
        return {}

    def char_span(self, *args: Any, **kwargs: Any) -> SpanSnapshot | None:
        """Return the span at code points, as `Doc.char_span` does."""
        found = self.source.char_span(*args, **kwargs)
        return None if found is None else self.span(found)

    def span(self, span: Any) -> SpanSnapshot:
        """Return the snapshot of one of the source's spans."""
        return SpanSnapshot(self, span.start, span.end, label=span.label_)


class TokenSnapshot:
    """A token of a snapshot, with the attributes of spaCy's `Token`."""

    __slots__ = (
        "ancestors",
        "children",
        "conjuncts",
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
        "left_edge",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "rights",
        "sent",
        "subtree",
        "tag_",
        "text",
        "whitespace_",
    )
    doc: DocSnapshot
    i: int
    idx: int
    text: str
    lefts: tuple[TokenSnapshot, ...]
    rights: tuple[TokenSnapshot, ...]
    left_edge: TokenSnapshot
    right_edge: TokenSnapshot
    subtree: tuple[TokenSnapshot, ...]

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def __getattr__(self, name: str) -> Any:
        """Work out an attribute that is not set yet, or put the question to spaCy's token."""
        find = _LATE.get(name)
        if find is None:
            return getattr(self.doc.source[self.i], name)
        value = find(self)
        setattr(self, name, value)
        return value

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
    """A stretch of tokens of a snapshot, with the attributes of spaCy's `Span`."""

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

    def __getattr__(self, name: str) -> Any:
        return getattr(self.source, name)

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
        if len(self.tokens) == 1:
            return self.tokens[0]
        key = self.start, self.end
        found = self.doc.roots.get(key)
        if found is None:
            found = self.doc.roots[key] = self.doc.tokens[self.source.root.i]
        return found

    @property
    def sent(self) -> SpanSnapshot:
        """The sentence that it begins in."""
        return self.tokens[0].sent if self.tokens else self.doc.span(self.source.sent)

    @property
    def ents(self) -> list[SpanSnapshot]:
        """The entities inside it."""
        return [self.doc.span(entity) for entity in self.source.ents]


_KEPT = 500_000
_STRINGS_KNOWN: dict[int, str] = {}
"""Strings by spaCy's number for them, which is the same in every vocabulary."""


def _strings(doc: Doc, numbers: list[int]) -> list[str]:
    try:
        return list(map(_STRINGS_KNOWN.__getitem__, numbers))
    except KeyError:
        _STRINGS_KNOWN.update((number, doc.vocab.strings[number]) for number in set(numbers))
    return list(map(_STRINGS_KNOWN.__getitem__, numbers))


def _tokens_of(doc: DocSnapshot) -> list[TokenSnapshot]:
    source = doc.source
    if not len(source):
        return []
    if len(_STRINGS_KNOWN) > _KEPT:
        _STRINGS_KNOWN.clear()
    read: Any = source.to_array([*_STRINGS, *_FLAGS, *_NUMBERS])
    columns = np.ascontiguousarray(read.T)
    strings = (_strings(source, column) for column in columns[: len(_STRINGS)].tolist())
    flags = (columns[len(_STRINGS) : -len(_NUMBERS)] != 0).tolist()
    starts, heads, sentences = columns[-len(_NUMBERS) :].astype(np.int64).tolist()
    tokens: list[TokenSnapshot] = []
    new = TokenSnapshot.__new__
    for row in zip(*strings, *flags, starts, sentences, strict=True):
        token = new(TokenSnapshot)
        token.doc = doc
        token.i = len(tokens)
        token.text, token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_, token.ent_type_ = row[:7]
        token.is_punct, token.is_space, token.is_alpha, token.is_quote, token.like_num = row[7:12]
        token.whitespace_ = " " if row[12] else ""
        token.idx = row[13]
        token.is_sent_start = _SENTENCE_START.get(row[14])
        token.children = ()
        tokens.append(token)
    children: defaultdict[int, list[TokenSnapshot]] = defaultdict(list)
    for place, (token, offset) in enumerate(zip(tokens, heads, strict=True)):
        token.head = tokens[place + offset]
        if offset:
            children[place + offset].append(token)
    for place, below in children.items():
        tokens[place].children = tuple(below)
    return tokens


def _lefts(token: TokenSnapshot) -> tuple[TokenSnapshot, ...]:
    return tuple(child for child in token.children if child.i < token.i)


def _rights(token: TokenSnapshot) -> tuple[TokenSnapshot, ...]:
    return tuple(child for child in token.children if child.i > token.i)


def _left_edge(token: TokenSnapshot) -> TokenSnapshot:
    return min((token, *(child.left_edge for child in token.children)), key=_place)


def _right_edge(token: TokenSnapshot) -> TokenSnapshot:
    return max((token, *(child.right_edge for child in token.children)), key=_place)


def _place(token: TokenSnapshot) -> int:
    return token.i


def _subtree(token: TokenSnapshot) -> tuple[TokenSnapshot, ...]:
    left = (leaf for child in token.lefts for leaf in child.subtree)
    right = (leaf for child in token.rights for leaf in child.subtree)
    return (*left, token, *right)


def _ancestors(token: TokenSnapshot) -> tuple[TokenSnapshot, ...]:
    found = []
    while token.head is not token:
        token = token.head
        found.append(token)
    return tuple(found)


def _conjuncts(token: TokenSnapshot) -> tuple[TokenSnapshot, ...]:
    return tuple(token.doc.tokens[other.i] for other in token.doc.source[token.i].conjuncts)


def _sentence(token: TokenSnapshot) -> SpanSnapshot:
    for sentence in token.doc.sents:
        for inside in sentence.tokens:
            inside.sent = sentence
    return token.sent


_LATE = {
    "ancestors": _ancestors,
    "conjuncts": _conjuncts,
    "left_edge": _left_edge,
    "lefts": _lefts,
    "right_edge": _right_edge,
    "rights": _rights,
    "sent": _sentence,
    "subtree": _subtree,
}
