"""An inspection on a terminal: as wide as that is, with the thread to be seen, and no longer than one reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commentariat.corpus import inspect_file
from commentariat.corpus.inspection.terminal import lines

WORDS = "The ferry has not sailed for a week, and nobody at the harbour could say when it would. " * 2


def thread(tmp_path: Path, *, comments: int) -> Path:
    path = tmp_path / "n.jsonl"
    said = [
        {"id": f"c{n}", "parent": f"c{n - 1}", "user": "Ann", "text": WORDS.strip()} for n in range(comments)
    ]
    path.write_text(json.dumps({"id": "a", "text": "The truce held.", "comments": said}), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_longer_than_the_terminal_is_wide(tmp_path: Path, width: int) -> None:
    found = inspect_file(thread(tmp_path, comments=30))
    assert max(map(len, lines(found, width=width, most=None))) <= width


def test_answers_stand_further_in_than_what_they_answer_wrapped_lines_too(tmp_path: Path) -> None:
    shown = list(lines(inspect_file(thread(tmp_path, comments=3)), width=60))
    heads = [at for at, line in enumerate(shown) if line.lstrip().startswith("COMMENT")]
    indents = [len(shown[at]) - len(shown[at].lstrip()) for at in heads]
    assert indents == [2, 4, 6]
    below = shown[heads[1] + 1 : heads[2] - 1]
    assert all(line.startswith(" " * 6) for line in below)


def test_so_many_comments_of_a_report_are_shown_and_the_number_of_the_others(tmp_path: Path) -> None:
    found = inspect_file(thread(tmp_path, comments=30))
    shown = "\n".join(lines(found, most=3, remedy="--full prints them"))
    assert "COMMENT 3" in shown
    assert "COMMENT 4" not in shown
    assert "[27 more comments; --full prints them]" in shown
    assert "COMMENT 30" in "\n".join(lines(found, most=None))


def test_what_is_the_same_of_all_comments_is_said_once(tmp_path: Path) -> None:
    shown = "\n".join(lines(inspect_file(thread(tmp_path, comments=5))))
    assert shown.count("told apart") == 1
    assert "ALL COMMENTS" in shown


def test_scripts_without_blanks_are_wrapped_and_addresses_stay_whole(tmp_path: Path) -> None:
    page, address = tmp_path / "a.txt", f"https://courier.example/{'a' * 60}"
    page.write_text(f"{'停火已经持续了两天' * 9} {address}\n", encoding="utf-8")
    shown = list(lines(inspect_file(page), width=40))
    assert any(address in line for line in shown)
    assert all(sum(1 + (c >= "一") for c in line) <= 40 for line in shown if "停火" in line)


def test_an_inspection_is_printed_as_the_terminal_shows_it_and_represented_in_a_line(tmp_path: Path) -> None:
    found = inspect_file(thread(tmp_path, comments=2))
    assert str(found).startswith("n.jsonl, read by “jsonl”")
    assert repr(found) == "Inspection('n.jsonl': 1 report, 2 comments, 0 problems)"


def test_lines_of_the_page_that_are_in_no_table_are_told(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(
        "\n".join([WORDS, WORDS, "Related articles", "Swans return", "Subscribe"]), encoding="utf-8"
    )
    shown = "\n".join(lines(inspect_file(page), width=None))
    assert "Left out as parts of the page: line 3 (“Related articles”), line 4 (“Swans return”)" in shown
