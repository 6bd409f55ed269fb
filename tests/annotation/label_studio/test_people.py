"""Whose pseudonym is whose stands in one private file, which is never lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.annotation.label_studio import people
from commentariat.annotation.label_studio.people import People, known_people
from commentariat.corpus.errors import InputError
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "private" / "annotators.json"
    monkeypatch.setattr(people, "people_file", lambda: path)
    return path


def a_list_of(users: dict[int, str]) -> People:
    return People(users, pseudonymiser=Pseudonymiser(b"a key for the tests only, of no use elsewhere"))


def test_who_was_met_is_added_to_who_was_known(file: Path) -> None:
    for number, address in ((1, "ann@site.example"), (2, "bob@site.example")):
        met = a_list_of({number: address})
        met({"completed_by": number})
        met.remember()
    assert sorted(known_people().values()) == ["ann@site.example", "bob@site.example"]


@pytest.mark.parametrize("content", [b'{"annotator-1": "ann@site.exam', b"[]", b"\xff\xfe\x00", b""])
def test_a_damaged_list_is_told_before_anything_is_fetched_and_stays_as_it_is(
    file: Path, content: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"annotators\.json cannot be read.*left as it is"):
        a_list_of({1: "ann@site.example"})
    assert file.read_bytes() == content


def test_a_list_damaged_since_is_not_written_over(file: Path) -> None:
    met = a_list_of({1: "ann@site.example"})
    met({"completed_by": 1})
    file.parent.mkdir()
    file.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="left as it is"):
        met.remember()
    assert file.read_text(encoding="utf-8") == "{"
