"""Mentions: who is addressed or quoted has the pseudonym of the author column, and nobody else's name is touched."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.authors import Authors, CorpusAuthors
from commentariat.corpus.mentions import Thread, hide_attributions
from commentariat.corpus.privacy import Pseudonymiser
from commentariat.corpus.text import canonical

HIDE = Pseudonymiser(b"a key for the tests only")
NAMES = (
    "Al Smith", "riposte1111", "barryswallows", "Truth", "The Truth", "Obama", "Angela Merkel", "Kim", "J. R. Jones",
    "América", "O'Brien", "Jean-Luc Godot",
)  # fmt: skip
REPORT = "Obama and Angela Merkel met in Berlin on Monday. América is not mentioned."


def thread(*names: str, corpus: tuple[str, ...] = (), **fields: Any) -> Thread:
    authors = Authors(names, pseudonymiser=HIDE)
    everybody = CorpusAuthors(pseudonymiser=HIDE)
    for name in (*names, *corpus):
        everybody.note(name)
    everybody.settle()
    report = fields.pop("report", REPORT)
    return Thread(
        authors=authors,
        corpus=everybody,
        public=everybody.spoken_of([report]),
        pseudonymiser=HIDE,
        report=report,
        **fields,
    )


THREAD = thread(
    *NAMES,
    corpus=("Zoë Corpus",),
    texts=["I know the truth is out", "and Obama lies", "what Kim said"],
    outlet="The Guardian",
    url="https://www.theguardian.com/x",
)


def shown(text: str, *, of: Thread = THREAD, answered: str | None = None) -> str:
    """Return the text with pseudonyms turned back into names in angle brackets."""
    hidden, _ = of.hide(text, answered=answered)
    for name in (*NAMES, "Zoë Corpus"):
        hidden = hidden.replace(HIDE.author(name) or "", f"<{name}>")
    return hidden


def test_a_sign_between_the_words_of_a_name_is_part_of_it() -> None:
    of = thread("Smith & Wesson", "Max+Moritz")

    hidden, _ = of.hide("@Smith & Wesson: no. Thanks Smith & Wesson. Ask @Max+Moritz.", answered=None)

    pair, boys = HIDE.author("Smith & Wesson"), HIDE.author("Max+Moritz")
    assert hidden == f"@{pair}: no. Thanks {pair}. Ask @{boys}."


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("@Al Smith you are right", "@<Al Smith> you are right"),
        ("@ Al Smith you are right", "@ <Al Smith> you are right"),
        ("@al smith, @alsmith and @AlSmith:", "@<Al Smith>, @<Al Smith> and @<Al Smith>:"),
        ("@al.smith no. @Al no!", "@<Al Smith> no. @<Al Smith> no!"),
        ("See.@riposte1111 again", "See.@<riposte1111> again"),
        ("@Truth, @Obama: no", "@<Truth>, @<Obama>: no"),
        ("@Zoë Corpus wrote elsewhere, as @zoëcorpus", "@<Zoë Corpus> wrote elsewhere, as @<Zoë Corpus>"),
        ("@O'Brien's idea", "@<O'Brien>'s idea"),
        ("＠Kim no", "＠<Kim> no"),
    ],
)
def test_after_an_at_sign_an_author_of_thread_or_corpus_is_known(text: str, hidden: str) -> None:
    assert shown(text) == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Dear Al, no.", "Dear <Al Smith>, no."),
        ("Hi Al Smith, no.", "Hi <Al Smith>, no."),
        ("Al Smith: no.", "<Al Smith>: no."),
        ("Yes.\nal smith - no.", "Yes.\n<Al Smith> - no."),
        ("barryswallows, you are wrong", "<barryswallows>, you are wrong"),
        ("Thanks barryswallows!", "Thanks <barryswallows>!"),
        ("I agree with J. R. Jones here", "I agree with <J. R. Jones> here"),
        ("In reply to JR Jones", "In reply to JR Jones"),
        ("As barryswallows said, no", "As <barryswallows> said, no"),
        ("Al Smith wrote:\n> no", "<Al Smith> wrote:\n> no"),
        ("> Obama said:\n> no", "> <Obama> said:\n> no"),
        ("Kim on May 3, 2014 at 5:04 pm said:", "<Kim> on May 3, 2014 at 5:04 pm said:"),
        ("Originally posted by Jean-Luc Godot", "Originally posted by <Jean-Luc Godot>"),
    ],
)
def test_salutations_and_attributions_name_authors(text: str, hidden: str) -> None:
    assert shown(text) == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("I think Al Smith has a point", "I think <Al Smith> has a point"),
        ("I think riposte1111 has a point", "I think <riposte1111> has a point"),
    ],
)
def test_a_full_name_or_a_handle_that_no_report_speaks_of_is_an_author_anywhere(
    text: str, hidden: str
) -> None:
    assert shown(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "I like Obama and Angela Merkel.",
        "Obama, of all people!",
        "Truth: it hurts. The Truth, as they say, is bitter.",
        "Tell the truth, said al smith's neighbours.",
        "América: love it or leave it",
        "Al dente, with Kim Jong Un.",
        "Alsmithson and barryswallowship",
        "Al Smith-Jones is somebody else",
        "Thanks to all. No truth in it.",
    ],
)
def test_those_who_are_spoken_about_keep_their_names(text: str) -> None:
    assert THREAD.hide(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "@theguardian @TheGuardian @guardian",
        "@ 5pm @5pm @10:30 @2.50 @$5",
        "@everyone @all @the others @admin",
        "a@b.example r@pes medium.com/@someone user@@host",
        "@ @@ @- @…",
    ],
)
def test_an_at_sign_before_what_names_no_person_changes_nothing(text: str) -> None:
    assert THREAD.hide(text) == (text, ())


def test_a_handle_of_nobody_known_has_the_pseudonym_of_that_handle() -> None:
    text, changes = THREAD.hide("@Some_Body9: and @Joe Bloggs: and @Joe Thanks, all")

    pseudonyms = [HIDE.author(name) for name in ("some_body9", "joe bloggs", "joe")]
    assert text == "@{}: and @{}: and @{} Thanks, all".format(*pseudonyms)
    assert changes == ("3 mentions of a name replaced by its pseudonym",)


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


def test_a_first_name_of_two_authors_is_nobodys() -> None:
    two = thread("Al Smith", "Al Jones")

    assert two.hide("Dear Al, no") == ("Dear Al, no", ())
    assert two.hide("@Al no")[0] == f"@{HIDE.author('Al')} no"
    assert two.hide("Dear Al Jones, no")[0] == f"Dear {HIDE.author('Al Jones')}, no"


def test_a_common_word_is_a_salutation_where_its_author_is_answered() -> None:
    assert shown("Truth, you are wrong", answered="Truth") == "<Truth>, you are wrong"
    assert shown("Truth, you are wrong") == "Truth, you are wrong"


def test_lines_that_say_who_wrote_are_hidden_whoever_that_is() -> None:
    text = "Kim Lee said...\nWell done.\nPosted by Joe Bloggs on March 3, 2012 at 5:04 pm\nThe mayor said:"

    hidden, changes = hide_attributions(text, pseudonymiser=HIDE)

    assert hidden == (
        f"{HIDE.author('Kim Lee')} said...\nWell done.\n"
        f"Posted by {HIDE.author('Joe Bloggs')} on March 3, 2012 at 5:04 pm\nThe mayor said:"
    )
    assert changes == ("2 names of an author replaced by its pseudonym",)
    assert hide_attributions(hidden, pseudonymiser=HIDE) == (hidden, ())


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
