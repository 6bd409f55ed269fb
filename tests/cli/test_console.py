"""The terminal: what people wrote is printed as they wrote it."""

from __future__ import annotations

import re

import pytest

from commentariat.cli.console import console, fitting_widths, folded, is_too_wide, show_rows, table


@pytest.mark.parametrize("said", ["“[erased]”", "[quote]No.[/quote]", "[/i]", ":smile:"])
def test_brackets_and_colons_are_no_commands(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    console.cache_clear()
    rows = table("found")
    rows.add_row(said)

    console().print(rows)
    console().print(said)

    assert capsys.readouterr().out.count(said) == 2


HEADS = ("item", "label", "threads ignoring")
ROWS = [("economic_consequences", "generic_frame", "0.1335"), ("war", "conflict_journalism", "1,631")]


def on_a_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(width))
    console.cache_clear()


@pytest.mark.parametrize("width", [38, 45, 60, 120])
def test_no_word_and_no_number_of_a_table_is_broken_where_there_is_room(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(width, monkeypatch)

    show_rows(*HEADS, rows=ROWS, right=(2,))

    lines = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out).splitlines()
    console.cache_clear()
    assert max(map(len, lines)) <= width
    words = {word for line in lines for whole in line.split() for word in whole.split("_")}
    assert words >= {"threads", "ignoring", "economic", "consequences", "journalism", "0.1335", "1,631"}


def test_a_table_is_too_wide_if_its_longest_words_are() -> None:
    assert is_too_wide([HEADS, *ROWS], room=33)
    assert not is_too_wide([HEADS, *ROWS], room=37)


def test_the_widest_column_is_folded_first() -> None:
    rows = [("word", "lines"), ("war", "a long line of many words that goes on")]
    assert fitting_widths(rows, room=30) == [4, 22]


def test_a_word_in_a_script_of_wide_signs_takes_their_room() -> None:
    assert fitting_widths([("word",), ("停火协议",)], room=40) == [8]
    assert folded("停火 协议", 4) == "停火\n协议"
