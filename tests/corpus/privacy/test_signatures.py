"""Signatures: authors who sign a comment by a name of their own have their pseudonym there, too."""

from __future__ import annotations

import pytest

from commentariat.corpus.privacy.people import names_of

from .named_threads import HIDE, IN_MANY_LANGUAGES, masked, thread


@pytest.mark.parametrize(
    ("text", "written", "author"),
    [
        ("Wrong.\nYours, Hans", "Hans", "Hans Müller"),
        ("Falsch.\n\nGruß\nHans", "Hans", "Hans Müller"),
        ("I disagree. — Ottoline", "Ottoline", "Ottoline Brax"),
        ("Неверно.\nС уважением, Иван.", "Иван", "Иван Петров"),
        ("Wrong.\n- Ann", "Ann", "Ann"),
    ],
)
def test_authors_who_sign_are_hidden(text: str, written: str, author: str) -> None:
    assert masked(text, written, author, author=author)
    assert IN_MANY_LANGUAGES.hide(f"{text.rstrip('.)')} has spoken", author=author)[1] == ()


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Gravel. Regards, Dave. PS: no mud.", "Gravel. Regards, <>. PS: no mud."),
        ("Nein. Gruß, Dave Oldroyd! Übrigens: nein.", "Nein. Gruß, <>! Übrigens: nein."),
        ("Gravel.\n- Dave\n\nPS: no mud.", "Gravel.\n- <>\n\nPS: no mud."),
        ("Ask the council. Dave", "Ask the council. <>"),
        ("Yours faithfully,\nDave M. Oldroyd", "Yours faithfully,\n<>"),
        ("Gravel. Yours, D. Oldroyd", "Gravel. Yours, <>"),
    ],
)
def test_authors_sign_within_a_text_too_and_with_initials(text: str, hidden: str) -> None:
    of = thread("Dave Oldroyd", texts=[text])

    found, _ = of.hide(text, author="Dave Oldroyd")

    assert found.replace(HIDE.author("Dave Oldroyd") or "", "<>") == hidden


@pytest.mark.parametrize(
    "text",
    ["I saw Dave. He is well.", "The best - Dave. He is well.", "Now Dave.", "The streets. Best of Dave."],
)
def test_authors_who_name_somebody_called_like_them_do_not_sign(text: str) -> None:
    assert thread("Dave Oldroyd", texts=[text]).hide(text, author="Dave Oldroyd") == (text, ())


def test_who_answers_a_namesake_thanks_and_does_not_sign() -> None:
    of = thread("Dave Oldroyd", "Dave Mill")

    hidden, _ = of.hide("Cheers, Dave. It is so.", author="Dave Oldroyd", answered="Dave Mill")

    assert HIDE.author("Dave Oldroyd") not in hidden


def test_a_word_that_is_nothing_but_a_mark_is_no_part_of_a_name() -> None:
    assert names_of("ـ") == []
    assert names_of("ـ Ali") == [["ali"]]
    assert thread("ـ Ali").hide("Wrong. Yours, Ali", author="ـ Ali")[0].endswith(HIDE.author("ـ Ali") or "")


@pytest.mark.parametrize(
    ("author", "text", "hidden"),
    [
        ("Kestrel_Ann", "I saw it.\n\n-Kestrel Ann", "I saw it.\n\n-<>"),
        ("lonely_heron", "It is old.\n\nRegards, Lonely Heron", "It is old.\n\nRegards, <>"),
        ("lonely_heron", "Regards, Lonely Heron. PS: no.", "Regards, <>. PS: no."),
        ("AnnaKowal85", "It was red.\n\nAnna Kowal", "It was red.\n\n<>"),
        ("lonely_heron", "I saw a lonely heron.", "I saw a lonely heron."),
    ],
)
def test_authors_sign_by_the_words_that_their_handle_writes_together(
    author: str, text: str, hidden: str
) -> None:
    found, _ = thread(author).hide(text, author=author)

    assert found.replace(HIDE.author(author) or "", "<>") == hidden
