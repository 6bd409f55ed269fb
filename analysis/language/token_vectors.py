"""Token vectors of spaCy's small pipelines in one pass of plain matrix products.

A ``tok2vec`` of these pipelines embeds every token by hashed features and then mixes each vector with its
neighbours in four convolutions. The embedding depends on the kind of token alone, and so do the three products
that the first convolution adds up for a token and its two neighbours; all are kept from one text to the next. The
other convolutions run on numpy's BLAS, which is two to three times as fast as the one spaCy brings. The vectors
equal spaCy's but for rounding in the last digits.

Sources: Miranda et al. (2022), "Multi hash embeddings in spaCy" (arXiv:2212.09255), and the architectures
``spacy.MultiHashEmbed.v2`` and ``spacy.MaxoutWindowEncoder.v2``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .kinds import PADDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from thinc.api import Model

    from .kinds import KindsOfTokens

    Matrix = npt.NDArray[np.float32]
    Places = npt.NDArray[np.intp]

PAD = 4
"""Empty rows between texts, as many as convolutions reach over, so that no text sees its neighbour."""
_BLOCK = 512
_EPSILON = np.float32(1e-8)


class TokenVectors:
    """Computes the token vectors of one ``tok2vec``.

    Attributes:
        columns: the attributes of a token that its embedding depends on.
    """

    def __init__(self, tok2vec: Model) -> None:
        """Take the weights of a ``tok2vec``.

        Raises:
            ValueError: when the ``tok2vec`` is built in a way that is not known here.
        """
        embed, encode = tok2vec.layers
        if [layer.name for layer in embed.layers][:2] != ["extract_features", "list2ragged"]:
            raise ValueError("The pipeline's tokens are not embedded by hashed features alone.")
        extract, _, self._hashed, self._mix, _ = embed.layers
        self.columns: Sequence[int] = extract.attrs["columns"]
        blocks = encode.layers[0].layers
        if len(blocks) != PAD:
            raise ValueError(f"The pipeline has {len(blocks)} convolutions; {PAD} are expected.")
        self._first, *self._others = [_convolution(block) for block in blocks]
        self._width = width = tok2vec.get_dim("nO")
        self._generation = -1
        self._vectors = np.zeros((1, width), dtype=np.float32)
        self._products = np.zeros((1, 3, 3 * width), dtype=np.float32)

    def of(self, tokens: Places, kinds: KindsOfTokens) -> Matrix:
        """Return the vectors of the tokens of some texts.

        Args:
            tokens: the kind of each row of the texts' `layout`.
            kinds: the kinds known.

        Returns:
            As many rows; those between texts mean nothing.
        """
        self._learn(kinds)
        # One more empty row at each end lets every row have two neighbours.
        around = np.concatenate([[PADDING], tokens, [PADDING]])
        padded = np.zeros((len(around), self._width), dtype=np.float32)
        self._first_convolution(around, out=padded)
        for convolution in self._others:
            padded[1:-1] = _convolve(padded, convolution)
        return padded[1:-1]

    def _learn(self, kinds: KindsOfTokens) -> None:
        """Embed the kinds that are new."""
        known = len(self._vectors)
        if self._generation != kinds.generation:
            self._generation, known = kinds.generation, 1
        if known == len(kinds):
            return
        vectors = self._mix.predict(self._hashed.predict(kinds.features(self.columns, since=known)))
        width = self._width
        products = np.empty((len(vectors), 3, 3 * width), dtype=np.float32)
        for part in range(3):
            products[:, part] = vectors @ self._first.weights[part * width : (part + 1) * width]
        self._vectors = np.concatenate([self._vectors[:known], vectors])
        self._products = np.concatenate([self._products[:known], products])

    def _first_convolution(self, around: Places, *, out: Matrix) -> None:
        """Write the rows between the first and the last after the first residual block."""
        count = len(around) - 2
        rows = self._products.reshape(-1, 3 * self._width)
        pieces = np.empty((min(_BLOCK, count), 3 * self._width), dtype=np.float32)
        more = np.empty_like(pieces)
        for start in range(0, count, _BLOCK):
            end = min(start + _BLOCK, count)
            size = end - start
            rows.take(3 * around[start:end], axis=0, out=pieces[:size], mode="clip")
            for part in (1, 2):
                rows.take(3 * around[start + part : end + part] + part, axis=0, out=more[:size], mode="clip")
                pieces[:size] += more[:size]
            middle = around[start + 1 : end + 1]
            out[start + 1 : end + 1] = _activated(
                pieces[:size], self._first, self._vectors.take(middle, axis=0)
            )


def layout(lengths: Sequence[int]) -> Places:
    """Return the rows of the tokens of some texts when `PAD` empty rows stand before, between and after texts.

    >>> layout([3, 2]).tolist()
    [4, 5, 6, 11, 12]
    """
    text = np.repeat(np.arange(len(lengths)), lengths)
    return np.arange(len(text)) + PAD * (text + 1)


class _Convolution(NamedTuple):
    """Weights of a residual block: maxout over each token and its two neighbours, and layer normalisation."""

    weights: Matrix
    bias: Matrix
    scale: Matrix
    shift: Matrix


def _convolve(padded: Matrix, convolution: _Convolution) -> Matrix:
    """Return the rows between the first and the last after one residual block, in blocks that fit the cache."""
    count, width = padded.shape[0] - 2, padded.shape[1]
    result = np.empty((count, width), dtype=np.float32)
    window = np.empty((min(_BLOCK, count), 3 * width), dtype=np.float32)
    for start in range(0, count, _BLOCK):
        end = min(start + _BLOCK, count)
        size = end - start
        for part in range(3):
            window[:size, part * width : (part + 1) * width] = padded[start + part : end + part]
        pieces = window[:size] @ convolution.weights
        result[start:end] = _activated(pieces, convolution, padded[start + 1 : end + 1])
    return result


def _activated(pieces: Matrix, convolution: _Convolution, vectors: Matrix) -> Matrix:
    """Return what becomes of vectors whose products with the weights are given; the products are overwritten."""
    width = vectors.shape[1]
    pieces += convolution.bias
    best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
    np.maximum(best, pieces[:, 2 * width :], out=best)
    best -= best.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(width) + _EPSILON
    best *= (variance ** np.float32(-0.5)) * convolution.scale
    best += convolution.shift
    best += vectors
    return best


def _convolution(block: Any) -> _Convolution:
    maxout = next(node for node in block.walk() if node.name == "maxout")
    norm = next(node for node in block.walk() if node.name == "layernorm")
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    width, pieces, inputs = weights.shape
    if pieces != 3 or inputs != 3 * width:
        raise ValueError(
            f"The pipeline's maxout has {pieces} pieces and {inputs} inputs; 3 and {3 * width} are expected."
        )
    # Piece by piece, so that the greatest of three is taken of whole columns.
    by_piece = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T)
    return _Convolution(by_piece, bias.T.reshape(-1).copy(), norm.get_param("G"), norm.get_param("b"))
