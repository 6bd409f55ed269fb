"""When the comments of a page were written: how it writes dates is told by all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...values.dates import infer_order, precision
from ..wording.moments import order_of_language, order_told, read_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...values.dates import Order
    from .fields import Fields

_NUMERIC = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


def moments_of(read: Sequence[Fields], *, retrieved: str | None, language: str | None) -> list[str | None]:
    """Return when each record was written, as machines are told, or else as it is shown.

    Args:
        read: the fields of the records of a page.
        retrieved: when the page was saved; relative times count from there.
        language: its language, which tells how dates are written where they do not show it.
    """
    order = _order(read, language)
    # Many records of a page were written on the same day.
    open_ = [fields for fields in read if fields.moment is None or precision(fields.moment) == "day"]
    shown = {fields.shown for fields in open_ if fields.shown}
    said = {time: read_time(time, now=retrieved, order=order, language=language) for time in shown}
    return [_closer(fields.moment, said.get(fields.shown or "")) for fields in read]


def _closer(told: str | None, said: str | None) -> str | None:
    """Return what machines are told, or what is shown where that is the same day with a clock.

    >>> _closer("2023-03-12", "2023-03-12T14:03"), _closer("2023-03-12", "2023-03-13T14:03"), _closer(None, "2023-03")
    ('2023-03-12T14:03', '2023-03-12', '2023-03')
    """
    return said if told is None or (said and said.startswith(f"{told}T")) else told


def _order(fields: Sequence[Fields], language: str | None) -> Order | None:
    shown = [item.shown for item in fields if item.shown]
    # Most dates have the name of the month.
    parted = [time for time in shown if "/" in time or "." in time or "-" in time]
    numeric = [(time, match[0]) for time in parted if (match := _NUMERIC.search(time))]
    order = infer_order([figures for _, figures in numeric])
    if order:
        return order
    told: set[Order] = {said for time, _ in numeric if (said := order_told(time))}
    if len(told) == 1:
        return told.pop()
    return order_of_language(language)
