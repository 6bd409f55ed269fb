"""Workers that start at once: one process loads what every worker needs, and then forks them.

A worker that starts by itself spends CPU seconds on imports, the pipeline, the lexicon and the codebooks before its
first text. Here that is spent once, by a process of its own, while the corpus is still being cut into shards; workers
are copies of it and share its memory. It is spawned, not forked, so that it holds no thread and no lock of the caller;
OpenBLAS and jemalloc, whose threads it has, end or renew them at a fork. Elsewhere than on Linux, where system
libraries may not be forked, every worker is spawned and loads by itself.
"""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from ...corpus.errors import AnalysisError, CommentariatError
from ...corpus.storage.tables import to_arrow, to_part
from ..garbage import rarely_collected
from ..profiles import Profile
from .failure import Failure
from .job import Job
from .pool import DONE, NOT_STARTED, READY, REFUSED, TOLD, Pool

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from ..lexicon import Lexicon

FORKS = sys.platform == "linux"
_SAMPLES = (
    "“Turkish proxies were killed near Tell Abyad,” the mayor of the occupied city claimed on Monday, but his office "
    "did not confirm it. According to officials, the so-called people's army apparently shelled 3 villages.\n\n"
    "Critics, who obviously fear higher prices, called it barbaric.",
    "Vermin! You are right, but this paper lies as always. @editor: why were the farmers not asked?",
)
"""A report and a comment, made up: on them, all that is loaded when it is first needed is loaded."""


class Crew:
    """The workers of a job, got ready before the job is known; a context manager that ends them in any case."""

    def __init__(self, *, profile: Profile, lexicon: Lexicon, workers: int) -> None:
        """Take what can be known early: the profile, the lexicon and how many workers there are to be, 2 or more."""
        self._profile, self._lexicon, self._workers = profile, lexicon, workers
        self._process: Any = None

    def __enter__(self) -> Self:
        if FORKS:
            from multiprocessing import get_context

            context: Any = get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(
                target=lead, args=(theirs, self._profile, self._lexicon, self._workers)
            )
            self._process.start()
            theirs.close()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._connection.close()
            self._process.terminate()
            self._process.join()

    def run(self, job: Job, *, told: Callable[[int], None]) -> list[Failure]:
        """Do the shards of a job with this profile and lexicon.

        Args:
            job: what is to be done.
            told: called with the number of documents of every batch that is done.

        Returns:
            The shards that could not be done.

        Raises:
            AnalysisError: when no worker can be started.
            CommentariatError: at the first error that would be met with in every shard.
        """
        if self._process is None:
            from multiprocessing import get_context

            return Pool(job, workers=self._workers, told=told, context=get_context("spawn")).run()
        began = False
        try:
            # The lexicon is there, with what was made of it at its first use.
            self._connection.send(replace(job, lexicon=None))
            to_arrow([], table="findings")  # loads what the merge needs, while this process has nothing to do

            while True:
                kind, said = self._connection.recv()
                began = True
                if kind == TOLD:
                    told(said)
                elif kind == REFUSED:
                    raise said
                elif kind == DONE:
                    return said
        except (EOFError, OSError) as error:
            self._process.join()
            if not began:
                raise AnalysisError(NOT_STARTED) from error
            raise AnalysisError(
                f"The process that starts the workers died (exit code {self._process.exitcode}; out of memory, "
                f"perhaps). What is done is kept; run the same command again."
            ) from error


@rarely_collected()
def lead(connection: Connection, profile: Profile, lexicon: Lexicon, workers: int) -> None:
    """Load what every worker needs, wait for the job, and do it with forked workers; what the first process runs."""
    from multiprocessing import get_context

    # Ctrl-C goes to all processes of a terminal; the one that was asked ends this one, and this one the workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    with contextlib.suppress(BrokenPipeError, EOFError):  # whoever asked is gone
        connection.send((READY, None))
        load_for(profile, lexicon)
        job = replace(connection.recv(), lexicon=lexicon)

        def told(documents: int) -> None:
            connection.send((TOLD, documents))

        try:
            pool = Pool(job, workers=workers, told=told, context=get_context("fork"), above=connection)
            done = pool.run()
            # No worker is left to be ended with this process: it may be stopped wherever it is.
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            connection.send((DONE, done))
        except CommentariatError as error:
            connection.send((REFUSED, error))


def load_for(profile: Profile, lexicon: Lexicon) -> None:
    """Load all that an analysis needs, by making one of made-up texts; objects then stay out of garbage collection."""
    from ...corpus.corpus import Document
    from ..batch import analyse_batch

    report, comment = _SAMPLES
    documents = [
        Document(document_id="a", report_id="a", kind="report", outlet=None, language="en", text=report),
        Document(
            document_id="b",
            report_id="a",
            kind="comment",
            outlet=None,
            language="en",
            text=comment,
            report_text=report,
        ),
    ]
    # What fails here fails in the shards too, where it is told.
    with contextlib.suppress(Exception):
        for _ in analyse_batch(documents, lexicon=lexicon, profile=profile):
            pass
        to_part(to_arrow([], table="findings"))
    # A collection would write to every object, and so make every worker copy the memory that they share.
    gc.collect()
    gc.freeze()


def _leave(*_: object) -> None:
    raise SystemExit(1)
