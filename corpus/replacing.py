"""Writing a corpus made of corpora over what stands in a folder: nothing of people's is destroyed, nothing goes stale.

A build carries annotations over, since it starts from texts. A merge, a release and a hydrated release start from the
annotations of their inputs, so that those in the folder they are written to would be gone. They go only where they are
no more than a copy: the same command made them of corpora of the same names, and nobody has written to them since.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import CorpusError, OutputError
from .scheme import SCHEME_FILE
from .splits.stored import SPLITS_FILE
from .standoff.claims import MACHINES
from .storage.folder import PROVENANCE, REPORT, SET_ASIDE, Stage, analysis_work, is_finished, transaction
from .storage.provenance import read_provenance
from .storage.tables import read_parquet
from .text.canonical import counted

RELEASE_FILES = ("croissant.json", "figures")
"""What a release has beside the files of a corpus."""
_MADE_OF_IT = (REPORT, SPLITS_FILE)
"""What other commands make of the tables of a corpus and put beside them."""
_BY_HAND = {
    str(Path(SET_ASIDE).parent): "the state of its projects on Label Studio",
    "datasheet.yaml": "a datasheet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a corpus is made of.

    Attributes:
        by: the command that makes it.
        of: names of the corpora it is made of.
    """

    by: str
    of: tuple[str, ...]

    def said(self, folder: Path) -> dict[str, Any]:
        """Return what provenance says under ``made`` of a folder in which the annotations table is written."""
        digest = hashlib.sha256()
        for path in sorted((folder / "annotations").glob("*.parquet")):
            digest.update(path.read_bytes())
        return {"by": self.by, "of": list(self.of), "annotations": digest.hexdigest()}


@contextmanager
def replacing(folder: Path, origin: Origin) -> Iterator[Stage]:
    """Write a whole corpus to a folder as one act (see `transaction`), in place of a corpus that may stand there.

    What the old corpus has beside its tables goes with them: label scheme and files of a release, and, unless the new
    corpus is the same to the byte, report and split. Files of the user's own stay.

    Args:
        folder: the folder to write.
        origin: what the new corpus is made of; its provenance must say `origin.said` under ``made``.

    Raises:
        OutputError: when people's work in the folder would be destroyed: annotations, projects on Label Studio or a
            datasheet, unless the old corpus has the same origin and no annotation was written to it since; or when
            `transaction` does.
    """
    with transaction(folder) as stage:
        if is_finished(folder):
            _require_a_copy(folder, origin)
        yield stage
        old, new = folder / PROVENANCE, stage.path / PROVENANCE
        stale = [SCHEME_FILE, *RELEASE_FILES]
        if not old.is_file() or old.read_bytes() != new.read_bytes():
            stale += _MADE_OF_IT
            shutil.rmtree(analysis_work(folder), ignore_errors=True)
        stage.removals.update(name for name in stale if not (stage.path / name).exists())


def _require_a_copy(folder: Path, origin: Origin) -> None:
    try:
        said = read_provenance(folder)
        if said.get("made") == origin.said(folder):
            return
        name = f"the corpus “{said.get('name', folder.name)}”"
    except CorpusError:
        name = "a corpus"
    there = [what for one, what in _BY_HAND.items() if (folder / one).exists()]
    if number := _annotations(folder):
        there.insert(0, f"{counted(number, 'annotation')} by people")
    if there:
        raise OutputError(
            f"{folder} holds {name} with {' and '.join(there)}. Another corpus in its place would destroy that work or "
            f"leave it beside other texts, so nothing there was touched. Choose a new or empty folder, or move that "
            f"one away first."
        )


def _annotations(folder: Path) -> int:
    """Return how many annotations are not a machine's."""
    try:
        annotators = read_parquet(folder, "annotations", columns=["annotator"]).column(0).to_pylist()
    except CorpusError as error:
        raise OutputError(
            f"The annotations in {folder} cannot be read, and would be lost. Restore {folder / 'annotations'}, or "
            f"choose another folder. ({error})"
        ) from error
    return sum(not name.startswith(MACHINES) for name in annotators)
