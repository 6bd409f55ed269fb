"""The missing shards of a job done on this machine, by this process or by several workers.

A worker is told the number of a shard, reads its texts from the tables and writes its rows into the work folder: no
text and no parse travels between processes. A worker that dies costs its shard and no other.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...corpus.errors import AnalysisError, CommentariatError
from ...corpus.shards import Shard
from .job import Job
from .work import analyse_shard, died_at

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from ...corpus.progress import Progress

READY, TOLD, DONE, FAILED, REFUSED = "ready", "told", "done", "failed", "refused"


@dataclass(frozen=True, slots=True)
class Failure:
    """A shard that could not be done, and why, as a clause."""

    shard: Shard
    why: str

    def __str__(self) -> str:
        """Say it as a clause."""
        first, last = self.shard.names
        return f"shard {self.shard.index} (documents {first} to {last}): {self.why}"


def run_job(job: Job, *, workers: int = 1, progress: Progress | None = None) -> None:
    """Do all shards of a job that are not done yet.

    Args:
        job: what is to be done.
        workers: how many processes work on it; with one, this one does.
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

    workers = min(workers, len(job.shards))
    failures = _alone(job, told) if workers <= 1 else _Pool(job, workers=workers, told=told).run()
    if failures:
        raise AnalysisError(failed(failures, of=len(job.shards)))


def failed(failures: Sequence[Failure], *, of: int) -> str:
    """Say in a sentence which shards failed."""
    said = "; ".join(str(failure) for failure in failures[:5])
    more = f"; and {len(failures) - 5:,} more" if len(failures) > 5 else ""
    return (
        f"{len(failures):,} of {of:,} shards could not be done: {said}{more}. All others are kept; mend that, or take "
        f"the document out of the corpus, and run the same command again."
    )


def why(error: BaseException) -> str:
    """Say an error as a clause."""
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")


def _alone(job: Job, told: Any) -> list[Failure]:
    failures = []
    for shard in job.shards:
        try:
            analyse_shard(job, shard, told=told)
        except CommentariatError:
            raise
        except Exception as error:
            failures.append(Failure(shard, why(error)))
    return failures


class _Pool:
    """Workers that are handed one shard after the other."""

    def __init__(self, job: Job, *, workers: int, told: Any) -> None:
        from multiprocessing import get_context

        self._job, self._told = job, told
        self._context: Any = get_context("spawn")
        self._waiting = deque(job.shards)
        self._at: dict[Connection, Shard | None] = {}
        self._processes: dict[Connection, Any] = {}
        self._failures: list[Failure] = []
        self._n = workers

    def run(self) -> list[Failure]:
        from multiprocessing.connection import wait

        try:
            for _ in range(self._n):
                self._start()
            while self._at:
                for connection in wait(list(self._at)):
                    self._hear(connection)  # type: ignore[arg-type]
        finally:
            for connection, process in self._processes.items():
                connection.close()
                process.terminate()
            for process in self._processes.values():
                process.join()
        return self._failures

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._job), daemon=True)
        process.start()
        theirs.close()
        self._at[ours] = None
        self._processes[ours] = process

    def _hear(self, connection: Connection) -> None:
        try:
            kind, said = connection.recv()
        except (EOFError, OSError):
            self._bury(connection)
            return
        if kind == TOLD:
            self._told(said)
        elif kind == REFUSED:
            raise said
        else:
            shard = self._at[connection]
            if kind == FAILED and shard is not None:
                self._failures.append(Failure(shard, said))
            self._hand_out(connection)

    def _hand_out(self, connection: Connection) -> None:
        shard = self._waiting.popleft() if self._waiting else None
        self._at[connection] = shard
        try:
            connection.send(None if shard is None else shard.index)
        except OSError:
            self._bury(connection)
            return
        if shard is None:
            del self._at[connection]

    def _bury(self, connection: Connection) -> None:
        """Note which shard a worker died of, and start another one for the others."""
        shard = self._at.pop(connection)
        process = self._processes[connection]
        process.join()
        if shard is None:
            raise AnalysisError(
                "A worker process could not start. In a script, call analyze under if __name__ == '__main__':, since "
                "workers read the script too; or use one worker."
            )
        at = died_at(self._job, shard)
        where = (
            "" if not at else f" at document {at[0]}" if len(at) == 1 else f" between {at[0]} and {at[-1]}"
        )
        self._failures.append(
            Failure(
                shard, f"a worker process died{where} (exit code {process.exitcode}; out of memory, perhaps)"
            )
        )
        if self._waiting:
            self._start()


def serve(connection: Connection, job: Job) -> None:
    """Do the shards whose numbers come in, until there are none; what a worker process runs."""
    # Ctrl-C goes to all processes of a terminal; the one that was asked ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def told(documents: int) -> None:
        connection.send((TOLD, documents))

    try:
        connection.send((READY, None))
        while (index := connection.recv()) is not None:
            try:
                analyse_shard(job, job.shards[index], told=told)
                connection.send((DONE, None))
            except CommentariatError as error:
                connection.send((REFUSED, error))
            except (BrokenPipeError, EOFError):
                return
            except Exception as error:
                connection.send((FAILED, why(error)))
    except (BrokenPipeError, EOFError):  # whoever asked is gone
        return
