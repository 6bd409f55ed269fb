from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.errors import InputError
from commentariat.corpus.ids import comment_id, report_id, same_address, same_page


def test_ids_are_the_same_in_every_build() -> None:
    assert report_id(path="2020/idlib.txt") == report_id(path="2020/idlib.txt")


def test_a_given_key_is_kept() -> None:
    assert report_id(key="1914947530", url="https://news.example/a", path="a.csv", row=2) == "1914947530"
    assert comment_id("r1", key="c-9", position=4) == "c-9"


@pytest.mark.parametrize(
    "key", ["A headline as a key", "x" * 129, "a\nb", "al@mail.example/17", "https://social.example/@al/17"]
)
def test_a_key_that_cannot_be_an_id_is_hashed(key: str) -> None:
    assert report_id(key=key).startswith("r")
    assert len(report_id(key=key)) == 17
    assert comment_id("r1", key=key, position=0) != comment_id("r2", key=key, position=0)


def test_the_url_decides_before_the_path_so_that_files_can_move() -> None:
    url = "https://news.example/a?id=1"

    assert report_id(url=url, path="a/1.json") == report_id(url=url, path="b/2.json")
    assert report_id(url=url) != report_id(url="https://news.example/a?id=2")
    assert report_id(url=f" {url}#comment-3") == report_id(url=url)


@pytest.mark.parametrize(
    "query",
    [
        "utm_source=x&utm_medium=y",
        "FBCLID=7",
        "replytocom=12#respond",
        "amp",
        "a=&amp=1&amp;utm_id=3",
        "gclid=x&",
        "CMP=share_btn_tw",
        "smid=tw-share&ref_src=twsrc",
        "at_medium=RSS&at_campaign=KARANGA",
        "WT.mc_id=tmg&ns_mchannel=social",
    ],
)
def test_parameters_of_tracking_make_no_other_page(query: str) -> None:
    url, rest = "https://news.example/a", "?a=" if query.startswith("a=") else ""

    assert same_page(f"{url}/?{query}") == same_page(f"{url}/{rest}")
    assert same_address(f"{url}/?{query}") != same_address(f"{url}/{rest}")
    assert report_id(url=f"{url}?{query}") == report_id(url=url + rest)


@pytest.mark.parametrize(
    "query",
    [
        "id=1",
        "p=1",
        "page=2",
        "cpage=2",
        "example=1",
        "tutm_x=1",
        "q=utm_source",
        "campaign=4",
        "ref=9",
        "cid=9",
    ],
)
def test_other_parameters_do(query: str) -> None:
    assert same_page(f"https://news.example/?{query}") != same_page("https://news.example/")


def test_a_blank_key_or_url_is_none() -> None:
    assert report_id(key=" ", url="", path="a.txt") == report_id(path="a.txt")


def test_rows_of_one_file_differ() -> None:
    assert len({report_id(path="a.csv", row=row) for row in range(1_000)}) == 1_000


def test_nothing_to_derive_an_id_from_is_an_error() -> None:
    with pytest.raises(InputError, match="key, a URL or a path"):
        report_id()


@given(st.text(), st.text(min_size=1))
def test_any_key_gives_an_id_without_blanks(key: str, path: str) -> None:
    found = report_id(key=key, path=path)

    assert found
    assert not any(c.isspace() for c in found)


@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 50)), unique=True))
def test_comments_do_not_share_derived_ids(places: list[tuple[str, int]]) -> None:
    assert len({comment_id(report, position=at) for report, at in places}) == len(places)
