"""The dataset card: README.md of the corpus folder, with the YAML that makes every table a configuration."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from ..privacy.fingerprints import several_keys
from ..scheme import Scheme, default_scheme
from ..text.canonical import counted
from .columns import columns_of, yaml_columns
from .schema import CLAIM_COLUMNS, COMMENT_COLUMNS, MEASURE_COLUMNS, REPORT_COLUMNS, SPLIT, TABLES

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = {
    "reports": REPORT_COLUMNS,
    "comments": COMMENT_COLUMNS,
    "findings and annotations": CLAIM_COLUMNS,
    "measures": MEASURE_COLUMNS,
}
_FIRST_FIELDS = (
    "annotations_creators",
    "language_creators",
    "language",
    "license",
    "multilinguality",
    "size_categories",
    "source_datasets",
    "task_categories",
    "task_ids",
    "paperswithcode_id",
    "pretty_name",
    "config_names",
)
"""The fields of a card that `huggingface_hub` writes first, in its order."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~-])")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)
ABOUT = {
    "reports": "One row a report: its text without its readers' comments.",
    "comments": "One row a reader's comment, with its thread and how it was told from the report.",
    "findings": "What the machine claims, span by span.",
    "measures": "One row a document: sentiment, readability, frames and counts with their denominators.",
    "annotations": "What people claim; the same columns as findings.",
}


