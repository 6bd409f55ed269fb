"""Provenance: what a corpus was made of and how, and the writing of a whole corpus with its card.

`provenance.json` holds no clock time, so that two builds of the same input are equal to the byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .card import render_card
from .errors import CorpusError, Problem
from .folder import PROVENANCE, Stage, is_finished
from .schema import TABLES
from .scheme import default_scheme
from .tables import FILE_NAME, decode_labels, read_parquet, write_parquet

if TYPE_CHECKING:
    import pyarrow as pa

    from .build import BuildSettings

ANALYSIS_TABLES = ("findings", "measures")
NAMED_PROBLEMS = 10_000
"""Problems named one by one in provenance.json; beyond that they are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedAnalysis:
    """Findings and measures that still hold because no text changed, with what provenance says of them."""

    tables: Mapping[str, pa.Table]
    listed: Mapping[str, Any]
    analysis: Mapping[str, Any]


def build_provenance(
    *,
    name: str,
    inputs: Sequence[Mapping[str, Any]],
    settings: BuildSettings,
    problems: Sequence[Problem],
    key_fingerprint: str,
    carried: Mapping[str, int],
) -> dict[str, Any]:
    """Return what provenance.json says after a build; `stage_corpus` adds the tables."""
    scheme = default_scheme()
    said = {key: value for key, value in asdict(settings).items() if key not in ("key_file", "name")}
    return {
        "tool": "commentariat",
        "tool_version": version("commentariat"),
        "name": name,
        "inputs": [dict(item) for item in inputs],
        "settings": {
            key: dict(value) if isinstance(value, Mapping) else value for key, value in said.items()
        },
        "label_scheme": {"name": scheme.name, "version": scheme.version},
        "pseudonym_key": key_fingerprint,
        "problems": {
            "skipped": sum(problem.skipped for problem in problems),
            "altered": sum(not problem.skipped for problem in problems),
            "named": [asdict(problem) for problem in problems[:NAMED_PROBLEMS]],
        },
        "annotations_carried_over": dict(sorted(carried.items())),
    }


def stage_corpus(
    stage: Stage,
    tables: Mapping[str, pa.Table],
    *,
    provenance: Mapping[str, Any],
    changed: Collection[str] = TABLES,
) -> None:
    """Write tables, card and provenance into a staging folder.

    Args:
        stage: what a `transaction` yielded.
        tables: every table of the corpus, label columns as integers.
        provenance: what provenance.json says; its ``tables`` are renewed for what changed.
        changed: the tables to write; the others stay as they are.
    """
    listed: dict[str, Any] = dict(provenance.get("tables", {}))
    for table in changed:
        data = tables[table]
        path = stage.path / table / FILE_NAME
        write_parquet(data, path)
        content = path.read_bytes()
        listed[table] = {
            "rows": data.num_rows,
            "files": [
                {
                    "path": f"{table}/{FILE_NAME}",
                    "sha256": hashlib.sha256(content).hexdigest(),
                    "bytes": len(content),
                }
            ],
        }
    # One order of keys, whichever step wrote last, so that equal corpora have equal bytes.
    whole = {key: value for key, value in provenance.items() if key not in ("analysis", "tables")}
    whole |= {"analysis": provenance.get("analysis"), "tables": {table: listed[table] for table in TABLES}}
    card = render_card(tables, name=str(provenance["name"]), provenance=whole)
    (stage.path / "README.md").write_text(card, encoding="utf-8", newline="\n")
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    (stage.path / PROVENANCE).write_text(text, encoding="utf-8", newline="\n")


def read_tables(folder: Path, table: str) -> pa.Table | None:
    """Return a table of an existing corpus with labels as names; None when it cannot be read."""
    try:
        return decode_labels(read_parquet(folder, table))
    except CorpusError:
        return None


def carried_analysis(folder: Path, tables: Mapping[str, pa.Table]) -> CarriedAnalysis | None:
    """Return the analysis that a corpus holds already, if its reports and comments are those of `tables`."""
    if not is_finished(folder):
        return None
    said = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
    if not said.get("analysis"):
        return None
    try:
        same = all(read_parquet(folder, name).equals(tables[name]) for name in ("reports", "comments"))
        kept = {name: read_parquet(folder, name) for name in ANALYSIS_TABLES}
    except CorpusError:
        return None
    listed = {name: said["tables"][name] for name in ANALYSIS_TABLES}
    return CarriedAnalysis(tables=kept, listed=listed, analysis=said["analysis"]) if same else None
