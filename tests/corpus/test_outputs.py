"""What is made from a corpus replaces no part of a corpus, and nothing that it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.corpus import Corpus
from commentariat.corpus.errors import OutputError
from commentariat.corpus.outputs import require_output_place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source.csv").write_text("title,text\nOne,The regime fell on Monday.\n", encoding="utf-8")
    Corpus.build(tmp_path / "source.csv", out=tmp_path / "corpus")
    return tmp_path / "corpus"


@pytest.mark.parametrize(
    "name",
    [
        "provenance.json",
        "README.md",
        "reports/words.csv",
        "splits.json",
        "label_studio/state.json",
        "report.html",
    ],
)
def test_a_part_of_a_corpus_is_no_place_for_a_table(folder: Path, name: str) -> None:
    with pytest.raises(
        OutputError, match=rf"The table would be written to .*{name}, which is a part of the corpus"
    ):
        require_output_place(folder / name, what="The table")


def test_a_link_to_the_folder_of_a_corpus_leads_there_too(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    with pytest.raises(OutputError, match="a part of the corpus"):
        require_output_place(tmp_path / "link" / "README.md")


def test_the_part_that_the_output_is_may_be_written_anew(folder: Path) -> None:
    require_output_place(folder / "report.html", part="report.html")
    with pytest.raises(OutputError, match="a part of the corpus"):
        require_output_place(folder / "README.md", part="report.html")


def test_another_file_in_the_folder_of_a_corpus_is_the_users_own(folder: Path) -> None:
    (folder / "words.csv").write_text("word\n", encoding="utf-8")
    require_output_place(folder / "words.csv", corpus=folder)


def test_a_file_that_the_corpus_was_built_from_is_told_by_its_content(folder: Path, tmp_path: Path) -> None:
    source = (tmp_path / "source.csv").rename(tmp_path / "moved.csv")
    with pytest.raises(
        OutputError, match=r"The table would replace .*moved\.csv, which the corpus .* was built from"
    ):
        require_output_place(source, corpus=folder, what="The table")
    (tmp_path / "other.csv").write_text("title,text\n", encoding="utf-8")
    require_output_place(tmp_path / "other.csv", corpus=folder)


def test_another_file_that_the_output_is_made_of_stays(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("entries: []\n", encoding="utf-8")
    with pytest.raises(OutputError, match="which it is made of"):
        require_output_place(tmp_path / "mine.yaml", corpus=folder, inputs=[tmp_path / "mine.yaml"])
