"""The corpus folder on disk: whole files only, whatever interrupts the writing.

Everything new is first written under ``.commentariat/stage``. Then a journal (``.commentariat/journal.json``)
names what goes where, and the files are renamed into place. A run that dies before the journal leaves the
old corpus as it was; one that dies after it is finished by the next run. No half-written file ever stands
under its final name.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import CorpusError, OutputError

WORK = ".commentariat"
PROVENANCE = "provenance.json"
REPORT = "report.html"
SET_ASIDE = "label_studio/set_aside.jsonl"
"""What people's annotation tool sent that no table can hold, a line of JSON each, with its ``document_id``."""
FORGOTTEN = "label_studio/erased.json"
"""The ids of what was erased while projects on an annotation server may hold copies of it."""
_JOURNAL = "journal.json"
_STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a transaction writes: files and folders in `path` replace those of the same name in the corpus.

    Attributes:
        path: the staging folder.
        folder: the corpus folder.
        removals: names of files and folders in the corpus that the transaction takes away.
    """

    path: Path
    folder: Path
    removals: set[str] = field(default_factory=set)


@contextmanager
def transaction(folder: Path) -> Iterator[Stage]:
    """Write to a corpus folder as one act.

    Yields the stage; what it holds when the block ends takes the place of what has the same name. A folder
    in the stage replaces the folder of that name with all its files. If the block raises, the corpus is left
    as it was.

    Raises:
        OutputError: when the folder cannot be written, holds something other than a corpus, or another
            run is writing to it.
    """
    from filelock import FileLock, Timeout

    _claim(folder)
    work = folder / WORK
    lock = FileLock(work / "lock", timeout=0)
    try:
        lock.acquire()
    except (Timeout, FileNotFoundError):
        # Not found: the other run is just tidying up.
        raise OutputError(
            f"Another run is writing to {folder}. Wait until it is done, or choose another folder."
        ) from None
    try:
        _roll_forward(folder)
        stage = work / _STAGE
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir()
        try:
            staged = Stage(stage, folder)
            yield staged
            _write_journal(folder, removals=staged.removals)
        except OSError as error:
            raise OutputError(f"Writing to {folder} failed: {error}. Nothing there was changed.") from error
        finally:
            if not (work / _JOURNAL).exists():
                shutil.rmtree(stage, ignore_errors=True)
        _roll_forward(folder)
    finally:
        # Before the release: what stands there afterwards is another run's.
        if not (work / _JOURNAL).exists():
            shutil.rmtree(work, ignore_errors=True)
            _remove_if_empty(folder)
        lock.release()


def analysis_work(folder: Path) -> Path:
    """Return the folder beside a corpus in which an analysis keeps its finished shards until it is done.

    >>> analysis_work(Path("build/demo")).as_posix()
    'build/.demo.analysis'
    """
    return folder.parent / f".{folder.name}.analysis"


def is_corpus(folder: Path) -> bool:
    """Tell whether a folder holds a corpus, finished or not."""
    return (folder / PROVENANCE).is_file() or (folder / WORK).is_dir()


def is_finished(folder: Path) -> bool:
    """Tell whether a folder holds a corpus whose writing was not interrupted."""
    return (folder / PROVENANCE).is_file() and not (folder / WORK / _JOURNAL).exists()


def require_finished(folder: Path) -> None:
    """Check that a folder holds a finished corpus.

    Raises:
        CorpusError: when there is no corpus, or a run was interrupted while it moved files into place.
    """
    if not folder.is_dir():
        raise CorpusError(
            f"There is no corpus at {folder}: the folder does not exist. Build one with: commentariat build"
        )
    if (folder / WORK / _JOURNAL).exists():
        raise CorpusError(
            f"The corpus {folder} is unfinished: a run was interrupted. Run the same command again."
        )
    if not (folder / PROVENANCE).is_file():
        raise CorpusError(
            f"{folder} is no finished corpus: it has no {PROVENANCE}. Build it (again) with: commentariat build"
        )


def _claim(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file, so no corpus can be written there. Choose a folder.")
    try:
        if folder.is_dir() and not is_corpus(folder) and any(folder.iterdir()):
            raise OutputError(
                f"{folder} holds something that is no corpus, and nothing there was touched. "
                f"Choose a new or empty folder."
            )
        (folder / WORK).mkdir(parents=True, exist_ok=True)
        probe = folder / WORK / "writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise OutputError(
            f"The folder {folder} cannot be written: {error}. Make it writable, or choose another."
        ) from error


def _write_journal(folder: Path, *, removals: set[str]) -> None:
    work = folder / WORK
    for path in (work / _STAGE).rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    names = sorted(path.name for path in (work / _STAGE).iterdir())
    # provenance.json goes last: while it is the old one or missing, the new tables are not vouched for.
    names.sort(key=lambda name: name == PROVENANCE)
    draft = work / "journal.draft"
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"replace": names, "remove": sorted(removals)}, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(work / _JOURNAL)


def _roll_forward(folder: Path) -> None:
    work = folder / WORK
    journal = work / _JOURNAL
    if not journal.exists():
        return
    try:
        _move_into_place(folder, json.loads(journal.read_text(encoding="utf-8")))
    except OSError as error:
        raise OutputError(
            f"Moving the new files of {folder} into place failed: {error}. Nothing is lost; mend that and run "
            f"the same command again."
        ) from error
    journal.unlink()


def _move_into_place(folder: Path, plan: Mapping[str, list[str]]) -> None:
    work = folder / WORK
    for name in plan["remove"]:
        if (folder / name).is_dir():
            _put_away(folder, name)
        (folder / name).unlink(missing_ok=True)
    for name in plan["replace"]:
        staged, final = work / _STAGE / name, folder / name
        if not staged.exists():
            continue
        if final.is_dir():
            _put_away(folder, name)
        staged.replace(final)


def _put_away(folder: Path, name: str) -> None:
    old = folder / WORK / f"old-{name}"
    shutil.rmtree(old, ignore_errors=True)
    (folder / name).rename(old)


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return
