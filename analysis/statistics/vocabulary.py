"""The forms of a corpus, what they count as, and which of them a pattern means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import cached_property

import numpy as np

from ...corpus.errors import InputError
from .lemmas import lemma

UNITS = ("form", "lemma")
"""What is counted: word forms, or lemmas."""
_MAGIC = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Units:
    """What forms count as, such as their lemmas.

    Attributes:
        names: the units, each once, in code point order.
        of_form: the unit of each form, as its index in `names` (int32).
    """

    names: list[str]
    of_form: np.ndarray


class Vocabulary:
    """The distinct forms of a corpus, each with its code.

    >>> vocabulary = Vocabulary(["The", "regime", "Regime", "regimes", "killed"])
    >>> vocabulary.units("form").names
    ['killed', 'regime', 'regimes', 'the']
    >>> vocabulary.matching("regime*").tolist()
    [False, True, True, True, False]
    >>> vocabulary.matching("lemma:kill").tolist()
    [False, False, False, False, True]
    """

    def __init__(self, forms: Sequence[str]) -> None:
        """Take the forms in the order of their codes."""
        self.forms = forms
        self._units: dict[tuple[str, bool], Units] = {}

    @cached_property
    def lengths(self) -> np.ndarray:
        """The length of each form in code points (int32)."""
        return np.fromiter(map(len, self.forms), dtype=np.int32, count=len(self.forms))

    def units(self, unit: str = "form", *, case_sensitive: bool = False) -> Units:
        """Return what the forms count as.

        Args:
            unit: ``form`` or ``lemma``. Lemmas have no case.
            case_sensitive: tell forms apart that differ in case only.

        Raises:
            InputError: when the unit is neither.
        """
        if unit not in UNITS:
            raise InputError(f"There is no unit “{unit}”; words are counted by form or by lemma.")
        key = (unit, case_sensitive and unit == "form")
        if key not in self._units:
            self._units[key] = _units(self.forms, _namer(*key))
        return self._units[key]

    def matching(self, pattern: str, *, case_sensitive: bool = False) -> np.ndarray:
        """Return which forms a pattern of one word means (bool, by code).

        Args:
            pattern: a form with ``*``, ``?`` and ``[…]`` as in file names; ``regex:`` and a regular expression
                that the whole form must match; ``lemma:`` and a lemma, in which ``*`` and ``?`` may stand too.
                ``|`` parts alternatives, but not in regular expressions.
            case_sensitive: whether case counts; it never does for lemmas.

        Raises:
            InputError: when a regular expression is none.
        """
        kind, colon, rest = pattern.partition(":")
        if colon and kind == "regex":
            return self._accepted(
                _compiled(rest, case_sensitive=case_sensitive), self.units("form", case_sensitive=True)
            )
        unit, patterns = ("lemma", rest) if colon and kind == "lemma" else ("form", pattern)
        sensitive = case_sensitive and unit == "form"
        fold = _namer("form", sensitive)
        units = self.units(unit, case_sensitive=sensitive)
        found = np.zeros(len(self.forms), dtype=bool)
        for each in patterns.split("|"):
            wanted = fold(each)
            if _MAGIC.search(wanted):
                found |= self._accepted(re.compile(translate(wanted)), units)
            else:
                place = bisect_left(units.names, wanted)
                if place < len(units.names) and units.names[place] == wanted:
                    found |= units.of_form == place
        return found

    @staticmethod
    def _accepted(pattern: re.Pattern[str], units: Units) -> np.ndarray:
        accept = pattern.fullmatch
        hits = np.fromiter((accept(name) is not None for name in units.names), bool, len(units.names))
        return hits[units.of_form]


def folded(form: str) -> str:
    """Return a form without regard to case and to the shape of the apostrophe.

    >>> folded("Don’t")
    "don't"
    """
    return form.replace("’", "'").casefold()


def _namer(unit: str, case_sensitive: bool) -> Callable[[str], str]:
    if unit == "lemma":
        return lambda form: lemma(folded(form))
    return (lambda form: form.replace("’", "'")) if case_sensitive else folded


def _units(forms: Sequence[str], name: Callable[[str], str]) -> Units:
    named = [name(form) for form in forms]
    names = sorted(set(named))
    number = {each: place for place, each in enumerate(names)}
    return Units(names, np.fromiter(map(number.__getitem__, named), dtype=np.int32, count=len(named)))


def _compiled(expression: str, *, case_sensitive: bool) -> re.Pattern[str]:
    try:
        return re.compile(expression, 0 if case_sensitive else re.IGNORECASE)
    except re.error as error:
        raise InputError(
            f"“{expression}” is no regular expression: {error}. For wildcards, leave out regex: and use * and ?."
        ) from error
