"""How results are told apart: what they can be grouped by, what each group is, and the words it wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...corpus.errors import InputError
from ...corpus.nearest import require_known
from ...corpus.scheme import VOICES
from .corpus_tables import Frame

DOCUMENT_GROUPINGS = ("kind", "outlet", "namer", "report_id", "document_id")
"""What a document belongs to; its words are the denominators of these groups."""
GROUP_COLUMNS = {
    "kind": "report or comment",
    "outlet": "outlet of the report, or of the report the comment trails",
    "namer": "who published the words: the outlet, or its readers",
    "report_id": "the report, its comments included",
    "document_id": "report_id or comment_id",
    "voice": "outlet (the writer), quoted or attributed",
    "source": "who is said to have spoken; empty for the writer's own voice",
}


def check_names(
    names: str | Sequence[str],
    known: Sequence[str],
    *,
    some: bool = False,
    what: str = "results can be grouped by",
) -> tuple[str, ...]:
    """Check the names that a user gave, and return them; a single name is a list of one.

    Args:
        names: what the user asks for.
        known: what there is.
        some: whether at least one must be named.
        what: what the names are for, as the beginning of a clause that ends in the list of them.

    Raises:
        InputError: when a name is not known, or there is none.

    >>> check_names("outlet", DOCUMENT_GROUPINGS)
    ('outlet',)
    """
    names = one_or_more(names)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise InputError(f"There is no “{', '.join(unknown)}” here; {what} any of: {', '.join(known)}.")
    if some and not names:
        raise InputError(f"Name at least one; {what} any of: {', '.join(known)}.")
    return names


def check_voice(voice: str | None) -> None:
    """Check the voice that a user gave; None stands for all.

    Raises:
        InputError: when there is no such voice.
    """
    if voice is not None:
        require_known([voice], VOICES, what="voice")


def one_or_more(names: str | Sequence[str]) -> tuple[str, ...]:
    """Return names as a tuple, a single one as a tuple of one.

    >>> one_or_more("outlet"), one_or_more(["outlet", "kind"])
    (('outlet',), ('outlet', 'kind'))
    """
    return (names,) if isinstance(names, str) else tuple(names)


def group_words(everything: Frame, groups: Sequence[str]) -> Frame:
    """Return the words of every group of documents: the grouping columns and ``words``, one row a group.

    Args:
        everything: the documents of a corpus with their denominators (`tables.documents`).
        groups: any of `DOCUMENT_GROUPINGS`; a single row with the words of all when there are none.
    """
    import pandas as pd

    if not groups:
        return pd.DataFrame({"words": [everything["n_words"].sum(min_count=1)]})
    grouped = everything.groupby(list(groups), sort=False, observed=True)["n_words"]
    return grouped.sum(min_count=1).rename("words").reset_index()


def commonest(values: Iterable[object], *, most: int) -> str:
    """Return the commonest texts among some values, with how often each stands there.

    >>> commonest(["say", "claim", "say", None], most=2)
    'say ×2, claim'
    """
    counts = Counter(value for value in values if isinstance(value, str))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    return ", ".join(f"{said} ×{n}" if n > 1 else said for said, n in ranked)
