"""What the scan sees before anything leaves, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus import InputError
from commentariat.corpus.privacy.masking import mask
from commentariat.corpus.publish.scan import (
    KINDS,
    Sighting,
    kinds_in,
    read_reviewed,
    scan_table,
    write_sightings,
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mail me: al.smith@news.example", ["email"]),
        ("al (at) gmail (dot) com", ["email"]),
        ("Call (202) 555-0143 now", ["phone"]),
        ("As @al_smith says", ["handle"]),
        ("See https://twitter.com/al_smith/status/12", ["profile or address"]),
        ("hf_" + "a1B2" * 8, ["secret"]),
        ("ghp_" + "a1B2" * 8, ["secret"]),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", ["secret"]),
        ("postgres://admin:hunter22@db.example/news", ["email", "secret"]),
        ("api_key = 'a8f3k2m9x7q1'", ["secret"]),
        ("Authorization: Bearer a8f3k2m9x7q1a8f3", ["secret"]),
        ("AKIA" + "B2C3" * 4, ["secret"]),
        ("sk_live_" + "a1B2" * 5, ["secret"]),
        ("-----BEGIN PGP PRIVATE KEY BLOCK-----", ["secret"]),
        ("Ask u/al_smith or @al-smith.", ["handle"]),
        ("Ask [him](/user/al_smith).", ["handle"]),
        (r"Ask u/al\_smith.", ["handle"]),
        ("al.smith AT news DOT com", ["email"]),
        ("al.smith arobase news point com", ["email"]),
        ("al.smith собака news точка ru", ["email"]),
        ("al.smith chez gmail.com", ["email"]),
        ("call 20 79 46 09 58", ["phone"]),
        ("Well said @3xfan", ["handle"]),
    ],
)
def test_identifiers_and_secrets_are_seen(text: str, kinds: list[str]) -> None:
    assert kinds_in(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "al＠news.example",
        "al@news．example",
        "al@news。example",
        "al@news\u2024example",
        "al@news\u200b.example",
        "al@\u2060news.example",
        "al&#64;news.example",
        "al%40news.example",
    ],
    ids=ascii,
)
def test_an_address_in_disguise_is_read_as_people_read_it(text: str) -> None:
    assert "email" in kinds_in(f"Write to {text} today.")


_PIECES = (
    ("al.smith", "al_smith", "Al", "", "call", "tel", "Ring me on"),
    (
        "@",
        " at ",
        " AT ",
        " (at) ",
        " [AT] ",
        " arobase ",
        " chez ",
        " собака ",
        "(ät)",
        " ",
        "艾特",
        " bei ",
    ),
    ("news", "gmail", "mail.news", "20", "02382", "(202)", "+44 20", "07911"),
    (".", " dot ", " DOT ", " (dot) ", " point ", " точка ", " punkt ", " ", "-"),
    ("com", "example", "ru", "79 46 09 58", "59743", "555-0143", "7946 0958", "12-34-56"),
)


@given(st.tuples(*map(st.sampled_from, _PIECES)))
def test_whatever_a_build_would_mask_is_seen(pieces: tuple[str, ...]) -> None:
    text = "".join(pieces)
    masked = mask(text)[0]
    wanted = {"email": "[email]" in masked, "phone": "[phone]" in masked}
    assert {kind for kind, there in wanted.items() if there} <= set(kinds_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "Between 2014-2015 some 1,500,000 people fled at 10:45 on 05.04.2017.",
        "@everyone knows, and so does @reader-0123456789abcdef",
        "回复@reader-0123456789abcdef:你好@reader-0123456789abcdef你说得不对",
        "Masked before: [email], [phone], https://twitter.com/[user], /user/reader-0123456789abcdef",
        "and/or, w/u/f, 12 u/min, /home/user/al, /user/local/bin",
        "The password: nobody knew it. The secret of the token economy.",
        "https://news.example/2021/03/04/story_of-a-day?id=12",
        "#asiapacificeconomiccooperation meets; the secret: patience, and the token: none",
        "Half of it (½), 10² km, and 1,500 metres at 5 p.m. @home",
        "Meet @10:30am or @5pm, tickets @100usd, @50% off, @1.500 each",
    ],
)
def test_news_and_masks_are_left_alone(text: str) -> None:
    assert kinds_in(text) == []


def test_an_outlets_own_link_to_a_profile_is_let_through_wherever_it_is_repeated() -> None:
    link = "He wrote on https://facebook.com/jose.nunez that the regime fell."
    reports = pa.table({"report_id": ["r"], "text": [link]})
    findings = pa.table({"claim_id": ["f"], "document_id": ["r"], "quote": [link], "target": [None]})
    comments = pa.table({"comment_id": ["c"], "text": [link]})
    tables = {"reports": reports, "findings": findings, "comments": comments}
    assert [str(one) for name, table in tables.items() for one in scan_table(name, table)] == [
        "comments, c, column text: profile or address"
    ]


@pytest.mark.parametrize("line", ["everything", "handle nowhere *", "secret reports *", "handle reports"])
def test_a_list_of_reviewed_rows_that_lets_too_much_through_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "reviewed.txt").write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_reviewed(tmp_path / "reviewed.txt")


def test_reviewed_rows_are_those_named(tmp_path: Path) -> None:
    (tmp_path / "reviewed.txt").write_text(
        "profile or address comments c1 # a public page\n", encoding="utf-8"
    )
    fine = read_reviewed(tmp_path / "reviewed.txt")
    seen = [
        Sighting(kind="profile or address", table="comments", row=row, column="text") for row in ("c1", "c2")
    ]
    assert [fine(one) for one in seen] == [True, False]


def test_what_was_found_is_written_in_the_form_in_which_it_is_let_through(tmp_path: Path) -> None:
    seen = [Sighting(kind=kind, table="comments", row=f"c{n}", column="text") for n, kind in enumerate(KINDS)]
    write_sightings(tmp_path / "found.txt", seen)
    assert all(map(read_reviewed(tmp_path / "found.txt"), seen))
    assert "c0  # column text" in (tmp_path / "found.txt").read_text(encoding="utf-8")
