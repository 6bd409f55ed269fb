"""Fitting what tells the lines of a page from those of its report and its comments (see `page_lines`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..lines import LineTable, judged_alone
from ..model import LineModel
from ..page_lines import CONTEXT_NAMES, PageModel, context
from ..shapes import NAMES as SHAPE_NAMES
from .compose import Document
from .fit import logistic, phrase_matrix, weighing

ALONE_PENALTY = 0.0001
CONTEXT_PENALTY = 0.001
TAKEN, FIRST_TAKEN = 0.04, 0.045
"""Shares of the lines of comments, and of the first of them, that may be taken for the page's, as composed documents
have them: with lone comments among teasers. Of real ones 2 in 1,000 were taken,
and 1 of 200 first ones."""
_NEVER = PageModel(
    intercept=-9.0,
    phrases={},
    shapes=(0.0,) * len(SHAPE_NAMES),
    context=(0.0,) * len(CONTEXT_NAMES),
    shift=-9.0,
)


class Beside(NamedTuple):
    """A document whose lines were judged by themselves.

    Attributes:
        rows: of each line, what `page_lines.context` returns.
        labels: b, c or o for each.
    """

    rows: Any
    labels: str


def fit_alone(documents: Sequence[Document], table: LineTable, *, words: bool = True) -> PageModel:
    """Return the model that judges lines by themselves; where no line is the page's, it never takes one for it.

    Without `words` it never does either: how titles and sentences look is English.
    """
    import numpy as np
    from scipy.sparse import csr_matrix, hstack

    side_of = {
        text: 1.0 if label == "o" else -1.0
        for texts, labels in documents
        for text, label in zip(texts, labels, strict=True)
    }
    if not words or max(side_of.values()) < 0:
        return _NEVER
    vocabulary, said = phrase_matrix(side_of, table)
    shapes = np.array([table.shapes(line) for line in side_of])
    *weights, intercept = logistic(
        hstack([said, csr_matrix(shapes)]).tocsr(), np.array(list(side_of.values())), penalty=ALONE_PENALTY
    )
    return replace(
        _NEVER,
        intercept=float(intercept),
        phrases=weighing(vocabulary, weights),
        shapes=tuple(map(float, weights[len(vocabulary) :])),
    )


def beside(
    documents: Sequence[Document], table: LineTable, *, line: LineModel, page: PageModel
) -> list[Beside]:
    """Return documents as the second judgement sees them."""
    import numpy as np

    return [
        Beside(np.array(context(*judged_alone(texts, line=line, page=page, table=table))), labels)
        for texts, labels in documents
    ]


def fit_context(page: PageModel, judged: Sequence[Beside]) -> PageModel:
    """Return a model that also judges lines by those beside them.

    Args:
        page: judges lines by themselves.
        judged: what models that had not seen them said of the lines of some documents.
    """
    import numpy as np

    if page == _NEVER:
        return page
    x = np.concatenate([document.rows for document in judged])
    labels = np.array([label for document in judged for label in document.labels])
    *weights, intercept = logistic(x, np.where(labels == "o", 1.0, -1.0), penalty=CONTEXT_PENALTY)
    odds = x @ np.array(weights)
    firsts = np.concatenate([np.arange(len(each.labels)) == each.labels.find("c") for each in judged])
    least = max(
        -float(intercept),
        *(
            float(np.quantile(odds[which], 1.0 - share))
            for which, share in ((labels == "c", TAKEN), (firsts, FIRST_TAKEN))
            if which.any()
        ),
    )
    return replace(page, context=tuple(map(float, weights)), shift=-least)
