"""Workers that are handed the shards of a job, one after the other.

A worker is told the number of a shard, reads its texts from the tables and writes its rows into the work folder: no
text and no parse travels between processes. A worker that dies costs its shard and no other.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ...corpus.errors import AnalysisError, CommentariatError
from ...corpus.shards import Shard
from .failure import Failure, why
from .job import Job
from .work import analyse_shard, died_at

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

READY, TOLD, DONE, FAILED, REFUSED = "ready", "told", "done", "failed", "refused"
NOT_STARTED = (
    "A worker process could not start. In a script, call analyze under if __name__ == '__main__':, since workers "
    "read the script too; or use one worker."
)


class Pool:
    """Workers that are handed one shard after the other."""

    def __init__(
        self,
        job: Job,
        *,
        workers: int,
        told: Callable[[int], None],
        context: Any,
        above: Connection | None = None,
    ) -> None:
        """Take a job.

        Args:
            job: what is to be done.
            workers: how many processes work on it, at most.
            told: called with the number of documents of every batch that is done.
            context: how processes start, of `multiprocessing`: spawned, or forked from this one.
            above: a connection that whoever asked holds the other end of; when that is gone, so is the work.
        """
        self._job, self._told, self._context, self._above = job, told, context, above
        self._waiting = deque(job.shards)
        self._at: dict[Connection, Shard | None] = {}
        self._processes: dict[Connection, Any] = {}
        self._failures: list[Failure] = []
        self._n = min(workers, len(job.shards))

    def run(self) -> list[Failure]:
        """Do all shards that are not done yet, and return those that could not be done.

        Raises:
            AnalysisError: when no worker can be started.
            CommentariatError: at the first error that would be met with in every shard.
            EOFError: when whoever asked is gone.
        """
        from multiprocessing.connection import wait

        also = [] if self._above is None else [self._above]
        try:
            for _ in range(self._n):
                self._start()
            while self._at:
                for connection in wait([*self._at, *also]):
                    if connection is self._above:
                        raise EOFError
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
        # A forked worker has copies of all connections; one that it kept would look as if its other end lived.
        copied = [] if self._context.get_start_method() != "fork" else [*self._processes, ours]
        if copied and self._above is not None:
            copied.append(self._above)
        process = self._context.Process(target=serve, args=(theirs, self._job, copied), daemon=True)
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
            raise AnalysisError(NOT_STARTED)
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


def serve(connection: Connection, job: Job, copied: Sequence[Connection] = ()) -> None:
    """Do the shards whose numbers come in, until there are none; what a worker process runs.

    Args:
        connection: where numbers come in and what is done is told.
        job: what is to be done.
        copied: connections of others that this process has copies of.
    """
    # Ctrl-C goes to all processes of a terminal; the one that was asked ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in copied:
        other.close()

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
