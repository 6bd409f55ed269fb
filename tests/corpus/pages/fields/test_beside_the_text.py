"""What stands in a record beside what somebody wrote, and what looks like that and is theirs."""

from __future__ import annotations

import pytest

from commentariat.corpus.pages import Page, read_page

TEXTS = (
    "I was there on Monday and saw none of it, to be honest.",
    "Thanks, so they lied to us about the convoys as well?",
    "They never told us what was on board of them.",
)
NAMES = ("Ann Holm", "Bo Berg", "cy_99")


def each(template: str) -> str:
    found = zip(NAMES, TEXTS, strict=True)
    return "".join(template.format(n=n, name=name, text=text) for n, (name, text) in enumerate(found, start=1))


def read(comments: str, *, lang: str = "en", retrieved: str | None = None) -> Page:
    page = (
        f'<html lang="{lang}"><head><title>Truce holds</title></head><body><div class="story"><h1>Truce holds</h1>'
        "<p>The truce held for a second day on Monday, monitors said, as convoys crossed into the north of the city.</p>"
        f"</div>{comments}</body></html>"
    )
    return read_page(page, retrieved=retrieved)


def test_signs_and_words_of_a_program_are_neither_buttons_nor_apart() -> None:
    code = (
        '<pre><span class="k">def</span> <span class="nf">f</span><span class="p">(</span><span class="n">x</span>'
        '<span class="p">):</span> <span class="k">return</span> <span class="n">x</span></pre>'
    )
    record = '<article class="comment"><b class="author">{name}</b> <time>May {n}, 2012</time><div><p>{text}</p></div></article>'
    found = read(each(record).replace(TEXTS[1], f"{TEXTS[1]}</p>{code}<p>")).comments
    assert [c.text for c in found] == [TEXTS[0], f"{TEXTS[1]}\n\ndef f(x): return x", TEXTS[2]]


@pytest.mark.parametrize("called", ["owner", "postauthor"])
def test_one_record_called_its_owner_s_is_the_author_s(called: str) -> None:
    record = '<div class="comment c{n}"><h4>{name}</h4><i class="date">May {n}, 2012</i><p>{text}</p></div>'
    found = read(each(record).replace("comment c2", f"comment {called}")).comments
    assert [c.badge for c in found] == [None, "author", None]
