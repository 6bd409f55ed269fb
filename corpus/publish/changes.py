"""What is new in a release: the lines of its card between one tag and the next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..storage.provenance import read_provenance
from .datasheet import Datasheet


def changes_of(
    release: Path, *, tag: str | None, previous: Path | None, datasheet: Datasheet
) -> list[tuple[str, Sequence[str]]]:
    """Return what changed in every tagged release, the newest first: its tag, and lines.

    What people say is new comes first, then what is counted against the release before, whose own changes follow.

    Args:
        release: the tables of the release.
        tag: its tag.
        previous: the release before; None where there is none.
        datasheet: what people said.

    Raises:
        CorpusError: when the release before is damaged.
    """
    from ..versions import diff_tables

    if tag is None and previous is None:
        return []
    tag = tag or "this release"
    lines = [datasheet.changes[tag]] if tag in datasheet.changes else []
    if previous is None:
        return [(tag, [*lines, "First release."])]
    past = read_provenance(previous).get("release", {})
    earlier = [(one["tag"], one["lines"]) for one in past.get("changes", ())]
    if earlier and earlier[0][0] == tag:
        return earlier
    return [(tag, [*lines, *diff_tables(previous, release).lines()]), *earlier]
