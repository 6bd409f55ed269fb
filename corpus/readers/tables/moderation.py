"""What a row says of its comment's moderation: spam, and what nobody let through, is left out as in exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .column_names import fold

if TYPE_CHECKING:
    from .cells import Row

_FLAGS: Mapping[str, tuple[str, bool]] = {
    "isspam": ("spam", True),
    "isdeleted": ("deleted", True),
    "isapproved": ("unapproved", False),
}
"""By the folded name of a column: why a comment is left out, and which value says so."""
_TRUE, _FALSE = frozenset(("true", "1", "yes", "t")), frozenset(("false", "0", "no", "f"))


def flags_in(names: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """Return the columns, of those named, that tell of moderation, as Disqus's interface and its like name them.

    >>> flags_in(["text", "isSpam", "is_approved"])
    {'isSpam': ('spam', True), 'is_approved': ('unapproved', False)}
    """
    return {name: _FLAGS[key] for name in names if (key := fold(name)) in _FLAGS}


def why_left_out(row: Row, flags: Mapping[str, tuple[str, bool]]) -> str | None:
    """Return why the comment of a row is left out; None where it is not, or the columns say something else.

    >>> flags = flags_in(["isSpam", "isApproved"])
    >>> why_left_out({"isSpam": True}, flags), why_left_out({"isSpam": "0", "isApproved": "false"}, flags)
    ('spam', 'unapproved')
    >>> why_left_out({"isSpam": None, "isApproved": "yes"}, flags) is None
    True
    """
    for name, (why, telling) in flags.items():
        said = str(row.get(name)).strip().lower()
        if said in (_TRUE if telling else _FALSE):
            return why
    return None
