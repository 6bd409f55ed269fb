"""Telling a report from the reader comments that trail it in plain text, with nothing between them.

Many text dumps of the web print a report and then its readers' comments, one newline between. `split_trailing`
finds the first reader's line, says how sure it is, and asks for a person where it is not sure enough.
"""

from .model import SplitModel, load_model
from .result import OtherLine, Split, TrailingComment
from .split import split_trailing, trailing_comments

__all__ = [
    "OtherLine",
    "Split",
    "SplitModel",
    "TrailingComment",
    "load_model",
    "split_trailing",
    "trailing_comments",
]
