"""The decisions of spaCy's tagger, and the sentence starts that its tags make likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    from spacy.pipeline import Tagger

    from .token_vectors import Matrix

    Places = npt.NDArray[np.intp]

_FINAL = "."
_CLOSING = ("''", "-RRB-", "_SP")


class TagDecoder:
    """Takes the decisions of one tagger.

    Attributes:
        labels: the tags by their number.
    """

    def __init__(self, tagger: Tagger) -> None:
        """Take the weights of a tagger.

        Raises:
            ValueError: when the tagger is built in a way that is not known here.
        """
        softmax = [node for node in tagger.model.walk() if node.name == "softmax"]
        if len(softmax) != 1 or len(tagger.model.layers) != 2:
            raise ValueError("The pipeline's tagger is not one layer upon the token vectors.")
        self._weights, self._bias = softmax[0].get_param("W").T, softmax[0].get_param("b")
        self.labels = tagger.labels

    def tags(self, vectors: Matrix) -> Places:
        """Return the number of each token's tag."""
        # The softmax itself changes nothing in which is the greatest.
        return (vectors @ self._weights + self._bias).argmax(axis=1)

    def likely_starts(self, tags: Places, *, firsts: Places) -> Places:
        """Return the tokens where a sentence probably starts, in order.

        That is after a final stop and the quotation marks, brackets and white space that close with it, as tags of the
        Penn Treebank tell.

        Args:
            tags: the number of each token's tag, text after text.
            firsts: the first token of every text, all of which are starts.
        """
        closing = np.isin(tags, [self._number(tag) for tag in _CLOSING])
        standing = np.flatnonzero(~closing)
        final = tags[standing] == self._number(_FINAL)
        starts = standing[1:][final[:-1] & ~final[1:]]
        return np.union1d(starts, firsts)

    def _number(self, tag: str) -> int:
        return self.labels.index(tag) if tag in self.labels else -1