def render_card(
    schemas: Mapping[str, pa.Schema],
    *,
    languages: Iterable[str],
    name: str,
    provenance: Mapping[str, Any],
    scheme: Scheme | None = None,
) -> str:
    """Write the card of a corpus.

    Args:
        schemas: the schema of every table of the corpus.
        languages: BCP 47 tags of the reports.
        name: the corpus's name, for the title.
        provenance: what `provenance.json` says, with the rows and files of its ``tables``.
        scheme: the label scheme that closes the annotations table; the shipped one if None.

    Returns:
        The whole README.md: YAML metadata (`configs`, `dataset_info`) and Markdown.
    """
    parts = {}
    for table in TABLES:
        listed = provenance["tables"][table]
        size = sum(file["bytes"] for file in listed["files"])
        parts[table] = [Part(split=SPLIT, path=f"{table}/*.parquet", rows=listed["rows"], bytes=size)]
    metadata = card_metadata(schemas, languages=languages, name=name, parts=parts)
    body = _body(schemas, name=name, provenance=provenance, scheme=scheme or default_scheme())
    return card_text(metadata, body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One split of one table: its name, the pattern of its files, its rows and its size in bytes."""

    split: str
    path: str
    rows: int
    bytes: int


def card_metadata(
    schemas: Mapping[str, pa.Schema],
    *,
    languages: Iterable[str],
    name: str,
    parts: Mapping[str, Sequence[Part]],
    **more: Any,
) -> dict[str, Any]:
    """Return the YAML of a card: a configuration and its `dataset_info` for every table, the first the default.

    Args:
        schemas: the schema of every table.
        languages: BCP 47 tags of the reports.
        name: the corpus's name.
        parts: the splits of every table that is to be a configuration.
        more: further fields of the card, such as ``license``.
    """
    fields = {
        "language": _languages(languages),
        "task_categories": ["text-classification", "token-classification"],
        "pretty_name": " ".join(name.split()),
        "tags": ["commentariat", "news", "reader-comments", "loaded-language", "framing", "sentiment"],
        "configs": [
            {
                "config_name": table,
                "data_files": [{"split": part.split, "path": part.path} for part in own],
            }
            | ({"default": True} if place == 0 else {})
            for place, (table, own) in enumerate(parts.items())
        ],
        **more,
    }
    infos = [_dataset_info(table, schemas[table], parts[table]) for table in sorted(parts)]
    if infos:
        fields["dataset_info"] = infos if len(infos) > 1 else infos[0]
    ordered = [*(field for field in _FIRST_FIELDS if field in fields), *fields]
    return {field: fields[field] for field in dict.fromkeys(ordered) if fields[field] is not None}


def _dataset_info(table: str, schema: pa.Schema, parts: Sequence[Part]) -> dict[str, Any]:
    """Return what `datasets` writes of a configuration, from which the Hub and `load_dataset` know it unread."""
    return {
        "config_name": table,
        "features": yaml_columns(columns_of(schema)),
        "splits": [
            {"name": part.split, "num_bytes": part.bytes, "num_examples": part.rows} for part in parts
        ],
        "dataset_size": sum(part.bytes for part in parts),
    }


def card_text(metadata: Mapping[str, Any], body: str) -> str:
    """Return a whole README.md: metadata as YAML between dashes, then the Markdown."""
    head = yaml.safe_dump(dict(metadata), sort_keys=False, allow_unicode=True, width=100)
    return f"---\n{head}---\n\n{body}"


def _languages(tags: Iterable[str]) -> list[str]:
    """Return the languages of some BCP 47 tags as the Hub knows them: by their two or three letters.

    Texts that name no language are analysed as English, so a corpus of such texts is listed as English.
    """
    found = {match[1].lower() for tag in tags if (match := _LANGUAGE.fullmatch(tag))}
    return sorted(found) or ["en"]


def plain(text: str) -> str:
    """Return a text on one line in which neither Markdown nor HTML means anything."""
    return _MARKDOWN.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False))


def _body(
    schemas: Mapping[str, pa.Schema], *, name: str, provenance: Mapping[str, Any], scheme: Scheme
) -> str:
    counts = {table: int(provenance["tables"][table]["rows"]) for table in TABLES}
    lines = [
        f"# {plain(name)}",
        "",
        f"{counted(counts['reports'], 'news report')} with {counted(counts['comments'], 'reader comment')}, made with "
        f"Commentariat {provenance.get('tool_version', '')}. Texts stay as they are; every claim about them "
        "(by a rule or by a person) stands off in a table of its own, with code point offsets and a quote.",
        "",
        "## Tables",
        "",
        "| configuration | rows | what it holds |",
        "|---|---:|---|",
        *(f"| `{table}` | {counts[table]:,} | {ABOUT[table]} |" for table in TABLES),
        "",
        "```python",
        "from datasets import load_dataset",
        "",
        'comments = load_dataset("path/or/hub-id", "comments", split="train")',
        "```",
        "",
        *_empty(counts),
        "Offsets (`start`, `end`) are Unicode code points into `text`, half-open: "
        "`text[start:end] == quote` in Python. `report_id` joins comments to reports; `document_id` joins "
        "findings, annotations and measures to either.",
    ]
    lines += column_lines(schemas)
    lines += [
        "",
        "## Labels",
        "",
        *label_lines(scheme),
        "",
        "## How it was made",
        "",
        *made_lines(provenance),
        "",
    ]
    return "\n".join(lines)


def _empty(counts: Mapping[str, int]) -> list[str]:
    names = [f"`{table}`" for table, number in counts.items() if number == 0]
    if not names:
        return []
    return [
        f"Empty so far: {', '.join(names)}. `load_dataset` opens an empty table with `streaming=True` only; "
        "`commentariat.corpus.Corpus.load` opens every table.",
        "",
    ]


def column_lines(schemas: Mapping[str, pa.Schema]) -> list[str]:
    """Say in Markdown what every column means."""
    lines = []
    for title, meanings in COLUMNS.items():
        lines += ["", f"### Columns of {title}", "", "| column | meaning |", "|---|---|"]
        lines += [f"| `{column}` | {meaning} |" for column, meaning in meanings.items()]
    return lines + measure_lines([name for name in schemas["measures"].names if name not in MEASURE_COLUMNS])


def measure_lines(names: list[str]) -> list[str]:
    """Say in Markdown what the columns of the measures are."""
    if not names:
        return []
    return [
        "",
        "The other columns are the measures, null where a text is too short for one: counts (`n_…`, and `textstat_…` "
        "for the inputs of the readability formulas), shares of sentences (`share_…`, and a frame by its codebook "
        "and name), the sentiment of sentences (`sentiment_…`), and readability formulas by their names. They are "
        + ", ".join(f"`{name}`" for name in names)
        + ".",
    ]


def label_lines(scheme: Scheme) -> list[str]:
    """Say in Markdown what every label of a scheme means."""
    lines = []
    for layer in scheme.layers:
        lines += [f"**{layer.name}** ({layer.unit}). {layer.definition}", ""]
        lines += [
            f"- `{label.name}`: {label.marks}" + (f" Not: {label.excludes}" if label.excludes else "")
            for label in layer.labels
        ]
        lines.append("")
    for attribute in scheme.attributes:
        lines += [f"**{attribute.name}** (attribute of spans). {attribute.definition}", ""]
        if attribute.values:
            lines += [*(f"- `{name}`: {meaning}" for name, meaning in attribute.values), ""]
    for relation in scheme.relations:
        lines += [f"**{relation.name}** (relation of spans). {relation.definition}", ""]
    return lines[:-1]


def made_lines(provenance: Mapping[str, Any]) -> list[str]:
    """Say in Markdown how a corpus was made and what protects the people in it."""
    inputs = provenance.get("inputs", [])
    problems = provenance.get("problems", {})
    analysis = provenance.get("analysis")
    lines = [
        f"- Inputs: {counted(len(inputs), 'file')}, named with their SHA-256 in `provenance.json`.",
        f"- Skipped: {counted(problems.get('skipped', 0), 'record')}; altered: {problems.get('altered', 0)}; "
        + ("each is named there too." if "named" in problems else "counted there."),
        "- Comment authors are keyed pseudonyms (HMAC-SHA256; the key is not in this folder), and where comments "
        "address or quote authors by name, are signed by them, or name anybody by an @handle, the name is a "
        "pseudonym too; a full name that a report speaks of stays outside such places. E-mail addresses and phone "
        "numbers are masked as `[email]` and `[phone]`; in comments also IP addresses (`[ip]`) and hardware "
        "addresses (`[mac]`), the users that links lead to or that are named at a service (`[user]`), "
        "and the numbers of bank accounts (IBAN) and payment cards whose check digits are right (`[account]`). "
        "A nickname, a surname alone or a misspelt name of an author is not recognised, and names of third persons "
        "in the texts stay.",
        *([f"- {told}"] if (told := several_keys(provenance)) else []),
        *_hygiene(provenance),
    ]
    if analysis:
        lines.append(
            f"- Analysis: lexicon {analysis['lexicon']['version']} with {analysis['lexicon']['entries']:,} entries, "
            f"{_pipeline(analysis.get('pipeline'))}. Findings are a machine's "
            "claims, not a person's judgement."
        )
    else:
        lines.append("- Not analysed yet: `findings` and `measures` are empty.")
    return lines


def _hygiene(provenance: Mapping[str, Any]) -> list[str]:
    lines = []
    erased = provenance.get("erased")
    naming = erased.get("texts_with_mentions", 0) if erased else 0
    if erased and (erased["comments"] or erased["reports"] or naming):
        mentions = f", and mentions of them in {counted(naming, 'other text')}" if naming else ""
        lines.append(
            f"- Erased at the request of those concerned: {counted(erased['comments'], 'comment')}"
            f"{' and ' + counted(erased['reports'], 'report') if erased['reports'] else ''}{mentions}; "
            "where others answer one, an empty stub of the kind `deleted` stands for it, and `[erased]` for what "
            "others repeated of it."
        )
    duplicates = provenance.get("duplicates", {})
    for table in ("reports", "comments"):
        kinds = duplicates.get(table, {})
        if kinds:
            said = " and ".join(f"{number:,} {kind}" for kind, number in kinds.items())
            lines.append(f"- Duplicates among the {table}: {said}, flagged in `duplicate_of` and kept.")
    detected = provenance.get("language_sources", {}).get("detected", 0)
    if detected:
        lines.append(
            f"- The language of {counted(detected, 'text')} was detected by a machine (`language_source`)."
        )
    if quoting := provenance.get("comments_that_quote", 0):
        lines.append(
            f"- {counted(quoting, 'comment repeats', 'comments repeat')} the report or an earlier comment; leave "
            "out the spans in `quotes` to count a commenter's own words only."
        )
    return lines


def _pipeline(pipeline: Mapping[str, Any] | None) -> str:
    return f"pipeline {pipeline['name']} {pipeline['version']}" if pipeline else "no parser"
