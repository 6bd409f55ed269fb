"""Names in the cases of Slavic languages, and after Arabic and Hebrew prefixes, where somebody is addressed."""

from __future__ import annotations

import pytest

from .named_threads import HIDE, masked, thread

SLAVIC = thread("Marek Nowak", "Jan", "Petr", "Zoran", "Milica", "Piotr", "Tomek", "Маша", "Павел", "Олена")
SEMITIC = thread("محمد", "خالد العلي", "דוד", "יוסי כהן")


@pytest.mark.parametrize(
    ("text", "written", "author"),
    [
        ("Panie Marku, nie ma pan racji", "Marku", "Marek Nowak"),
        ("Cześć Marku!", "Marku", "Marek Nowak"),
        ("Janie, jak to?", "Janie", "Jan"),
        ("Piotrze, dobrze piszesz", "Piotrze", "Piotr"),
        ("Tomku, masz racje", "Tomku", "Tomek"),
        ("Ahoj Petře!", "Petře", "Petr"),
        ("Zorane, nisi u pravu", "Zorane", "Zoran"),
        ("Zdravo Milice", "Milice", "Milica"),
        ("@Маше привет", "Маше", "Маша"),
        ("@Олені дякую", "Олені", "Олена"),
        ("Павле, ти не правий", "Павле", "Павел"),
    ],
)
def test_people_are_addressed_in_their_languages_cases(text: str, written: str, author: str) -> None:
    assert masked(text, written, author, of=SLAVIC)


@pytest.mark.parametrize(
    ("text", "written", "author"),
    [
        ("لمحمد: لا", "لمحمد", "محمد"),
        ("شكرا لمحمد", "لمحمد", "محمد"),
        ("@لخالد العلي لا", "لخالد العلي", "خالد العلي"),
        ("לדוד: לא", "לדוד", "דוד"),
        ("תודה לדוד", "לדוד", "דוד"),
        ("ליוסי כהן: לא", "ליוסי כהן", "יוסי כהן"),
    ],
)
def test_people_are_addressed_after_prefixes(text: str, written: str, author: str) -> None:
    assert masked(text, written, author, of=SEMITIC)


@pytest.mark.parametrize(
    "text",
    [
        "Marku mi to powiedział, jak wiem.",
        "To jest o Marku i Janie.",
        "Mark, you are wrong.",
        "Jane, you are wrong.",
    ],
)
def test_cases_in_running_text_and_names_of_other_languages_stay(text: str) -> None:
    assert SLAVIC.hide(text) == (text, ())


def test_whom_the_report_names_stays_in_every_case() -> None:
    of = thread("Tusk", report="Donald Tusk spoke in Warsaw.")
    text = "Panie Tusku, jak tak można?"

    assert of.hide(text) == (text, ())
    assert of.hide(text, answered="Tusk")[0] == text.replace("Tusku", HIDE.author("Tusk") or "")
