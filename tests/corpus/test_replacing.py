"""Merging, publishing and hydrating over another corpus: nothing of people's is destroyed, nothing stale stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commentariat.cli.main import app
from commentariat.corpus import Corpus, InputError, OutputError
from commentariat.corpus.publish import ReleaseSettings, build_release, hydrate
from commentariat.corpus.splits import make_splits, read_splits, write_splits
from commentariat.corpus.versions import merge_corpora

STORY = {
    "report_id": "a",
    "text": "The regime opened the bridge.",
    "comments": [{"comment_id": "a1", "author": "Al Smith", "text": "The regime lies."}],
}
OTHER = {"report_id": "b", "text": "The road was closed on Monday.", "comments": []}
THIRD = {"report_id": "c", "text": "Nobody asked the regime of the valley.", "comments": []}
MARKED = ("ann", "a", "loaded_language", "delegitimising_label", "regime")

Build = Callable[..., Corpus]
Annotate = Callable[..., None]
Write = Callable[[Path], object]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def one(build_stories: Build, annotate: Annotate) -> Corpus:
    """A corpus of two reports with one annotation."""
    made = build_stories(STORY, OTHER, name="one")
    annotate(made, MARKED)
    return made


@pytest.fixture
def third(build_stories: Build) -> Corpus:
    """A corpus that none of the commands is told to read."""
    return build_stories(THIRD, name="third")


@pytest.fixture(params=["merge", "publish", "hydrate"])
def write(request: pytest.FixtureRequest, one: Corpus, build_stories: Build, tmp_path: Path) -> Write:
    """One of the commands that make a corpus of corpora, to be told where to write it."""
    if request.param == "merge":
        other = build_stories(OTHER, name="other")
        return lambda out: merge_corpora(one.path, other.path, out=out)
    if request.param == "publish":
        return lambda out: build_release(one.path, out)
    release = tmp_path / "release"
    build_release(one.path, release, ReleaseSettings(without_text=True))
    return lambda out: hydrate(release, one, out=out)


def test_another_corpus_with_annotations_is_refused_and_left_as_it_was(
    write: Write, third: Corpus, annotate: Annotate
) -> None:
    annotate(third, ("bob", "c", "loaded_language", "delegitimising_label", "regime"))
    before = tree(third.path)
    with pytest.raises(
        OutputError, match=r"the corpus “third” with 1 annotation by people\. .*Choose a new or empty"
    ):
        write(third.path)
    assert tree(third.path) == before


@pytest.mark.parametrize("name", ["datasheet.yaml", "label_studio/state.json"])
def test_answers_and_projects_of_another_corpus_are_peoples_work_too(
    write: Write, third: Corpus, name: str
) -> None:
    (third.path / name).parent.mkdir(exist_ok=True)
    (third.path / name).write_text("{}", encoding="utf-8")
    with pytest.raises(OutputError, match=r"a datasheet|projects on Label Studio"):
        write(third.path)
    assert (third.path / name).exists()


def test_what_a_machine_claims_is_no_work_of_peoples(write: Write, third: Corpus, annotate: Annotate) -> None:
    annotate(third, ("model:x", "c", "loaded_language", "delegitimising_label", "regime"))
    write(third.path)
    assert Corpus.load(third.path).reports[0]["report_id"] == "a"


def test_nothing_of_another_corpus_stays_beside_the_new_tables_but_the_users_own_files(
    write: Write, third: Corpus, tmp_path: Path
) -> None:
    write(tmp_path / "new")
    write_splits(third.path, make_splits(third.path))
    (third.path / "figures").mkdir()
    for name in ("report.html", "croissant.json", "figures/old.png", "notes.txt"):
        (third.path / name).write_text("of the third", encoding="utf-8")
    write(third.path)
    assert tree(third.path) == {**tree(tmp_path / "new"), "notes.txt": b"of the third"}


def test_the_same_command_writes_the_same_again_and_what_was_made_of_it_stays(
    write: Write, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    write(out)
    assert len(Corpus.load(out).annotations) == 1
    (out / "report.html").write_text("of these tables", encoding="utf-8")
    before = tree(out)
    write(out)
    assert tree(out) == before


def test_what_was_annotated_after_the_command_is_not_destroyed_by_it(
    write: Write, tmp_path: Path, annotate: Annotate
) -> None:
    out = tmp_path / "out"
    write(out)
    report = Corpus.load(out).reports[0]["report_id"]
    annotate(Corpus.load(out), ("bob", report, "loaded_language", "evaluative", "regime"))
    with pytest.raises(OutputError, match="1 annotation by people"):
        write(out)


def test_annotations_that_were_taken_back_in_the_input_do_not_stop_the_same_command(
    one: Corpus, build_stories: Build, annotate: Annotate, tmp_path: Path
) -> None:
    other, out = build_stories(OTHER, name="other"), tmp_path / "out"
    merge_corpora(one.path, other.path, out=out)
    annotate(one)
    merge_corpora(one.path, other.path, out=out)
    assert len(Corpus.load(out).annotations) == 0


def test_what_is_joined_is_not_written_over_what_it_is_joined_of(one: Corpus, tmp_path: Path) -> None:
    release = tmp_path / "release"
    build_release(one.path, release, ReleaseSettings(without_text=True))
    for out in (release, one.path):
        with pytest.raises(InputError, match="cannot be written over"):
            hydrate(release, one, out=out)


def test_the_command_line_says_so_in_one_sentence(one: Corpus, build_stories: Build, third: Corpus) -> None:
    other = build_stories(OTHER, name="other")
    result = CliRunner().invoke(app, ["merge", str(third.path), str(other.path), "-o", str(one.path)])
    assert result.exit_code == 1
    assert "Error: " in result.output
    assert "1 annotation by people. Another corpus in its place would destroy that work" in result.output


def test_a_build_over_a_release_leaves_none_of_its_files_beside_the_new_tables(
    one: Corpus, build_stories: Build, tmp_path: Path
) -> None:
    build_release(one.path, tmp_path / "out")
    build_stories(OTHER, name="out")
    assert not {"croissant.json", "figures"} & {path.name for path in (tmp_path / "out").iterdir()}


def test_a_build_keeps_a_split_of_its_reports_and_removes_one_of_others(build_stories: Build) -> None:
    corpus = build_stories(STORY, OTHER)
    write_splits(corpus.path, make_splits(corpus.path))
    build_stories(STORY, THIRD)
    assert read_splits(corpus.path) is not None
    build_stories(THIRD | {"report_id": "d"})
    assert read_splits(corpus.path) is None
