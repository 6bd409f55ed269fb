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
from .scheme import Scheme, default_scheme
from .tables import FILE_NAME, read_parquet, write_parquet

if TYPE_CHECKING:
    import pyarrow as pa

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
    settings: Mapping[str, Any],
    problems: Sequence[Problem],
    key_fingerprint: str,
    hygiene: Mapping[str, Any],
    carried: Mapping[str, int],
) -> dict[str, Any]:
    """Return what provenance.json says after a build; `stage_corpus` adds the tables.

    Args:
        name: the corpus's name.
        inputs: the files read, each with its path, hash, size, reader and counts.
        settings: how they were read, without anything secret.
        problems: what was skipped or altered; all are counted, the first `NAMED_PROBLEMS` named.
        key_fingerprint: what tells pseudonym keys apart without giving them away.
        hygiene: counts of what was erased, of quotes, of languages by their source, and of duplicates.
        carried: annotations carried over from the corpus before, by what became of them.
    """
    scheme = default_scheme()
    return {
        "tool": "commentariat",
        "tool_version": version("commentariat"),
        "name": name,
        "inputs": [dict(item) for item in inputs],
        "settings": dict(settings),
        "label_scheme": {"name": scheme.name, "version": scheme.version},
        "pseudonym_key": key_fingerprint,
        **hygiene,
        "problems": {
            "skipped": sum(problem.skipped for problem in problems),
            "altered": sum(not problem.skipped for problem in problems),
            "named": [asdict(problem) for problem in problems[:NAMED_PROBLEMS]],
        },
        "annotations_carried_over": dict(sorted(carried.items())),
    }


def read_provenance(folder: Path) -> dict[str, Any]:
    """Return what the provenance.json of a corpus says.

    Raises:
        CorpusError: when it is missing, is no JSON, or does not list every table.
    """
    path = folder / PROVENANCE
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        for table in TABLES:
            int(said["tables"][table]["rows"])
    except OSError as error:
        raise CorpusError(f"{path} cannot be read ({error}); build the corpus again.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(
            f"{path} is damaged: it is no JSON object that lists the tables {', '.join(TABLES)}; build the "
            f"corpus again."
        ) from error
    return said


def stage_corpus(
    stage: Stage,
    tables: Mapping[str, pa.Table],
    *,
    provenance: Mapping[str, Any],
    changed: Collection[str] = TABLES,
    scheme: Scheme | None = None,
) -> None:
    """Write tables, card and provenance into a staging folder.

    Args:
        stage: what a `transaction` yielded.
        tables: every table of the corpus, label columns as integers.
        provenance: what provenance.json says; its ``tables`` are renewed for what changed.
        changed: the tables to write; the others stay as they are.
        scheme: the label scheme that closes the annotations table; the shipped one if None.
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
    card = render_card(tables, name=str(provenance["name"]), provenance=whole, scheme=scheme)
    (stage.path / "README.md").write_text(card, encoding="utf-8", newline="\n")
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    (stage.path / PROVENANCE).write_text(text, encoding="utf-8", newline="\n")


def carried_analysis(folder: Path, tables: Mapping[str, pa.Table]) -> CarriedAnalysis | None:
    """Return the analysis that a corpus holds already, if its reports and comments are those of `tables`.

    What cannot be read is not carried over: an analysis can be made again.
    """
    if not is_finished(folder):
        return None
    try:
        said = read_provenance(folder)
        if not said.get("analysis"):
            return None
        if not all(read_parquet(folder, name).equals(tables[name]) for name in ("reports", "comments")):
            return None
        kept = {name: read_parquet(folder, name) for name in ANALYSIS_TABLES}
    except CorpusError:
        return None
    listed = {name: said["tables"][name] for name in ANALYSIS_TABLES}
    return CarriedAnalysis(tables=kept, listed=listed, analysis=said["analysis"])
