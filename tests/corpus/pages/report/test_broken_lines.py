"""Paragraphs that two line breaks part are read like others, the first and short one too."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page

LINES = (
    "The last bus leaves later.",
    "People who work late had asked for it, the city said.",
    "It begins in January.",
)
FRAME = (
    "<html><head><title>Last bus | City News</title></head><body><div id=head><h2>Last bus</h2><em>Entered</em> 12 May 2023, 1:31"
    "</div><div id=story><article id=area>{}</article></div><div>Copyright City News. All rights reserved.</div></body></html>"
)


@pytest.mark.parametrize("parting", ["<br><br>", "<br />\n<br />\n", "<br><br><br>", "\n<br> <br>"])
def test_every_line_that_two_breaks_part_is_a_paragraph(parting: str) -> None:
    assert read_page(FRAME.format(parting.join(LINES))).text.split("\n") == list(LINES)


def test_what_stands_in_parts_of_its_own_stays_as_it_is() -> None:
    parts = "".join(f"<p>{line} {'And so on and on. ' * 9}</p>" for line in LINES)
    text = read_page(FRAME.format(f"{parts}Sources:<br><br>The city")).text
    assert [line.partition(" And so")[0] for line in text.split("\n")][:3] == list(LINES)
