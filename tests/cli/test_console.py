"""The terminal: what people wrote is printed as they wrote it."""

from __future__ import annotations

import pytest

from commentariat.cli.console import console, table


@pytest.mark.parametrize("said", ["“[erased]”", "[quote]No.[/quote]", "[/i]", ":smile:"])
def test_brackets_and_colons_are_no_commands(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    console.cache_clear()
    rows = table("found")
    rows.add_row(said)

    console().print(rows)
    console().print(said)

    assert capsys.readouterr().out.count(said) == 2
