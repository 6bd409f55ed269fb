"""The decisions of spaCy's tagger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.pipeline import Tagger

    from .token_vectors import Matrix

    Places = npt.NDArray[np.intp]


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
