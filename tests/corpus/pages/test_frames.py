"""Frames whose documents stand in the page."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages.frames import with_frames


def test_each_frame_is_followed_by_its_document() -> None:
    page = "<p>a<iframe srcdoc='&lt;p&gt;Sure.'></iframe><p>b<iframe id=c srcdoc=\"&lt;p&gt;No.\"></iframe>"
    assert with_frames(page) == (
        "<p>a<iframe srcdoc=''></iframe><div><p>Sure.</div><p>b<iframe id=c srcdoc=\"\"></iframe><div><p>No.</div>"
    )


@pytest.mark.parametrize(
    "page",
    [
        "<p srcdoc='&lt;p&gt;Sure.'></p>",
        "<iframe></iframe> srcdoc='Sure.'",
        "<iframe><p srcdoc='Sure.'></iframe>",
        "<iframe srcdoc='Sure.",
        "<iframe srcdoc=''></iframe>",
        "<p" + ' srcdoc="' * 100_000,
    ],
)
def test_what_is_no_frame_with_a_document_stays_as_it_is(page: str) -> None:
    assert with_frames(page) == page


def test_a_root_whose_tag_does_not_end_loses_nothing_that_follows() -> None:
    assert with_frames("<iframe srcdoc='&lt;body &lt;p&gt;Sure.'></iframe>").endswith(
        "<div><body <p>Sure.</div>"
    )
