"""How long work tells its caller where it stands."""

from __future__ import annotations

import warnings
from typing import Protocol


class Progress(Protocol):
    """Called as work goes on; the library itself never prints."""

    def __call__(self, what: str, done: int, total: int | None, /) -> None:
        """Take note that `done` of `total` (None when unknown) steps of `what` are done."""
        ...


def import_tqdm() -> None:
    """Import tqdm without its warning, as must be done before `datasets` or the Hub client is.

    In a notebook without ipywidgets it warns of progress bars nobody asked for.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="IProgress not found")
        import tqdm.auto  # noqa: F401
