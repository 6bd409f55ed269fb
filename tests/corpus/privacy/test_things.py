"""Nicknames that are countries, slogans or common words: only who is surely spoken to by them is hidden."""

from __future__ import annotations

import pytest

from commentariat.corpus.privacy.things import names_a_thing

from .named_threads import HIDE, thread

NAMES = ("Israel", "Syria", "Reader", "Free Palestine", "Peace Now", "Россия", "Israel Cohen", "以色列")
QUIET = thread(*NAMES, report="A strike hit the town on Monday.")
NEWS = thread(*NAMES, report="Israel bombed Syria, and Россия denied it.")


def _shown(text: str, *, answered: str | None = None) -> set[str]:
    """Return what the text reads like with pseudonyms turned back, whatever the report speaks of."""
    texts = set()
    for of in (QUIET, NEWS):
        hidden, _ = of.hide(text, answered=answered)
        for name in NAMES:
            hidden = hidden.replace(HIDE.author(name) or "", f"<{name}>")
        texts.add(hidden)
    return texts


@pytest.mark.parametrize("answered", [None, "Syria"])
@pytest.mark.parametrize(
    "text",
    [
        "Israel, you are wrong.",
        "Israel: a state of war.",
        "No, Israel. Thanks Israel! Dear Israel, stop it.",
        "I agree with Israel. As Israel said, it was an accident.",
        "Israel said: no comment.",
        "Shame on you, Israel. So true, Israel.",
        "Dear Reader, look at this.",
        "Free Palestine! I say Free Palestine now. FREE PALESTINE",
        "Peace Now is a movement in Israel.",
        "Россия, ты не права. Спасибо, Россия!",
        "以色列，你错了",
    ],
)
def test_a_country_a_slogan_or_a_common_word_stays_where_nobody_is_surely_addressed(
    text: str, answered: str | None
) -> None:
    assert _shown(text, answered=answered) == {text}


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("@Israel no. Israel is a state.", "@<Israel> no. Israel is a state."),
        ("@Free Palestine no", "@<Free Palestine> no"),
        ("Israel wrote:\n> no", "<Israel> wrote:\n> no"),
        ("[quote=Reader]no[/quote]", "[quote=<Reader>]no[/quote]"),
    ],
)
def test_after_an_at_sign_and_where_it_is_quoted_it_is_a_name(text: str, hidden: str) -> None:
    assert _shown(text) == {hidden}


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Israel, you are wrong. Israel is a state.", "<Israel>, you are wrong. Israel is a state."),
        ("Dear Israel, I disagree.", "Dear <Israel>, I disagree."),
        ("No, Israel.", "No, <Israel>."),
        ("You are right, Israel.", "You are right, <Israel>."),
        ("Wake up, Israel! Shame on you, Israel.", "Wake up, Israel! Shame on you, Israel."),
        ("Israel - the only democracy", "Israel - the only democracy"),
    ],
)
def test_who_is_answered_is_hidden_where_the_answer_speaks_to_them(text: str, hidden: str) -> None:
    assert _shown(text, answered="Israel") == {hidden}


def test_a_country_is_no_thing_where_it_is_part_of_a_persons_name() -> None:
    assert not names_a_thing(("israel", "cohen"))
    assert _shown("I think Israel Cohen is right about Israel.") == {
        "I think <Israel Cohen> is right about Israel."
    }


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("Polska", "Polsko, jak długo jeszcze?"),
        ("Сирия", "Сирии, как всегда, не повезло."),
        ("Слава Украине", "Слава Украине! Я за мир."),
        ("سوريا", "لسوريا: لا"),
        ("סוריה", "לסוריה: לא"),
    ],
)
def test_a_country_stays_one_in_every_case_and_after_prefixes(author: str, text: str) -> None:
    assert thread(author).hide(text) == (text, ())


def test_whoever_is_to_be_forgotten_a_country_keeps_its_name() -> None:
    of = thread("Israel", forgotten={HIDE.author("Israel")})

    assert of.hide("We blame Israel's army, and Israel knows.") == (
        "We blame Israel's army, and Israel knows.",
        (),
    )


@pytest.mark.parametrize(
    "name", ["Georgia", "Maurice", "Dominique", "Salvador", "Fred", "German", "Paz", "ירדן", "Asia"]
)
def test_who_is_called_as_people_are_is_hidden_as_people_are(name: str) -> None:
    of = thread(name, report="A strike hit the town on Monday.")
    hidden, _ = of.hide(f"{name}, you are wrong.")
    assert not names_a_thing((name.casefold(),))
    assert name not in hidden
