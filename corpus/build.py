"""Build a corpus folder from inputs: read, assemble, carry annotations over, write as one act."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .anchoring import reanchor
from .assemble import Assembled, Record, assemble
from .claims import Claim
from .corpus import Corpus
from .dates import Order
from .errors import CorpusError, InputError, Problem
from .folder import REPORT, is_finished, transaction
from .privacy import Pseudonymiser, load_key
from .provenance import ANALYSIS_TABLES, build_provenance, carried_analysis, read_tables, stage_corpus
from .readers import ReadSettings, Source, available, find_inputs, read_source, reader_for
from .readers.base import Kind
from .records import SourceComment, SourceReport
from .schema import TABLES
from .tables import to_arrow

if TYPE_CHECKING:
    import pyarrow as pa

    from .progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file or folder to read; `kind` (reports or comments) where a table's columns do not tell."""

    path: Path
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSettings:
    """How inputs are to be read.

    Attributes:
        reports_map, comments_map: field of a report or comment to the column that holds it.
        encoding: encoding of text inputs; told from the bytes if None.
        date_order: ``dmy``, ``mdy`` or ``ymd`` for numeric dates; told file by file if None.
        language: BCP 47 tag of inputs that name none.
        outlet: outlet of inputs that name none.
        name: the corpus's name; that of the first input if None.
        key_file: file of the secret key behind author pseudonyms; the user's own key if None.
    """

    reports_map: Mapping[str, str] = field(default_factory=dict)
    comments_map: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    date_order: Order | None = None
    language: str | None = None
    outlet: str | None = None
    name: str | None = None
    key_file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build did.

    Attributes:
        folder: the corpus folder.
        files: input files read.
        reports, comments: rows written.
        outcomes: number of reports by how comments were told from them (given, split, none, ask).
        problems: what was skipped or altered.
        annotations: people's claims carried over, by what became of them (kept, moved, lost).
    """

    folder: Path
    files: int
    reports: int
    comments: int
    outcomes: Mapping[str, int]
    problems: Sequence[Problem]
    annotations: Mapping[str, int]


def build(
    inputs: Sequence[Input | Path],
    *,
    out: Path,
    settings: BuildSettings | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> BuildSummary:
    """Read inputs and write the corpus folder `out`.

    Building the same inputs twice gives byte-identical folders. Annotations that `out` already holds are
    carried over and re-anchored; findings stay only if no text changed.

    Args:
        inputs: files or folders.
        out: the folder to write; new, empty, or a corpus to be rebuilt.
        settings: how inputs are to be read.
        strict: raise at the first record that would be skipped.
        progress: called after every file.

    Raises:
        InputError: when an input does not exist or does not fit the settings, or when nothing could be read.
        OutputError: when `out` cannot be written or holds something else.
    """
    settings = settings or BuildSettings()
    wanted = [item if isinstance(item, Input) else Input(path=item) for item in inputs]
    for item in wanted:
        if not item.path.exists():
            raise InputError(f"There is no file or folder {item.path}; check the path.")
    pseudonymiser = Pseudonymiser(load_key(settings.key_file, outside=out))
    with transaction(out) as stage:
        files: list[dict[str, Any]] = []
        assembled = assemble(
            _records(wanted, out=out, settings=settings, files=files, progress=progress),
            pseudonymiser=pseudonymiser,
            date_order=settings.date_order,
            language=settings.language,
            strict=strict,
        )
        if not assembled.reports:
            raise InputError(_nothing_read(assembled.problems))
        claims, carried = _carry_annotations(out, assembled)
        tables = _tables(assembled, claims)
        provenance = build_provenance(
            name=settings.name or wanted[0].path.resolve().stem,
            inputs=files,
            settings=settings,
            problems=assembled.problems,
            key_fingerprint=pseudonymiser.fingerprint,
            carried=carried,
        )
        previous = carried_analysis(out, tables)
        if previous is not None:
            tables |= previous.tables
            provenance |= {"analysis": previous.analysis, "tables": previous.listed}
        else:
            stage.removals.add(REPORT)
        changed = TABLES if previous is None else [name for name in TABLES if name not in ANALYSIS_TABLES]
        stage_corpus(stage, tables, provenance=provenance, changed=changed)
    outcomes: dict[str, int] = {}
    for row in assembled.reports:
        outcomes[row["boundary"]] = outcomes.get(row["boundary"], 0) + 1
    return BuildSummary(
        folder=out,
        files=len(files),
        reports=len(assembled.reports),
        comments=len(assembled.comments),
        outcomes=outcomes,
        problems=assembled.problems,
        annotations=carried,
    )


def _records(
    inputs: Sequence[Input],
    *,
    out: Path,
    settings: BuildSettings,
    files: list[dict[str, Any]],
    progress: Progress | None,
) -> Iterator[Record]:
    """Yield the records of every input, and note each file that was read in `files`."""
    suffixes = frozenset(suffix for reader in available().values() for suffix in reader.suffixes)
    for item in inputs:
        reading = ReadSettings(
            reports_map=settings.reports_map,
            comments_map=settings.comments_map,
            kind=item.kind,
            encoding=settings.encoding,
            date_order=settings.date_order,
            language=settings.language,
            outlet=settings.outlet,
        )
        found = list(find_inputs([item.path], suffixes=suffixes, exclude=[out]))
        for number, source in enumerate(found, start=1):
            if isinstance(source, Problem):
                yield source
            else:
                yield from _read(source, reading=reading, files=files)
            if progress is not None:
                progress(f"Reading {item.path.name}", number, len(found))


def _read(source: Source, *, reading: ReadSettings, files: list[dict[str, Any]]) -> Iterator[Record]:
    """Yield a file's records and, if it held any, note the file with its hash and counts."""
    reports = comments = 0
    for record in read_source(source, reading):
        if isinstance(record, SourceReport):
            reports += 1
            comments += len(record.comments)
        elif isinstance(record, SourceComment):
            comments += 1
        yield record
    if reports or comments:
        digest, size = _fingerprint(source.path)
        files.append(
            {
                "path": source.relative,
                "sha256": digest,
                "bytes": size,
                "reader": reader_for(source.path).name,
                "reports": reports,
                "comments": comments,
            }
        )


