"""What datatrove runs: the pipeline step of every task, and its executor for slurm; importing it needs datatrove."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from datatrove.executor.slurm import SlurmPipelineExecutor
from datatrove.pipeline.base import PipelineStep

from .engines import do_task
from .job import Job


class Shards(PipelineStep):
    """Analyse the shards of a task: of those that are dealt out, every n-th, n being the number of tasks."""

    name = "shards"
    type = "commentariat"

    def __init__(self, job: Job, indices: Sequence[int]) -> None:
        """Take a job and the numbers of the shards that are dealt out."""
        super().__init__()
        self.job, self.indices = job, indices

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Do the shards of a task; no document passes through."""
        del data
        do_task(self.job, self.indices[rank::world_size])
        yield from ()


class ShardsOnSlurm(SlurmPipelineExecutor):
    """datatrove's executor for slurm without its last job, which would wait for ever for a task that failed."""

    def launch_merge_stats(self) -> None:
        """Leave the statistics of tasks as they are: the markers of the shards say what was done."""
