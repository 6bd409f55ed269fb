"""Types of columns as plain values, in the form that `datasets` gives them in JSON.

They say what `datasets.Features` says, and make the same Arrow schema and the same YAML, without that library, whose
import takes longer than many an analysis. `{"dtype": "string", "_type": "Value"}` is a column of texts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

Column = dict[str, Any]
"""The type of a column, or of a part of it: a value, a label, a list of a type, or a mapping of names to types."""

_INFO = b"huggingface"
"""Where in an Arrow schema `datasets` keeps the types."""


def value(dtype: str) -> Column:
    """Return the type of a column of plain values: string, int32, int64, float64 or bool."""
    return {"dtype": dtype, "_type": "Value"}


def class_label(names: Sequence[str]) -> Column:
    """Return the type of a column of labels from a closed list, which is kept as their places in the list."""
    return {"names": list(names), "_type": "ClassLabel"}


def list_of(column: Column) -> Column:
    """Return the type of a column of lists."""
    return {"feature": column, "_type": "List"}


def arrow_schema(columns: Mapping[str, Column]) -> pa.Schema:
    """Return the Arrow schema of a table, with the types in its metadata, as ``Features.arrow_schema`` does.

    Raises:
        KeyError: when a type is none of those that this module makes.

    >>> arrow_schema({"n_words": value("int32")}).field("n_words").type
    DataType(int32)
    """
    import pyarrow as pa

    info = {"info": {"features": columns}}
    schema = pa.schema({name: arrow_type(column) for name, column in columns.items()})
    return schema.with_metadata({_INFO: json.dumps(info)})


def arrow_type(column: Column) -> pa.DataType:
    """Return the Arrow type of a column; see `arrow_schema`."""
    import pyarrow as pa

    kind = column.get("_type")
    if kind == "List":
        return pa.list_(arrow_type(column["feature"]))
    if kind is None:
        return pa.struct({name: arrow_type(part) for name, part in column.items()})
    plain = {
        "string": pa.string(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
    }
    return plain[{"Value": column.get("dtype", ""), "ClassLabel": "int64"}[kind]]


def columns_of(schema: pa.Schema) -> dict[str, Column]:
    """Return the types of the columns of a table, from its schema, as ``Features.from_arrow_schema`` does."""
    said = json.loads((schema.metadata or {}).get(_INFO, b"{}")).get("info", {}).get("features") or {}
    try:
        if all(arrow_type(said[field.name]) == field.type and field.nullable for field in schema):
            return {name: said[name] for name in schema.names}
    except KeyError:
        pass
    # A table by another hand, with types that are not made here or none at all.
    from datasets import Features

    found: Any = Features.from_arrow_schema(schema).to_dict()
    return found


def yaml_columns(columns: Mapping[str, Column]) -> list[dict[str, Any]]:
    """Return the types as they stand under ``features:`` in the YAML of a dataset card.

    >>> yaml_columns({"kind": class_label(["report", "comment"]), "changes": list_of(value("string"))})
    [{'name': 'kind', 'dtype': {'class_label': {'names': {'0': 'report', '1': 'comment'}}}}, \
{'name': 'changes', 'list': 'string'}]
    """
    try:
        return [{"name": name, **_yaml(column)} for name, column in columns.items()]
    except KeyError:
        from datasets import Features

        return Features.from_dict(dict(columns))._to_yaml_list()


def _yaml(column: Column) -> dict[str, Any]:
    kind = column.get("_type")
    if kind is None:
        return {"struct": yaml_columns(column)}
    if kind == "List":
        inner = _yaml(column["feature"])
        [name, *others] = inner
        return {"list": inner[name] if not others and name in ("dtype", "struct") else inner}
    if kind == "ClassLabel":
        names = {str(place): name for place, name in enumerate(column["names"])}
        return {"dtype": {"class_label": {"names": names}}}
    return {"Value": {"dtype": column["dtype"]}}[kind]
