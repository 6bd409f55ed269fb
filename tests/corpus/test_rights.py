"""Rights: the first source that fits a document counts, and a file that breaks the form is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from commentariat.cli.main import app
from commentariat.corpus import InputError
from commentariat.corpus.rights import FIELDS, parse_rights, read_rights, rights_of

BASE = {"licence": "CC0-1.0", "basis": "public domain", "texts": True}


def licence(kind: str, outlet: str | None, url: str | None, path: str | None) -> str | None:
    sources = parse_rights(
        [
            BASE | {"outlet": "Courier", "documents": ["report"], "licence": "A"},
            BASE | {"site": "herald.example", "licence": "B"},
            BASE | {"input": "dumps/*.json", "licence": "C"},
        ]
    )
    found = rights_of(sources, kind=kind, outlet=outlet, url=url, input=path)
    return found.licence if found else None


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        (("report", "Courier", "https://herald.example/x", None), "A"),
        (("comment", "Courier", "https://blog.herald.example/x", None), "B"),
        (("comment", "Courier", "https://notherald.example/x", "dumps/a.json"), "C"),
        (("comment", "Courier", None, "other/a.json"), None),
    ],
)
def test_the_first_source_that_fits_counts(
    document: tuple[str, str | None, str | None, str | None], wanted: str | None
) -> None:
    assert licence(*document) == wanted


def test_what_provenance_holds_reads_back_the_same() -> None:
    sources = parse_rights([BASE | {"credit": "The Courier", "documents": ["comment"]}])
    assert parse_rights([one.to_json() for one in sources]) == sources


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sources: yes", "list of entries"),
        ("sources: [{licence: A, basis: b}]", "source 1: “texts”"),
        ("sources: [{licence: A, texts: true}]", "“basis” is missing"),
        ("sources: [{licence: A, basis: b, texts: true, licens: x}]", "no field “licens”"),
        ("sources: [{licence: A, basis: b, texts: true, documents: [page]}]", "“documents”"),
        ("sources: [", "cannot be read"),
    ],
)
def test_a_file_that_breaks_the_form_is_explained(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "rights.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_rights(tmp_path / "rights.yaml")


@pytest.mark.parametrize("command", ["build", "publish"])
def test_readme_and_help_name_every_field(command: str) -> None:
    readme = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```yaml\n(sources:.*?)```", readme, re.DOTALL)
    [entry] = yaml.safe_load(example)["sources"]
    parse_rights([entry])
    said = " ".join(CliRunner().invoke(app, [command, "--help"], terminal_width=4000).output.split())
    for field in FIELDS:
        assert f"{field}:" in example
        assert field in said
