"""What is answered at a glance is answered as the long way does it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.pages.fields.keys import id_in
from commentariat.corpus.pages.fields.lines import on_one_line

ID = re.compile(r"(?:^|[-_:])((?:\d+|(?=[\w]*\d)[0-9a-f]{8,}|[a-z]*\d[\w]*))$")
BLANKS = " \t\n\r\x0b\x1c\x85\xa0\u2003\u2028\u3000\u200b"


@given(st.text() | st.text(st.sampled_from(f"{BLANKS}aB.é")))
def test_a_text_on_one_line_has_single_blanks(text: str) -> None:
    assert on_one_line(text) == " ".join(text.split())


@given(st.text() | st.text(st.sampled_from("ab09f-_:\n1éZ²٣ "), max_size=14))
def test_ids_are_those_the_pattern_finds(name: str) -> None:
    match = ID.search(name)
    assert id_in(name) == (match[1] if match else None)
