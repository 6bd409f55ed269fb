"""A shard that could not be done, and how it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...corpus.shards import Shard


@dataclass(frozen=True, slots=True)
class Failure:
    """A shard that could not be done, and why, as a clause."""

    shard: Shard
    why: str

    def __str__(self) -> str:
        """Say it as a clause."""
        first, last = self.shard.names
        return f"shard {self.shard.index} (documents {first} to {last}): {self.why}"


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
