"""Rows of a table that JSON wraps: in an object around their list, or in the shapes that data frames are saved in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice

from ..errors import Problem
from .base import FIELDS, ReadSettings, Source
from .cells import LISTS, Row, names_in
from .columns import ALIASES, fold, resolve_columns

_OWN = frozenset(("report_id", "title", "text", "url"))
"""What an object says that is itself a record."""
_THREADS = frozenset(map(fold, ALIASES["reports"]["comments"]))
_LISTS = frozenset((
    "articles", "children", "comments", "data", "docs", "documents", "entries", "hits", "items", "list", "messages",
    "objects", "posts", "records", "replies", "reports", "responses", "results", "reviews", "rows", "stories", "texts",
    *_THREADS,
))  # fmt: skip
"""What the list of records in an object is called; links and paragraphs stand in lists too."""
_MOST_SHAPES = 1_000
_Shape = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The name of a list or an object, the fields of the object it stands in, and those of (the first record of) it."""


def unwrapped(
    items: Iterable[tuple[str, Row] | Problem], source: Source, settings: ReadSettings
) -> Iterator[tuple[str, Row] | Problem]:
    """Yield the rows of a JSON file, each with its place, also those that stand within an object of it."""
    decided: dict[_Shape, bool] = {}
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        place, value = item
        if (report := _within(value, settings, decided)) is not None:
            yield place, report
            continue
        rows = _frame(value) or _wrapped(value, settings, decided)
        if rows is None:
            yield item
            continue
        for number, row in enumerate(rows, start=1):
            if isinstance(row, Mapping):
                yield f"{place}, item {number}", row
            else:
                yield no_object(f"{source.relative}, {place}, item {number}")


def no_object(where: str) -> Problem:
    """Return what is said of a value that is no record."""
    return Problem(
        where=where,
        what="this is valid JSON but no object with named fields",
        remedy='write it as {"text": …} with its other fields',
    )


def _frame(value: Row) -> Iterator[Row] | None:
    """Return the rows of a data frame that was saved column by column, row by row under numbers, or in pieces.

    >>> list(_frame({"id": {"0": "a", "1": "b"}, "text": {"0": "No.", "1": "Yes."}}))
    [{'id': 'a', 'text': 'No.'}, {'id': 'b', 'text': 'Yes.'}]
    >>> list(_frame({"columns": ["id", "text"], "index": [0], "data": [["a", "No."]]}))
    [{'id': 'a', 'text': 'No.'}]
    """
    if value.keys() <= {"columns", "index", "data"} and "columns" in value and "data" in value:
        names, data = value["columns"], value["data"]
        if isinstance(names, list) and isinstance(data, LISTS):
            named = [str(name) for name in names]
            return (dict(zip(named, cells, strict=False)) for cells in data if isinstance(cells, LISTS))
    columns = {name: one for name, one in value.items() if isinstance(one, Mapping)}
    if not columns or len(columns) < len(value):
        return None
    if all(name.isdecimal() for name in columns):
        return iter(columns.values())
    first, *others = columns.values()
    numbered = first and all(name.isdecimal() for name in first)
    if not numbered or any(one.keys() != first.keys() for one in others):
        return None
    return ({name: cells[number] for name, cells in columns.items()} for number in first)


def _within(value: Row, settings: ReadSettings, decided: dict[_Shape, bool]) -> Row | None:
    """Return the report that stands within an object, with the comments that stand there or beside it."""
    inner = [(name, one) for name, one in value.items() if isinstance(one, Mapping)]
    if len(inner) != 1:
        return None
    [(name, report)] = inner
    beside = dict(_records_in(value))
    if not _THREADS.issuperset(map(fold, beside)):
        return None
    shape = name, tuple(one for one in value if one not in beside), tuple(names_in(report))
    return {**report, **beside} if _decide(shape, settings, decided, _is_around_report) else None


def _is_around_report(shape: _Shape, settings: ReadSettings) -> bool:
    name, outer, inner = shape
    if _is_mapped((*outer, *(f"{name}.{one}" for one in inner)), settings):
        return False
    plain = _fields((one for one in outer if one != name), settings)
    return _OWN.isdisjoint(plain) and {"text", "title"} <= _fields(inner, settings)


def _decide(
    shape: _Shape,
    settings: ReadSettings,
    decided: dict[_Shape, bool],
    tell: Callable[[_Shape, ReadSettings], bool],
) -> bool:
    """Tell what objects of a shape are; once for each, since a file has a million of one."""
    known = decided.get(shape)
    if known is None:
        known = tell(shape, settings)
        if len(decided) < _MOST_SHAPES:
            decided[shape] = known
    return known


def _is_mapped(names: Iterable[str], settings: ReadSettings) -> bool:
    """Tell whether a map of the user names one of some columns."""
    return any(column in names for kind in FIELDS for column in settings.map(kind).values())


def _wrapped(value: Row, settings: ReadSettings, decided: dict[_Shape, bool]) -> Collection[Row] | None:
    """Return the one list of records in an object that says no more than where they come from."""
    found = _records_in(value)
    if not found:
        found = [pair for one in value.values() if isinstance(one, Mapping) for pair in _records_in(one)]
    if len(found) != 1:
        return None
    name, listed = found[0]
    shape = name, tuple(names_in(value)), tuple(names_in(next(iter(listed))))
    return listed if _decide(shape, settings, decided, _is_envelope) else None


def _is_envelope(shape: _Shape, settings: ReadSettings) -> bool:
    name, outer, inner = shape
    if fold(name) not in _LISTS or _is_mapped(outer, settings):
        return False
    within = _fields(inner, settings)
    if not _OWN.isdisjoint(_fields(outer, settings)) or "text" not in within:
        return False
    # Comments that do not say which report they trail are those of one report, which this object is.
    return fold(name) not in _THREADS or not within.isdisjoint(("report_id", "report_url"))


def _fields(names: Iterable[str], settings: ReadSettings) -> set[str]:
    """Return the fields for which there is a column, whatever the rows are."""
    return {
        field
        for kind in FIELDS
        for field in resolve_columns(names, settings, "", kind=kind, lenient=True).columns
    }


def _records_in(value: Row) -> list[tuple[str, Collection[Row]]]:
    """Return the lists of records in an object, with their names."""
    return [
        (name, one)
        for name, one in value.items()
        if isinstance(one, LISTS) and one and all(isinstance(record, Mapping) for record in islice(one, 3))
    ]
