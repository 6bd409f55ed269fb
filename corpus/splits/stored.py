"""Which report is in which split, kept beside the tables of a corpus as ``splits.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import CorpusError
from ..files import write_whole
from ..storage.tables import read_parquet

SPLITS_FILE = "splits.json"
SPLIT_NAMES = ("train", "validation", "test")


@dataclass(frozen=True, slots=True, kw_only=True)
class Splits:
    """A split of a corpus.

    Attributes:
        of: the split of every report, by its id; comments and claims follow their report.
        settings: how the split was made, as JSON has it.
    """

    of: Mapping[str, str]
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The splits that hold a report, in their usual order."""
        held = set(self.of.values())
        return tuple(name for name in SPLIT_NAMES if name in held)

    @property
    def empty(self) -> tuple[str, ...]:
        """The splits that were to have a share of the reports and got none, since there were too few.

        >>> Splits(of={"a": "train"}, settings={"shares": {"train": 0.9, "test": 0.1}}).empty
        ('test',)
        """
        shares = self.settings.get("shares", {})
        return tuple(name for name in SPLIT_NAMES if shares.get(name, 0) > 0 and name not in self.names)


def write_splits(folder: Path, splits: Splits) -> Path:
    """Write ``splits.json`` into a corpus folder and return where it is; a rebuild leaves it there
    while it has a report in common with it.

    Raises:
        OutputError: when it cannot be written.
    """
    listed = {
        name: sorted(report for report, split in splits.of.items() if split == name) for name in splits.names
    }
    said = json.dumps({"settings": dict(splits.settings), "reports": listed}, ensure_ascii=False, indent=1)
    path = folder / SPLITS_FILE
    write_whole(path, (said + "\n").encode("utf-8"), what="The split")
    return path


def read_splits(folder: Path) -> Splits | None:
    """Return the split of a corpus folder; None where none was made.

    Raises:
        CorpusError: when ``splits.json`` is damaged, names a split there is not, or has a report in two splits.
    """
    path = folder / SPLITS_FILE
    if not path.is_file():
        return None
    remedy = "make the split again with: commentariat splits FOLDER"
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        pairs = [(report, name) for name, reports in said["reports"].items() for report in reports]
        settings = dict(said["settings"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(f"{path} cannot be read as a split ({error}); {remedy}.") from error
    if unknown := sorted({name for _, name in pairs} - set(SPLIT_NAMES)):
        raise CorpusError(
            f"{path} names the split “{unknown[0]}”; splits are {', '.join(SPLIT_NAMES)}; {remedy}."
        )
    of: dict[str, str] = {}
    for report, name in pairs:
        if of.setdefault(report, name) != name:
            raise CorpusError(f"{path} has the report {report} in both {of[report]} and {name}; {remedy}.")
    return Splits(of=of, settings=settings)


def split_of(path: Path) -> str:
    """Return the split that a Parquet file of a release is of.

    >>> split_of(Path("comments/test-00000-of-00001.parquet"))
    'test'
    """
    return path.name.partition("-")[0]


def splits_others(folder: Path, *, reports: Path) -> bool:
    """Tell whether the split in a folder is of none of the reports of another folder, so that it means nothing there.

    A split that cannot be read is left to `read_splits` to be complained of.
    """
    try:
        found = read_splits(folder)
    except CorpusError:
        return False
    if found is None:
        return False
    return found.of.keys().isdisjoint(
        read_parquet(reports, "reports", columns=["report_id"]).column(0).to_pylist()
    )
