"""Token vectors of spaCy's small pipelines in one pass of plain matrix products.

A ``tok2vec`` of these pipelines embeds every token by hashed features and then mixes each vector with its
neighbours in four convolutions. The embedding depends on the kind of token alone, so it is kept from one text to the
next; so do the products that the first convolution adds up for a token and its two neighbours, which are computed once
for a kind and kept for the frequent ones. The other convolutions run on numpy's BLAS, which is two to three times as
fast as the one spaCy brings. The vectors equal spaCy's but for rounding in the last digits.

Sources: Miranda et al. (2022), "Multi hash embeddings in spaCy" (arXiv:2212.09255), and the architectures
``spacy.MultiHashEmbed.v2`` and ``spacy.MaxoutWindowEncoder.v2``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .kinds import PADDING, extended

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
FREQUENT = 8_192
"""Kinds of tokens that keep their products: 28 MB for vectors of 96 numbers."""
_EPSILON = np.float32(1e-8)


class TokenVectors:
    """Computes the token vectors of one ``tok2vec``.

    Attributes:
        columns: the attributes of a token that its embedding depends on.
    """

    def __init__(self, tok2vec: Model, *, frequent: int = FREQUENT) -> None:
        """Take the weights of a ``tok2vec``.

        Args:
            tok2vec: the model.
            frequent: how many kinds keep their products; those that come up first are the frequent ones, by and large.

        Raises:
            ValueError: when the ``tok2vec`` is built in a way that is not known here.
        """
        embed, encode = tok2vec.layers
        if [layer.name for layer in embed.layers][:2] != ["extract_features", "list2ragged"]:
            raise ValueError("The pipeline's tokens are not embedded by hashed features alone.")
        extract, _, self._hashed, mix, _ = embed.layers
        self.columns: Sequence[int] = extract.attrs["columns"]
        blocks = encode.layers[0].layers
        if len(blocks) != PAD:
            raise ValueError(f"The pipeline has {len(blocks)} convolutions; {PAD} are expected.")
        self._mix = _maxout(mix)
        self._first, *self._others = [_maxout(block) for block in blocks]
        self._width = width = tok2vec.get_dim("nO")
        if self._first.weights.shape != (3 * width, 3 * width):
            raise ValueError("The pipeline's convolutions do not reach to the two neighbours of a token.")
        # The products of a kind with the weights for a token before, at and after the place.
        self._thrice = np.concatenate(np.split(self._first.weights, 3), axis=1)
        self._generation = -1
        self._vectors = np.zeros((1, width), dtype=np.float32)
        self._products = np.zeros((1, 9 * width), dtype=np.float32)
        self._known = 1
        self._frequent = frequent

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
        padded, mixed = np.zeros((2, len(tokens) + 2, self._width), dtype=np.float32)
        self._first_convolution(np.concatenate([[PADDING], tokens, [PADDING]]), out=padded)
        for layer in self._others:
            _convolve(padded, layer, out=mixed)
            padded, mixed = mixed, padded
        return padded[1:-1]

    def _learn(self, kinds: KindsOfTokens) -> None:
        """Embed the kinds that are new."""
        if self._generation != kinds.generation:
            self._generation, self._known = kinds.generation, 1
        if self._known == len(kinds):
            return
        hashed = self._hashed.predict(kinds.features(self.columns, since=self._known))
        vectors = np.empty((len(hashed), self._width), dtype=np.float32)
        _activate(hashed @ self._mix.weights + self._mix.bias, self._mix, out=vectors)
        self._vectors = extended(self._vectors, vectors, at=self._known)
        kept = vectors[: max(0, self._frequent - self._known)]
        if len(kept):
            self._products = extended(self._products, kept @ self._thrice, at=self._known)
        self._known = len(kinds)

    def _products_of(self, present: Places) -> tuple[Matrix, Places]:
        """Return products, three rows for each of some kinds, and the first row of each; kinds are in order."""
        kept = min(self._known, self._frequent)
        rare = present[np.searchsorted(present, kept) :]
        self._products = extended(self._products, self._vectors[rare] @ self._thrice, at=kept)
        places = present.copy()
        places[len(present) - len(rare) :] = kept + np.arange(len(rare))
        return self._products.reshape(-1, 3 * self._width), 3 * places

    def _first_convolution(self, around: Places, *, out: Matrix) -> None:
        """Write the rows between the first and the last after the first residual block."""
        count = len(around) - 2
        present, which = np.unique(around, return_inverse=True)
        vectors = self._vectors[present]
        products, places = self._products_of(present)
        rows = places[which]
        pieces = np.empty((min(_BLOCK, count), 3 * self._width), dtype=np.float32)
        more = np.empty_like(pieces)
        for start in range(0, count, _BLOCK):
            end = min(start + _BLOCK, count)
            size = end - start
            products.take(rows[start:end], axis=0, out=pieces[:size], mode="clip")
            for part in (1, 2):
                beside = rows[start + part : end + part] + part
                pieces[:size] += products.take(beside, axis=0, out=more[:size], mode="clip")
            pieces[:size] += self._first.bias
            result = out[start + 1 : end + 1]
            _activate(pieces[:size], self._first, out=result)
            result += vectors.take(which[start + 1 : end + 1], axis=0)


def layout(lengths: Sequence[int]) -> Places:
    """Return the rows of the tokens of some texts when `PAD` empty rows stand before, between and after texts.

    >>> layout([3, 2]).tolist()
    [4, 5, 6, 11, 12]
    """
    text = np.repeat(np.arange(len(lengths)), lengths)
    return np.arange(len(text)) + PAD * (text + 1)


class _Maxout(NamedTuple):
    """Weights of a layer of maxout with three pieces and of the normalisation of its outcome."""

    weights: Matrix
    bias: Matrix
    scale: Matrix
    shift: Matrix


def _convolve(padded: Matrix, layer: _Maxout, *, out: Matrix) -> None:
    """Write the rows between the first and the last after one residual block, in blocks that fit the cache."""
    count, width = padded.shape[0] - 2, padded.shape[1]
    # A column of ones brings the bias into the product.
    window = np.ones((min(_BLOCK, count), 3 * width + 1), dtype=np.float32)
    weights = np.vstack([layer.weights, layer.bias])
    for start in range(0, count, _BLOCK):
        end = min(start + _BLOCK, count)
        size = end - start
        for part in range(3):
            window[:size, part * width : (part + 1) * width] = padded[start + part : end + part]
        result = out[start + 1 : end + 1]
        _activate(window[:size] @ weights, layer, out=result)
        result += padded[start + 1 : end + 1]


def _activate(pieces: Matrix, layer: _Maxout, *, out: Matrix) -> None:
    """Write the outcome of a layer for products with its weights, bias included."""
    width = out.shape[1]
    np.maximum(pieces[:, :width], pieces[:, width : 2 * width], out=out)
    np.maximum(out, pieces[:, 2 * width :], out=out)
    mean = np.full(width, 1 / width, dtype=np.float32)
    out -= (out @ mean)[:, None]
    variance = np.einsum("ij,ij->i", out, out) / np.float32(width) + _EPSILON
    out *= (variance ** np.float32(-0.5))[:, None]
    out *= layer.scale
    out += layer.shift


def _maxout(block: Any) -> _Maxout:
    maxout = next(node for node in block.walk() if node.name == "maxout")
    norm = next(node for node in block.walk() if node.name == "layernorm")
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    width, pieces, inputs = weights.shape
    if pieces != 3:
        raise ValueError(f"The pipeline's maxout has {pieces} pieces; 3 are expected.")
    # Piece by piece, so that the greatest of three is taken of whole columns.
    by_piece = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, inputs).T)
    return _Maxout(by_piece, bias.T.reshape(-1).copy(), norm.get_param("G"), norm.get_param("b"))
