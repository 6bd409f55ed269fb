"""What joins or parts the letters of a word without a width is spelling, and stays in a report."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import read_page
from commentariat.corpus.pages.document.joiners import with_joiners, without_joiners

REST = "این قطار هر روز ساعت هشت از ایستگاه شرق به راه می‌افتد و تا شب نه بار این راه را می‌رود. " * 3


@pytest.mark.parametrize("written", ["\u200c", "&zwnj;", "&#8204;", "&#x200C;"])
def test_the_parts_of_a_persian_word_are_not_run_together(written: str) -> None:
    said = f"قطار حومه{written}ای از شنبه باز می{written}شود"
    html = f"<html lang='fa'><title>{said}</title><article><h1>{said}</h1><p>مدیرکل گفت که {said}.</p><p>{REST}</p></article>"
    page = read_page(html)
    assert page.title == "قطار حومه\u200cای از شنبه باز می\u200cشود"
    assert page.text.startswith("مدیرکل گفت که قطار حومه\u200cای از شنبه باز می\u200cشود.")
    assert page.text.count("می\u200cرود") == 3


def test_a_joined_picture_stays_one() -> None:
    rest = (
        "The harbour was full of boats on the first day of the summer, and nobody went home before dark. " * 3
    )
    page = read_page(f"<article><h1>The harbour</h1><p>A cook 👩\u200d🍳 came.</p><p>{rest}</p></article>")
    assert page.text.startswith("A cook 👩\u200d🍳 came.")


def test_a_page_without_joiners_is_left_alone() -> None:
    html = "<p>Fish &amp; chips &#8203; at noon</p>"
    assert without_joiners(html) == html == with_joiners(html)
