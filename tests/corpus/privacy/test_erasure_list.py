"""The lines of an erasure list, and where it may lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.corpus.errors import InputError
from commentariat.corpus.privacy.erasure_list import (
    Erasure,
    listed_addresses,
    listed_documents,
    load_erasure,
    matched_entries,
    parse_erasure,
)

ANN = "reader-aaaaaaaaaaaaaaaa"


def test_a_line_is_a_pseudonym_an_id_or_an_address() -> None:
    text = f"# asked in May\n\n{ANN} # a person\n  comment-42\t# one comment\nhttps://news.example/a#comment-7\r\n"

    assert parse_erasure(text) == Erasure(
        pseudonyms=frozenset([ANN]),
        ids=frozenset(["comment-42"]),
        addresses=frozenset(["https://news.example/a#comment-7"]),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Al Smith", "commentariat pseudonym NAME"),
        ("reader-12", "16 hexadecimal digits"),
        (ANN.upper(), "16 hexadecimal digits"),
        ("ftp://news.example/a", "no web address"),
        ("https://", "no web address"),
        ("x" * 129, "at most 128"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_not_repeated(line: str, said: str) -> None:
    with pytest.raises(InputError, match=f"line 3: .*{said}") as caught:
        parse_erasure(f"# first\n\n{line}\n")
    assert line not in str(caught.value) or line == "https://"


def test_it_must_not_lie_in_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "erasure.txt").write_text(ANN)

    with pytest.raises(InputError, match="inside the corpus folder"):
        load_erasure(tmp_path / "erasure.txt", outside=tmp_path)


def test_one_that_is_named_and_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_erasure(tmp_path / "nowhere.txt")


def test_without_a_path_the_users_own_is_read_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path)
    assert not load_erasure()
    (tmp_path / "erasure.txt").write_text(ANN, encoding="utf-8-sig")
    assert load_erasure().pseudonyms == {ANN}


def test_the_address_of_a_comment_may_name_the_page_of_comments_that_it_stands_on() -> None:
    listed = parse_erasure("https://tide.example/truce/comment-page-2/#comment-6")
    reports = [{"report_id": "r", "url": "https://tide.example/truce/", "authors": ["Al Smith"]}]
    comments = [{"comment_id": f"r/comment-{n}", "report_id": "r", "author": None} for n in (6, 7)]

    assert listed_documents(listed, reports=reports, comments=comments) == (frozenset(), {"r/comment-6"})


@pytest.mark.parametrize("line", [ANN, "a"])
def test_a_report_that_a_reader_wrote_is_listed_by_its_author_or_id_and_no_other_is(line: str) -> None:
    reports = [
        {"report_id": "a", "url": None, "authors": [ANN]},
        {"report_id": "b", "url": None, "authors": ["Al Smith"]},
    ]

    assert listed_documents(parse_erasure(f"{line}\nb"), reports=reports, comments=()) == ({"a"}, frozenset())


@pytest.mark.parametrize(
    ("url", "address", "own"),
    [
        ("https://www.reddit.com/r/harbour/comments/12ab/a_bridge/", "9zk4cd1/", "t1_9zk4cd1"),
        ("https://www.reddit.com/r/harbour/comments/12ab/a_bridge/", "9zk4cd1/?context=3", "t1_9zk4cd1"),
        ("https://www.youtube.com/watch?v=x7", "&lc=Ugx_a-b.9c", "Ugx_a-b.9c"),
        ("https://talk.example/t/a-bridge", "/post-77", "post-77"),
    ],
    ids=["Reddit", "Reddit with context", "YouTube", "a forum"],
)
def test_the_own_page_of_a_comment_under_that_of_its_report_names_it(
    url: str, address: str, own: str
) -> None:
    listed = parse_erasure(url + address)
    reports = [{"report_id": "r", "url": url, "authors": []}]
    comments = [{"comment_id": name, "report_id": "r", "author": None} for name in (own, f"{own}9", "77")]

    assert listed_documents(listed, reports=reports, comments=comments) == (frozenset(), {own})
    assert listed.entries == set().union(
        *(matched_entries(row, erasure=listed, addresses=listed_addresses(listed, url)) for row in comments)
    )


def test_another_report_below_a_report_names_no_comment_by_a_number() -> None:
    listed = parse_erasure("https://news.example/harbour/bridge-42")
    reports = [{"report_id": "r", "url": "https://news.example/harbour", "authors": []}]
    comments = [{"comment_id": "comment-42", "report_id": "r", "author": None}]

    assert listed_documents(listed, reports=reports, comments=comments) == (frozenset(), frozenset())
