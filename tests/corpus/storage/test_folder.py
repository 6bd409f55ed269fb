from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from filelock import FileLock

from commentariat.corpus.errors import CorpusError, OutputError
from commentariat.corpus.storage.folder import (
    PROVENANCE,
    WORK,
    Stage,
    is_corpus,
    is_finished,
    require_finished,
    transaction,
)


def write(folder: Path, content: str) -> None:
    with transaction(folder) as stage:
        (stage.path / "reports").mkdir()
        (stage.path / "reports" / "a.parquet").write_text(content)
        (stage.path / "README.md").write_text(content)
        (stage.path / PROVENANCE).write_text(content)


def files(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


WHOLE_NEW = {"README.md": "new", PROVENANCE: "new", "reports/a.parquet": "new"}


def test_a_transaction_leaves_the_new_files_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "c", "new")
    assert files(tmp_path / "c") == WHOLE_NEW
    assert not (tmp_path / "c" / WORK).exists()


def test_a_staged_folder_replaces_the_old_one_with_all_its_files(tmp_path: Path) -> None:
    write(tmp_path, "old")
    (tmp_path / "reports" / "b.parquet").write_text("a shard of the old table")
    write(tmp_path, "new")
    assert files(tmp_path) == WHOLE_NEW


def test_what_the_user_put_beside_the_tables_stays(tmp_path: Path) -> None:
    write(tmp_path, "old")
    (tmp_path / "notes.txt").write_text("mine")
    write(tmp_path, "new")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_removal_takes_a_file_or_a_folder_away(tmp_path: Path) -> None:
    write(tmp_path, "old")
    (tmp_path / "report.html").write_text("stale")
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a.png").write_text("stale")
    with transaction(tmp_path) as stage:
        stage.removals.update(("report.html", "figures", "never there"))
    assert set(files(tmp_path)) == set(WHOLE_NEW)
    assert not (tmp_path / "figures").exists()


def test_an_error_leaves_the_old_corpus_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, "old")
    with pytest.raises(ValueError, match="broken"), transaction(tmp_path) as stage:
        (stage.path / "README.md").write_text("half")
        raise ValueError("broken")
    assert set(files(tmp_path).values()) == {"old"}


def test_an_error_in_a_new_folder_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"), transaction(tmp_path / "c"):
        raise ValueError("broken")
    assert not (tmp_path / "c").exists()


def test_a_folder_that_holds_something_else_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(OutputError, match="holds something that is no corpus"):
        write(tmp_path, "new")
    assert files(tmp_path) == {"thesis.docx": "years of work"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="is a file"):
        write(tmp_path / "out", "new")


@pytest.mark.skipif(
    not Path("/proc/version").exists(), reason="needs a folder that not even root can write to"
)
def test_a_folder_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write(Path("/proc/commentariat"), "new")


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    write(tmp_path, "old")
    with transaction(tmp_path), pytest.raises(OutputError, match="Another run"):
        write(tmp_path, "new")
    assert set(files(tmp_path).values()) == {"old"}


def test_a_run_that_begins_while_another_tidies_up_is_not_swept_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = FileLock.release

    def released_and_overtaken(self: FileLock, force: bool = False) -> None:
        monkeypatch.setattr(FileLock, "release", release)
        release(self, force=force)
        overtaking = transaction(tmp_path)
        stage = overtaking.__enter__()
        (stage.path / "README.md").write_text("the other's")
        entered.append(overtaking)

    entered: list[AbstractContextManager[Stage]] = []
    monkeypatch.setattr(FileLock, "release", released_and_overtaken)
    write(tmp_path, "new")
    entered[0].__exit__(None, None, None)
    assert files(tmp_path)["README.md"] == "the other's"


CHILD = """
import os, signal, sys
from pathlib import Path
from commentariat.corpus.storage.folder import transaction
folder, deadly = Path(sys.argv[1]), int(sys.argv[2])
calls = 0
def dying(real):
    def step(self, *args, **kwargs):
        global calls
        calls += 1
        if calls == deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, *args, **kwargs)
    return step
for name in ("replace", "rename", "unlink", "mkdir", "write_text"):
    setattr(Path, name, dying(getattr(Path, name)))
with transaction(folder) as stage:
    (stage.path / "reports").mkdir()
    (stage.path / "reports" / "a.parquet").write_text("new")
    (stage.path / "README.md").write_text("new")
    (stage.path / "provenance.json").write_text("new")
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_killed_at_any_step_a_run_can_be_run_again(tmp_path: Path) -> None:
    outcomes = set()
    for deadly in range(1, 30):
        folder = tmp_path / str(deadly)
        write(folder, "old")
        child = subprocess.run(
            [sys.executable, "-c", CHILD, str(folder), str(deadly)], env=os.environ, check=False
        )
        if child.returncode == 0:
            break
        assert child.returncode == -signal.SIGKILL
        assert is_corpus(folder)
        if is_finished(folder):
            outcomes.add("whole")
            assert len({files(folder)[name] for name in WHOLE_NEW}) == 1
        else:
            outcomes.add("unfinished")
            with pytest.raises(CorpusError, match="interrupted"):
                require_finished(folder)
        write(folder, "new")
        assert files(folder) == WHOLE_NEW
        assert not (folder / WORK).exists()
    else:
        pytest.fail("the child never ran to its end")
    assert outcomes == {"whole", "unfinished"}


def test_a_missing_folder_and_one_without_a_corpus_say_so(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="does not exist"):
        require_finished(tmp_path / "nowhere")
    with pytest.raises(CorpusError, match="no finished corpus"):
        require_finished(tmp_path)
