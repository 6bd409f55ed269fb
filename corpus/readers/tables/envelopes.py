"""Rows of a table that JSON wraps: in an object around their list, or in the shapes that data frames are saved in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice

from ...errors import Problem
from ..base import FIELDS, ReadSettings, Source
from .cells import LISTS, Row, names_in
from .columns import ALIASES, fold, resolve_columns

_OWN = frozenset(("report_id", "title", "text", "url"))
"""What an object says that is itself a record."""
_THREADS = frozenset(map(fold, ALIASES["reports"]["comments"]))
_LISTS = frozenset((
    "articles", "body", "children", "comments", "data", "docs", "documents", "entries", "hits", "items", "list",
    "messages", "objects", "payload", "posts", "records", "replies", "reports", "response", "responses", "results",
    "reviews", "rows", "stories", "texts", *_THREADS,
))  # fmt: skip
"""What the list of records in an object is called; links and paragraphs stand in lists too."""
_ANSWERS = frozenset(("body", "content", "payload", "response", "result"))
"""What the list of records in a server's answer is called; elsewhere, paragraphs stand in lists that are called so."""
_OF_ANSWERS = frozenset((
    "code", "count", "cursor", "error", "errors", "headers", "message", "meta", "ok", "page", "pages", "status",
    "statuscode", "success", "total", "version",
))  # fmt: skip
"""What stands beside that list."""
_IDS = frozenset(map(fold, ALIASES["comments"]["comment_id"]))
_FEWEST = 2
"""Records under their ids; one alone may be a part of the object."""
_MOST_SHAPES = 1_000
_DEEPEST = 2
"""Objects in one another within an answer, at the end of which its list of records stands."""
_Shape = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The name of a list or an object, the fields of the object it stands in, and those of (the first record of) it."""
_Tell = Callable[[_Shape, ReadSettings], bool]
_Decided = dict[tuple[_Tell, _Shape], bool]


class CommentRow(dict[str, object]):
    """A row of a list that is called as comments are, whatever its columns show."""


def unwrapped(
    items: Iterable[tuple[str, Row] | Problem], source: Source, settings: ReadSettings
) -> Iterator[tuple[str, Row] | Problem]:
    """Yield the rows of a JSON file, each with its place, also those that stand within an object of it."""
    decided: _Decided = {}
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        place, value = item
        if _holds_nothing(value, settings):
            yield Problem(
                where=f"{source.relative}, {place}",
                what="the list in this answer is empty",
                remedy="there is nothing to read in it",
                skipped=False,
            )
            continue
        if (report := _within(value, settings, decided)) is not None:
            yield place, report
            continue
        rows = _frame(value)
        # Lines and the items of a list are records themselves; what a file holds by itself may hold them by ids.
        if rows is None and place.startswith("object"):
            rows = _listed_by_column(value, settings) or _keyed(value, settings, decided)
        rows = rows or _wrapped(value, settings, decided)
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


def _holds_nothing(value: Row, settings: ReadSettings) -> bool:
    """Tell whether an object is an answer without a record: an empty list, and numbers of pages and the like.

    >>> _holds_nothing({"comments": [], "total": 0}, ReadSettings())
    True
    >>> _holds_nothing({"status": "OK", "results": {"comments": [], "sort": "newest"}}, ReadSettings())
    True
    >>> _holds_nothing({"text": "The bridge closed.", "comments": []}, ReadSettings())
    False
    """
    lists = [name for name, one in value.items() if isinstance(one, LISTS)]
    inner = [one for one in value.values() if isinstance(one, Mapping) and one]
    if not lists and len(inner) == 1:
        return _holds_no_comment(inner[0]) and _OWN.isdisjoint(_fields(value, settings))
    return (
        len(lists) == 1
        and not value[lists[0]]
        and fold(lists[0]) in _LISTS
        and all(
            one is None or isinstance(one, int | float) for name, one in value.items() if name != lists[0]
        )
        and not _is_mapped(value, settings)
    )


def _holds_no_comment(value: Row) -> bool:
    """Tell whether an object within an answer holds comments and has none of them."""
    lists = [name for name, one in value.items() if isinstance(one, LISTS)]
    return len(lists) == 1 and fold(lists[0]) in _THREADS and not value[lists[0]]


def _frame(value: Row) -> Iterator[object] | None:
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
            return (
                dict(zip(named, cells, strict=False)) if isinstance(cells, LISTS) else cells for cells in data
            )
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


def _listed_by_column(value: Row, settings: ReadSettings) -> list[Row] | None:
    """Return the rows of a table that is saved as a list a column, as `datasets` and polars give it.

    >>> _listed_by_column({"id": ["a", "b"], "text": ["No.", "Yes."]}, ReadSettings())
    [{'id': 'a', 'text': 'No.'}, {'id': 'b', 'text': 'Yes.'}]
    """
    lists = [one for one in value.values() if isinstance(one, LISTS)]
    if len(lists) < _FEWEST or len(lists) < len(value) or len(set(map(len, lists))) > 1:
        return None
    if len(lists[0]) < _FEWEST or not ("text" in _fields(value, settings) or _is_mapped(value, settings)):
        return None
    return [dict(zip(value, cells, strict=True)) for cells in zip(*lists, strict=True)]


def _keyed(value: Row, settings: ReadSettings, decided: _Decided) -> list[Row] | None:
    """Return the records of an object that holds nothing but records, under their ids."""
    if len(value) < _FEWEST or not all(isinstance(one, Mapping) for one in value.values()):
        return None
    records = {name: one for name, one in value.items() if isinstance(one, Mapping)}
    shapes = {("", (), tuple(names_in(record))) for record in records.values()}
    if not all(_decide(shape, settings, decided, _is_record) for shape in shapes):
        return None
    # What is called as a column is named for what it holds; an id is not.
    if _fields(value, settings) or _is_mapped(names_in(value), settings):
        return None
    return [_with_id(name, record) for name, record in records.items()]


def _is_record(shape: _Shape, settings: ReadSettings) -> bool:
    return "text" in _fields(shape[2], settings)


def _with_id(name: str, record: Row) -> Row:
    """Return a record with the id that it stands under, unless it has one of its own."""
    return (
        record
        if name in record.values() or not _IDS.isdisjoint(map(fold, record))
        else {"id": name, **record}
    )


def _within(value: Row, settings: ReadSettings, decided: _Decided) -> Row | None:
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
    decided: _Decided,
    tell: _Tell,
) -> bool:
    """Tell what objects of a shape are; once for each, since a file has a million of one."""
    known = decided.get((tell, shape))
    if known is None:
        known = tell(shape, settings)
        if len(decided) < _MOST_SHAPES:
            decided[tell, shape] = known
    return known


def _is_mapped(names: Iterable[str], settings: ReadSettings) -> bool:
    """Tell whether a map of the user names one of some columns."""
    return any(column in names for kind in FIELDS for column in settings.map(kind).values())


def _wrapped(value: Row, settings: ReadSettings, decided: _Decided) -> Iterable[Row] | None:
    """Return the one list of records in an object that says no more than where they come from.

    Comments that do not say which report they trail are those of one, which the object within it stands for.
    """
    found = _nearest_records(value)
    if len(found) > 1:
        found = [one for one in found if fold(one[0]) in _THREADS]
    elif not found:
        inner = ((name, one) for name, one in value.items() if isinstance(one, Mapping))
        found = [(name, keyed, value) for name, one in inner if (keyed := _keyed(one, settings, decided))]
    if len(found) != 1:
        return None
    name, listed, holder = found[0]
    shape = name, tuple(names_in(value)), tuple(names_in(next(iter(listed))))
    if _decide(shape, settings, decided, _is_envelope):
        if fold(name) not in _THREADS:
            return listed
        return (CommentRow(row) if isinstance(row, Mapping) else row for row in listed)
    return (
        [holder] if holder is not value and _decide(shape, settings, decided, _is_around_comments) else None
    )


def _nearest_records(value: Row) -> list[tuple[str, Collection[Row], Row]]:
    """Return the lists of records in an object or, where it has none, in those within it, each with what it stands in.

    >>> _nearest_records({"ok": True, "data": {"page": {"comments": [{"id": 1}], "ads": []}}})
    [('comments', [{'id': 1}], {'comments': [{'id': 1}], 'ads': []})]
    """
    holders: list[Row] = [value]
    for _ in range(_DEEPEST + 1):
        found = [(name, listed, holder) for holder in holders for name, listed in _records_in(holder)]
        if found:
            return found
        holders = [one for holder in holders for one in holder.values() if isinstance(one, Mapping)]
    return []


def _is_envelope(shape: _Shape, settings: ReadSettings) -> bool:
    name, outer, inner = shape
    if _is_mapped(outer, settings):
        return False
    within = _fields(inner, settings)
    if fold(name) in _ANSWERS:
        beside = {one.partition(".")[0] for one in outer} - {name}
        return "text" in within and set(map(fold, beside)) <= _OF_ANSWERS
    if fold(name) not in _LISTS:
        return False
    if not _OWN.isdisjoint(_fields(outer, settings)):
        return False
    if "text" not in within:
        # Neither is a record that can be read: the columns to be told of, and to be mapped, are those within.
        return fold(name) not in _THREADS
    # Comments that do not say which report they trail are those of one report, which this object is.
    if fold(name) not in _THREADS or settings.kind == "comments":
        return True
    named = resolve_columns(inner, settings, "", kind="comments", lenient=True).columns
    return not {"report_id", "report_url"}.isdisjoint(named)


def _is_around_comments(shape: _Shape, settings: ReadSettings) -> bool:
    name, outer, inner = shape
    return (
        fold(name) in _THREADS
        and not _is_mapped(outer, settings)
        and _OWN.isdisjoint(_fields(outer, settings))
        and "text" in _fields(inner, settings)
    )


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
