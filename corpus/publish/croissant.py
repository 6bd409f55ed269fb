"""Croissant metadata of a release (Akhtar et al. 2024; specification 1.0 with the RAI vocabulary 1.0), as JSON-LD.

Every table is a record set with a key; comments refer to reports, and claims and measures to the documents they speak
of. Files are listed one by one with their SHA-256, and once more as a set a table, from which records load.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..storage.schema import (
    CLAIM_COLUMNS,
    CLAIM_TABLES,
    COMMENT_COLUMNS,
    KEYS,
    MEASURE_COLUMNS,
    REPORT_COLUMNS,
)
from ..storage.tables import label_names
from .datasheet import Datasheet
from .withhold import HYDRATION

if TYPE_CHECKING:
    import pyarrow as pa

CROISSANT = "croissant.json"
_REFERENCES = {
    ("comments", "report_id"): "reports/report_id",
    ("findings", "document_id"): "reports/report_id",
    ("annotations", "document_id"): "reports/report_id",
    ("measures", "report_id"): "reports/report_id",
}
_OR_A_COMMENT = "comments/comment_id"
"""What a document_id refers to besides: a field refers to one other, so that a second field says it."""
_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "reports": REPORT_COLUMNS,
    "comments": COMMENT_COLUMNS,
    "findings": CLAIM_COLUMNS,
    "annotations": CLAIM_COLUMNS,
    "measures": MEASURE_COLUMNS,
}
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def render_croissant(
    schemas: Mapping[str, pa.Schema],
    *,
    name: str,
    files: Mapping[str, list[Mapping[str, Any]]],
    datasheet: Datasheet,
    rai: Mapping[str, Any],
    url: str | None,
    version: str | None,
    published: str | None,
) -> str:
    """Return ``croissant.json``.

    Args:
        schemas: the schema of every table that has rows.
        name: the corpus's name.
        files: of every such table, its files with ``path``, ``sha256`` and ``bytes``.
        datasheet: what people said of the corpus.
        rai: fields of the RAI vocabulary, without their prefix.
        url: address of the dataset.
        version: its version, such as ``1.0.0``.
        published: the date of the latest report, as the ISO has it; nothing here depends on the clock.
    """
    citation = datasheet.citation
    said: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": [
            "http://mlcommons.org/croissant/1.0",
            "http://mlcommons.org/croissant/RAI/1.0",
        ],
        "name": name,
        "description": datasheet.answers.get("summary")
        or f"{name}: news reports with their readers' comments.",
        "license": datasheet.answers.get("licence") or "not stated",
        "url": url or "https://huggingface.co/datasets",
        "version": version or "0.0.0",
        "datePublished": str(citation["year"]) if citation.get("year") else (published or "1970-01-01"),
        "creator": [
            {"@type": "sc:Person", "name": str(author)}
            for author in citation.get("authors") or ["not stated"]
        ],
        **({"citeAs": said_as} if (said_as := cite_as(citation)) else {}),
        "isLiveDataset": False,
        **{f"rai:{key}": value for key, value in rai.items() if value},
        "distribution": [part for table in schemas for part in _distribution(table, files[table])],
        "recordSet": [_record_set(table, schema, present=schemas) for table, schema in schemas.items()],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def cite_as(citation: Mapping[str, Any]) -> str:
    r"""Return a citation as BibTeX; empty when authors, title or year are missing.

    >>> cite_as({"authors": ["Smith, Al"], "title": "Stories", "year": 2026}).splitlines()[0]
    '@misc{smith2026stories,'
    """
    if not all(citation.get(name) for name in ("authors", "title", "year")):
        return ""
    family = str(citation["authors"][0]).partition(",")[0]
    words = str(citation["title"]).split()
    key = "".join(
        c for c in f"{family}{citation['year']}{words[0]}".casefold() if c.isalnum() and c.isascii()
    )
    fields = {
        "author": " and ".join(map(str, citation["authors"])),
        "title": citation["title"],
        "year": citation["year"],
        **{name: citation[name] for name in ("url", "doi") if citation.get(name)},
    }
    inner = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key},\n{inner}\n}}"


def _distribution(table: str, files: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    objects = [
        {
            "@type": "cr:FileObject",
            "@id": file["path"],
            "name": file["path"],
            "contentUrl": file["path"],
            "contentSize": f"{file['bytes']} B",
            "encodingFormat": "application/x-parquet",
            "sha256": file["sha256"],
        }
        for file in files
    ]
    whole = {
        "@type": "cr:FileSet",
        "@id": f"{table}-files",
        "name": f"{table}-files",
        "encodingFormat": "application/x-parquet",
        "includes": f"{table}/*.parquet",
    }
    return [*objects, whole]


def _record_set(table: str, schema: pa.Schema, *, present: Mapping[str, Any]) -> dict[str, Any]:
    labels = label_names(schema)
    fields = [_field(table, column, labels=labels, present=present) for column in schema]
    told = [field for field in fields if field is not None]
    if table in CLAIM_TABLES and "comments" in present:
        told += [_second_reference(field) for field in told if field["name"] == "document_id"]
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "key": {"@id": f"{table}/{KEYS[table]}"},
        "field": told,
    }


def _field(
    table: str, column: pa.Field, *, labels: Mapping[str, list[str]], present: Mapping[str, Any]
) -> dict[str, Any] | None:
    import pyarrow as pa

    kind = column.type
    repeated = pa.types.is_list(kind) or pa.types.is_large_list(kind)
    if repeated:
        kind = kind.value_type
    data_type = _data_type(kind)
    if data_type is None:
        return None  # lists of structures load from Parquet, and have no form here that clients read
    about = _MEANINGS[table].get(column.name) or (
        "SHA-256 of the text with all pseudonyms alike, to join texts on"
        if column.name == HYDRATION
        else "a measure"
    )
    if column.name in labels:
        about += "; " + ", ".join(f"{code} {name}" for code, name in enumerate(labels[column.name]))
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table}/{column.name}",
        "name": column.name,
        "description": about,
        "dataType": data_type,
        "source": {"fileSet": {"@id": f"{table}-files"}, "extract": {"column": column.name}},
    }
    if repeated:
        field["repeated"] = True
    target = _REFERENCES.get((table, column.name))
    if target and target.partition("/")[0] in present:
        field["references"] = {"field": {"@id": target}}
    return field


def _second_reference(field: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **field,
        "@id": f"{field['@id']}_of_comment",
        "name": f"{field['name']}_of_comment",
        "description": "the same id once more, where it is that of a comment",
        "references": {"field": {"@id": _OR_A_COMMENT}},
    }


def _data_type(kind: pa.DataType) -> str | None:
    import pyarrow as pa

    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return "sc:Text"
    if pa.types.is_integer(kind):
        return "sc:Integer"
    if pa.types.is_floating(kind):
        return "sc:Float"
    if pa.types.is_boolean(kind):
        return "sc:Boolean"
    return None
