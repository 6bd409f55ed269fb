"""Mentions: who is addressed or quoted has the pseudonym of the author column, and nobody else's name is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commentariat.corpus.privacy.authors import Authors
from commentariat.corpus.privacy.hashed_authors import CorpusAuthors
from commentariat.corpus.privacy.mentions import Thread
from commentariat.corpus.privacy.pseudonyms import Pseudonymiser
from commentariat.corpus.text.canonical import canonical
from commentariat.corpus.text.stand_ins import PSEUDONYM, STAND_IN

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


def test_a_sign_between_the_words_of_a_name_is_part_of_it() -> None:
    of = thread("Smith & Wesson", "Max+Moritz")

    hidden, _ = of.hide("@Smith & Wesson: no. Thanks Smith & Wesson. Ask @Max+Moritz.", answered=None)

    pair, boys = HIDE.author("Smith & Wesson"), HIDE.author("Max+Moritz")
    assert hidden == f"@{pair}: no. Thanks {pair}. Ask @{boys}."


def test_the_stop_of_an_initial_belongs_to_the_name_unless_a_sentence_ends_there() -> None:
    of = thread("Marjorie P.")
    name = HIDE.author("Marjorie P.")
    for text, hidden in (
        ("@Marjorie P. exactly.", f"@{name} exactly."),
        ("@Marjorie P.: no", f"@{name}: no"),
        ("I agree with Marjorie P. Nobody else does.", f"I agree with {name}. Nobody else does."),
        ("Thanks @Marjorie P.", f"Thanks @{name}."),
    ):
        assert of.hide(text, answered=None)[0] == hidden


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


def test_a_first_name_of_two_authors_has_the_pseudonym_of_that_name_where_somebody_is_surely_addressed() -> (
    None
):
    two = thread("Al Smith", "Al Jones")

    for text in ("Dear Al, no", "Hi Al!", "Thanks Al", "Al wrote: no", "@Al no"):
        assert masked(text, "Al", "Al", of=two), text
    assert two.hide("Al, no. Al is right.") == ("Al, no. Al is right.", ())
    assert masked("Al, no.", "Al", "Al Jones", of=two, answered="Al Jones")
    assert two.hide("Dear Al Jones, no")[0] == f"Dear {HIDE.author('Al Jones')}, no"


def test_a_common_word_is_a_salutation_where_its_author_is_answered() -> None:
    assert shown("Truth, you are wrong", answered="Truth") == "<Truth>, you are wrong"
    assert shown("Truth, you are wrong") == "Truth, you are wrong"


IN_MANY_LANGUAGES = thread(
    *(
        "Ann",
        "Paul",
        "Hope",
        "Иван",
        "Zeynep",
        "محمد",
        "王五五",
        "王小明",
        "김철수",
        "田中太郎",
        "Élodie",
        "Νίκος",
    ),
    *("Hans Müller", "Иван Петров", "Anna Nowak", "Ayşe Yılmaz", "İbrahim Çelik", "Ottoline Brax"),
    texts=["I believe Ann here.", "My wife Ann hopes for hope.", "I hope so.", "Ich denke Paul hat recht."],
    report="A strike hit the town on Monday.",
)


def masked(text: str, *names: str, of: Thread = IN_MANY_LANGUAGES, **fields: Any) -> bool:
    """Say whether the names in a text, and nothing else of it, are hidden by the pseudonyms of some authors."""
    hidden = text
    for written, author in zip(names[::2], names[1::2], strict=True):
        hidden = hidden.replace(written, HIDE.author(author) or "")
    return of.hide(text, **fields)[0] == hidden != text


@pytest.mark.parametrize(
    "text", ["Dear Ann, you are wrong.", "Hi Ann!", "Ann, you are wrong.", "You err, Ann."]
)
def test_a_name_in_running_text_stays_a_name_where_it_is_addressed(text: str) -> None:
    assert masked(text, "Ann", "Ann")


@pytest.mark.parametrize(
    "text",
    [
        "Hope, faith and love are gone.",
        "There is no hope. No hope. Hope dies last.",
        "I agree with the hope of many, dear hope, and so on.",
        "In Hope we trust",
        "لا محمد، للأسف",
    ],
)
def test_a_word_that_is_more_often_written_small_is_no_name_where_nobody_is_addressed(text: str) -> None:
    assert IN_MANY_LANGUAGES.hide(text) == (text, ())


@pytest.mark.parametrize(
    "text", ["Dear Hope, no.", "Hello Hope!", "@Hope no", "Thanks, Hope!", "I agree with Hope."]
)
def test_whoever_is_called_like_a_word_is_hidden_where_they_are_addressed(text: str) -> None:
    assert masked(text, "Hope", "Hope")


def test_german_nouns_are_words_by_their_articles() -> None:
    known = thread(
        "Wahrheit", "Paul", texts=["Ich sage die Wahrheit.", "Das ist keine Wahrheit.", "Der Paul irrt."]
    )

    assert known.hide("Wahrheit, was ist das?")[1] == ()
    assert masked("Paul, das stimmt nicht.", "Paul", "Paul", of=known)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "Ann",
            (
                "Howdy Ann, no. Greetings Ann, no. Good morning Ann, no. Welcome Ann, no. Well put Ann! Good point Ann!"
                " Bravo Ann! Congratulations Ann! Come on Ann, no. Wrong Ann! Okay Ann, fine. Thanks Ann. Oh Ann, no."
            ),
        ),
        (
            "Paul",
            (
                "Lieber Paul, nein. Hallo Paul, nein. Cher Paul, non. Bonjour Paul, non. Merci Paul ! Hola Paul, no."
                " Estimado Paul: no. Gracias, Paul. Ciao Paul, no. Grazie Paul! Olá Paul, não. Grüß dich Paul!"
                " Hej Paul, nej. Sehr geehrter Herr Paul, nein. Szanowny Panie Paul, nie. Vážený pane Paul, ne."
            ),
        ),
        ("Иван", "Уважаемый Иван, нет. Дорогой Иван! Нет. Привет, Иван! Спасибо, Иван. Шановний Иван, ні."),
        ("Zeynep", "Sevgili Zeynep, hayır. Merhaba Zeynep! Sayın Zeynep Hanım, hayır. Haklısın Zeynep!"),
        ("محمد", "عزيزي محمد، لا. يا محمد أنت مخطئ. شكرا محمد."),
        ("Νίκος", "Αγαπητέ Νίκος, όχι. Γεια σου Νίκος!"),
    ],
)
def test_people_are_greeted_in_many_languages(name: str, texts: str) -> None:
    for text in texts.replace("!", "!|").replace(".", ".|").split("|"):
        if name in text:
            assert masked(text.strip(), name, name), text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paul schrieb: „drei Zeugen“.", "Paul"),
        ("Ich stimme Paul zu.", "Paul"),
        ("Wie Paul schon sagte, nein", "Paul"),
        ("¿Paul, qué dices?", "Paul"),
        ("Zeynep’e katılıyorum.", "Zeynep"),
        ("Zeynep'in dediği doğru.", "Zeynep"),
        ("Иван написал: «три свидетеля».", "Иван"),
        ("Согласен с Иваном полностью.", "Иван"),
        ("Élodie a écrit : « non ».", "Élodie"),
        ("Zeynep dedi ki: hayır", "Zeynep"),
        ("كتب محمد: لا", "محمد"),
        ("محمد، أنت مخطئ", "محمد"),
        ("王小明，你错了。", "王小明"),
        ("王小明写道：不对", "王小明"),
        ("亲爱的王小明，你错了。", "王小明"),
        ("回复王小明：你错了。", "王小明"),
        ("回复 王小明：你错了。", "王小明"),
        ("田中太郎さん、それは違います。", "田中太郎"),
        ("김철수님, 아니죠.", "김철수"),
    ],
)
def test_people_are_answered_and_quoted_in_many_languages(text: str, name: str) -> None:
    written = "Иваном" if "Иваном" in text else name
    assert masked(text, written, name)


@pytest.mark.parametrize("text", ["王五五说得对。", "美国，王小明的观点不对", "中国人民王小明，不对"])
def test_names_within_sentences_without_blanks_stay(text: str) -> None:
    assert IN_MANY_LANGUAGES.hide(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("回复@王五五:你说得不对", "王五五"),
        ("你好@王五五", "王五五"),
        ("不对//@王五五:同意", "王五五"),
        ("//@王五五:同意", "王五五"),
        ("@王五五你说得不对", "王五五"),
        ("＠王五五，不对", "王五五"),
        ("田中さん@田中太郎さんへ", "田中太郎"),
        ("@김철수님 그건 아니죠.", "김철수"),
        ("@老李头 不对", "老李头"),
        ("同意@老李头", "老李头"),
        ("@老李头你说得不对我不同意", "老李头"),
    ],
)
def test_a_handle_without_blanks_around_it_ends_where_the_name_does(text: str, name: str) -> None:
    assert masked(text, name, name)
    assert STAND_IN.search(IN_MANY_LANGUAGES.hide(text)[0])


def test_a_sentence_after_an_at_sign_is_no_handle() -> None:
    for text in (
        "@这个报道完全不真实大家不要相信",
        "ann@王五五.example",
        "medium.com/@王五五",
        "http://@王五五",
    ):
        assert IN_MANY_LANGUAGES.hide(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("Согласен с Иваном Петровым.", "Иваном Петровым", "Иван Петров"),
        ("Ответ Ивану Петрову: нет", "Ивану Петрову", "Иван Петров"),
        ("@Иваном Петровым сказано", "Иваном Петровым", "Иван Петров"),
        ("Myślę z Anną Nowak.", "Anną Nowak", "Anna Nowak"),
        ("AYŞE YILMAZ haklı.", "AYŞE YILMAZ", "Ayşe Yılmaz"),
        ("@AYŞE YILMAZ haklı.", "AYŞE YILMAZ", "Ayşe Yılmaz"),
        ("Ayşe Yılmaz’ın yorumu", "Ayşe Yılmaz", "Ayşe Yılmaz"),
        ("İBRAHİM ÇELİK haklı.", "İBRAHİM ÇELİK", "İbrahim Çelik"),
        ("Ibrahim Celik said so", "Ibrahim Celik", "İbrahim Çelik"),
        ("@ibrahimcelik no", "ibrahimcelik", "İbrahim Çelik"),
        ("Dear Elodie, no.", "Elodie", "Élodie"),
        ("Hans Muller said so", "Hans Muller", "Hans Müller"),
    ],
)
def test_names_are_known_declined_in_capitals_and_without_accents(text: str, written: str, name: str) -> None:
    assert masked(text, written, name)


def test_who_writes_a_name_as_another_author_does_means_that_author() -> None:
    both = thread("José", "Jose")

    assert masked("@Jose no. @José no.", "Jose", "Jose", "José", "José", of=both)


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


def test_who_quotes_by_a_first_name_names_an_author() -> None:
    assert masked("Ottoline wrote: “no”", "Ottoline", "Ottoline Brax")


IN_THE_NEWS = thread(
    *(
        "Vladimir Putin",
        "Donald Trump",
        "White Helmets",
        "Human Rights",
        "Al Smith",
        "Orban Viktor",
        "Putin",
        "Ottoline Brax",
    ),
    report="Putin denied it.\nPresident Trump met Viktor Orban. The White Helmets saw it, the witness John Smith said.",
)


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin is a war criminal.",
        "I like Donald Trump, and the White Helmets are heroes.",
        "I think Orban Viktor lies.",
        "Human Rights Watch said so too.",
        "Thanks to Putin, the war goes on. Putin, Trump and others lie.",
    ],
)
def test_whom_the_report_speaks_of_is_not_the_commenter_called_so(text: str) -> None:
    assert IN_THE_NEWS.hide(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I agree with Ottoline Brax.", "Ottoline Brax"),
        ("Ottoline Brax You never listen", "Ottoline Brax"),
        ("Und ich muss Ottoline Brax Recht geben, auch hier", "Ottoline Brax"),
        ("I think Al Smith has a point", "Al Smith"),
        ("@Vladimir Putin no", "Vladimir Putin"),
        ("Dear Donald Trump, no", "Donald Trump"),
        ("Donald Trump: you are wrong", "Donald Trump"),
        ("Vladimir Putin wrote: no", "Vladimir Putin"),
    ],
)
def test_the_news_hide_no_commenter_who_is_addressed_or_called_otherwise(text: str, name: str) -> None:
    assert masked(text, name, name, of=IN_THE_NEWS)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Putin, you are wrong.", True),
        ("Putin, the truth is that you are wrong.", True),
        ("Putin, the president of Russia, lies.", False),
        ("Putin, who lied, smiled.", False),
        ("Putin, Orban and the rest lie.", False),
        ("I think Putin lies.", False),
    ],
)
def test_in_an_answer_somebody_in_the_news_is_told_from_the_commenter_called_so(
    text: str, meant: bool
) -> None:
    assert masked(text, "Putin", "Putin", of=IN_THE_NEWS, answered="Putin") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ann you are wrong", True),
        ("Were they, Ann?", True),
        ("I don't agree, Ann, and you know it.", True),
        ("I doubt what Ann says.", True),
        ("We came to Ann last year", False),
        ("Mary Ann Evans wrote novels", False),
    ],
)
def test_in_an_answer_the_name_of_who_is_answered_means_them(text: str, meant: bool) -> None:
    assert masked(text, "Ann", "Ann", answered="Ann") == meant


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


@pytest.mark.parametrize(
    "text",
    ["Is Ottoline Brax American?", "I know Ottoline Brax Lies", "The Ottoline Brax is wrong again."],
)
def test_a_full_name_before_a_word_with_a_capital_is_a_name(text: str) -> None:
    of = thread("Ottoline Brax")
    assert masked(text, "Ottoline Brax", "Ottoline Brax", of=of)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to Paul Bremer",
        "In response to Paul Bremer, no.",
        "Guilty:\n- Bo\n- Paul",
        "May your family rest.",
    ],
)
def test_names_of_others_and_items_of_a_list_are_nobody_s_of_the_thread(text: str) -> None:
    of = thread("Paul", "May")
    assert of.hide(text, author="Paul", answered="May")[0] == text


def test_words_of_two_characters_that_open_a_sentence_are_names_in_answers_alone() -> None:
    of = thread("中国", "大家")
    assert of.hide("中国，不要再说了。")[0] == "中国，不要再说了。"
    assert of.hide("大家：请冷静")[0] == "大家：请冷静"
    assert of.hide("中国、美国都有责任。")[0] == "中国、美国都有责任。"
    assert masked("中国，你错了。", "中国", "中国", of=of, answered="中国")


LIKE_WORDS = thread(
    *(
        "Genau Richtig",
        "Gut Holz",
        "Ach Ja",
        "Да Здравствует",
        "Ну Погоди",
        "Sir Toby",
        "President Camacho",
        "God",
    ),
    *("Friede", "Wolf", "Mercedes", "Mark", "Christian", "Pierre", "Надежда", "Don Quill"),
    report="The bridge was closed on Monday.",
)


@pytest.mark.parametrize(
    "text",
    [
        "Genau, das ist es.",
        "Gut, ich verstehe.",
        "Ach, was.",
        "Да, я согласен",
        "Ну, не знаю",
        "Sir, you are wrong. Dear Sir, he wrote.",
        "Dear Mr. President, help us.",
        "Dear God, make it stop.",
    ],
)
def test_a_title_or_what_sentences_begin_with_is_nobodys_first_name(text: str) -> None:
    assert LIKE_WORDS.hide(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "Mercedes, BMW y Audi",
        "Wolf, Fuchs und Bär leben dort.",
        "Надежда, вера и любовь.",
        "Pierre, feuille, ciseaux",
        "Christian, Jew or Muslim, we all get wet.",
        "Mark, the evangelist, wrote it down.",
    ],
)
def test_nobody_is_addressed_by_the_first_of_several_things(text: str) -> None:
    assert LIKE_WORDS.hide(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mark, you, the evangelist, wrote it.", "Mark"),
        ("Pierre, non, merci.", "Pierre"),
        ("Wolf, nein.", "Wolf"),
        ("Dear Don, no", "Don"),
    ],
)
def test_an_address_goes_on_as_no_list_does(text: str, name: str) -> None:
    assert masked(text, name, "Don Quill" if name == "Don" else name, of=LIKE_WORDS)


def test_who_wrote_stands_in_the_sentence_that_says_so() -> None:
    text = "Friede den Hütten. Wie Wolf oben schon schrieb: der Stadtwald ist wichtiger."

    assert masked(text, "Wolf", "Wolf", of=LIKE_WORDS)
    assert masked("Wolf am 3. Mai um 17:04 Uhr schrieb: nein", "Wolf", "Wolf", of=LIKE_WORDS)


FORMAL = thread(
    *(
        "Will Turner",
        "Zoë Quist",
        "Jürgen Weiß",
        "Heike Sommer",
        "Pierre Dumas",
        "Lucía Paredes",
        "Mehmet Yılmaz",
    ),
    *("Иван Петров", "Dr. Susan Marlow", "Al Johnson", "Bob Paul", "Kim Paul"),
    report="The council met on Tuesday. Boris Johnson spoke.",
)


@pytest.mark.parametrize(
    ("text", "surname", "name"),
    [
        ("Mr. Turner, with all due respect, no.", "Turner", "Will Turner"),
        ("Dear Ms. Quist: the driver is my cousin.", "Quist", "Zoë Quist"),
        ("You are wrong, Mr Turner.", "Turner", "Will Turner"),
        ("As Mr Turner said above, no", "Turner", "Will Turner"),
        ("Dear Dr. Marlow, is it really?", "Marlow", "Dr. Susan Marlow"),
        ("Sehr geehrter Herr Weiß, ich weiß das.", "Weiß", "Jürgen Weiß"),
        ("Guten Tag Frau Dr. Sommer, nein.", "Sommer", "Heike Sommer"),
        ("Cher Monsieur Dumas, vous avez tort.", "Dumas", "Pierre Dumas"),
        ("M. Dumas, vous avez tort.", "Dumas", "Pierre Dumas"),
        ("Sr. Paredes, usted se equivoca.", "Paredes", "Lucía Paredes"),
        ("Sayın Yılmaz, haklısınız.", "Yılmaz", "Mehmet Yılmaz"),
        ("Уважаемый господин Петров!", "Петров", "Иван Петров"),
        ("Г-н Петров, вы неправы.", "Петров", "Иван Петров"),
        ("Dear Mr Paul, no.", "Paul", "Paul"),
    ],
)
def test_who_is_addressed_by_title_and_surname_is_hidden(text: str, surname: str, name: str) -> None:
    assert masked(text, surname, name, of=FORMAL)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Mr Johnson, no. Mr Johnson, no.",
        "Mr Turner is on the council.",
        "Herr Weiß-Braun, nein",
        "Im Sommer kommt Frau Sommer.",
    ],
)
def test_a_surname_of_somebody_else_or_of_whom_nobody_addresses_stays(text: str) -> None:
    assert FORMAL.hide(text) == (text, ())


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


COMPANY = thread(
    *("Mike D.", "Jean-Luc Picot", "Käthe", "Wolf", "Hélène", "Luc Béraud", "Иван Петров", "Сергей", "Bob"),
    *("KELNER, Anton", "Petal Brook", "محمود سالم", "olive_ex", "Dr. Susan Marlow"),
    report="The bridge was closed on Monday.",
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thanks Mike and Jean-Luc for keeping it civil.", ("Mike", "Mike D.", "Jean-Luc", "Jean-Luc Picot")),
        ("Liebe Käthe und lieber Wolf, hört auf.", ("Käthe", "Käthe", "Wolf", "Wolf")),
        ("Bonjour Hélène et Luc,", ("Hélène", "Hélène", "Luc", "Luc Béraud")),
        ("Уважаемые Иван и Сергей!", ("Иван", "Иван Петров", "Сергей", "Сергей")),
        ("Hi Bob and Anton, see you.", ("Bob", "Bob", "Anton", "KELNER, Anton")),
        ("Petal & Bob: no", ("Petal", "Petal Brook", "Bob", "Bob")),
        ("Bob, Petal and others, stop.", ("Bob", "Bob")),
        ("cc @Petal/@Bob", ("Petal", "Petal Brook", "Bob", "Bob")),
    ],
)
def test_two_are_addressed_together(text: str, names: tuple[str, ...]) -> None:
    assert masked(text, *names, of=COMPANY)
    assert COMPANY.hide("Petal and Bob are wrong. Hi there and bye Bob is.")[1] == ()


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("Dear Anton, no", "Anton", "KELNER, Anton"),
        ("Dear Susan, no", "Susan", "Dr. Susan Marlow"),
        ("أنت على حق يا محمود. لا", "محمود", "محمود سالم"),
        ("@[Petal] no", "Petal", "Petal Brook"),
        ("[quote=Bob]no[/quote]", "Bob", "Bob"),
        ('[quote="Bob"]no[/quote]', "Bob", "Bob"),
        ("@olive_ex:disqus me too", "olive_ex:disqus", "olive_ex"),
        ("@some_one:disqus: no", "some_one:disqus", "some_one"),
    ],
)
def test_names_stand_in_signs_and_in_another_order(text: str, written: str, name: str) -> None:
    assert masked(text, written, name, of=COMPANY)


def test_a_handle_that_goes_on_with_a_dot_is_hidden_whole() -> None:
    of = thread("john.tarrant.77", "Ann Keller")
    assert "tarrant" not in shown("@john.tarrant is wrong", of=of)
    assert shown("thanks @john. Really", of=of).endswith(". Really")


QUILL = {
    "forgotten": frozenset({HIDE.author("Zebedee Quill") or "", HIDE.author("Hope Mill") or ""}),
    "texts": ["I hope so.", "Ask Zebedee, he knows."],
    "report": "The choir of Mill Lane sang on Monday.",
}


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("I am with Zebedee on the cake.", "I am with <> on the cake."),
        ("Zebedee is a gentleman, and zebedee quill sings.", "<> is a gentleman, and <> sings."),
        ("Zebedee's voice was best. Old Zebedee knows.", "<>'s voice was best. Old <> knows."),
        (
            "Now Zebedee Quill sings, and the Zebedee Quill lives here.",
            "Now <> sings, and the <> lives here.",
        ),
    ],
)
def test_who_is_to_be_forgotten_is_hidden_wherever_the_name_stands(text: str, hidden: str) -> None:
    of = thread("Zebedee Quill", "Bob Reed", **QUILL)

    assert PSEUDONYM.sub("<>", of.hide(text)[0]) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "I saw Zebedee Jones and Ron Zebedee.",
        "I hope. Hope is all, and Hope too.",
        "I am with Bob on the cake.",
    ],
)
def test_words_and_other_people_stay_where_somebody_is_to_be_forgotten(text: str) -> None:
    of = thread("Zebedee Quill", "Hope Mill", "Bob Reed", **QUILL)

    assert of.hide(text) == (text, ())


def test_a_name_of_the_report_stays_whoever_is_to_be_forgotten() -> None:
    of = thread("Zebedee Quill", **QUILL | {"report": "Zebedee Quill, the singer, spoke. Zebedee was heard."})

    assert of.hide("I like Zebedee, and Zebedee Quill sings.")[1] == ()


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("Al Li", "Is {} right? As {} says, no."),
        ("Ann P.", "I think {} is right, as {} often is."),
        ("Ann Holm", "{} is right, and I heard {}'s song."),
    ],
)
def test_a_full_name_of_the_thread_is_that_person_also_where_they_are_only_spoken_of(
    author: str, text: str
) -> None:
    hidden, _ = thread(author, texts=[text]).hide(text.replace("{}", author))

    assert hidden == text.replace("{}", HIDE.author(author) or "")


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("Common Sense", "Common sense: use it. We need Common Sense."),
        ("Plan B", "What is Plan B here?"),
        ("Ann P.", "I know Ann P. Brook."),
        ("San Francisco Bob", "San Francisco, 12 May: I agree with San Francisco on this."),
        ("Ann Holm", "Ann Holm is right."),
    ],
)
def test_words_of_the_thread_and_people_of_the_report_are_nobody_s_full_name(author: str, text: str) -> None:
    of = thread(author, texts=["It is common sense."], report="Ann Holm spoke in the hall.")

    assert of.hide(text) == (text, ())


def test_somebody_of_another_report_is_told_from_a_namesake_who_is_answered() -> None:
    of = replace(thread("Ann Holm", report="Ann Holm spoke."), report="Nobody spoke.")

    assert of.hide("Ann Holm is right.") == ("Ann Holm is right.", ())
    assert of.hide("Ann Holm is right.", answered="Ann Holm")[0] == f"{HIDE.author('Ann Holm')} is right."
