"""Numbers of bank accounts (IBAN, ISO 13616) and payment cards (ISO/IEC 7812) in texts.

Both carry check digits: what looks like one and does not add up is some other number, and stays. Only an IBAN that is
called so, or written in its groups of four, is one even where a digit is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .emails import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterator

_LENGTHS = {
    length: frozenset(countries.split())
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FO FI GL NL SD FK",
        19: "MK SI",
        20: "AT BA EE KZ XK LT LU MN",
        21: "CR HR LI LV CH",
        22: "BH BG GE DE IE ME RS GB VA",
        23: "GI IQ IL OM SO TL AE",
        24: "AD CZ MD PK RO SA SK ES SE TN VG",
        25: "LY PT ST",
        26: "IS TR IR",
        27: "FR GR IT MR MC SM BI DJ",
        28: "AL AZ BY CY DO GT HU LB PL SV NI",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE",
        31: "MT SC",
        33: "RU",
    }.items()
}
_LENGTH = {country: length for length, countries in _LENGTHS.items() for country in countries}
"""How many characters the IBAN of each country has (SWIFT's IBAN registry, and Iran's)."""
_IBAN = re.compile(r"(?<![^\W_])([A-Z]{2})[0-9]{2}(?:[ \u00a0\u202f-]?[A-Z0-9]){11,30}(?![^\W_])")
_IBAN_IN_ONE = re.compile(r"(?<![^\W_])([A-Za-z]{2})[0-9]{2}[A-Za-z0-9]{11,30}(?![^\W_])")
_CALLED_IBAN = re.compile(
    # Not after one that is masked, so that masking again changes nothing.
    r"\bIBAN\b[^\n\w]{0,3}(?:(?!account\])[^\W\d_]+[^\n\w]{1,3}){0,3}"
    r"([A-Z]{2})[0-9]{2}(?:[ \u00a0\u202f-]?[A-Z0-9]){11,30}(?![^\W_])",
    re.IGNORECASE,
)
_IN_FOURS = re.compile(
    r"[A-Z]{2}\d\d(?:(?P<gap>[ \u00a0\u202f])[A-Z0-9]{4})(?:(?P=gap)[A-Z0-9]{4})*(?:(?P=gap)[A-Z0-9]{1,3})?"
)
_FEWEST_DIGITS = 10
"""Digits that an IBAN has at least, but for a few countries'."""
_DIGITS = re.compile(r"\d\d")
_GROUP = re.compile(r"\d+")
_SIGN = re.compile(r"[A-Za-z0-9]")
_CARD = re.compile(
    # As they are printed, and in one piece where the first digits are those of a network.
    r"(?<![\w.,/=:#&-])(?:[2-6]\d{3}(?:(?P<gap>[ \u00a0-])\d{4})(?:(?P=gap)\d{4}){2}"
    r"|3[47]\d\d(?P<gap2>[ \u00a0-])\d{6}(?P=gap2)\d{5}|3[068]\d\d(?P<gap3>[ \u00a0-])\d{6}(?P=gap3)\d{4}"
    r"|(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|6011|62\d\d|64[4-9]\d|65\d\d|35\d\d|2200|220[1-4])\d{12}|3[47]\d{13})(?![\w%°]|[.,]\d)"
)


def account_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (code points, half-open) of account and card numbers in a text, in order.

    >>> text = "IBAN GB82 WEST 1234 5698 7654 32 or card 4111 1111 1111 1111; not 4111 1111 1111 1112."
    >>> [text[start:end] for start, end in account_spans(text)]
    ['GB82 WEST 1234 5698 7654 32', '4111 1111 1111 1111']
    """
    seen = narrowed(text)
    if not _DIGITS.search(seen):
        return
    found = [*_ibans(seen), *_cards(seen)]
    done = 0
    for start, end in sorted(found):
        if start >= done:
            yield start, end
            done = end


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_IBAN, _IBAN_IN_ONE):
        for match in pattern.finditer(text):
            end = _end_of_iban(text, match)
            if end is None:
                continue
            number = text[match.start() : end]
            if _adds_up(number) or (_IN_FOURS.fullmatch(number) and _has_digits(number)):
                yield match.start(), end
    for match in _CALLED_IBAN.finditer(text):
        start = match.start(1)
        # One of the wrong length ends with a digit, as most do.
        end = _end_of_iban(text, match) or max(map(re.Match.end, _GROUP.finditer(text, start, match.end())))
        if _has_digits(text[start:end]) and not text[end : end + 1].isalnum():
            yield start, end


def _end_of_iban(text: str, match: re.Match[str]) -> int | None:
    """Return where a number ends that is as long as those of its country, if it does there."""
    length = _LENGTH.get(match[1].upper())
    places = [sign.start() for sign in _SIGN.finditer(text, match.start(1), match.end())]
    if length is None or len(places) < length:
        return None
    end = places[length - 1] + 1
    # What follows the number may be a word in capitals.
    return end if end == match.end() or not text[end].isalnum() else None


def _has_digits(number: str) -> bool:
    return sum(map(str.isdigit, number)) >= _FEWEST_DIGITS


def _cards(text: str) -> Iterator[tuple[int, int]]:
    for match in _CARD.finditer(text):
        digits = [int(sign) for sign in match[0] if sign.isdecimal()]
        if len(set(digits)) > 1 and _passes_luhn(digits) and not _are_years(match[0]):
            yield match.span()


def _are_years(number: str) -> bool:
    """Tell whether all groups of a number could be years, or resolutions of the Security Council, or are round."""
    groups = _GROUP.findall(number)
    return len(groups) > 1 and (
        all("1000" <= group <= "2999" for group in groups) or all(group.endswith("00") for group in groups)
    )


def _adds_up(iban: str) -> bool:
    """Tell whether the check digits of an IBAN are right (ISO/IEC 7064, mod 97-10)."""
    signs = _SIGN.findall(iban)
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def _passes_luhn(digits: list[int]) -> bool:
    """Tell whether the last digit of a card's number is right (ISO/IEC 7812-1, annex B)."""
    doubled = (2 * digit - 9 * (digit > 4) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
