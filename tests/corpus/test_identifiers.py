"""Identifiers in comments: profiles and public addresses go, pages and numbers that name nobody stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.identifiers import mask_identifiers
from commentariat.corpus.text import canonical


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("http://www.facebook.com/al.smith?x=1", "http://www.facebook.com/[user]"),
        ("https://m.facebook.com/profile.php?id=100.", "https://m.facebook.com/[user]."),
        ("(https://twitter.com/al_smith/status/12)", "(https://twitter.com/[user])"),
        ("https://x.com/al, t.me/al", "https://x.com/[user], t.me/[user]"),
        ("https://www.youtube.com/@al", "https://www.youtube.com/@[user]"),
        ("https://medium.com/@al/post-1 mastodon.example/@al", "https://medium.com/@[user] mastodon.example/@[user]"),
        ("linkedin.com/in/al-smith-1 reddit.com/u/al", "linkedin.com/in/[user] reddit.com/u/[user]"),
        ("posted from 81.2.69.142.", "posted from [ip]."),
        ("2001:4860:4860::8888", "[ip]"),
    ],
)  # fmt: skip
def test_what_leads_to_a_person_is_masked(text: str, masked: str) -> None:
    assert mask_identifiers(text)[0] == masked
    assert mask_identifiers(masked) == (masked, ())


@pytest.mark.parametrize(
    "text",
    [
        "facebook.com/groups/syria https://twitter.com/search?q=idlib https://youtube.com/watch?v=abc",
        "https://twitter.com/ and fox.com/al and netflix.com/title and pic.twitter.com/abc",
        "from 192.168.100.200, 10.0.0.1:8080, 203.0.113.7 and 999.1.1.1",
        "v1.2.3.4, version 81.2.69.142, 1.2.3.4.5, 81.2.69.142/x",
        "10:30:45 2014:12:01 2020:2021",
    ],
)
def test_what_leads_to_nobody_stays(text: str) -> None:
    assert mask_identifiers(text) == (text, ())


@given(
    st.lists(
        st.sampled_from(["x.com/", "al", "@", "/", " ", "8.8.8.8", ".", "https://", "2001:db8::1", "[user]"])
    )
)
def test_masked_text_is_canonical_and_stays_as_it_is(pieces: list[str]) -> None:
    masked, changes = mask_identifiers("".join(pieces))

    assert canonical(masked).text == masked
    assert (masked == "".join(pieces)) == (not changes)
