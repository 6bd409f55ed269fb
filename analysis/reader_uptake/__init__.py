"""Uptake: which words, namings and frames of a report its readers repeat, contest or ignore.

`uptake` compares what readers say under the reports that use an expression with what readers of the other reports
say. The steps stand in modules of their own: what counts as one item (`items`), how a commenter treats an expression
(`contest`), what each comment does with each item (`responses`), and the comparison (`exchange`).
"""

from .uptake import uptake

__all__ = ["uptake"]
