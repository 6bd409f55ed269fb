"""A job on several machines: datatrove's executors hand the numbers of shards to tasks, and nothing else.

A task does its shards by `analyse_shard`, like a worker on this machine, so that parts, markers and the merged tables
are the same. datatrove (Apache-2.0) is optional: ``pip install 'commentariat[scale]'``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from ...corpus.errors import AnalysisError, InputError
from .done import Done
from .failure import Failure, failed, why
from .job import Job
from .work import DONE, analyse_shard, died_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from datatrove.executor.base import PipelineExecutor

ENGINES = ("local", "slurm", "ray")
LOGS, FAILED, SUBMITTED = "logs", "failed", "slurm_job"


def missing(job: Job) -> list[int]:
    """Return the numbers of the shards that are not done yet."""
    return [shard.index for shard in job.shards if Done.read(job.part(shard, DONE)) is None]


def run_on(
    engine: str, job: Job, *, tasks: int, workers: int = -1, options: Mapping[str, Any] | None = None
) -> list[Failure]:
    """Do the missing shards of a job with an engine.

    Args:
        engine: ``local``, ``slurm`` or ``ray``.
        job: what is to be done; corpus and work folder must be where every task finds them.
        tasks: how many tasks the missing shards are dealt to.
        workers: how many tasks run at a time; -1 for as many as there are.
        options: further options of datatrove's executor, such as ``partition`` and ``time`` for slurm.

    Returns:
        With slurm, which queues tasks and does not wait for them, the shards that failed before and are queued anew;
        with the others nothing, since all shards are done.

    Raises:
        InputError: when datatrove is not installed, there is no such engine, or it lacks an option.
        AnalysisError: when a shard failed; it is named, and all others are kept.
    """
    left = missing(job)
    if not left or (engine == "slurm" and _queued(job)):
        return []
    executor = _executor(
        engine, job, left, tasks=min(tasks, len(left)), workers=workers, options=dict(options or {})
    )
    before = failures_of(job)
    for failure in before:
        job.part(failure.shard, FAILED).unlink(missing_ok=True)
    try:
        with _quiet():
            executor.run()
    except Exception as error:
        if not failures_of(job):
            said = why(error)
            raise AnalysisError(
                f"The engine {engine} failed ({said}). Run the same command again."
            ) from error
    if engine == "slurm":
        note = job.work / SUBMITTED
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(str(getattr(executor, "job_id", "")), encoding="utf-8")
        return before
    if failures := failures_of(job):
        raise AnalysisError(failed(failures, of=len(job.shards)))
    return []


def _queued(job: Job) -> bool:
    """Say whether the tasks that were last given to slurm are still queued or at work."""
    note = job.work / SUBMITTED
    if not note.exists():
        return False
    asked = subprocess.run(
        ["squeue", "--noheader", "--jobs", note.read_text(encoding="utf-8")],
        capture_output=True,
        text=True,
        check=False,
    )
    return bool(asked.stdout.strip())


def failures_of(job: Job) -> list[Failure]:
    """Return the shards that a task failed on or died of, with the document where that is known."""
    found = []
    for index in missing(job):
        shard = job.shards[index]
        note = job.part(shard, FAILED)
        if note.exists():
            found.append(Failure(shard, note.read_text(encoding="utf-8")))
        elif at := died_at(job, shard):
            where = f"at document {at[0]}" if len(at) == 1 else f"between {at[0]} and {at[-1]}"
            found.append(Failure(shard, f"a task died or was ended {where}, or is at work there still"))
    return found


def do_task(job: Job, indices: Sequence[int]) -> None:
    """Do some shards of a job, all that can be done.

    Raises:
        AnalysisError: when a shard failed, after the others are done.
    """
    failures = []
    for index in indices:
        shard = job.shards[index]
        note = job.part(shard, FAILED)
        note.unlink(missing_ok=True)
        try:
            analyse_shard(job, shard)
        except Exception as error:
            failures.append(Failure(shard, why(error)))
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(why(error), encoding="utf-8")
    if failures:
        raise AnalysisError(failed(failures, of=len(job.shards)))


def _executor(
    engine: str, job: Job, left: list[int], *, tasks: int, workers: int, options: dict[str, Any]
) -> PipelineExecutor:
    if engine not in ENGINES:
        raise InputError(f"There is no engine “{engine}”; there are {', '.join(ENGINES)}.")
    try:
        from .step import Shards, ShardsOnSlurm
    except ImportError as error:
        raise InputError(
            f"The engine {engine} needs datatrove. Install it with: pip install 'commentariat[scale]'"
        ) from error
    common: dict[str, Any] = {
        "pipeline": [Shards(job, left)],
        "tasks": tasks,
        "workers": workers,
        # What is done is known by the markers of the shards: tasks are dealt anew at every submission.
        "skip_completed": False,
        "logging_dir": str(job.work / LOGS),
    }
    if engine == "local":
        from datatrove.executor.local import LocalPipelineExecutor

        return LocalPipelineExecutor(**common, **options)
    if engine == "slurm":
        if not options.get("partition"):
            raise InputError(
                "The engine slurm needs a partition: --engine-option partition=NAME (sinfo lists them)."
            )
        here = {
            "time": "24:00:00",
            "qos": "",
            "job_name": "commentariat",
            "mem_per_cpu_gb": 2,
            "env_command": f"export PATH={quote(str(Path(sys.executable).parent))}:$PATH",
        }
        return ShardsOnSlurm(**common, **(here | options))
    try:
        import ray  # type: ignore[import-not-found]  # noqa: F401
    except ImportError as error:
        raise InputError("The engine ray needs Ray. Install it with: pip install 'ray[default]'") from error
    from datatrove.executor.ray import RayPipelineExecutor

    return RayPipelineExecutor(**common, **options)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep datatrove's log off the terminal; every task writes its own into the work folder."""
    from loguru import logger

    logger.disable("datatrove")
    try:
        yield
    finally:
        logger.enable("datatrove")
