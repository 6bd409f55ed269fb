"""Lines around a report's paragraphs that are none of it, and such as only look so."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages.report.beside import without_besides

REPORT = ("The truce held for a second day.", "Both sides said so on Monday.")


@pytest.mark.parametrize(
    "line",
    [
        "Tags: truce, harbour",
        "Filed Under: Harbours, Ships and Boats",
        "First posted",
        "Updated 3 May 2012, 10:14",
        "- Log in to post comments",
        "Suscribirse a: Enviar comentarios (Atom)",
        "47 comentarios",
        "Read: Hare missing from roundabout",
        "October 04, 2007",
        "by ann on January 31, 2011",
        "Posted by Ann Holm at October 29, 2012 05:10 PM",
        "Фото: Левобережный (прислано читателем)",
        "Photo credit: Ann Holm / Harbour News",
        "Foto © Adam Sikora",
        "Həmçinin oxuyun: Atəşkəs sənədində nə yazılıb?",
        "Baca juga: Bupati Janji Tinjau Izin Tambang",
        "ΔΙΑΦΗΜΙΣΗ",
    ],
)
@pytest.mark.parametrize("at", [0, 2])
def test_what_stands_around_a_body_is_left_out(line: str, at: int) -> None:
    lines = [*REPORT[:at], line, *REPORT[at:]]
    assert without_besides("\n".join(lines)) == ("\n".join(REPORT), 1)


@pytest.mark.parametrize(
    "line",
    [
        "Updated rules were published in May.",
        "Tags, he said, were worn by all.",
        "It began on October 4, 2007, as a joke.",
        "Read the small print before you sign.",
        "The year was 2007.",
        "Photos of the harbour were shown on Monday: none was recent.",
        "Фото показали в понедельник.",
    ],
)
def test_what_the_report_says_stays(line: str) -> None:
    text = "\n".join([*REPORT, line])
    assert without_besides(text) == (text, 0)
