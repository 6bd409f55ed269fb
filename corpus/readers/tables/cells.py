"""Cells of a table, whatever file they stand in, to the plain values that records are made of."""

from __future__ import annotations

import ast
import json
import math
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

from ...gathered import Gathered
from ...values.numbers import count_of

Row = Mapping[str, object]
LISTS = (list, tuple, Gathered)
"""What a list in a cell may be: a long one is on disk."""

LONGEST_LITERAL = 1_000_000
"""Characters of a list as Python writes it that is read: its syntax takes some 250 times its size in memory."""
_NO_PARENT = frozenset(("", "0", "-1", "none", "null", "nan", "n/a", "root"))
_NOTHING = frozenset(("", "none", "null", "nan", "na", "n/a", "-", "–", "—", "?"))
_TYPES = frozenset(("$date", "$oid", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal"))
_LARGEST_COUNT, _LONGEST_COUNT = 2**31 - 1, 30
# An id of letters and digits may look like a number with an exponent, but has neither a point nor a plus sign in it.
_WITH_EXPONENT = re.compile(r"\d\.\d{1,16}[eE]\+?\d{1,2}|\d[eE]\+\d{1,2}")
_CUT_SHORT = re.compile(r"\d\.\d\dE\+\d\d")


def names_in(row: Row) -> list[str]:
    """Return the names of a row's columns, with ``outer.inner`` for what stands one level down.

    >>> names_in({"id": 1, "user": {"name": "Al"}})
    ['id', 'user.name']
    """
    names = []
    for name, value in row.items():
        if isinstance(value, Mapping) and not _is_typed(value):
            names += [f"{name}.{inner}" for inner in value]
        else:
            names.append(name)
    return names


def cell(row: Row, column: str) -> object:
    """Return a cell by its column's name, ``outer.inner`` for one level down; None when there is none.

    >>> cell({"user": {"name": "Al"}}, "user.name")
    'Al'
    """
    if column in row:
        return _plain(row[column])
    outer, dot, inner = column.partition(".")
    value = row.get(outer) if dot else None
    return _plain(value.get(inner)) if isinstance(value, Mapping) else None


def _is_typed(value: Mapping[object, object]) -> bool:
    return len(value) == 1 and next(iter(value)) in _TYPES


def _plain(value: object) -> object:
    """Return a value without the type that MongoDB's exports write around it (Extended JSON, version 2).

    >>> _plain({"$oid": "5f3a"}), _plain({"$numberLong": "7"}), _plain({"$date": {"$numberLong": "1588327200000"}})
    ('5f3a', '7', '2020-05-01T10:00:00+00:00')
    """
    if not isinstance(value, Mapping) or not _is_typed(value):
        return value
    ((kind, inner),) = value.items()
    bare = _plain(inner)
    if kind == "$date" and isinstance(bare, str | int) and str(bare).lstrip("-").isdecimal():
        with suppress(OverflowError, OSError, ValueError):
            return datetime.fromtimestamp(int(bare) / 1000, tz=UTC).isoformat()
    return bare


def field_of(row: Row, columns: Mapping[str, str], field: str) -> object:
    """Return what a row has in a field; None when no column holds that.

    >>> field_of({"Wer": "Al"}, {"author": "Wer"}, "author"), field_of({"Wer": "Al"}, {}, "author")
    ('Al', None)
    """
    column = columns.get(field)
    return None if column is None else cell(row, column)


def as_text(value: object) -> str | None:
    """Return a cell as text; None when it is empty or holds no text.

    >>> as_text(1914947530.0), as_text(["One.", "Two."]), as_text(float("nan"))
    ('1914947530', 'One.\\nTwo.', None)
    """
    if isinstance(value, str):
        return value
    match value:
        case None | bool():
            return None
        case float():
            if not math.isfinite(value):
                return None
            return str(int(value)) if value == int(value) else repr(value)
        case bytes():
            return value.decode("utf-8", errors="replace")
        case datetime() | date():
            return value.isoformat()
        case list() | tuple() | Gathered():
            parts = [as_text(part) for part in _within(value)]
            return "\n".join(part for part in parts if part) if all(p is not None for p in parts) else None
        case Mapping():
            return None
        case _:
            try:
                return str(value)
            except ValueError:
                return None  # Python writes no number of thousands of digits.


def _within(values: Iterable[object]) -> Iterator[object]:
    """Yield what stands in a list and in the lists within it, which may be nested as deep as JSON may be."""
    left = [iter(values)]
    while left:
        for value in left[-1]:
            if isinstance(value, LISTS):
                left.append(iter(value))
                break
            yield value
        else:
            left.pop()


def as_count(value: object) -> int | None:
    """Return a count of reactions; None when there is none to read.

    >>> as_count("1,234"), as_count("n/a"), as_count(""), as_count("1.2K"), as_count(7.0), as_count("−3")
    (1234, None, None, 1200, 7, -3)
    """
    text = (as_text(value) or "").strip()
    count = count_of(text) if len(text) <= _LONGEST_COUNT else None
    return count if count is not None and abs(count) <= _LARGEST_COUNT else None


def as_list(value: object) -> list[object] | tuple[object, ...] | Gathered[object] | None:
    """Return a list as it is, or one that is written as JSON or the way Python does in a cell; None when there is none.

    >>> as_list([1]), as_list('["Yes.", "No."]'), as_list("[sic]"), as_list("12")
    ([1], ['Yes.', 'No.'], None, None)
    >>> as_list("[{'text': 'No.', 'parent': None}]")
    [{'text': 'No.', 'parent': None}]
    """
    if isinstance(value, LISTS):
        return value
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            found = json.loads(value)
        except RecursionError:
            return None
        except ValueError:
            found = _as_python_has_it(value)
        return found if isinstance(found, list) else None
    return None


def _as_python_has_it(value: str) -> object:
    """Return the value of a cell that a data frame with lists was saved to as text; None when it is anything else.

    Names and calls are no values: no code is run.
    """
    if len(value) > LONGEST_LITERAL or ("'" not in value and '"' not in value):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _with_names(ast.literal_eval(value.strip()))
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None


def _with_names(value: object) -> object:
    """Return a value such that objects have texts for keys, as they do in JSON.

    >>> _with_names([{1: "a", "text": "No."}])
    [{'1': 'a', 'text': 'No.'}]
    """
    if isinstance(value, dict):
        return {str(key): _with_names(inner) for key, inner in value.items()}
    return list(map(_with_names, value)) if isinstance(value, list | tuple) else value


def says_nothing(value: object) -> bool:
    """Say whether a cell is empty, or holds what tables write where they know nothing.

    >>> says_nothing(" n/a "), says_nothing(float("nan")), says_nothing("x")
    (True, True, False)
    """
    if value is None or isinstance(value, float):
        return value is None or math.isnan(value)
    return isinstance(value, str) and value.strip().casefold() in _NOTHING


def as_key(value: object) -> str | None:
    """Return an id; a whole number keeps no decimals and no exponent, which tables of numbers add.

    >>> as_key(" 42 "), as_key("42.0"), as_key("2.2017351E7"), as_key("2.2e+07"), as_key("")
    ('42', '42', '22017351', '22000000', None)
    >>> as_key("2e7"), as_key("2.20E+07")
    ('2e7', '2.20E+07')
    """
    text = (as_text(value) or "").strip()
    if _WITH_EXPONENT.fullmatch(text) and not is_cut_short(text):
        number = Decimal(text)
        return f"{number:f}".partition(".")[0] if number == number.to_integral_value() else text
    return (text[:-2] if text.endswith(".0") and text[:-2].isdecimal() else text) or None


def is_cut_short(key: str | None) -> bool:
    """Say whether an id is a number as spreadsheets show it in narrow cells, without its last digits.

    >>> is_cut_short("2.20E+07"), is_cut_short("2.2017351E7")
    (True, False)
    """
    return key is not None and _CUT_SHORT.fullmatch(key) is not None


def as_line(value: object) -> str | None:
    r"""Return a cell as one line, without blanks around it; None when nothing is left.

    >>> as_line(" Al \n Smith "), as_line("  ")
    ('Al Smith', None)
    """
    text = as_text(value)
    return (" ".join(text.split()) or None) if text else None


def as_lines(value: object) -> tuple[str, ...]:
    """Return a list's cells, or a single cell, each as one line; empty ones are left out.

    >>> as_lines(["A. Writer", "", None]), as_lines("B. Writer")
    (('A. Writer',), ('B. Writer',))
    """
    values = value if isinstance(value, LISTS) else [value]
    return tuple(name for name in map(as_line, values) if name)


def as_parent(value: object) -> str | None:
    """Return the id of what a comment answers; None for what tables write where it answers nothing.

    >>> as_parent("17"), as_parent("0"), as_parent("None")
    ('17', None, None)
    """
    key = as_key(value)
    return None if key is None or key.casefold() in _NO_PARENT else key
