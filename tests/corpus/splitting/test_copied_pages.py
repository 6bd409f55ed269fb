"""Pages copied whole, with the menus above their report and the forms below their comments."""

import pytest

from commentariat.corpus.splitting import split_trailing

MENU = ["Slogans help nobody but us, we say.", "Home", "News", "Sport", "Shop", "Contact"]
REPORT = [
    "The ferry to Oster will not run before the spring, the harbour office said on Monday.",
    "Its engine was taken out in October and has been waiting for a part since then.",
    "Schoolchildren are driven round the bay, which takes an hour and a half each way.",
    "The island's council asked for a second boat in 2019.",
    "Nobody answered, according to its minutes.",
]
SAID = [
    ("Ines Roth", "3 May 2014 at 10:02 am", "My sister gets up at five for that bus."),
    ("boatman", "3 May 2014 at 11:31 am", "There was a second boat once. It was sold."),
    ("Ole B.", "3 May 2014 at 1:17 pm", "And who bought it?"),
]


def test_a_count_above_the_report_heads_no_comments():
    page = [*MENU, "The ferry stays in", "Posted on 2 May 2014", "3 Comments", *REPORT, "3 Comments"]
    split = split_trailing("\n".join([*page, *(f"{name} says:\n{text}" for name, _, text in SAID)]))
    assert split.body.endswith(REPORT[-1])
    assert [(comment.author, comment.text) for comment in split.comments] == [
        (name, text) for name, _, text in SAID
    ]


def test_a_count_that_heads_nothing_else_leaves_the_report_whole():
    page = [*MENU, "The ferry stays in", "Share", "12", "comments", *REPORT, "Contact", "Imprint"]
    assert split_trailing("\n".join(page)).outcome == "none"


def test_a_line_under_the_title_that_says_when_is_no_readers():
    page = ["Bay Post", "The ferry stays in", "Filed in News on 2 May 2014 11:56 am", "by Ann Lund", *REPORT]
    assert split_trailing("\n".join(page)).outcome == "none"


def test_what_others_said_of_a_report_on_their_sites_is_not_below_its_heading_of_comments():
    linked = [
        "» The ferry again from Island Notes",
        "It stays in, they say. [Read More]",
        "Tracked on 2 May 2014 3:09:50 PM",
        "» Boats from Harbour Watch",
        "Nobody knows why. [Read More]",
        "Tracked on 2 May 2014 6:56:46 PM",
    ]
    comments = [
        f"{text}\nPosted by: {name} | 3 May 2014 10:0{i}:12 AM" for i, (name, _, text) in enumerate(SAID)
    ]
    split = split_trailing("\n".join([*REPORT, *linked, "Comments", *comments]))
    assert [(comment.author, comment.text) for comment in split.comments] == [
        (name, text) for name, _, text in SAID
    ]


FORM = ["Leave a comment", "Name", "Required.", "E-mail", "Required. Not published.", "Website", "Send"]


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize(
    "signed", ["{text}\nby {name} on {when}", "{text}\nPosted by {name} | {when}", "{name} says:\n{text}"]
)
def test_the_form_below_the_last_comment_belongs_to_nobody(signed, many):
    said = [signed.format(name=name, when=when, text=text) for name, when, text in SAID[:many]]
    heading = "One comment" if many == 1 else "Comments (3)"
    split = split_trailing("\n".join([*REPORT, heading, *said, *FORM]))
    assert [(comment.author, comment.text) for comment in split.comments] == [
        (name, text) for name, _, text in SAID[:many]
    ]


def test_the_time_below_a_lone_comment_is_that_of_the_name_above_it():
    comment = ["1 comment:", "Ines said...", SAID[0][2], "May 3, 2014 10:02 AM"]
    below = ["Post a Comment", "Older Post Home", "Popular Posts", "Swans", "May 1, 2014 9:10 AM", "Gulls"]
    (comment,) = split_trailing("\n".join([*REPORT, *comment, *below])).comments
    assert (comment.author, comment.published, comment.text) == ("Ines", "May 3, 2014 10:02 AM", SAID[0][2])


def test_a_time_may_be_told_twice_on_one_line():
    comments = [
        f"{name} says:\n{text}\nPosted on May 03 2014 | 1:2{i} pm - {i + 2} hours ago\nReply"
        for i, (name, _, text) in enumerate(SAID)
    ]
    split = split_trailing("\n".join([*REPORT, "There are 3 comments. Add yours.", *comments]))
    assert [(comment.author, comment.published) for comment in split.comments] == [
        (name, f"May 03 2014 | 1:2{i} pm") for i, (name, _, _) in enumerate(SAID)
    ]


def test_how_many_liked_it_may_stand_between_a_text_and_its_time():
    heading = ["Kommentare ( 3 )", "Anmelden", "Passwort", "Sortiert nach: neuste | älteste"]
    comments = [
        ("Nibelung", "Das kann man so sehen. Ich sehe es anders.", "0", "50 Minuten 46 Sekunden her"),
        ("Bummi", "Die Fähre fehlt uns allen.", "4", "1 Stunde 51 Minuten her"),
        ("Quimby", "Und wer zahlt das am Ende? Wir.", "2", "2 Stunden 3 Minuten her"),
    ]
    report = [
        "Die Fähre nach Oster fährt erst im Frühjahr wieder, teilte das Hafenamt am Montag mit.",
        "Der Motor wurde im Oktober ausgebaut, seither fehlt ein Teil.",
        "Schüler werden um die Bucht gefahren.",
    ]
    lines = [*report, *heading, *(line for comment in comments for line in comment)]
    split = split_trailing("\n".join(lines))
    assert [(comment.author, comment.text, comment.published) for comment in split.comments] == [
        (name, text, when) for name, text, _, when in comments
    ]
