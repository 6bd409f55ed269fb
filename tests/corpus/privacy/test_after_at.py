"""Names after an @: authors are known by whole names and parts of them, and others have the pseudonym of the handle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commentariat.corpus.privacy.authors import Authors
from commentariat.corpus.text.stand_ins import PSEUDONYM

from .named_threads import FORMAL, HIDE, THREAD, masked, shown, thread


def test_after_an_at_sign_a_first_name_of_the_thread_comes_before_a_strangers_whole_name() -> None:
    of = thread("Will Turner", "Ann", "Ann Reed", corpus=("Will", "Will Oak", "will_b"))
    ours, one, other, handle = (HIDE.author(name) for name in ("Will Turner", "Ann", "Will Oak", "will_b"))

    for text, hidden in (
        ("@Will's point", f"@{ours}'s point"),
        ("Hi Will! @will: no", f"Hi {ours}! @{ours}: no"),
        ("@Ann: a whole name of the thread comes first", f"@{one}: a whole name of the thread comes first"),
        ("@Will Oak, and @will_b", f"@{other}, and @{handle}"),
    ):
        assert of.hide(text, answered=None)[0] == hidden


def test_a_name_is_known_with_and_without_what_nobody_sees_of_it() -> None:
    of = thread("\u200eMarta Quell\u200f", "\u200fMarta Quell", "نسیم\u200cگل", "क्\u200dष वर्मा")
    marta, nasim, third = (HIDE.author(name) for name in ("Marta Quell", "نسیمگل", "क्ष वर्मा"))

    for text, hidden in (
        ("@Marta Quell no. Hi Marta, no.", f"@{marta} no. Hi {marta}, no."),
        ("@\u2068Marta\u200b Quell\u2069 no.", f"@\u2068{marta}\u2069 no."),
        ("@نسیم\u200cگل نه", f"@{nasim} نه"),
        ("@نسیمگل نه", f"@{nasim} نه"),
        ("@क्ष वर्मा, @क्\u200dष वर्मा", f"@{third}, @{third}"),
    ):
        assert of.hide(text)[0] == hidden


def test_the_sign_of_guests_may_stand_before_a_name_after_an_at_sign() -> None:
    of = thread("~Zbyszek", "Ann Reed")
    guest, ann = HIDE.author("~Zbyszek"), HIDE.author("Ann Reed")

    hidden, _ = of.hide("@Zbyszek nie, @~Zbyszek. Ann Reed: tak", answered=None)

    assert hidden == f"@{guest} nie, @~{guest}. {ann}: tak"


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
    "text",
    [
        "@theguardian @TheGuardian @guardian",
        "@ 5pm @5pm @10:30 @2.50 @$5 @M5 @155mm @60fps",
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
    ("text", "name"),
    [
        ("@Hans-Peter, nein.", "Hans-Peter"),
        ("@Hans Schmidt, nein.", "Hans Schmidt"),
        ("@John Smith you are wrong", "John Smith"),
        ("@Сергей Неизвестный вы неправы", "Сергей Неизвестный"),
        ("@@Ann no", "Ann"),
    ],
)
def test_a_handle_is_hidden_whole_and_not_taken_for_somebody_else(text: str, name: str) -> None:
    assert masked(text, name, name)


def test_an_author_with_two_first_names_is_known_by_both() -> None:
    known = thread("Hans-Peter Krause", "Jean-Luc Blanc", "Jean-Luc Noir")

    assert masked("@Hans-Peter nein", "Hans-Peter", "Hans-Peter Krause", of=known)
    assert masked("Lieber Hans-Peter, nein", "Hans-Peter", "Hans-Peter Krause", of=known)
    assert known.hide("Cher Jean-Luc, non") == ("Cher Jean-Luc, non", ())


def test_a_title_after_an_at_sign_goes_with_the_surname() -> None:
    assert masked("@Herr Weiß sehen Sie.", "Herr Weiß", "Jürgen Weiß", of=FORMAL)


@pytest.mark.parametrize(
    ("author", "text", "hidden"),
    [
        ("john.tarrant.77", "@john.tarrant were you?", "@<> were you?"),
        ("jo.bloggs.mill@mail.example", "@jo.bloggs.mill, no. @jo.bloggs!", "@<>, no. @<>!"),
        ("jobloggs.example", "@jobloggs no", "@<> no"),
        ("Jean Paul Marlow", "@Jean Paul is it? @Jean Marlow, no.", "@<> is it? @<>, no."),
        (
            "Jean Paul Marlow",
            "Dear Jean Paul, yes. Thanks, Jean Paul.",
            "Dear <>, yes. Thanks, <>.",
        ),
        ("Jean Paul Marlow", "@Jean is it? @Jean paul", "@<> is it? @<> paul"),
        ("Dr. Susan Marlow", "@Dr. Susan Marlow is, @Dr Susan too", "@<> is, @<> too"),
        ("Susan Marlow", "@Dr. Susan Marlow is, @Frau Dr. Marlow too", "@<> is, @<> too"),
        ("Weiß", "@Herr Weiß sehen Sie", "@<> sehen Sie"),
        ("SunnyGirl84", "@SunnyGirl you did", "@<> you did"),
        ("Tom Sailor", "@Sailor call me", "@<> call me"),
        ("Jürgen Weiß", "@Juergen nein. Lieber Juergen Weiss, nein", "@<> nein. Lieber <>, nein"),
        ("Herr Weiß", "@Herr Weiß sehen Sie", "@<> sehen Sie"),
    ],
)
def test_a_name_after_an_at_sign_is_hidden_as_far_as_it_goes(author: str, text: str, hidden: str) -> None:
    found, _ = thread(author, "Bob", texts=[text]).hide(text)

    assert found.replace(HIDE.author(author) or "", "<>") == hidden


def test_who_has_only_the_first_name_is_not_the_one_with_two() -> None:
    of = thread("Jean", "Jean Paul Marlow")
    one, other = HIDE.author("Jean"), HIDE.author("Jean Paul Marlow")

    assert of.hide("@Jean no. @Jean Paul yes. Dear Jean Paul, no.")[0] == (
        f"@{one} no. @{other} yes. Dear {other}, no."
    )


def test_a_title_and_a_name_of_nobody_known_are_hidden_together_unless_the_report_has_it() -> None:
    of = thread("Bob", corpus=("Zoë Corpus",), report="Minister Holm spoke.")
    text = "@Herr Schmidt nein. @Herr Holm nein. @Dr. Zoë Corpus no. It is @ King Street."

    assert PSEUDONYM.sub("<>", of.hide(text)[0]) == (
        "@<> nein. @Herr Holm nein. @<> no. It is @ King Street."
    )


def test_an_outlet_is_nobody_s_surname_after_an_at_sign() -> None:
    of = thread("Ann Courier", outlet="The Courier", url="https://courier.example/a")

    assert of.hide("@Courier, write more. @all") == ("@Courier, write more. @all", ())


def test_a_handle_that_goes_on_with_a_dot_is_hidden_whole() -> None:
    of = thread("john.tarrant.77", "Ann Keller")
    assert "tarrant" not in shown("@john.tarrant is wrong", of=of)
    assert shown("thanks @john. Really", of=of).endswith(". Really")


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("@Quentin Ashdown Quentin, you knew", "@<> <>, you knew"),
        ("@Quentin, Quentin you knew", "@<>, <> you knew"),
        ("@quentinashdown: Quentin Ashdown, no.", "@<>: <>, no."),
        ("@walli_7:disqus Walburga, nonsense", "@<> <>, nonsense"),
        ("@Ida Holm Ida, no.", "@<> <>, no."),
        ("@Hope Delaney Hope, no.", "@<> <>, no."),
    ],
)
def test_the_name_again_after_a_mention_is_hidden_too(text: str, hidden: str) -> None:
    names = ("Quentin Ashdown", "Walburga", "Ida Holm", "Ida Pell", "Hope Delaney")
    of = replace(
        thread(*names, texts=["I hope so", "you hope too"]),
        authors=Authors(names, pseudonymiser=HIDE, logins=[("Walburga", "walli_7")]),
    )

    assert PSEUDONYM.sub("<>", of.hide(text)[0]) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "@{} Quentin Marsh is a singer.",
        "@{} Hope is all we have.",
        "@{} said that Quentin Road is shut.",
        "@{} Mark my words.",
    ],
)
def test_after_a_mention_other_names_and_words_stay(text: str) -> None:
    of = thread("Quentin Ashdown", "Hope Delaney", "Mark", texts=["I hope so", "you hope too"])
    written = text.format("Hope Delaney" if "Hope" in text else "Quentin Ashdown")
    author = HIDE.author("Hope Delaney" if "Hope" in text else "Quentin Ashdown")

    assert of.hide(written)[0] == text.format(author)


def test_who_shares_a_handle_with_somebody_of_the_report_is_told_from_them() -> None:
    of = thread(
        *("Boris", "Lydia", "Ann", "Tom Reed"),
        report="Boris Hale did not comment, and Tom Reed did.",
        reporters=["Lydia Farrow"],
        corpus=("Ann Oak",),
    )
    boris, lydia, ann, oak, tom = (
        HIDE.author(name) for name in ("Boris", "Lydia", "Ann", "Ann Oak", "Tom Reed")
    )

    for text, hidden in (
        ("@Boris Hale must resign.", "@Boris Hale must resign."),
        ("@Lydia Farrow, a good report.", "@Lydia Farrow, a good report."),
        ("@Boris Trump is wrong. @Boris must not.", f"@{boris} Trump is wrong. @{boris} must not."),
        ("@Lydia you are wrong", f"@{lydia} you are wrong"),
        ("@Ann Oak, see @Ann, and @Ann oaks", f"@{oak}, see @{ann}, and @{ann} oaks"),
        ("@Tom Reed did.", f"@{tom} did."),
    ):
        assert of.hide(text)[0] == hidden
