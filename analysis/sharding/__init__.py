"""An analysis in shards: each worked on by itself, kept when it is done, and merged into the same tables every time.

`Job` says what is to be done; `analyse_shard` does a shard of it, in whatever process or on whatever machine; `run_job`
does all that is missing on this one, by itself or with a `Crew` of workers; `merged` joins the parts.
"""

from .crew import Crew
from .done import Done
from .job import Job, Made
from .local import run_job
from .merge import merged
from .work import analyse_shard

__all__ = ["Crew", "Done", "Job", "Made", "analyse_shard", "merged", "run_job"]
