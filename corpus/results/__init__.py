"""What every one-liner over a corpus returns: a table that says what it is. Analysis and annotation share it."""

from .result import PAGE_ROWS, SHOWN_ROWS, Result

__all__ = ["PAGE_ROWS", "SHOWN_ROWS", "Result"]
