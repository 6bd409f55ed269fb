from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.readers.exports.embedded import without_embedded

PARTS = [
    "data:image/png;base64,",
    "iVBORw0KGgod",
    "data",
    "d",
    ":",
    ";base64,",
    '">',
    " A tide. ",
    "dat",
    "%3D=",
    "é",
]


@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join), st.lists(st.integers(0, 120), max_size=30))
def test_it_does_not_matter_where_a_text_is_cut_into_pieces(text: str, cuts: list[int]) -> None:
    bounds = [0, *sorted({min(cut, len(text)) for cut in cuts}), len(text)]
    pieces = [text[start:end] for start, end in pairwise(bounds)]
    assert "".join(without_embedded(pieces)) == "".join(without_embedded([text]))


def test_what_stands_around_a_picture_stays() -> None:
    picture = "data:image/jpeg;base64," + "Zm9v" * 5_000_000
    pieces = ['<p>One.</p><img src="', picture[:9_999_999], picture[9_999_999:], '" /><p>Two, by data.</p>']
    assert "".join(without_embedded(pieces)) == (
        '<p>One.</p><img src="data:image/jpeg;base64," /><p>Two, by data.</p>'
    )
