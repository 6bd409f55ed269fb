"""The greedy decisions of spaCy's entity recogniser, taken for all tokens at once.

The recogniser walks through a text and decides at every token whether an entity begins there (B), goes on (I),
ends (L), is this token alone (U) or is not there (O). What it knows at a token outside an entity is that token's
vector alone, so that those decisions need no walk; only inside an entity the next decision depends on where the
entity began, and those are taken step by step for all entities of the batch together. Scores, permitted moves and
outcome are those of ``spacy.TransitionBasedParser.v2`` with the state type ``ner``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    from spacy.pipeline.ner import EntityRecognizer

    from .token_vectors import Matrix

    Flags = npt.NDArray[np.bool_]
    Places = npt.NDArray[np.intp]

_BLOCK = 1024
_HERE, _FIRST, _BEFORE = 0, 1, 2
"""The three features of a state: the token, the first token of the open entity, the token before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenFacts:
    """What the permitted moves depend on, one value a token of the batch.

    Attributes:
        space: whether the token is white space.
        closing: whether an entity cannot go on after the token, because its sentence or its text ends there.
    """

    space: Flags
    closing: Flags


class EntityDecoder:
    """Takes the decisions of one entity recogniser."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        """Take the weights of a recogniser without beam search.

        Raises:
            ValueError: when the recogniser is built in a way that is not known here.
        """
        model = recogniser.model
        tok2vec, lower, upper = model.layers
        weights = lower.get_param("W")
        if weights.shape[0] != 3 or recogniser.cfg["beam_width"] != 1 or model.attrs["unseen_classes"]:
            raise ValueError("The pipeline's entity recogniser is not the greedy one with three features.")
        features, hidden, pieces, width = weights.shape
        reduce = tok2vec.layers[-1]
        # Piece by piece, so that the greatest is taken of whole columns; from the token vectors at once, since the
        # layer between them is linear.
        by_piece = weights.transpose(0, 2, 1, 3).reshape(features, pieces * hidden, width).transpose(0, 2, 1)
        self._lower = reduce.get_param("W").T @ by_piece
        brought = reduce.get_param("b") @ by_piece
        pad = lower.get_param("pad").reshape(features, hidden, pieces)
        pad = pad.transpose(0, 2, 1).reshape(features, pieces * hidden)
        bias = lower.get_param("b").T.reshape(-1)
        self._bias_outside = bias + brought[_HERE] + pad[_FIRST] + pad[_BEFORE]
        self._bias_inside = bias + brought.sum(axis=0)
        self._pieces = pieces
        self._upper, self._upper_bias = upper.get_param("W").T.copy(), upper.get_param("b")
        system = recogniser.moves
        moves = [system.get_class_name(place).partition("-") for place in range(system.n_moves)]
        self.labels = tuple(sorted({label for _, _, label in moves if label}))
        index = {(kind, label): place for place, (kind, _, label) in enumerate(moves)}
        self._inside = np.array([index["I", label] for label in self.labels])
        self._end = np.array([index["L", label] for label in self.labels])
        # In the order of the pipeline's moves, since of equal scores the first wins.
        outside = sorted(
            (place, kind, label)
            for (kind, label), place in index.items()
            if kind == "O" or (kind in "BU" and label)
        )
        self._outside = np.array([place for place, _, _ in outside])
        self._outside_begins = np.array([kind == "B" for _, kind, _ in outside])
        self._outside_units = np.array([kind == "U" for _, kind, _ in outside])
        self._outside_label = np.array([self.labels.index(label) if label else -1 for _, _, label in outside])

    def entities(self, vectors: Matrix, facts: TokenFacts) -> list[tuple[int, int, str]]:
        """Return the entities of a batch in order: first token, token after the last, label.

        Args:
            vectors: the recogniser's token vectors.
            facts: what the permitted moves depend on.
        """
        label_at = np.empty(len(vectors), dtype=np.intp)
        begins = np.empty(len(vectors), dtype=bool)
        for start in range(0, len(vectors), _BLOCK):
            block = slice(start, start + _BLOCK)
            part = TokenFacts(space=facts.space[block], closing=facts.closing[block])
            label_at[block], begins[block] = self._outside_moves(vectors[block], part)
        starts = np.flatnonzero(begins)
        ends = self._ends(vectors, facts, starts=starts, labels=label_at[starts])
        end_of = dict(zip(starts.tolist(), ends.tolist(), strict=True))
        found: list[tuple[int, int, str]] = []
        after = 0
        for start in np.flatnonzero(label_at >= 0).tolist():
            if start < after:
                continue
            after = end_of.get(start, start + 1)
            found.append((start, after, self.labels[label_at[start]]))
        return found

    def _outside_moves(self, vectors: Matrix, facts: TokenFacts) -> tuple[Places, Flags]:
        """Return the label that begins at each token, -1 for none, and whether it goes on after the token."""
        scores = self._scores(vectors @ self._lower[_HERE] + self._bias_outside, moves=self._outside)
        scores[np.ix_(np.flatnonzero(facts.space), np.flatnonzero(self._outside_units))] = -np.inf
        single = np.flatnonzero(facts.space | facts.closing)
        scores[np.ix_(single, np.flatnonzero(self._outside_begins))] = -np.inf
        best = scores.argmax(axis=1)
        return self._outside_label[best], self._outside_begins[best]

    def _ends(self, vectors: Matrix, facts: TokenFacts, *, starts: Places, labels: Places) -> Places:
        """Return the token after the last one of each entity that begins at ``starts``."""
        ends = starts + 1
        first = vectors[starts] @ self._lower[_FIRST] + self._bias_inside
        open_ = np.arange(len(starts))
        while len(open_):
            at = ends[open_]
            here, before = vectors[at] @ self._lower[_HERE], vectors[at - 1] @ self._lower[_BEFORE]
            scores = self._scores(here + first[open_] + before)
            rows = np.arange(len(open_))
            inside, end = self._inside[labels[open_]], self._end[labels[open_]]
            going_on, ending = scores[rows, inside], scores[rows, end]
            goes_on = (going_on > ending) | ((going_on == ending) & (inside < end))
            goes_on &= ~facts.closing[at]
            ends[open_] += 1
            open_ = open_[goes_on]
        return ends

    def _scores(self, unmaxed: Matrix, *, moves: Places | None = None) -> Matrix:
        """Return the scores of all moves, or of those given by their numbers."""
        hidden = np.maximum.reduce(np.split(unmaxed, self._pieces, axis=1))
        if moves is None:
            return hidden @ self._upper + self._upper_bias
        return hidden @ self._upper[:, moves] + self._upper_bias[moves]
