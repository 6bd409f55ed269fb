"""Web pages: a report's body and bibliographic facts, and each reader comment as a record of its own.

`read_page` is the way in. Nothing here reads files, reaches the network or runs what a page holds.
"""

from __future__ import annotations

from .page import Page, read_page

__all__ = ["Page", "read_page"]
