"""Lines that only a comment section prints, and lines that merely look like them."""

import pytest

from commentariat.corpus.splitting.headings import is_heading
from commentariat.corpus.splitting.markers import (
    attribution,
    is_furniture,
    is_invitation,
    is_notice,
    is_title,
)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Antworten",
        "Répondre",
        "Signaler ce commentaire",
        "Dodaj komentarz",
        "Показать все ответы",
        "Комментарий удалён",
        "返信",
        "Curtir",
        "Gefällt mir · 12",
        "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert",
        "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
        "Ваш адрес email не будет опубликован. Обязательные поля помечены *",
    ],
)
def test_buttons_and_notices_are_known_in_many_languages(line):
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "I will leave a reply.",
        "Antworten Sie mir bitte!",
        "Votre adresse e-mail, s’il vous plaît ?",
        "Я отвечу.",
        "",
    ],
)
def test_what_readers_say_is_no_notice(line):
    assert not is_notice(line)


@pytest.mark.parametrize(
    "piece",
    ["1990 ", "1", "like ", "· ", "a ", "Posted by ", "1 May ", "12:30 ", "Reply, ", " | Reply", "flag11"],
)
def test_a_long_line_of_what_almost_matches_is_told_apart_at_once(piece):
    """A pattern that tries every way to divide the line would not come back from this."""
    line = (piece * 200)[:199] + "x"
    assert not is_heading(line)
    assert not is_notice(line)
    assert attribution(line[:140]) is None


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("Anonymous said...", "Anonymous", None),
        ("jane_79 says on 12 May 2014 at 14:05:", "jane_79", "12 May 2014 at 14:05"),
        ("On October 26, 2012 at 2:08am, Rosa said...", "Rosa", "October 26, 2012 at 2:08am"),
        ("Posted by: Bob K. | March 3, 2012 at 05:04 PM", "Bob K.", "March 3, 2012 at 05:04 PM"),
        ("by james on January 31, 2011 at 9:59 am.", "james", "January 31, 2011 at 9:59 am"),
        ("Comment by Ann on 3 hours ago", "Ann", "3 hours ago"),
    ],
)
def test_attributions_give_author_and_time(line, author, published):
    found = attribution(line)
    assert found is not None
    assert (found.author, found.published and found.published.rstrip("."), found.sure) == (
        author,
        published,
        True,
    )


@pytest.mark.parametrize(
    "line", ["The ministry said:", "He wrote:", "My wife says:", "Berlin, 3 May 2014", "May 3, 2014"]
)
def test_what_a_report_might_print_is_not_sure(line):
    found = attribution(line)
    assert found is None or not found.sure


@pytest.mark.parametrize(
    "line", ["The trial continues.", "He said so.", "Smith said the bridge was safe: it was not."]
)
def test_sentences_are_no_attributions(line):
    assert attribution(line) is None


@pytest.mark.parametrize(
    "line", ["Reply", "Leave a Reply", "Log in to reply", "Like · Reply · 3", "Report abuse", "12 likes"]
)
def test_buttons(line):
    assert is_notice(line)


def test_the_title_of_a_page_that_links_here_is_an_author_too():
    found = attribution("by The Week in Rail: trains, trams and timber on November 29, 2010 at 10:10 pm.")
    assert found is not None
    assert found.author == "The Week in Rail: trains, trams and timber"
    assert found.sure


@pytest.mark.parametrize(
    "line",
    [
        "Share your thoughts in the comments below!",
        "What would you have done? Tell us in the comments.",
        "Thanks for reading, and let us know what you think on Facebook.",
        "Leave a comment below and you may win a kite.",
        "Have your say: should the pool stay open?",
    ],
)
def test_outlets_invite_comments(line):
    assert is_invitation(line)


@pytest.mark.parametrize(
    "line",
    [
        "As I said in a comment below, the bridge is older.",
        "Tell me about it, mine broke in March.",
        "“Share your story with us in the comments,” the site had asked.",
        "The council asked for comments on the plan.",
        "The village lies below the dam.",
    ],
)
def test_what_only_speaks_of_comments_invites_none(line):
    assert not is_invitation(line)


@pytest.mark.parametrize(
    "line",
    [
        "As a final step before posting your comment, enter the letters and numbers you see in the image below.",
        "This is only a preview. Your comment has not yet been posted.",
        "Your comment is awaiting moderation.",
        "If you enjoyed this article, please consider sharing it!",
    ],
)
def test_forms_and_buttons_speak_to_readers_but_are_the_pages(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Rovers Sign Goalkeeper From Rivals Albion",
        "Should Doctors Charge for Missed Appointments?",
        "Mayor Opens Bridge After Eleven Years, but the Ramp Is Mis...",
    ],
)
def test_titles_of_other_pages_are_no_comments(line):
    assert is_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "Thanks Karen",
        "THIS IS A DISGRACE AND EVERYBODY KNOWS",
        "Well said, Mr Holm",
        "Anna Berg met Karl Holm there.",
    ],
)
def test_capitals_alone_make_no_title(line):
    assert not is_title(line)
