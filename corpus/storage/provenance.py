"""Provenance: what a corpus was made of and how, and the writing of a whole corpus with its card.

`provenance.json` holds no clock time, so that two builds of the same input are equal to the byte.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CorpusError
from ..files import file_sha256
from ..problems import Problems
from ..scheme import Scheme, default_scheme
from .card import render_card
from .folder import PROVENANCE, Stage, is_finished
from .schema import TABLES
from .tables import FILE_NAME, read_batches, read_schema, write_parquet

if TYPE_CHECKING:
    import pyarrow as pa

ANALYSIS_TABLES = ("findings", "measures")


def build_provenance(
    *,
    name: str,
    inputs: Sequence[Mapping[str, Any]],
    settings: Mapping[str, Any],
    problems: Problems,
    key_fingerprint: str,
    hygiene: Mapping[str, Any],
    carried: Mapping[str, int],
) -> dict[str, Any]:
    """Return what provenance.json says after a build; `stage_corpus` adds the tables.

    Args:
        name: the corpus's name.
        inputs: the files read, each with its path, hash, size, reader and counts.
        settings: how they were read, without anything secret.
        problems: what was skipped or altered; all are counted, the first thousands named.
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
            "skipped": problems.skipped,
            "altered": problems.altered,
            "named": [problem.to_json() for problem in problems.named],
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


def is_as_written(folder: Path, provenance: Mapping[str, Any], table: str) -> bool:
    """Say whether the files of a table are, to the byte, those that provenance lists.

    Args:
        folder: the corpus folder.
        provenance: what its provenance.json says.
        table: one of `commentariat.corpus.storage.schema.TABLES`.
    """
    try:
        listed = {str(file["path"]): file["sha256"] for file in provenance["tables"][table]["files"]}
        paths = {f"{table}/{path.name}": path for path in (folder / table).glob("*.parquet")}
        return paths.keys() == listed.keys() and all(
            file_sha256(path) == listed[name] for name, path in paths.items()
        )
    except (OSError, KeyError, TypeError):
        return False


def stage_corpus(
    stage: Stage,
    tables: Mapping[str, pa.Table],
    *,
    provenance: Mapping[str, Any],
    changed: Collection[str] | None = None,
    scheme: Scheme | None = None,
) -> None:
    """Write tables, card and provenance into a staging folder.

    Args:
        stage: what a `transaction` yielded; tables whose files it holds already are taken as they are.
        tables: the tables to write, label columns as integers.
        provenance: what provenance.json says; its ``tables`` are renewed for what the stage holds.
        changed: those of the tables to write; all if None. The other tables stay as they are in the corpus.
        scheme: the label scheme that closes the annotations table; the shipped one if None.
    """
    for table in tables if changed is None else changed:
        write_parquet(tables[table], stage.path / table / FILE_NAME)
    listed: dict[str, Any] = dict(provenance.get("tables", {}))
    homes = {table: stage.path if (stage.path / table).is_dir() else stage.folder for table in TABLES}
    for table, home in homes.items():
        if home == stage.path:
            path = home / table / FILE_NAME
            listed[table] = {
                "rows": read_schema(home, table)[1],
                "files": [
                    {
                        "path": f"{table}/{FILE_NAME}",
                        "sha256": file_sha256(path),
                        "bytes": path.stat().st_size,
                    }
                ],
            }
    # One order of keys, whichever step wrote last, so that equal corpora have equal bytes.
    whole = {key: value for key, value in provenance.items() if key not in ("analysis", "tables")}
    whole |= {"analysis": provenance.get("analysis"), "tables": {table: listed[table] for table in TABLES}}
    card = render_card(
        {table: read_schema(home, table)[0] for table, home in homes.items()},
        languages=_languages(homes["reports"]),
        name=str(provenance["name"]),
        provenance=whole,
        scheme=scheme,
    )
    (stage.path / "README.md").write_text(card, encoding="utf-8", newline="\n")
    write_provenance(stage.path, whole)


def write_provenance(folder: Path, said: Mapping[str, Any]) -> None:
    """Write provenance.json."""
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    (folder / PROVENANCE).write_text(text, encoding="utf-8", newline="\n")


def carried_analysis(stage: Stage) -> Mapping[str, Any] | None:
    """Return what provenance says of a corpus's analysis, if its reports and comments are those in the stage.

    What cannot be read is not carried over: an analysis can be made again.
    """
    folder = stage.folder
    if not is_finished(folder):
        return None
    try:
        said = read_provenance(folder)
        if not said.get("analysis"):
            return None
        if not all(_same_rows(folder, stage.path, table) for table in ("reports", "comments")):
            return None
        for table in ANALYSIS_TABLES:
            read_schema(folder, table)
    except CorpusError:
        return None
    return said


def _same_rows(one: Path, other: Path, table: str) -> bool:
    if read_schema(one, table) != read_schema(other, table):
        return False
    return all(
        left.equals(right)
        for left, right in zip(read_batches(one, table), read_batches(other, table), strict=True)
    )


def _languages(folder: Path) -> list[str]:
    found: set[str] = set()
    for batch in read_batches(folder, "reports", columns=["language"]):
        found.update(tag for tag in batch.column(0).unique().to_pylist() if tag)
    return sorted(found)
