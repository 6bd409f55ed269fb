"""Rights: the first source that fits a document counts, and a file that breaks the form is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.corpus import InputError
from commentariat.corpus.rights import parse_rights, read_rights, rights_of

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
