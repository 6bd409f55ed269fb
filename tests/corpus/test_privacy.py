from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.errors import InputError
from commentariat.corpus.privacy import Pseudonymiser, load_key, mask
from commentariat.corpus.text import canonical

if TYPE_CHECKING:
    from pathlib import Path

KEY = b"0123456789abcdef"


def test_one_person_has_one_pseudonym_under_one_key() -> None:
    hide = Pseudonymiser(KEY)

    assert hide.author("José  Díaz") == hide.author(" jose\u0301 díaz ")
    assert hide.author("José") != hide.author("Jose")
    assert hide.author("José") != Pseudonymiser(KEY[::-1]).author("José")


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


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to Ed.O_Brien+tips@mail.news.example, please.", "Write to [email], please."),
        ("mailto:ed@münchen.example.", "mailto:[email]."),
        ("ed@news.example-thanks, _ed@news.example_", "[email]-thanks, [email]_"),
        ("Mr ed.o'brien@news.example or 'ed@news.example'", "Mr [email] or '[email]'"),
        ("ed [at] news [dot] com", "[email]"),
        ("ed(at)mail.news.org!", "[email]!"),
        ("Call 202-456-1111 now", "Call [phone] now"),
        ("(202) 456-1111", "[phone]"),
        ("1-800-843-0008 ext. 12", "[phone]"),
        ("from +44 20 7946 0958, sir", "from [phone], sir"),
        ("+971 50 555 2321", "[phone]"),
        ("0044 20 7946 0958", "[phone]"),
        ("Tel. 02382 59743", "Tel. [phone]"),
        ("ring me on 07911 123456 or 07911 123457", "ring me on [phone] or [phone]"),
        ("my number is 2024561111", "my number is [phone]"),
        ("call me 423 521 0367 @bob", "call me [phone] @bob"),
        ("Тел.: 8 (495) 123-45-67", "Тел.: [phone]"),
        ("8 (495) 123-45-67", "[phone]"),
        ("mailto:al.smith@mail.example?subject=hi", "mailto:[email]?subject=hi"),
        ("https://a.example/?to=al%40mail.example&x=1", "https://a.example/?to=[email]&x=1"),
        ("al.smith AT mail DOT com", "[email]"),
        ("al dot smith at gmail dot com, please", "[email], please"),
        ("al.smith @ gmail.com", "[email]"),
        ("Phone:(202) 456-1111", "Phone:[phone]"),
        ("tel:+12024561111", "tel:[phone]"),
        ("https://wa.me/963944123456", "https://wa.me/[phone]"),
        ("WhatsApp +972-50-123-4567", "WhatsApp [phone]"),
        ("050-123-4567", "[phone]"),
        ("00963 944 123 456 and +90 (212) 555 12 34", "[phone] and [phone]"),
        ("+33 1 42 34 56 78, 01.42.34.56.78", "[phone], [phone]"),
        ("+49 (0)30 901820", "[phone]"),
        ("202 456 1111 is my number", "[phone] is my number"),
        ("WhatsApp +963 944 123 456 or +33 612 345 678", "WhatsApp [phone] or [phone]"),
        ("Ring me on +48 600 123 456, or +380 501 234 567", "Ring me on [phone], or [phone]"),
        ("call Ann on 8 (495) 123-45-67 or (202) 555-0143", "call Ann on [phone] or [phone]"),
    ],
)
def test_addresses_and_numbers_of_people_are_masked(text: str, masked: str) -> None:
    assert mask(text)[0] == masked
    assert mask(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "shelled 36.2021, 37.1343 and 36°12′7.56″N 37°8′3.48″E",
        "at +36.2021 +37.1343",
        "lat 36.202100 lon 37.134300",
        "M777 howitzers, AK-47 and AKS-74U rifles, T-72 tanks, 7.62x39 rounds, S-300, Su-24",
        "on 05.04.2017, 2017-04-05 10:00:00 and 08/09/2012 - 14:32",
        "28-09-2013 1849 GMT",
        "2020-07-14T10:45:30+03:00 and 20200714T104530",
        "grid 37S BT 56789 12345, MGRS 37SDA8834515678, UTM 37N 412345 4012345",
        "N35 56 12.3 E036 38 01.2, 35.9333N 36.6333E",
        "M777A2, S-400, S-300PMU-2, T-72B3, F-16C, 9K720, AGM-114 and flight QZ8501",
        "IBAN DE89 3704 0044 0532 0130 00 and GB29NWBK60161331926819",
        "Article 2(4), Arts. 147-149, law 5651/2007, S/RES/2254 (2015), Regulation (EU) 2016/679, 50 USC 1541-1548",
        "call up 300000 reservists in 2022 2023",
        "meet me at noon, dot your i's and look at gmail",
        "62,984,828 to 65,853,514 votes; 400 000 dead; 250.000 Tote; 15,000-20,000 fled",
        "the 2014-2015 campaign and the seasons 2014/2015, 2015–2016",
        "1,500,000 people, 1 500 000 people, 1.500.000 people, $1234567890",
        "won 6-3 3-6 7-6 and 101-99, 25-21 25-19",
        "killed 12 and wounded 34; 100-150 fighters of the 101st and 102nd",
        "resolutions 2118 2209 2235 and 2254",
        "from 192.168.100.200 and 10.0.0.1:8080",
        "ISBN 978-3-16-148410-0, doi:10.1000/182, case no. 123-456-7890",
        "https://news.example/2014/0845/7585469 and www.a.example/020-7946-0958",
        "call for 1,500,000 signatures in 2014-2015 under article 1234567",
        "In 1988 3000 to 5000 died; call 911",
        "@handle and @other.name wrote at 10:45:30",
        "meet me at home.Then dot com",
        "he was (at) home. Then left",
        "a @ b, user@localhost, 50% @ 3.5",
        "the number 3141592653589793 and 0000000",
        "along the contact line 2000-2500 fighters waited",
        "a call to arms; 10000-15000 volunteers came, and a call for 10000-15000 more",
        "contact: 2000-2500 rebels; mobile phones: 3000-4000 a day; the mobile 120mm 2000-3000 m",
        "call sign 5551234, and a call up of 1500000 men",
        "34.052235 -118.243683 and 34.052235,-118.243683",
        "+1 500 000 000 dollars",
    ],
)
def test_the_digits_of_the_news_stay(text: str) -> None:
    assert mask(text) == (text, ())


def test_what_was_masked_is_counted() -> None:
    text = "a@b.example c@d.example, tel 202-456-1111"

    assert mask(text)[1] == ("2 e-mail addresses masked", "1 phone number masked")


def test_texts_without_likely_numbers_never_load_phonenumbers() -> None:
    code = (
        "import sys\n"
        "from commentariat.corpus.privacy import mask\n"
        "mask('On 05.04.2017 some 1,500,000 fled 36.2021, 37.1343; write to a@b.example.')\n"
        "assert 'phonenumbers' not in sys.modules\n"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(st.one_of(st.characters(), st.sampled_from("0123456789+-(). @[]at\u0301\r\n"))))
def test_masked_text_is_canonical(raw: str) -> None:
    masked, _ = mask(canonical(raw).text)

    assert canonical(masked).text == masked


@given(st.text("0123456789+-() .tel@", max_size=60))
def test_masking_twice_changes_nothing_more_than_masking_until_done(text: str) -> None:
    masked, changes = mask(text)

    assert (masked == text) == (not changes)
