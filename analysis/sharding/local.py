"""The missing shards of a job done on this machine, by this process or by several workers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...corpus.errors import AnalysisError, CommentariatError
from .crew import Crew
from .failure import Failure, failed, why
from .job import Job
from .work import analyse_shard

if TYPE_CHECKING:
    from ...corpus.progress import Progress


def run_job(job: Job, *, crew: Crew | None = None, progress: Progress | None = None) -> None:
    """Do all shards of a job that are not done yet.

    Args:
        job: what is to be done.
        crew: workers got ready for its profile and lexicon; this process does all if None.
        progress: called with the number of documents that are done.

    Raises:
        AnalysisError: when a shard failed; all others are done then, and are kept.
        CommentariatError: at the first error that would be met with in every shard.
    """
    total = sum(map(len, job.shards))
    count = 0

    def told(documents: int) -> None:
        nonlocal count
        count += documents
        if progress is not None:
            progress("Analysing", count, total)

    failures = _alone(job, told=told) if crew is None else crew.run(job, told=told)
    if failures:
        raise AnalysisError(failed(failures, of=len(job.shards)))


def _alone(job: Job, *, told: Callable[[int], None]) -> list[Failure]:
    failures = []
    for shard in job.shards:
        try:
            analyse_shard(job, shard, told=told)
        except CommentariatError:
            raise
        except Exception as error:
            failures.append(Failure(shard, why(error)))
    return failures
