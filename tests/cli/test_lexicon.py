"""`commentariat lexicon`: what is exported is whole, and what is listed can be read by other programs."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commentariat.analysis.lexicon import Entry, build_lexicon, default_lexicon
from commentariat.analysis.senses import sense_names, shape_names
from commentariat.cli.main import app


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["lexicon", *(str(argument) for argument in arguments)])


def test_the_yaml_export_is_a_lexicon_file(tmp_path: Path) -> None:
    out = tmp_path / "lexicon.yaml"
    assert invoke("export", "--to", "yaml", "-o", out).exit_code == 0
    assert build_lexicon([out]) == default_lexicon()


@pytest.mark.parametrize("to", ["json", "csv"])
def test_export_drops_no_field_of_an_entry(to: str, tmp_path: Path) -> None:
    out = tmp_path / f"lexicon.{to}"
    invoke("export", "--to", to, "-o", out)
    text = out.read_text(encoding="utf-8")
    rows = json.loads(text) if to == "json" else list(csv.DictReader(io.StringIO(text)))
    fields = {field.name for field in dataclasses.fields(Entry)} | {"layer"}
    assert all(set(row) == fields for row in rows)
    shaped = next(row for row in rows if row["id"] == "proxy_label/proxies")
    assert shaped["shape"] == default_lexicon().entries["proxy_label/proxies"].shape


def test_a_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    result = invoke("export", "-o", tmp_path / "file" / "lexicon.json")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


def test_off_the_terminal_a_row_is_a_line_with_tabs() -> None:
    lines = invoke("list", "--label", "euphemism").output.splitlines()
    ids = [entry.id for entry in default_lexicon() if entry.label == "euphemism"]
    assert [line.split("\t")[0] for line in lines] == ["id", *ids]


def test_senses_says_what_every_sense_and_shape_does() -> None:
    rows = [line.split("\t") for line in invoke("senses").output.splitlines()[1:]]
    assert {name for kind, name, _ in rows if kind == "sense"} == sense_names()
    assert {name for kind, name, _ in rows if kind == "shape"} == shape_names()
    assert all(meaning for _, _, meaning in rows)


def test_an_export_never_replaces_a_file_it_is_made_of(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("entries: []\n", encoding="utf-8")
    refused = invoke("export", "--to", "yaml", "--lexicon", own, "-o", own)
    assert refused.exit_code == 1
    assert "which it is made of" in refused.output
    assert own.read_text(encoding="utf-8") == "entries: []\n"
