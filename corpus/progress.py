"""How long work tells its caller where it stands."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Called as work goes on; the library itself never prints."""

    def __call__(self, what: str, done: int, total: int | None, /) -> None:
        """Take note that `done` of `total` (None when unknown) steps of `what` are done."""
        ...


def told(
    items: Iterable[Item], progress: Progress | None, what: str, *, total: int, every: int = 1_000
) -> Iterator[Item]:
    """Yield items and tell how many are done: after every so many, and at the end.

    >>> list(told("abc", print, "Letters", total=3, every=2))
    Letters 2 3
    Letters 3 3
    ['a', 'b', 'c']
    """
    for number, item in enumerate(items, start=1):
        yield item
        if progress is not None and (number % every == 0 or number == total):
            progress(what, number, total)


def import_tqdm() -> None:
    """Import tqdm without its warning, as must be done before `datasets` or the Hub client is.

    In a notebook without ipywidgets it warns of progress bars nobody asked for.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="IProgress not found")
        import tqdm.auto  # noqa: F401
