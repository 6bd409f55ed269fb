"""Who wrote each comment of a text dump and when, told by lines of one form that are repeated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.splitting import split_trailing
from commentariat.corpus.splitting.decided import divide_at
from commentariat.corpus.splitting.grouping import group_lines
from commentariat.corpus.splitting.heads import head_of, name_above
from commentariat.corpus.splitting.repeated import lone_attribution, repeated_attributions

REPORT = [
    "A freight train carrying timber derailed outside Östersund early on Tuesday, closing the main line north.",
    "No one was hurt, the rail authority said in a statement, but about 200 metres of track were torn up.",
    "The driver told police that he had felt a jolt shortly before a bridge at Brunflo. An inquiry has begun.",
]
SAID = ["The bridge has been like that since March.", "Buses were full this morning.", "The same in Bräcke."]
NAMES = ["Karl Holm", "mia_k", "A. Lind"]
FORMS = {
    "name and time, a dash between": "{name} — March 1{n}th, 2012, 1:2{n} am",
    "name and time, nothing between": "{name} 07.1{n}.12 at 14:5{n}",
    "name run into the time": "{name}1{n} October 2012 17:3{n}",
    "time first": "On October 1{n}, 2012 at 10:5{n} am {name} said:",
    "time, a number, a name": "Thu, 08/09/2012 - 13:0{n} | 26915{n}2 {name}",
    "day and a verb": "1{n}. Jul, 2012 / {name} says:",
    "number, name and time": "{n} {name} November 1{n}, 2012 at 10:4{n} am",
    "how long ago": "{name} {n} days ago",
}


def heads(form: str) -> list[str]:
    return [form.format(name=name, n=n) for n, name in enumerate(NAMES, start=2)]


def at(lines: list[str]) -> dict[int, str | None]:
    return {i: mark.author for i, mark in repeated_attributions(lines, range(len(lines))).items()}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_lines_above_comments_tell_where_they_begin_and_whose_they_are(form):
    text = [*REPORT, *(line for pair in zip(heads(form), SAID, strict=True) for line in pair)]
    assert at(text) == dict(zip((3, 5, 7), NAMES, strict=True))
    split = split_trailing("\n".join(text))
    assert (split.outcome, split.boundary_line, split.body) == ("split", 3, "\n".join(REPORT))
    assert [(comment.author, comment.text) for comment in split.comments] == list(
        zip(NAMES, SAID, strict=True)
    )
    assert [other.kind for other in split.other] == ["attribution"] * 3


def test_lines_below_comments_leave_the_first_to_be_found_above():
    form = "by {name} on January 3{n}, 2011 at 9:5{n} am."
    readers = ["I love this line! Thanks for the report, I was on that train...", *SAID[1:]]
    text = [*REPORT, *(line for pair in zip(readers, heads(form), strict=True) for line in pair)]
    split = split_trailing("\n".join(text))
    assert (split.outcome, split.boundary_line) == ("split", 3)
    assert [comment.author for comment in split.comments] == NAMES


@pytest.mark.parametrize("said", ["{name}", "{name} Says:", "{name} writes"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_name_may_stand_above_its_time(said, between):
    dates = [f"November 1{n}, 2012 at 12:1{n} pm" for n in range(3)]
    text = [*REPORT]
    for name, date, line in zip(NAMES, dates, SAID, strict=True):
        text += [said.format(name=name), date, line]
    assert at(text) == dict(zip((3, 4, 6, 7, 9, 10), (n for n in NAMES for _ in range(2)), strict=True))
    split = split_trailing(between.join(text))
    assert split.body == between.join(REPORT)
    assert (split.boundary_line, [comment.author for comment in split.comments]) == (3 * len(between), NAMES)
    assert [comment.published for comment in split.comments] == dates


def test_what_stands_under_every_comment_is_the_pages():
    form = "~{name} (2012-07-1{n} 12:0{n})"
    text = [*REPORT, "Dodaj opinię"]
    for n, (head, said) in enumerate(zip(heads(form), SAID, strict=True)):
        text += [head, said, f"Oceń: +{n}8", "odpowiedz | zgłoś do moderacji"]
    split = split_trailing("\n".join(text))
    assert [(comment.author, comment.text) for comment in split.comments] == list(
        zip(NAMES, SAID, strict=True)
    )


def test_what_follows_that_is_the_pages_too():
    form = "{name}, Swansea, {n} days ago"
    text = [*REPORT]
    for head, said in zip(heads(form), SAID, strict=True):
        text += [head, said, "Répondre Signaler Recommander"]
    text += ["Édition globale", "Services"]
    split = split_trailing("\n".join(text))
    assert [(comment.author, comment.text) for comment in split.comments] == list(
        zip(NAMES, SAID, strict=True)
    )


def test_a_thread_of_any_length_is_found_by_its_first_name():
    form = "{name}{n} — March 1{n}th, 2012, 1:2{n} am"
    signed = [
        line
        for at in range(2500)
        for line in (form.format(name=NAMES[at % 3], n=at % 10), SAID[at % 3], "Reply")
    ]
    split = split_trailing("\n".join([*REPORT * 20, *signed]))
    assert (split.outcome, split.boundary_line, len(split.comments)) == ("split", 60, 2500)


def test_a_form_below_the_last_comment_is_none():
    form = "{name} — March 1{n}th, 2012, 1:2{n} am"
    text = [*REPORT]
    for head, said in zip(heads(form), SAID, strict=True):
        text += [head, said, "Reply"]
    text += ["Leave a Reply", "Name *", "Email *", "Recent Posts", "Closed for Easter"]
    assert [comment.text for comment in split_trailing("\n".join(text)).comments] == SAID


def test_a_place_may_stand_between_a_name_and_its_time():
    text = [*REPORT, "All 3", "Readers’ Picks 2"]
    for n, (name, place, said) in enumerate(
        zip(NAMES, ["Tucson, Ariz.", "Brooklyn", "Lincoln, NE"], SAID, strict=True)
    ):
        text += [
            name,
            place,
            f"March 3, 2014 at 9:1{n} a.m.",
            said,
            "Reply",
            f"Recommend 1{n}",
            "Share this comment",
        ]
    split = split_trailing("\n".join(text))
    assert [(comment.author, comment.text) for comment in split.comments] == list(
        zip(NAMES, SAID, strict=True)
    )


def test_votes_may_stand_between_a_name_and_its_time():
    text = [*REPORT]
    for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), start=1):
        text += [name, f"{n} / +38", f"{n}.5.2012, 10:5{n}", said, "Reply"]
    split = split_trailing("\n".join(text))
    assert [(comment.author, comment.text) for comment in split.comments] == list(
        zip(NAMES, SAID, strict=True)
    )


def test_the_time_below_a_text_is_that_of_the_name_above_it():
    text = [*REPORT, "3 comments:"]
    for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True)):
        text += [f"{name} said...", said, f"1{n}:31 AM"]
    split = split_trailing("\n".join(text))
    assert [(comment.author, comment.published, comment.text) for comment in split.comments] == [
        (name, f"1{n}:31 AM", said) for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True))
    ]


def test_three_names_settle_it_however_sober_what_they_wrote_is():
    form = "{name} on September 1{n}, 2018 at 4:4{n} pm said:"
    sober = [
        f"The {what} of the line was approved by the authority in 2011, officials in Stockholm said on Monday."
        for what in ("doubling", "electrification", "closure")
    ]
    text = [*REPORT * 8, *(line for pair in zip(heads(form), sober, strict=True) for line in pair)]
    split = split_trailing("\n".join(text))
    assert (split.outcome, split.boundary_line, [comment.text for comment in split.comments]) == (
        "split",
        24,
        sober,
    )


@pytest.mark.parametrize(
    "after", [["The comments to this entry are closed.", "About", "Archives"], ["Post a comment"]]
)
@pytest.mark.parametrize("heading", [["Comments"], []])
def test_names_below_texts_stay_with_these_whatever_follows(heading, after):
    form = "Posted by: {name} | March 0{n}, 2006 at 12:5{n} PM"
    readers = ["I love this line! Thanks for the report, I was on that train...", *SAID[1:]]
    signed = [line for pair in zip(readers, heads(form), strict=True) for line in pair]
    split = split_trailing("\n".join([*REPORT, *heading, *signed, *after]))
    assert split.body == "\n".join(REPORT)
    assert [(comment.author, comment.text) for comment in split.comments] == list(
        zip(NAMES, readers, strict=True)
    )


def test_a_name_above_and_a_time_below_as_facebook_has_them():
    text = [*REPORT, "4 comments", "Sort by Oldest"]
    names = ["Brenda Kowal", "Steve Mund", "Juan Carlos Ortega", "Tiffany Dobbs"]
    works = [
        "Riverton High School",
        "Owner at Mund Heating & Air",
        "Works at Self-Employed",
        "Riverton, Iowa",
    ]
    said = [*SAID, "Is the boil order for the whole city or just elm??"]
    for n, (name, work, line) in enumerate(zip(names, works, said, strict=True)):
        text += [name, work, line, f"Like · Reply · {n + 1} · Jan 22, 2015 7:2{n}am"]
    split = split_trailing("\n".join([*text, "Facebook Comments Plugin"]))
    assert split.body == "\n".join(REPORT)
    assert [(comment.author, comment.published, comment.text) for comment in split.comments] == [
        (name, f"Jan 22, 2015 7:2{n}am", line) for n, (name, line) in enumerate(zip(names, said, strict=True))
    ]


def test_a_reports_own_signature_is_none_of_its_readers():
    form = "{name}, 1{n} марта 2013, 11:0{n}"
    text = [
        "Стрелка на Кирова снова замёрзла",
        "Автор",
        form.format(name="Анна Ким", n=1),
        *["Утром в понедельник трамваи на улице Кирова встали на два часа, сообщили в депо."] * 3,
        "Комментарии (3)",
        *(line for pair in zip(heads(form), SAID, strict=True) for line in pair),
    ]
    split = split_trailing("\n".join(text))
    assert (split.outcome, split.boundary_line) == ("split", 7)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Gianni da Nervi scrive:", "Gianni da Nervi"),
        ("Priscilla W. Says:", "Priscilla W."),
        ("2. mia_k", "mia_k"),
        ("Cy Dow Jr.", "Cy Dow Jr."),
        ("Ann Holm, Calif.", "Ann Holm, Calif."),
        ("They left early.", ""),
        ("[deleted]", "[deleted]"),
        ("Reply", ""),
    ],
)
def test_names_above_a_time(line, name):
    assert name_above(line) == name


def test_in_another_language_they_settle_where_comments_begin():
    report = [
        "Der Stadtrat hat am Montag mit 31 zu 12 Stimmen den Bau der neuen Brücke beschlossen, teilte die Stadt mit.",
        "Die Arbeiten sollen im April beginnen und 14 Millionen Euro kosten. Die alte Brücke war 1951 gebaut worden.",
    ]
    said = ["Das wurde auch Zeit, die alte war ja lebensgefährlich.", "Wer soll das bezahlen?", "Na endlich!"]
    form = "{name} schrieb am 1{n}. März 2012 um 14:0{n} Uhr:"
    signed = [line for pair in zip(heads(form), said, strict=True) for line in pair]
    for text in ([*report, *signed], [*report, "3 Kommentare", *signed]):
        split = split_trailing("\n".join(text))
        assert (split.outcome, split.body) == ("split", "\n".join(report))
        assert [comment.text for comment in split.comments] == said
        assert [comment.author for comment in split.comments] == NAMES
    assert not any(comment.author for comment in split_trailing("\n".join([*report, *said])).comments)


def test_signed_comments_may_be_in_another_language_than_the_report():
    said = [
        "Наконец-то, давно пора было это сделать, люди ждали годами и никто не слушал.",
        "А кто за это заплатит? Опять мы все, как всегда, и никто не ответит.",
        "Полностью согласен с предыдущим оратором, у нас в районе всё то же самое.",
    ]
    signed = [
        line
        for pair in zip(heads("{name} wrote on March 1{n}, 2013, 11:0{n}"), said, strict=True)
        for line in pair
    ]
    split = split_trailing("\n".join([*REPORT, *signed]))
    assert (split.outcome, split.body) == ("split", "\n".join(REPORT))
    assert [comment.text for comment in split.comments] == said


LOOK_ALIKES = {
    "a programme": [
        *REPORT,
        "Friday, October 12, 2012, 7:30 pm: Town Hall",
        "Saturday, October 13, 2012, 7:30 pm: Old Mill",
        "Sunday, October 14, 2012, 5:00 pm: St Mary's",
    ],
    "sources": [
        *REPORT,
        "Just Foreign Policy News, August 8, 2012",
        "The rail authority wants a new line, the paper writes.",
        "Tove Berg, Sundsvalls Tidning, August 7, 2012",
        "Forty trains were cancelled.",
        "Kapil Raj, The Northern Post, August 3, 2012",
        "Freight is sent by the coast.",
    ],
    "a chronicle": [
        "The bridge at Brunflo has been closed four times.",
        *(f"On {day} May 2012 at 10:0{day} it was closed, and opened in the evening." for day in range(1, 5)),
        "The authority wants to replace it.",
    ],
    "turns of two reporters": [
        *REPORT,
        *(
            line
            for n in range(4)
            for line in (
                f"{('Owen Tellis', 'Priya Nand')[n % 2]}, 14 January 2019 16:2{n}",
                "The bandstand roof is gone.",
            )
        ),
    ],
    "posts on social media": [
        *REPORT,
        *(
            line
            for n, name in enumerate(["Andy Bright", "Glenmoor Airport", "Bo Lee"])
            for line in (
                f"{name} @{name.split()[0].lower()} · 9 Jun 2015 08:2{n}",
                "She's having a lovely time.",
            )
        ),
    ],
    "evenings with speakers": [
        *REPORT,
        *(
            line
            for n, name in enumerate(["Helen Marsh", "Adeyemi Cole", "Bo Lee"])
            for line in (f"{name}, Monday {n + 9} June 2014, 7.30pm", "Town Hall. With tasting, £6.")
        ),
    ],
    "a signature": [*REPORT, "Posted by Tove Berg on May 2, 2012 at 10:14 pm"],
    "a correction": [*REPORT, "Updated May 2, 2012 at 10:14 pm", "An earlier version gave another number."],
}


@pytest.mark.parametrize("text", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_dates_in_a_report_are_not_whose_comments_follow(text):
    places = range(len(text))
    assert repeated_attributions(text, places) == {}
    assert lone_attribution(text, places) == {}
    assert split_trailing("\n".join(text)).outcome != "split"


def test_the_one_comment_below_a_name_and_a_time_is_found():
    said = "Forty trains a day used that bridge before the war, and in both directions."
    text = [*REPORT, "Shelley Owen", "September 14th, 2012 at 11:19 am", said]
    split = split_trailing("\n".join(text))
    assert (split.outcome, split.boundary_line) == ("split", 3)
    assert [(comment.author, comment.published, comment.text) for comment in split.comments] == [
        ("Shelley Owen", "September 14th, 2012 at 11:19 am", said)
    ]


def test_a_byline_above_a_report_is_no_comment_of_its_kind():
    form = "Posted by {name} on March 1{n}, 2012 at 1:2{n} am"
    text = [
        "The bridge",
        form.format(name="Tove Berg", n=1),
        *REPORT * 8,
        *(line for pair in zip(heads(form), SAID, strict=True) for line in pair),
    ]
    assert min(at(text)) == len(text) - 6


def test_a_count_of_comments_above_a_report_is_not_the_heading_of_its_comments():
    form = "{name} — March 1{n}th, 2012, 1:2{n} am"
    signed = [line for pair in zip(heads(form), SAID, strict=True) for line in pair]
    for text in (
        ["The bridge", "3 Comments", *REPORT, *signed],
        ["3 Comments", "By Tove Berg", *REPORT, *signed],
    ):
        split = split_trailing("\n".join(text))
        assert (split.outcome, split.boundary_line) == ("split", len(text) - len(signed))
    split = split_trailing("\n".join(["The bridge", "Comments: 87", *REPORT]))
    assert split.outcome == "none"


def test_a_heading_right_above_them_is_left_out_of_the_report():
    form = "{name} — March 1{n}th, 2012, 1:2{n} am"
    text = [*REPORT, "3 Comments", *(line for pair in zip(heads(form), SAID, strict=True) for line in pair)]
    split = split_trailing("\n".join(text))
    assert split.body == "\n".join(REPORT)
    assert [other.kind for other in split.other][:2] == ["heading", "attribution"]


def test_a_person_who_says_where_comments_begin_needs_say_no_more():
    text = [
        *REPORT,
        *(line for pair in zip(heads(FORMS["how long ago"]), SAID, strict=True) for line in pair),
    ]
    split = divide_at("\n".join(text), 3)
    assert [(comment.author, comment.text) for comment in split.comments] == list(
        zip(NAMES, SAID, strict=True)
    )


@given(
    st.lists(
        st.sampled_from([*heads(FORMS["time first"]), *SAID, "Kim Lee", "12 days ago", "Reply"]), max_size=12
    )
)
def test_attributions_stand_on_lines_that_are_looked_at(lines):
    places = range(len(lines))
    marks = repeated_attributions(lines, places)
    assert list(marks) == sorted(marks)
    assert all(at in places and (name_above(lines[at]) or mark.published) for at, mark in marks.items())
    groups, other = group_lines(lines, 0, repeated=marks)
    assert sorted([*other, *(at for group in groups for at in group.lines)]) == list(places)


def test_a_line_with_a_time_that_says_more_than_a_name_is_no_head():
    assert head_of("Ann Holm 3 May 2014 at 10:02") is not None
    assert (
        head_of("Internationalised counterrevolutionary misunderstandings prevail 3 May 2014 at 10:02")
        is None
    )


def test_a_heading_parts_the_report_s_own_line_from_those_of_its_comments():
    own = "Ann Holm 3 May 2014 at 9:12 Harbour"
    text = [
        *REPORT,
        own,
        "Comments",
        *(line for n in range(3) for line in (f"4 May 2014 at 10:1{n} {NAMES[n]}", SAID[n])),
    ]
    assert at(text) == {5: NAMES[0], 7: NAMES[1], 9: NAMES[2]}
    text.remove("Comments")
    assert 3 in at(text)


@pytest.mark.parametrize("label", ["COMMENT:", "Comment:", "COMMENT {n}:", "Comment"])
@pytest.mark.parametrize("between", ["", "-----"], ids=["blank", "bar"])
@pytest.mark.parametrize("keys", ["AUTHOR: {name}\nDATE: {date}", "Date: {date}\nAuthor: {name}"])
def test_a_label_above_every_comment_is_no_heading_that_parts_the_first_from_the_others(label, between, keys):
    blocks = [
        "\n".join(
            (label.format(n=n), keys.format(name=name, date=f"02/1{n}/2005 08:05:00 AM"), said, between)
        )
        for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), start=1)
    ]

    split = split_trailing("\n".join([*REPORT, "", *blocks]))

    assert split.body == "\n".join(REPORT)
    assert [(one.author, one.text) for one in split.comments] == list(zip(NAMES, SAID, strict=True))


def test_a_report_s_own_time_has_no_block_like_those_of_its_comments():
    blocks = [
        *("Share", "S", "Stan Chaz", "Omaha", "11 May 2021 10:12", SAID[0]),
        *("Share", "M", "Mo Doe", "Waltham", "11 May 2021 11:23", SAID[1]),
        *("Share", "K", "Kim Lee", "Boston", "12 May 2021 9:34", SAID[2]),
    ]
    text = [*REPORT, "11 May 2021 9:41", "It rained all day in the harbour, and nobody went out.", *blocks]
    assert 3 not in at(text)
    assert {at(text)[line] for line in (9, 15, 21)} == {"Stan Chaz", "Mo Doe", "Kim Lee"}


def test_what_part_somebody_has_on_the_site_is_no_name_where_one_stands_above_it():
    lines = [
        *("The bridge will close in May.", "It will open in June, the council said."),
        *("Wren Hill", "Subscriber", "18 May 2023, 08:15", "There was one before.", "Reply"),
        *("Guest", "18 May 2023, 08:52", "Then say so.", "Reply"),
        *("V. Lund", "Top commenter", "18 May 2023, 09:31", "I drove there on Tuesday.", "Reply"),
    ]
    found = repeated_attributions(lines, range(len(lines)))
    assert [found[at].author for at in (4, 8, 13)] == ["Wren Hill", "Guest", "V. Lund"]


@pytest.mark.parametrize("labels", [("Level 3 member", "Level 3 member"), ("42 posts", "7 posts")])
def test_a_label_with_a_figure_between_a_name_and_its_time_is_nobodys_name(labels):
    comments = [
        f"{name}\n{label}\n5 May 2023 at 10:0{i}\n{text}\nReply"
        for i, (name, label, text) in enumerate(
            zip(("Hal Brook", "Nim"), labels, ("I drive an hour longer now.", "Same here."), strict=True)
        )
    ]
    report = [
        "The bridge will stay closed until June, the road office said.",
        "The pillars had cracked in the frost.",
    ]
    split = split_trailing("\n".join([*report, "2 Comments", *comments]))
    assert [comment.author for comment in split.comments] == ["Hal Brook", "Nim"]
