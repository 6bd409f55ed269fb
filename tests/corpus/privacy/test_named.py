"""Names in a text: who is addressed, quoted or surely meant has the pseudonym, and nobody else's name is touched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commentariat.corpus.text.stand_ins import PSEUDONYM

from .named_threads import FORMAL, HIDE, IN_MANY_LANGUAGES, THREAD, masked, shown, thread


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
        ("Tell the truth, said al smith's neighbours.", "Tell the truth, said <Al Smith>'s neighbours."),
        ("Al smith and AL SMITH are one.", "<Al Smith> and <Al Smith> are one."),
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
        "América: love it or leave it",
        "Al dente, with Kim Jong Un.",
        "Alsmithson and barryswallowship",
        "Al Smith-Jones is somebody else",
        "Thanks to all. No truth in it.",
    ],
)
def test_those_who_are_spoken_about_keep_their_names(text: str) -> None:
    assert THREAD.hide(text) == (text, ())


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
        ("Quoting Paul:\n> three\nNo.", "Paul"),
        ("> Zitat von Paul\n> drei\nNein.", "Paul"),
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


HANDLES = thread(
    *("anna_kowal", "TomMarlow85", "lonely_heron", "WhiteHouse", "Free_Harbour", "Анна_Ковальчук"),
    texts=["The harbour is free and white.", "I saw a lonely heron."],
    report="The bridge was closed on Monday.",
)


@pytest.mark.parametrize(
    ("text", "written", "author"),
    [
        ("Hi Anna Kowal, no.", "Anna Kowal", "anna_kowal"),
        ("Hi Anna, no.", "Anna", "anna_kowal"),
        ("Dear Ms Kowal, no.", "Kowal", "anna_kowal"),
        ("Anna Kowal wrote: no", "Anna Kowal", "anna_kowal"),
        ("@anna kowal no", "anna kowal", "anna_kowal"),
        ("Hi Tom Marlow, no.", "Tom Marlow", "TomMarlow85"),
        ("@Tom Marlow no", "Tom Marlow", "TomMarlow85"),
        ("Lonely Heron wrote:\n> no", "Lonely Heron", "lonely_heron"),
        ("@lonely heron you are right", "lonely heron", "lonely_heron"),
        ("Согласна с Анной Ковальчук.", "Анной Ковальчук", "Анна_Ковальчук"),
    ],
)
def test_a_handle_is_known_by_the_words_that_it_writes_together(text: str, written: str, author: str) -> None:
    assert masked(text, written, author, of=HANDLES)


@pytest.mark.parametrize(
    "text",
    [
        "The White House said so. I trust White House reports.",
        "Free Harbour now! Keep the free harbour free.",
        "I saw a lonely heron. Lonely, isn't it?",
        "Tom is here, and I met Anna. Free - we are free.",
        "Lonely, you are not. Lonely: no.",
    ],
)
def test_the_words_of_a_handle_are_nobody_s_name_where_nobody_is_addressed(text: str) -> None:
    assert HANDLES.hide(text) == (text, ())


def test_the_first_word_of_a_handle_is_no_first_name_where_another_has_it() -> None:
    of = thread("anna_kowal", "Anna Pell", "annamoss")

    assert masked("Anna, no. Hi Anna, no.", "Anna", "Anna Pell", of=of)


LIKE_COMMON_WORDS = thread(
    *("Will Hargreave", "Hope Delaney", "Truth"),
    texts=["I hope so, and it will hold. It will. The truth is that it will."],
    report="Will it hold?\nThe council will pay, and engineers hope for spring. They tell the truth.",
)


@pytest.mark.parametrize(
    "text",
    [
        "Will wrote: no",
        "Thanks Will!",
        "Will, you are wrong.",
        "Thank you, Will",
        "I agree with Will.",
        "Hi Will",
    ],
)
def test_small_letters_of_the_report_make_no_word_of_a_first_name_that_is_surely_one(text: str) -> None:
    assert masked(text, "Will", "Will Hargreave", of=LIKE_COMMON_WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "Will you come? Will it hold?",
        "No Hope! Hope, as ever, dies last. There is hope, and Hope.",
        "Truth, you are wrong. Thanks to will and hope.",
    ],
)
def test_common_words_stay_words_where_nobody_is_surely_meant(text: str) -> None:
    assert LIKE_COMMON_WORDS.hide(text) == (text, ())


def test_whom_the_report_calls_by_such_a_word_stays() -> None:
    of = thread("Hope Delaney", report="They hope. The ferry Hope sank, and Hope was raised.")

    assert of.hide("Thanks to Hope we sail. Hope, you are lost.")[1] == ()


SPOKEN_TO = thread(
    *("Anna Kowal", "Bob", "Georgia Reed", "Сергей Петров", "Анна Мельник", "Владимир Белов"),
    texts=["I saw Anna and Bob.", "We met Georgia here."],
    report="The mayor of Haverbrook met Ruth Oldham. Владимир Громов приехал.",
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I agree, Anna.", ("Anna", "Anna Kowal")),
        ("So true, Anna!", ("Anna", "Anna Kowal")),
        ("That is nonsense, Anna.", ("Anna", "Anna Kowal")),
        ("That's a good point, Anna.", ("Anna", "Anna Kowal")),
        ("Das ist Unsinn, Anna.", ("Anna", "Anna Kowal")),
        ("You're right Anna.", ("Anna", "Anna Kowal")),
        ("Anna you are wrong", ("Anna", "Anna Kowal")),
        ("Bob, Anna: no", ("Bob", "Bob", "Anna", "Anna Kowal")),
        ("Согласен, Анна.", ("Анна", "Анна Мельник")),
        ("Ваша правда, Анна.", ("Анна", "Анна Мельник")),
        ("Сергей Петрович, вы неправы.", ("Сергей Петрович", "Сергей Петров")),
    ],
)
def test_a_first_name_is_spoken_to_at_the_end_of_a_verdict_and_before_the_second_person(
    text: str, names: tuple[str, ...]
) -> None:
    assert masked(text, *names, of=SPOKEN_TO)


@pytest.mark.parametrize(
    "text",
    [
        "I met my sister, Anna. We saw the nurse, Anna.",
        "I know a good place near Augusta, Georgia. It is in Augusta, Georgia.",
        "We know good people in Haverbrook, Georgia.",
        "They stood on the right of Anna. Turn right, then left. I like Anna.",
        "I think Anna is not here.",
        "I agree, Ruth. Владимир Владимирович, помогите.",
        "Сергей Петрович пришёл.",
    ],
)
def test_who_is_only_spoken_of_stays_and_so_do_places_and_those_in_the_news(text: str) -> None:
    assert SPOKEN_TO.hide(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Anna, you are wrong.", True),
        ("Anna you are wrong.", True),
        ("You are wrong, Anna.", True),
        ("Anna, no. Anna is right.", False),
        ("I know Anna, and you do.", False),
    ],
)
def test_a_first_name_of_two_authors_has_the_pseudonym_of_that_name_where_it_is_told_you(
    text: str, meant: bool
) -> None:
    two = thread("Anna Kowal", "Anna Pell", texts=["I saw Anna."])

    assert masked(text, "Anna", "Anna", of=two) == meant


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("Common Sense", "we need common sense"),
        ("Old Timer", "im an old timer. where is the old timer?"),
        ("White Helmets", "white helmets saw it"),
        ("Ann Holm", "ann holm spoke"),
        ("Kate May", "Kate may come, and kate may not."),
        ("Mark Down", "please mark down the price"),
    ],
)
def test_small_letters_are_no_name_of_words_of_the_thread_and_the_report_or_after_an_article(
    author: str, text: str
) -> None:
    of = thread(
        author,
        texts=[text, "It is common sense, I say. The old hand said so."],
        report="The White Helmets were there. Ann Holm spoke.",
    )

    assert of.hide(text) == (text, ())


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("أحمد الحلبي", "كلام {} صحيح"),
        ("فرهاد کریمی", "به نظر من {} درست می‌گوید"),
        ("אבי כהן", "הדברים של {} נכונים"),
        ("रमेश गुप्ता", "मुझे लगता है {} सही है"),
    ],
    ids=["Arabic", "Persian", "Hebrew", "Hindi"],
)
def test_a_full_name_in_a_script_without_capitals_is_an_author_anywhere(author: str, text: str) -> None:
    text = text.format(author)

    assert masked(text, author, author, of=thread(author, texts=[text, text]))


@pytest.mark.parametrize(
    ("author", "texts", "report"),
    [
        ("صوت الحق", ["هذا صوت الحق", "أين صوت الناس و صوت العقل", "قل لي الحق و كل الحق"], "الجسر مغلق."),
        ("أحمد الحلبي", ["كلام أحمد الحلبي صحيح"], "قال أحمد الحلبي إن الجسر مغلق."),
        ("الجسر القديم", ["هذا الجسر القديم"], "الجسر مغلق والطريق القديم مفتوح، وهو القديم."),
    ],
    ids=["words of the thread", "named in the report", "words of the report"],
)
def test_words_of_such_a_script_and_those_in_the_news_stay(
    author: str, texts: list[str], report: str
) -> None:
    assert thread(author, texts=texts, report=report).hide(texts[0]) == (texts[0], ())
