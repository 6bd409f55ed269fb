"""Analyse a corpus beyond one machine: shards dealt to a cluster's tasks, then merged as on one machine."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..corpus.corpus import Corpus
from ..corpus.errors import InputError, OutputError
from ..corpus.location import is_local, located, put_files, remove_folder
from ..corpus.shards import texts_digest
from ..corpus.storage.folder import PROVENANCE, REPORT, analysis_work
from ..corpus.storage.schema import TABLES
from .profiles import FULL
from .run import AnalysisSummary, analysis_job, finish
from .sharding.engines import missing, run_on

CHANGED = ("findings", "measures", "README.md", PROVENANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far an analysis is.

    Attributes:
        shards: how many shards there are.
        done: how many are done.
        failures: shards that failed before and are queued anew, each in a clause.
        summary: what was found; None while shards are missing.
    """

    shards: int
    done: int
    failures: tuple[str, ...] = ()
    summary: AnalysisSummary | None


def analyze_on(
    engine: str,
    place: str | Path,
    *,
    lexicon: Sequence[Path | str] = (),
    profile: str = FULL,
    tasks: int | None = None,
    workers: int = -1,
    options: Mapping[str, Any] | None = None,
    work: str | Path | None = None,
) -> State:
    """Analyse a corpus with an engine, going on where an earlier call was.

    Finished shards are never done again; when all are done they are merged, to the bytes that `analyze` writes. A
    corpus in a store is read by the tasks where it is; the merge fetches its tables to this machine, and puts back
    what changed, provenance.json last.

    Args:
        engine: ``local``, ``slurm`` or ``ray``.
        place: the corpus folder, or its URL such as ``s3://bucket/corpus``.
        lexicon: lexicon files to lay over the shipped one.
        profile: how much of the analysis is made.
        tasks: how many tasks the missing shards are dealt to; one each if None.
        workers: how many tasks run at a time; -1 for no limit.
        options: further options of datatrove's executor, such as ``partition`` for slurm; numbers may be text.
        work: where finished shards are kept, a folder or URL that all tasks see; beside the corpus if None.

    Raises:
        CorpusError: when there is no finished corpus.
        InputError: when the engine, what it needs, or the profile does not exist.
        AnalysisError: when a shard failed; it is named, and all others are kept.
        OutputError: when the corpus cannot be written, or its texts changed in the meantime.
    """
    folder = located(place)
    if is_local(folder):
        folder = Corpus.load(folder).path.resolve()
    elif work is None and str(place).startswith("hf://"):
        raise InputError("A corpus on the Hub needs --work: a folder or store to keep finished shards in.")
    digest = texts_digest(folder)
    kept = located(work) if work is not None else analysis_work(folder)
    job = analysis_job(
        folder, lexicon=lexicon, profile=profile, work=kept.resolve() if is_local(kept) else kept
    )
    given = {name: _number(value) for name, value in (options or {}).items()}
    failures = run_on(engine, job, tasks=tasks or len(job.shards), workers=workers, options=given)
    if left := missing(job):
        return State(
            shards=len(job.shards),
            done=len(job.shards) - len(left),
            failures=tuple(map(str, failures)),
            summary=None,
        )
    if is_local(folder):
        summary = finish(Corpus.load(folder), job, texts=digest, lexicon=lexicon)
    else:
        with tempfile.TemporaryDirectory(prefix="commentariat-") as here:
            copy = Path(here) / folder.name
            _fetch(folder, copy)
            summary = finish(Corpus.load(copy), job, texts=digest, lexicon=lexicon)
            _put_back(copy, folder)
    remove_folder(job.work)
    return State(shards=len(job.shards), done=len(job.shards), summary=summary)


def _number(value: Any) -> Any:
    """Return an option that was given as text as a number or a truth value where it is one."""
    if isinstance(value, str) and value in ("true", "false"):
        return value == "true"
    return int(value) if isinstance(value, str) and value.lstrip("-").isdigit() else value


def _fetch(folder: Path, copy: Path) -> None:
    for path in [folder / PROVENANCE, *(p for table in TABLES for p in (folder / table).glob("*.parquet"))]:
        target = copy / path.parent.name / path.name if path.name != PROVENANCE else copy / PROVENANCE
        target.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as source, target.open("wb") as file:
            shutil.copyfileobj(source, file)


def _put_back(copy: Path, folder: Path) -> None:
    files: dict[str, Path] = {}
    for name in CHANGED:
        held = copy / name
        inside = sorted(held.glob("*")) if held.is_dir() else [held]
        files |= {path.relative_to(copy).as_posix(): path for path in inside}
    try:
        put_files(files, folder, without=[REPORT])
    except OSError as error:
        raise OutputError(
            f"Writing to {folder} failed: {error}. Its tables may no longer fit its provenance.json; run the same "
            f"command again."
        ) from error
