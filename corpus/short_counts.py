"""Counts as sites shorten them: "1.2K", "3,5 тыс.", "1.3万"."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNITS: Mapping[int, str] = {
    10**3: (
        "k|mil|mila|mille|tsd|tys|tis|tus|tuhatta|dzd|duizend|ezer|bin|rb|ribu|nghìn|тыс|тис|хил|χιλ|ألف|آلاف|هزار|אלף|천|千"
    ),
    10**4: "만|万|萬",
    10**6: "m|mio|mln|mlj|milj|млн|мил|εκατ|jt|juta|triệu|مليون|میلیون|מיליון",
    10**8: "억|億|亿",
}
"""What thousands, tens of thousands and more are called behind a number, as alternatives of a pattern."""
_SHORT = re.compile(
    rf"(?P<number>\d{{1,6}}(?:[.,]\d{{1,3}})?)\s?(?:{'|'.join(f'(?P<x{n}>{names})' for n, names in UNITS.items())})\.?",
    re.IGNORECASE,
)


def short_count(text: str) -> int | None:
    """Return the count that a text is, written with a unit; None where it is anything else.

    >>> short_count("1.2K"), short_count("3,5 тыс."), short_count("1.2万"), short_count("2 Mio."), short_count("12")
    (1200, 3500, 12000, 2000000, None)
    """
    match = _SHORT.fullmatch(text)
    if match is None:
        return None
    unit = next(n for n in UNITS if match[f"x{n}"])
    return round(float(match["number"].replace(",", ".")) * unit)
