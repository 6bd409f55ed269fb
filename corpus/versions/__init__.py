"""Versions of a corpus: what changed from one to another, and two made into one."""

from __future__ import annotations

from .diff import Difference, diff_corpora, diff_tables
from .merge import Clash, Merged, merge_corpora

__all__ = ["Clash", "Difference", "Merged", "diff_corpora", "diff_tables", "merge_corpora"]
