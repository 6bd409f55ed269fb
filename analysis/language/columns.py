"""Attributes of tokens as columns of numbers, read and written for whole texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc

    Numbers = npt.NDArray[np.uint64]


def read_attributes(docs: Sequence[Doc], names: Sequence[str | int]) -> Numbers:
    """Return attributes of all tokens of some texts, one row a token.

    Args:
        docs: one text or more.
        names: two attributes or more, by spaCy's names or numbers.
    """
    # spaCy's stubs know neither lists of names nor the type of the numbers.
    rows: list[Any] = [doc.to_array(list(names)) for doc in docs]  # pyright: ignore[reportArgumentType]
    return np.concatenate(rows)


def write_attributes(doc: Doc, names: Sequence[str | int], rows: Numbers) -> None:
    """Set attributes of a text's tokens, one row a token."""
    doc.from_array(list(names), rows)  # pyright: ignore[reportArgumentType]
