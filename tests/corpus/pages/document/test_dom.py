"""A page is parsed whole where it can be, whatever stands in it beside its text."""

from __future__ import annotations

from html import escape

import pytest

from commentariat.corpus.pages.document import dom

TEXT = "<p>The truce held for a second day.</p>"
PICTURE = f'<img alt="" src="data:image/png;base64,{"A" * 2_000}">'


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dom, "LONGEST_PAGE", 1_000)


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    "picture",
    [
        PICTURE,
        PICTURE.replace("png;base64", "svg+xml").replace('"data', "'data").replace('A">', "A'>"),
        f"<style>a {{ background: url(data:font/woff;base64,{'A' * 2_000}) }}</style>",
    ],
)
def test_pictures_that_stand_in_the_page_do_not_count_for_its_length(picture: str) -> None:
    document = dom.parse(f"{picture}{TEXT}{picture}{TEXT}")
    assert [piece.strip() for piece in document.tree.pieces] == ["The truce held for a second day."] * 2
    assert document.problems == ()


@pytest.mark.usefixtures("short")
def test_nor_do_those_in_a_document_that_stands_in_the_page() -> None:
    document = dom.parse(f'{TEXT}<iframe srcdoc="{escape(PICTURE + TEXT)}"></iframe>')
    assert len(document.tree.pieces) == 2


@pytest.mark.usefixtures("short")
def test_of_a_page_that_is_too_long_without_them_the_first_part_is_read_and_said_to_be() -> None:
    [problem] = dom.parse(PICTURE + TEXT * 100).problems
    assert "only the first 1,000 were read" in problem.what


@pytest.mark.usefixtures("short")
def test_data_that_never_ends_takes_no_time() -> None:
    assert dom.parse(f"{TEXT}{'data:' * 200_000}").tree.pieces
    assert dom.parse(f"{TEXT}{('data:' * 38 + ' ') * 20_000}").tree.pieces
