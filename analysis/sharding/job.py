"""What an analysis has to do: which shards, with which lexicon and versions, and where the parts go."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corpus.shards import Shard
from ..profiles import Profile
from .versions import entry_versions, package_versions, pipeline_version, rules_version

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from .earlier import Earlier


@dataclass(frozen=True, kw_only=True)
class Made:
    """What an analysis is made with; another one makes other parts.

    Attributes:
        profile: name of the profile.
        rules: version of the rules.
        pipeline: name and version of the pipeline; None where the profile does not parse.
        packages: versions of packages.
        lexicon: versions of the lexicon's entries by id, in its order.
    """

    profile: str
    rules: str
    pipeline: dict[str, str] | None
    packages: dict[str, str]
    lexicon: dict[str, str]

    @classmethod
    def now(cls, *, profile: Profile, lexicon: Lexicon) -> Made:
        """Return what an analysis would be made with here and now."""
        return cls(
            profile=profile.name,
            rules=rules_version(),
            pipeline=pipeline_version() if profile.parses else None,
            packages=package_versions(),
            lexicon=entry_versions(lexicon),
        )

    @cached_property
    def apart_from_lexicon(self) -> str:
        """A hash of all but the lexicon."""
        return _hash([self.profile, self.rules, self.pipeline, self.packages])

    @cached_property
    def version(self) -> str:
        """A hash of all, the order of the lexicon's entries among it."""
        return _hash([self.apart_from_lexicon, list(self.lexicon.items())])


@dataclass(frozen=True, kw_only=True)
class Job:
    """An analysis that is to be done, shard by shard; it can be sent to other processes.

    Attributes:
        corpus: the corpus folder, or its place in a store.
        work: the folder for parts, or its place in a store.
        shards: what the corpus is cut into.
        profile: how much of the analysis is made.
        lexicon: the lexicon of loaded language.
        made: what the analysis is made with.
        earlier: an analysis with another lexicon, from which rows are taken over; None where there is none.
    """

    corpus: Path
    work: Path
    shards: tuple[Shard, ...]
    profile: Profile
    lexicon: Lexicon
    made: Made
    earlier: Earlier | None = None

    def key(self, shard: Shard) -> str:
        """Return the name of the parts of a shard: a hash of its texts and of what the analysis is made with."""
        return _hash([self.made.version, shard.sha256])[:32]

    def part(self, shard: Shard, suffix: str) -> Path:
        """Return the file of a shard in the work folder."""
        return self.work / f"{self.key(shard)}.{suffix}"


def _hash(said: Any) -> str:
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
