"""Mentions: the pseudonym of the author column stands wherever an author is named, and all else is kept."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commentariat.corpus.text.canonical import canonical
from commentariat.corpus.text.stand_ins import PSEUDONYM

from .named_threads import HIDE, NAMES, THREAD, thread


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("u/riposte1111 and /u/Riposte1111/ say so", "u/{0} and /u/{0}/ say so"),
        ("Ask (/user/RIPOSTE1111), or [him](/user/riposte1111).", "Ask (/user/{0}), or [him](/user/{0})."),
        ("[riposte1111](/u/riposte1111) of u/Truth", "[{0}](/u/{0}) of u/{1}"),
        ("/u/no\\_body-9's /user/no_body-9/comments/", "/u/{2}'s /user/{2}/comments/"),
        ('[u/no\\_body-9](/user/no_body-9 "x") @Truth', '[u/{2}](/user/{2} "x") @{1}'),
    ],
)
def test_users_named_as_on_reddit_have_the_pseudonym_of_that_name(text: str, hidden: str) -> None:
    names = ("riposte1111", "Truth", "no_body-9")

    assert THREAD.hide(text)[0] == hidden.format(*(HIDE.author(name) for name in names))


@pytest.mark.parametrize(
    "text",
    [
        "and/or w/u/f 12 u/min 1/2 km/h u/s I/u/you u/they say, u/oder",
        "/home/user/truth /usr/u/truth /user/truth/bin user/truth ../u/truth https://news.example/u/truth",
        "u/everyone u/[deleted] /user/[user] u/4711 r/truth",
    ],
)
def test_paths_fractions_and_short_words_name_no_user(text: str) -> None:
    assert THREAD.hide(text) == (text, ())


def test_a_user_who_is_called_like_everyone_is_named_where_there_is_one() -> None:
    assert thread("Everyone").hide("u/everyone")[0] == f"u/{HIDE.author('Everyone')}"


SYLLABLES = st.sampled_from(["ba", "ko", "li", "mu", "ne", "po", "ru", "sa", "ti", "zé"])


WORDS = st.lists(SYLLABLES, min_size=2, max_size=4).map(lambda parts: "".join(parts).capitalize())


FULL_NAMES = st.lists(WORDS, min_size=2, max_size=3).map(" ".join)


FRAMES = st.sampled_from(
    [
        "@{}",
        "@{} no.",
        "Dear {}, no.",
        "{} wrote:\nno",
        "No.\n{}: no",
        "I agree with {} here.",
        "Then {} left.",
    ]
)


PIECES = st.sampled_from(
    [
        *NAMES,
        "@",
        "@ ",
        " ",
        "\n",
        ": ",
        ", ",
        "dear ",
        "wrote:",
        "agree with ",
        "u/",
        "/user/",
        "the truth ",
        "reader-",
        "e\u0301",
    ]
)


@given(FULL_NAMES, FRAMES)
def test_no_full_name_of_an_author_survives(name: str, frame: str) -> None:
    hidden, changes = thread(name).hide(frame.format(name))

    assert hidden == frame.format(HIDE.author(name))
    assert changes


@given(FULL_NAMES | WORDS)
def test_no_handle_survives_after_an_at_sign(name: str) -> None:
    handle = name.replace(" ", "")

    for known in (thread(name), thread("Somebody Else")):
        assert handle not in known.hide(f"So @{handle} said so.")[0]
    assert thread(name).hide(f"@{handle}")[0] == f"@{HIDE.author(name)}"


@pytest.mark.parametrize("name", ["နန္ဒာအောင်", "ម៉ៅ សុភក្ត្រា"], ids=["my", "km"])
def test_no_letter_of_a_name_is_left_where_signs_that_combine_end_its_syllables(name: str) -> None:
    assert thread(name).hide(f"@{name} no")[0] == f"@{HIDE.author(name)} no"


@example("@Nobody- no @Kim-")
@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
def test_hidden_text_is_canonical_and_hiding_again_changes_nothing(raw: str) -> None:
    text = canonical(raw).text

    hidden, changes = THREAD.hide(text)

    assert canonical(hidden).text == hidden
    assert (hidden == text) == (not changes)
    assert THREAD.hide(hidden) == (hidden, ())


@given(st.text(st.characters(exclude_characters="@＠/"), max_size=60))
def test_a_text_without_names_at_signs_or_slashes_is_unchanged(text: str) -> None:
    known = thread("Xanthippe Quarterstaff", "zz_top_77")

    assert known.hide(text) == (text, ())


IN_THREAD = (
    "Al Smith",
    "riposte1111",
    "Hope",
    "Kim",
    "王五五",
    "İbrahim Çelik",
    "Иван Петров",
    "Jean-Luc Godot",
)


IN_COMMENTS = (
    *IN_THREAD, *("Al", "hope", "Ибрагим", "Ивана Петрова", "ibrahim celik", "Jean-Luc", "Obama", "@", "Dear "),
    *("No ", " ", "\n", ", ", ": ", " wrote: ", "the ", "agree with ", "你好", "You ", "is ", "— ", "//", "@@", "x"),
)  # fmt: skip


COMMENTS = st.lists(st.sampled_from(IN_COMMENTS) | st.text(max_size=3), max_size=12).map("".join)


TEXTS = COMMENTS.map(lambda raw: canonical(raw).text)


@given(TEXTS, st.sampled_from(IN_THREAD) | st.none(), st.sampled_from(IN_THREAD) | st.none())
def test_what_stands_around_the_names_is_kept(text: str, answered: str | None, author: str | None) -> None:
    hidden, _ = thread(*IN_THREAD, texts=[text]).hide(text, answered=answered, author=author)

    at = 0
    for kept in PSEUDONYM.split(hidden):
        found = text.find(kept, at)
        assert found >= 0
        at = found + len(kept)


@given(st.lists(TEXTS, max_size=4), TEXTS, st.permutations(IN_THREAD), st.sampled_from(IN_THREAD) | st.none())
def test_the_order_of_a_thread_changes_nothing(
    texts: list[str], text: str, names: list[str], answered: str | None
) -> None:
    one, other = thread(*IN_THREAD, texts=texts), thread(*names, texts=texts[::-1])

    assert one.hide(text, answered=answered) == other.hide(text, answered=answered)
    assert thread(*IN_THREAD, texts=texts).hide(text, answered=answered) == one.hide(text, answered=answered)


@given(TEXTS, st.sampled_from(IN_THREAD), st.sampled_from(IN_THREAD))
def test_hiding_in_an_answer_again_changes_nothing(text: str, answered: str, author: str) -> None:
    known = thread(*IN_THREAD, texts=[text])
    hidden, _ = known.hide(text, answered=answered, author=author)

    assert canonical(hidden).text == hidden
    assert known.hide(hidden, answered=answered, author=author) == (hidden, ())
