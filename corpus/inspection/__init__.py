"""Looking at a file the way its reader sees it, before a corpus is built of it."""

from .inspection import Inspection, inspect_file

__all__ = ["Inspection", "inspect_file"]
