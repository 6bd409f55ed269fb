"""Python's garbage collector, kept from looking through all memory again and again while much is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 200_000
"""Objects made and not yet freed after which the collector looks through the young ones (Python's own: 700)."""


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let the collector run rarely while the block runs.

    What an analysis makes is freed as soon as nothing refers to it; the collector is for objects that refer to each
    other in a ring, of which there are few. A collector that was set to run more rarely still, or not at all, is
    left as it is.

    >>> with rarely_collected():
    ...     gc.get_threshold()[0] == OBJECTS
    True
    """
    young, *older = gc.get_threshold()
    if young == 0 or young >= OBJECTS:
        yield
        return
    gc.set_threshold(OBJECTS, *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)