def _fingerprint(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return digest, file.tell()


def _nothing_read(problems: Sequence[Problem]) -> str:
    said = " ".join(str(problem) for problem in problems[:3])
    more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
    return f"No report could be read, so no corpus was written. {said}{more}".strip()


def _carry_annotations(out: Path, assembled: Assembled) -> tuple[list[Claim], dict[str, int]]:
    """Re-anchor the annotations of the corpus that stands in `out` on the new texts."""
    if not is_finished(out):
        return [], {}
    old = read_tables(out, "annotations")
    if old is None or old.num_rows == 0:
        return [], {}
    try:
        old_texts = Corpus(out).texts()
    except CorpusError:
        old_texts = {}
    new_texts = {row["report_id"]: row["text"] for row in assembled.reports}
    new_texts |= {row["comment_id"]: row["text"] for row in assembled.comments}
    claims: list[Claim] = []
    outcomes: dict[str, int] = {}
    for row in old.to_pylist():
        claim = Claim.from_row(row)
        anchored = reanchor(
            claim, old_text=old_texts.get(claim.document_id), new_text=new_texts.get(claim.document_id)
        )
        outcomes[anchored.outcome] = outcomes.get(anchored.outcome, 0) + 1
        claims.append(anchored.claim)
        if anchored.outcome == "lost":
            assembled.problems.append(
                Problem(
                    where=f"annotation {claim.claim_id} on {claim.document_id}",
                    what=f"its text changed and “{claim.quote}” can no longer be found in one clear place",
                    remedy="it is kept in the annotations table with the status lost",
                    skipped=False,
                )
            )
    return claims, outcomes


def _tables(assembled: Assembled, claims: Sequence[Claim]) -> dict[str, pa.Table]:
    return {
        "reports": to_arrow(assembled.reports, table="reports"),
        "comments": to_arrow(assembled.comments, table="comments"),
        "findings": to_arrow([], table="findings"),
        "measures": to_arrow([], table="measures"),
        "annotations": to_arrow([claim.to_row() for claim in claims], table="annotations"),
    }
