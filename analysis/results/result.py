"""`Result` under the name by which analyses know it; it lives in `commentariat.corpus.results`."""

from ...corpus.results import PAGE_ROWS, SHOWN_ROWS, Result

__all__ = ["PAGE_ROWS", "SHOWN_ROWS", "Result"]
