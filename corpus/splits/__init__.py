"""Splits that do not leak: a report, its comments and all claims on them stay together, and so do near duplicates."""

from __future__ import annotations

from .assign import SplitSettings, make_splits
from .check import Leak, check_splits
from .stored import SPLITS_FILE, Splits, read_splits, write_splits

__all__ = [
    "SPLITS_FILE",
    "Leak",
    "SplitSettings",
    "Splits",
    "check_splits",
    "make_splits",
    "read_splits",
    "write_splits",
]
