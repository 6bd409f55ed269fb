"""Target: the named actor (or place) that a loaded expression refers to, where the text shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .reading import Reading


def target_of(reading: Reading, *, label: str, start: int, end: int) -> str | None:
    """Return the target of the expression at tokens `start` to `end`, as written, or None."""
    return None
