"""A page as a file that a browser packed it into holds it, whatever the kind of file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """A page that was saved with what belongs to it.

    Attributes:
        content: its bytes.
        charset: the encoding that the file says they are in.
        url: its address.
        retrieved: when it was saved, in ISO 8601.
        frames: the documents of its frames by the addresses that a page may write for them: that of the document, and
            in MHTML ``cid:`` and the part's id.
    """

    content: bytes
    charset: str | None = None
    url: str | None = None
    retrieved: str | None = None
    frames: Mapping[str, str] = field(default_factory=dict)
