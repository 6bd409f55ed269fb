"""The greedy decisions of spaCy's dependency parser, taken for hundreds of sentences at once.

In every state of a parse a network of one hidden layer scores all transitions from the vectors of eight tokens, and
the best of those that are permitted is taken. Here all parses of a batch (`arc_eager`) advance in step, so that each
step is a few products of matrices. Scores and outcome are those of ``spacy.TransitionBasedParser.v2`` with the state
type ``parser``, but for rounding.

Sources: Honnibal and Johnson (2015), "An improved non-monotonic transition system for dependency parsing"
(doi:10.18653/v1/D15-1162), and Chen and Manning (2014), "A fast and accurate dependency parser using neural networks"
(doi:10.3115/v1/D14-1082), for the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .arc_eager import FEATURES, Parses, permits
from .columns import read_attributes, write_attributes

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from spacy.pipeline import DependencyParser
    from spacy.tokens import Doc

    from .arc_eager import Flags, Places
    from .columns import Numbers
    from .token_vectors import Matrix

_KINDS = "SDLR"
_LIFTED = "||"
"""Marks the label of an arc that is to be moved to a head further down, for trees with crossing arcs."""
UNCLEAR = "dep"
"""The label of a dependency of no known kind."""
_START, _NO_START = 1, -1
"""Values of spaCy's attribute SENT_START."""
_STEPS = 32
"""Steps between two looks at whether it pays to go on."""
_STEP_IN_TOKENS = 4
"""How many tokens spaCy's own loop parses in the time of a step with few parses, about."""


