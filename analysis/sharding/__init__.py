"""An analysis in shards: each worked on by itself, kept when it is done, and merged into the same tables every time.

`Job` says what is to be done; `analyse_shard` does a shard of it, in whatever process or on whatever machine; `run_job`
does all that is missing on this one; `merged` joins the parts.
"""

from .done import Done
from .job import Job, Made
from .merge import merged
from .pool import run_job
from .work import analyse_shard

__all__ = ["Done", "Job", "Made", "analyse_shard", "merged", "run_job"]
