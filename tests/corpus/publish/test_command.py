"""`commentariat publish` on this machine: what it shows, what it refuses, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commentariat.analysis import analyze
from commentariat.cli.main import app
from commentariat.corpus import Corpus

STORY = {
    "report_id": "a",
    "outlet": "Courier",
    "text": "The regime opened the new bridge, said the mayor of Ennsdorf on Monday.",
    "comments": [{"comment_id": "a1", "author": "Al Smith", "text": "The regime lies."}],
}


def publish(*arguments: str | Path) -> tuple[int, str]:
    return invoke("publish", *arguments)


def invoke(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@pytest.fixture
def corpus(build_stories: Callable[..., Corpus]) -> Corpus:
    return build_stories(STORY)


def test_a_dry_run_shows_what_goes_what_stays_and_what_would_stop_it_without_the_hub(
    corpus: Corpus, tmp_path: Path
) -> None:
    (corpus.path / "notes.txt").write_text("mine", encoding="utf-8")
    code, said = publish(
        corpus.path, "user/stories", "--tag", "v1.0.0", "--dry-run", "--to", tmp_path / "out"
    )
    assert code == 1, said
    assert "does not say what changed since the last tag: The H" in said
    assert "looking for an earlier release" in said
    assert "push" not in said
    assert "Stays here: notes.txt." in said
    assert "sections of the datasheet are not filled in: summary, motivation" in said
    assert "Not fit to publish: No source says what may be done with 2 texts (a; a1)." in said
    assert not (tmp_path / "out" / "notes.txt").exists()
    assert "Nothing was sent." in said


@pytest.mark.parametrize(
    ("hub_id", "tag", "sentence"),
    [
        ("my stories!", "v1.0.0", "“my stories!” is no dataset of the Hub; write USER/NAME"),
        ("user/stories", "a tag", "“a tag” cannot be a tag"),
    ],
)
def test_an_id_or_a_tag_without_its_form_is_told_before_the_hub_is_asked(
    corpus: Corpus, hub_id: str, tag: str, sentence: str
) -> None:
    code, said = publish(corpus.path, hub_id, "--tag", tag, "--dry-run")
    assert code == 1
    assert sentence in said
    assert "since the last tag" not in said


def test_the_agreement_of_annotators_is_measured_by_the_command(
    corpus: Corpus, annotate: Callable[..., None], tmp_path: Path
) -> None:
    annotate(
        corpus,
        ("Ann", "a", "loaded_language", "delegitimising_label", "regime"),
        ("Bob", "a", "loaded_language", "delegitimising_label", "regime"),
    )
    assert publish(corpus.path, "--to", tmp_path / "out")[0] == 0
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8").replace("\\", "")
    assert "| delegitimising_label | loaded_language | 2 | 2 | 1.00 |" in card


def test_every_row_that_the_scan_names_can_be_listed_looked_at_and_let_through(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    leaky = build_stories(STORY | {"title": "What @CourierDesk says"}, name="leaky")
    found = tmp_path / "found.txt"
    _, said = publish(leaky.path, "--to", tmp_path / "out", "--found", found)
    assert "The scan found 1 of handle" in said
    assert found.read_text(encoding="utf-8") == "handle reports a  # column title\n"
    _, said = publish(leaky.path, "--to", tmp_path / "out", "--reviewed", found)
    assert "The scan found" not in said


def test_somewhere_to_go_must_be_named(corpus: Corpus) -> None:
    code, said = publish(corpus.path)
    assert code == 1
    assert "USER/NAME, or a folder with --to" in said


def test_a_folder_that_is_taken_is_told_without_an_option_that_the_command_has_not(
    corpus: Corpus, tmp_path: Path
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "notes.txt").write_text("mine", encoding="utf-8")
    code, said = publish(corpus.path, "--to", tmp_path / "taken")
    assert code == 1
    assert "Choose a new or empty folder." in said
    assert " -o" not in said


def test_texts_that_do_not_belong_to_a_release_are_named_as_the_user_named_them(
    corpus: Corpus, tmp_path: Path
) -> None:
    assert publish(corpus.path, "--to", tmp_path / "out", "--without-text")[0] == 0
    (tmp_path / "mine.txt").write_text("A report of another day.\nIt has two lines.", encoding="utf-8")
    result = CliRunner().invoke(
        app, ["hydrate", str(tmp_path / "out"), str(tmp_path / "mine.txt"), "-o", str(tmp_path / "whole")]
    )
    assert result.exit_code == 1
    assert (
        f"None of the 2 texts that {tmp_path / 'out'} withholds is in {tmp_path / 'mine.txt'}: "
        in result.stderr
    )


def test_a_release_tells_what_it_holds_and_what_it_withholds(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    built = build_stories(STORY, {"report_id": "empty", "text": " "}, name="some")
    analyze(built, profile="lexical")
    for out, options in (("whole", ()), ("bare", ("--without-text",))):
        assert publish(built.path, "--to", tmp_path / out, *options)[0] == 0
        code, said = invoke("info", tmp_path / out)
        assert code == 0
        assert "Skipped: 1 record." in said
        assert "named in provenance.json" not in said
        assert Corpus.load(tmp_path / out).skipped() == ["When the corpus was built, 1 record was left out."]
    assert invoke("keyness", tmp_path / "whole", "--where", "kind=comment")[0] == 0
    for command in (("report",), ("keyness", "--where", "kind=comment"), ("concordance", "regime")):
        code, said = invoke(command[0], tmp_path / "bare", *command[1:])
        assert code == 1
        assert "withheld from this release" in said
        assert "commentariat hydrate" in said


def test_texts_that_are_withheld_are_not_said_to_be_in_other_languages(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    rights = tmp_path / "rights.yaml"
    rights.write_text(
        "sources:\n"
        "  - {documents: [report], licence: CC0-1.0, basis: ours, texts: true}\n"
        "  - {documents: [comment], licence: theirs, basis: research, texts: false}\n"
    )
    built = build_stories(STORY)
    assert publish(built.path, "--to", tmp_path / "out", "--rights", rights)[0] == 0
    code, said = invoke("frequencies", tmp_path / "out")
    assert code == 0
    assert "1 text is withheld from this release, and not counted." in said
    assert "not in English" not in said
