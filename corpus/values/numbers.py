"""Numbers of things as sites and tables write them: "1,234", "1 234", "1’234", "−3", "1.2K", "3,5 тыс.", "1.3万"."""

from __future__ import annotations

import re
from collections.abc import Mapping

BLANKS = "\u00a0\u2007\u2009\u202f"
"""Blanks that part no words: between digits they part thousands, as in French and Russian."""
GROUPED = rf"[1-9]\d{{0,2}}(?:[.,’'{BLANKS}]\d{{3}})+"
"""A pattern of a number with marks between its thousands. A common blank may part two numbers."""
MINUS = "−–-"
"""What stands for a minus, as characters of a set in a pattern."""
_WORDS: Mapping[int, str] = {
    10**3: (
        "k|mil|mila|mille|tsd|tys|tis|tus|tuhatta|dzd|duizend|ezer|bin|rb|ribu|nghìn|тыс|тис|хил|χιλ|ألف|آلاف|هزار|אלף"
    ),
    10**6: "m|mio|mln|mlj|milj|млн|мил|εκατ|jt|juta|triệu|مليون|میلیون|מיליון",
}
_SIGNS: Mapping[int, str] = {10**3: "천千", 10**4: "만万萬", 10**8: "억億亿"}
"""Units behind which another word may begin at once."""
_SIZES = {name: size for size, names in _WORDS.items() for name in names.split("|")} | {
    name: size for size, names in _SIGNS.items() for name in names
}


def unit_pattern(*, most: int = 10**8) -> str:
    """Return a pattern, for lower case, of the units up to a size: what thousands and more are called behind a number.

    >>> bool(re.fullmatch(unit_pattern(), "mio.")), bool(re.fullmatch(unit_pattern(most=10**4), "mio."))
    (True, False)
    """
    words = "|".join(names for size, names in _WORDS.items() if size <= most)
    signs = "".join(names for size, names in _SIGNS.items() if size <= most)
    return rf"(?:(?:{words})(?!\w)|[{signs}])\.?"


SHORT = rf"\d{{1,6}}(?:[.,]\d{{1,3}})?\s?{unit_pattern()}"
"""A pattern of a number with a unit."""
_COUNT = re.compile(
    rf"(?P<sign>[+{MINUS}]?)(?:(?P<whole>[1-9]\d{{0,2}}(?:[.,’' {BLANKS}]\d{{3}})+|\d+)(?:[.,]0+)?"
    rf"|(?P<part>\d{{1,6}}(?:[.,]\d{{1,3}})?)\s?(?P<unit>{unit_pattern()}))",
    re.IGNORECASE,
)
_PARTED = re.compile(rf"(?<![\w.,])[1-9]\d{{0,2}}(?:[{BLANKS}]\d{{3}})+(?!\d)")
_PARTING = re.compile(f"[{BLANKS}]")


def unit_size(unit: str) -> int:
    """Return how many a unit is.

    >>> unit_size("K"), unit_size("тыс."), unit_size("万")
    (1000, 1000, 10000)
    """
    return _SIZES[unit.rstrip(".").lower()]


def count_of(text: str) -> int | None:
    """Return the count that a text is, whole or with a unit; None where it is anything else.

    >>> count_of("1,234"), count_of("1\u202f234"), count_of("−3"), count_of("7.0")
    (1234, 1234, -3, 7)
    >>> count_of("1.2K"), count_of("3,5 тыс."), count_of("1.2万"), count_of("2 Mio."), count_of("1.5")
    (1200, 3500, 12000, 2000000, None)
    """
    match = _COUNT.fullmatch(text)
    if match is None:
        return None
    if match["unit"]:
        size = round(float(match["part"].replace(",", ".")) * unit_size(match["unit"]))
    else:
        size = int(re.sub(r"\D", "", match["whole"]))
    return -size if match["sign"] and match["sign"] in MINUS else size


def unparted(text: str) -> str:
    r"""Return a text with its numbers in one piece: without the blanks between thousands that part no words.

    >>> unparted("1\u202f234\xa0commentaires"), unparted("le 12 345 et le 5\xa0mai")
    ('1234\xa0commentaires', 'le 12 345 et le 5\xa0mai')
    """
    if text.isascii() or not _PARTING.search(text):
        return text
    return _PARTED.sub(lambda number: _PARTING.sub("", number[0]), text)
