"""Build ``times.json`` from a copy of the Common Locale Data Repository as JSON.

Usage: ``python -m commentariat.corpus.pages.cldr.build FOLDER``, where FOLDER is the unpacked npm package
``cldr-dates-full``, 48.2.0. The result depends on nothing but its files.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .level import key_of, levelled

LANGUAGES = (
    "af", "am", "ar", "ar-DZ", "ar-LB", "as", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el",
    "en", "es", "et", "eu", "fa", "fi", "fil", "fo", "fr", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy",
    "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lb", "lo", "lt", "lv", "mk", "ml", "mn", "mr",
    "ms", "mt", "my", "ne", "nl", "nn", "no", "pa", "pl", "ps", "pt", "pt-PT", "ro", "ru", "si", "sk", "sl",
    "so", "sq", "sr", "sr-Latn", "sv", "sw", "ta", "te", "th", "tk", "tr", "uk", "ur", "uz", "vi", "zh",
    "zh-Hant", "zu",
)  # fmt: skip
"""What is written beneath reports on the web, where the repository has months and times for it."""
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
WIDTHS = ("", "-short")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = {"one": 1, "two": 2}
"""How many are meant by a phrase for some number that does not write it."""
INFLECTED = {"he": "ב{}", "eu": "{}ren"}
"""How a month is written within a date where the repository has that in its patterns alone."""
LEAST_ASCII = 5
"""Letters of a word of plain letters for a day, such as "today", from which on it is not a name or another word too."""
LEAST_SPAN = 2
"""Letters of the words around a number: less is a figure with a unit, which may count anything."""


def build(folder: Path) -> dict[str, Any]:
    """Return the words of all languages: names of months and days, and the words around the number of units.

    Raises:
        OSError: when the folder does not hold a language.
    """
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    days: dict[str, set[str]] = {"yesterday": set(), "today": set()}
    spans: dict[str, dict[str, str | None]] = {}
    phrases: dict[str, tuple[int, str]] = {}
    for name in LANGUAGES:
        fields = _read(folder, name, "dateFields.json")["fields"]
        calendar = _read(folder, name, "ca-gregorian.json")["calendars"]["gregorian"]
        for number in range(1, 13):
            for month in _names(calendar["months"], str(number), "wide", "abbreviated"):
                months.setdefault(month, number)
                if name in INFLECTED:
                    months.setdefault(INFLECTED[name].format(month), number)
        for number, day in enumerate(DAYS):
            weekdays |= dict.fromkeys(_names(calendar["days"], day, "wide"), number)
        for width in WIDTHS:
            for said, kind in (("yesterday", "relative-type--1"), ("today", "relative-type-0")):
                word = fields[f"day{width}"].get(kind, "").lower()
                if not word.isascii() or len(word) >= LEAST_ASCII:
                    days[said].add(word)
        for unit, phrase, number in _past(fields):
            if "{0}" in phrase:
                _add_span(spans, unit, phrase)
            elif number:
                phrases[key_of(phrase)] = number, unit
    return {
        "months": months,
        "weekdays": weekdays,
        **{said: sorted(words) for said, words in days.items()},
        "phrases": dict(sorted(phrases.items(), key=lambda one: (-len(one[0]), one[0]))),
        "spans": {
            closing: dict(sorted(openings.items(), key=lambda one: (-len(one[0]), one[0])))
            for closing, openings in sorted(spans.items())
        },
    }


def _read(folder: Path, name: str, file: str) -> Any:
    return json.loads((folder / "main" / name / file).read_text(encoding="utf-8"))["main"][name]["dates"]


def _names(data: Any, key: str, *widths: str) -> list[str]:
    """Return the one word that a month or a day of the week is called by, within a date and by itself."""
    found = {data[context][width][key] for context in ("format", "stand-alone") for width in widths}
    words = sorted(name.lower().rstrip(".॰׳") for name in found)
    return [word for word in words if len(word) > 1 and levelled(word).isalpha()]


def _past(fields: Any) -> Iterator[tuple[str, str, int | None]]:
    """Yield the unit and the phrase by which so many of it ago are written, and the number that a phrase is for."""
    for unit in UNITS:
        for width in WIDTHS:
            for category, phrase in fields[f"{unit}{width}"]["relativeTime-type-past"].items():
                # Hebrew has the number in brackets behind a phrase that says it already, and nobody writes it there.
                yield unit, phrase.lower().removesuffix(" ({0})"), NUMBERS.get(category.rpartition("-")[2])


def _add_span(spans: dict[str, dict[str, str | None]], unit: str, phrase: str) -> None:
    before, _, after = phrase.partition("{0}")
    opening, closing = key_of(before), key_of(after)
    words = levelled(f"{opening} {closing}").split()
    if sum(map(len, words)) < LEAST_SPAN or not all(map(str.isalpha, words)):
        return
    # What is "m" in one language is written for minutes in others, and by some sites in that one too.
    meant = None if closing.split()[:1] == ["m"] and unit != "minute" else unit
    for said in {closing, closing.replace(" ", "") if closing.endswith("전") else closing}:
        openings = spans.setdefault(said, {})
        openings[opening] = meant if openings.get(opening, meant) == meant else None


if __name__ == "__main__":
    text = json.dumps(build(Path(sys.argv[1])), ensure_ascii=False)
    Path(__file__).with_name("times.json").write_text(text.replace("}, ", "},\n") + "\n", encoding="utf-8")