class DependencyDecoder:
    """Takes the decisions of one dependency parser."""

    def __init__(self, parser: DependencyParser) -> None:
        """Take the weights of a parser without beam search.

        Raises:
            ValueError: when the parser is built in a way that is not known here.
        """
        model = parser.model
        tok2vec, lower, upper = model.layers
        weights = lower.get_param("W")
        features, hidden, pieces, width = weights.shape
        system = parser.moves
        moves = [system.get_class_name(place).partition("-") for place in range(system.n_moves)]
        if (
            features != FEATURES
            or pieces < 2
            or not model.attrs["has_upper"]
            or model.attrs["unseen_classes"]
            or parser.cfg["beam_width"] != 1
            or parser.cfg["learn_tokens"]
            or any(label == "subtok" for _, _, label in moves)
        ):
            raise ValueError("The pipeline's parser is not the greedy one with eight features.")
        self._parser = parser
        self._reduce = tok2vec.layers[-1]
        self._width = width
        # Piece by piece, so that the greatest is taken of whole columns; last of a feature comes what it adds when
        # there is no such token.
        pad = lower.get_param("pad").reshape(features, 1, hidden, pieces)
        by_piece = np.concatenate([weights.transpose(0, 3, 1, 2), pad], axis=1).transpose(0, 1, 3, 2)
        self._lower = by_piece.reshape(features * (width + 1), pieces * hidden)
        self._bias = lower.get_param("b").T.reshape(-1).copy()
        self._hidden = hidden
        self._upper = upper.get_param("W").T.copy()
        strings = parser.vocab.strings
        self._labels = np.array(
            [strings.add(label) if label else 0 for _, _, label in moves], dtype=np.uint64
        )
        self._root, self._unclear = (np.uint64(strings.add(label)) for label in ("ROOT", UNCLEAR))
        self._lifted = np.array([_LIFTED in label for _, _, label in moves])
        # Sentences are set before, so that BREAK ("B") is never permitted.
        self._kinds = np.array([_KINDS.find(kind) for kind, _, _ in moves])
        permitted = [
            [kind >= 0 and permits(code, kind) for kind in self._kinds.tolist()] for code in range(16)
        ]
        self._upper_bias = np.where(permitted, upper.get_param("b"), np.float32(-np.inf))

    def set_arcs(
        self, docs: Sequence[Doc], vectors: Matrix, *, starts: Places, wanted: Flags | None = None
    ) -> None:
        """Set heads, dependencies and sentences of tokenised texts.

        Args:
            docs: texts without annotations, each with a token at least.
            vectors: the token vectors that the parser listens to, text after text.
            starts: the tokens where sentences start, in order; the first of every text among them.
            wanted: which sentences are parsed, all by default. In the others all tokens hang on the first, by
                dependencies of no known kind.
        """
        lengths = [len(doc) for doc in docs]
        wanted = np.ones(len(starts), dtype=bool) if wanted is None else wanted
        parses = Parses(lengths, starts + 1, wanted=wanted)
        left = self._run(parses, self._inputs(vectors), lengths)
        sentence = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(vectors)))
        parsed = wanted[sentence, None]
        bare = self._bare_arcs(starts[sentence])
        arcs = np.where(parsed, self._arcs(parses), bare)
        ends = np.cumsum(lengths)
        lifted = np.add.reduceat(self._lifted[parses.moves] & (parses.heads > 0), ends - np.array(lengths))
        for text, (doc, end) in enumerate(zip(docs, ends.tolist(), strict=True)):
            own = slice(end - len(doc), end)
            if text in left:
                begins = np.isin(np.arange(own.start, end), starts)
                found = self._arcs_by_own_loop(doc, vectors[own], begins=begins)
                arcs[own] = np.where(parsed[own], found, bare[own])
            write_attributes(doc, ["HEAD", "DEP"], arcs[own])
            if lifted[text]:
                for finish in self._parser.postprocesses:
                    finish(doc)

    def _arcs(self, parses: Parses) -> Numbers:
        """Return how far away the head of each token is, and its dependency."""
        attached = parses.heads > 0
        heads = np.where(attached, parses.heads - 1 - np.arange(len(attached)), 0)
        return np.column_stack(
            [heads.astype(np.uint64), np.where(attached, self._labels[parses.moves], self._root)]
        )

    def _bare_arcs(self, starts: Places) -> Numbers:
        """Return arcs of sentences that are not parsed, given where the sentence of each token starts."""
        heads = starts - np.arange(len(starts))
        return np.column_stack([heads.astype(np.uint64), np.where(heads == 0, self._root, self._unclear)])

    def _run(self, parses: Parses, inputs: Matrix, lengths: Sequence[int]) -> set[int]:
        """Finish all parses but those of some texts, which the parser's own loop will sooner have parsed."""
        steps = 0
        while len(parses):
            moves = self._best(inputs.take(parses.features(), axis=0), parses.permitted())
            parses.advance(self._kinds.take(moves), moves)
            steps += 1
            if steps % _STEPS == 0:
                texts = parses.unfinished()
                if sum(lengths[text] for text in texts) < 2 * parses.longest() * _STEP_IN_TOKENS:
                    return set(texts)
        return set()

    def _arcs_by_own_loop(self, doc: Doc, vectors: Matrix, *, begins: Flags) -> Numbers:
        """Return the arcs that the parser's own loop gives a text whose sentences are told."""
        told = np.where(begins, _START, _NO_START).astype(np.int64)
        write_attributes(doc, ["SENT_START"], told.astype(np.uint64)[:, None])
        doc.tensor = vectors  # pyright: ignore[reportAttributeAccessIssue]
        self._parser(doc)
        doc.tensor = np.zeros((0,), dtype=np.float32)  # pyright: ignore[reportAttributeAccessIssue]
        return read_attributes([doc], ["HEAD", "DEP"])

    def _inputs(self, vectors: Matrix) -> Matrix:
        """Return what tokens bring to the hidden layer, one row each, after one for none."""
        inputs = np.zeros((len(vectors) + 1, self._width + 1), dtype=np.float32)
        inputs[1:, :-1] = vectors @ self._reduce.get_param("W").T + self._reduce.get_param("b")
        inputs[0, -1] = 1
        return inputs

    def _best(self, inputs: npt.NDArray[np.float32], permitted: npt.NDArray[np.uint8]) -> Places:
        """Return the number of the best permitted transition in each state; of equal ones the first."""
        pieces = inputs.reshape(len(inputs), -1) @ self._lower
        pieces += self._bias
        hidden = np.maximum(pieces[:, : self._hidden], pieces[:, self._hidden : 2 * self._hidden])
        for start in range(2 * self._hidden, pieces.shape[1], self._hidden):
            np.maximum(hidden, pieces[:, start : start + self._hidden], out=hidden)
        scores = hidden @ self._upper
        # The bias rules out what is not permitted.
        scores += self._upper_bias.take(permitted, axis=0)
        return scores.argmax(axis=1)
