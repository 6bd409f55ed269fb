"""Explain what stands behind a finding: a lexicon entry or a frame indicator, by its id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from .lexicon import load_lexicon


def explainer(*, lexicon: Sequence[Path | str] = ()) -> Callable[[str], dict[str, Any] | None]:
    """Return a function from an entry's id to what it looks for, why, and who says so.

    Args:
        lexicon: the lexicon files the corpus was analysed with beside the shipped one.

    >>> explainer()("proxy_label/proxies")["label"]
    'proxy_label'
    """
    entries = load_lexicon(*lexicon).entries

    def explain(entry_id: str) -> dict[str, Any] | None:
        return entries[entry_id].explain() if entry_id in entries else None

    return explain
