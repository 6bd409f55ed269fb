from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from commentariat.corpus.errors import InputError
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser, load_key

if TYPE_CHECKING:
    from pathlib import Path

KEY = b"0123456789abcdef"


def test_one_person_has_one_pseudonym_under_one_key() -> None:
    hide = Pseudonymiser(KEY)

    assert hide.author("José  Díaz") == hide.author(" jose\u0301 díaz ")
    assert hide.author("José") != hide.author("Jose")
    assert hide.author("José") != Pseudonymiser(KEY[::-1]).author("José")


@pytest.mark.parametrize(
    "written",
    [
        "\u200eAnn Holm\u200f",
        "Ann\u200b Holm",
        "\u2068Ann\u2069 \u2066Holm\u2069",
        "An\u00adn \u3000 Holm\ufeff",
        "An\u200cn Ho\u200dlm",
    ],
    ids=["direction", "no width", "isolates", "hyphen and mark", "joiners"],
)
def test_what_nobody_sees_of_a_name_makes_no_other_person(written: str) -> None:
    hide = Pseudonymiser(KEY)

    assert hide.author(written) == hide.author("Ann Holm") != hide.author("AnnHolm")


def test_what_is_seen_tells_names_apart_and_without_it_there_is_nobody() -> None:
    hide = Pseudonymiser(KEY)

    assert hide.author("\u200b\u200e") is None
    assert hide.author("🏴\U000e0067\U000e0062\U000e0065\U000e007f") != hide.author("🏴")


def test_a_pseudonym_gives_nothing_of_the_name_or_the_key_away() -> None:
    hide = Pseudonymiser(KEY)
    name = hide.author("barry")

    assert name is not None
    assert name.startswith("reader-")
    assert len(name) == len("reader-") + 16
    assert "barry" not in name
    assert KEY.decode() not in repr(hide)
    assert hide.fingerprint in repr(hide)


@pytest.mark.parametrize("name", [None, "", "  ", "Anonymous", "GUEST", "[deleted]", "n/a", "-", "Аноним"])
def test_names_that_name_nobody_have_no_pseudonym(name: str | None) -> None:
    assert Pseudonymiser(KEY).author(name) is None


def test_an_emoji_can_be_a_name() -> None:
    hide = Pseudonymiser(KEY)

    assert hide.author("🦊") not in (None, hide.author("🐺"))


def test_a_key_that_could_be_tried_out_is_refused() -> None:
    with pytest.raises(InputError, match="at least 16"):
        Pseudonymiser(b"short")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("COMMENTARIAT_KEY", raising=False)
    monkeypatch.delenv("COMMENTARIAT_KEY_FILE", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_the_environment_holds_a_key_in_hex_or_any_text(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMENTARIAT_KEY", "ab" * 16)
    assert load_key() == b"\xab" * 16

    monkeypatch.setenv("COMMENTARIAT_KEY", "any text that is long enough")
    assert load_key() == b"any text that is long enough"

    monkeypatch.setenv("COMMENTARIAT_KEY", "short")
    with pytest.raises(InputError, match="COMMENTARIAT_KEY has 5 characters"):
        load_key()


def test_without_being_told_the_first_use_makes_a_key_in_the_users_configuration(bare: Path) -> None:
    key = load_key()

    assert len(key) == 32
    assert load_key() == key
    [path] = [path for path in bare.rglob("*") if path.is_file()]
    assert path.name == "pseudonym.key"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_file_variable_names_the_key_file(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bare / "elsewhere.key").write_text("cd" * 32, encoding="utf-8")
    monkeypatch.setenv("COMMENTARIAT_KEY_FILE", str(bare / "elsewhere.key"))

    assert load_key() == load_key(bare / "elsewhere.key") == b"\xcd" * 32


@pytest.mark.parametrize("by", ["--key-file", "COMMENTARIAT_KEY_FILE"])
def test_a_key_file_that_is_named_and_missing_is_never_made(
    bare: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    path = bare / "keys" / "kye.txt"
    if by == "COMMENTARIAT_KEY_FILE":
        monkeypatch.setenv(by, str(path))

    with pytest.raises(
        InputError, match=rf"no key file .*kye\.txt, which {by} names.*openssl rand -hex 32 >"
    ):
        load_key(path if by == "--key-file" else None)
    assert not path.parent.exists()


def test_who_only_asks_for_a_pseudonym_makes_no_key(bare: Path) -> None:
    with pytest.raises(InputError, match="no key yet"):
        load_key(making=False)
    assert not list(bare.iterdir())


def test_two_first_uses_at_once_agree_on_one_key(bare: Path) -> None:
    start = threading.Barrier(8)
    keys: list[bytes] = []

    def use() -> None:
        start.wait()
        keys.append(load_key())

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(keys) == 8
    assert len(set(keys)) == 1


def test_a_key_inside_the_corpus_is_refused_and_not_made(bare: Path) -> None:
    corpus = bare / "corpus"
    corpus.mkdir()

    with pytest.raises(InputError, match="inside the corpus folder"):
        load_key(corpus / "pseudonym.key", outside=corpus)
    assert not list(corpus.iterdir())


def test_a_key_that_cannot_be_made_is_an_error_with_two_ways_out(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bare / "file").write_text("x")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(bare / "file"))

    with pytest.raises(InputError, match="COMMENTARIAT_KEY_FILE, or put the key itself"):
        load_key()
