"""Blocks of short lines around a time: which of them is the name, and what of them is no comment's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.splitting import split_trailing
from commentariat.corpus.splitting.blocks import blocks_above, members_below
from commentariat.corpus.splitting.heads import head_of

REPORT = [
    "A freight train carrying timber derailed outside Östersund early on Tuesday, closing the main line north.",
    "No one was hurt, the rail authority said in a statement, but about 200 metres of track were torn up.",
    "The driver told police that he had felt a jolt shortly before a bridge at Brunflo. An inquiry has begun.",
]
SAID = ["The bridge has been like that since March.", "Buses were full this morning.", "The same in Bräcke."]
NAMES = ["Karl Holm", "mia_k", "Anna Lind"]


def thread(*block: str, below: tuple[str, ...] = ("Reply", "Share"), above: tuple[str, ...] = ()) -> str:
    """Return a report and three comments below it, of the lines given: "{said}" stands for what was written."""
    lines = [*REPORT, *above]
    for n, (name, said) in enumerate(zip(NAMES, SAID, strict=True), start=1):
        place = ("Omaha", "Waltham, MA", "Lund")[n - 1]
        rank = ("Senior Member", "Junior Member", "Top Fan")[n - 1]
        filled = {"name": name, "said": said, "n": n, "letter": name[0].upper(), "place": place, "rank": rank}
        lines += [line.format(**filled) for line in (*block, *below)]
    return "\n".join(lines)


def read(text: str) -> list[tuple[str | None, str]]:
    split = split_trailing(text)
    assert (split.outcome, split.body) == ("split", "\n".join(REPORT))
    return [(comment.author, comment.text) for comment in split.comments]


WHOLE = list(zip(NAMES, SAID, strict=True))


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(("{letter}", "{name}", "{place}", "Feb. 1{n}", "{said}"), id="letter, name, place, day"),
        pytest.param(("{letter}", "{name}", "#{n} — vor {n} Jahren", "{said}"), id="letter, name, number"),
        pytest.param(("{name}", "{name}", "Guest", "{n} years ago", "{said}"), id="name twice, part"),
        pytest.param(("Avatar", "{name} • {n} years ago", "{said}"), id="picture"),
        pytest.param(("{name}", "89.7{n}.96.* 2015-08-15 23:2{n}", "{said}"), id="address of a computer"),
        pytest.param(("Thu, 08/09/2012 - 14:4{n} | 269{n} {name}", "{name}'s picture", "{said}"), id="picture below"),
        pytest.param(("@{name}", "{n} years ago (edited)", "{said}"), id="handle"),
        pytest.param(("{name}", "Apr {n}, 2023", "Liked by Nora Feld", "{said}"), id="liked by"),
        pytest.param(("{name}", "Apr {n}, 2023", "Author", "{said}"), id="part below the time"),
        pytest.param(("{name}", "{n} Apr 2023 10:1{n}", "In reply to Nora Feld", "{said}"), id="whom it answers"),
        pytest.param(("{n}.", "{name}", "{n}th October 2012 - 11:2{n}", "{said}", "+6{n}"), id="number and votes"),
        pytest.param(("[–]{name} 12{n} points {n} hours ago", "{said}"), id="Reddit"),
        pytest.param(("{name}", "USN 1962-1984", "{n}2 Fans", "11:4{n} AM on 03/14/2011", "{said}"), id="fans"),
        pytest.param(("photo", "SITE PUNDIT", "{name}", "11:4{n} AM on 03/14/2011", "{said}"), id="rank"),
        pytest.param(("{name}'s avatar - Go to profile", "{name} 7{n}p · 65{n} weeks ago", "{said}"), id="points"),
        pytest.param(("{name}", "{name}", "@{n}@fedi.example", "1{n} May 2023 19:42", "{said}"), id="handle below"),
        pytest.param(("[User Picture]From: {name}", "2011-11-24 10:2{n} am (UTC)", "(Link)", "{said}"), id="LJ"),
    ],
)  # fmt: skip
def test_the_name_is_told_from_the_lines_around_it(block: tuple[str, ...]) -> None:
    assert read(thread(*block)) == WHOLE


def test_who_is_answered_stands_below_who_answers() -> None:
    lines = thread("{name}", "{n} Jul 2022 8.2{n}", "{said}", above=("Comments (3)",)).split("\n")
    place = lines.index("mia_k")
    assert read("\n".join([*lines[: place + 1], "Karl Holm", *lines[place + 1 :]])) == WHOLE


def test_a_forum_tells_of_its_members_below_their_names() -> None:
    block = (
        "Old 04-1{n}-2011, 09:3{n} AM\t\t#{n}", "{name}", "{rank}", "Join Date: Aug 2007", "Posts: 1{n}", "Default",
        "{said}",
    )  # fmt: skip
    assert read(thread(*block, below=("{name} is offline\tReply With Quote",))) == WHOLE


def test_a_forum_tells_of_its_members_below_what_they_wrote() -> None:
    block = (
        "Re: Derailed", "Postby {name} » Tue Mar 0{n}, 2014 6:4{n} pm", "{said}", "{name}", "Posts: 21{n}",
        "Joined: Sat Oct 1{n}, 2013 8:00 am",
    )  # fmt: skip
    split = split_trailing(thread(*block, below=("Top",)))
    assert [(comment.author, comment.text) for comment in split.comments] == WHOLE


def test_a_name_in_a_text_and_a_word_that_forums_use_cut_nothing_off() -> None:
    block = (
        "{name} | 1{n} May 2012 10:4{n}",
        "{said}",
        "{name}",
        "Posts about {place} are why I come here.",
    )
    assert [said.count("\n") for _, said in read(thread(*block, below=()))] == [2, 2, 2]


def test_the_first_post_of_a_forum_is_the_report() -> None:
    form = "Postby {name} » Tue Mar 0{n}, 2014 6:4{n} pm"
    lines = ["Derailed", "Board index", form.format(name="Press Office", n=9), *REPORT, *REPORT]
    for n, (name, said) in enumerate(WHOLE, start=1):
        lines += [form.format(name=name, n=n), said]
    split = split_trailing("\n".join(lines))
    assert [(comment.author, comment.text) for comment in split.comments] == WHOLE
    assert split.body.endswith(REPORT[-1])


def test_names_and_days_below_titles_are_a_list_of_other_reports() -> None:
    teasers = [
        ("The valve", "by Joan Ashe"),
        ("Reply to all", "by Mark Pettifer"),
        ("The mute", "by Sol Brandt"),
    ]
    lines = [*REPORT, "You may also like"]
    for n, (title, by) in enumerate(teasers, start=1):
        lines += [title, by, f"June {n}, 2020", f"Two bands, one hall and {n} patents …"]
    assert split_trailing("\n".join(lines)).outcome == "none"


def test_titles_and_names_of_a_forum_are_no_comments() -> None:
    lines = [*REPORT, "Latest from the forum", "Re: slow valves in winter", "tuba_or_not_tuba, 2 hours ago"]
    lines += [
        "Re: who makes this mouthpiece?",
        "oompah, 5 hours ago",
        "Wanted: E flat bass",
        "Geoff H, yesterday",
    ]
    assert split_trailing("\n".join(lines)).outcome == "none"


def test_what_stands_before_and_after_all_comments_is_the_page_s() -> None:
    text = thread(
        "{name}",
        "Apr {n}, 2023 10:1{n}",
        "{said}",
        above=("Comments 3", "All", "Reader Picks", "Newest", "Oldest"),
    )
    footer = "The bridge over the river is to be built again by the summer, the minister said, and this time of steel."
    split = split_trailing(f"{text}\nNext Last\nMost read\n{footer}")
    assert [(comment.author, comment.text) for comment in split.comments] == WHOLE
    assert split.body == "\n".join(REPORT)
    assert footer in [other.text for other in split.other]


def test_names_stand_below_what_was_written_where_nothing_parts_the_first_from_the_heading() -> None:
    form = "{name} | 12-03-11 | 14:2{n}"
    lines = [*REPORT, "Reacties"]
    for n, (name, said) in enumerate(WHOLE, start=1):
        lines += [said, form.format(name=name, n=n)]
    assert read("\n".join([*lines, "", "Reageer ook", "Naam:"])) == WHOLE


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "by Sarten-X ( 110321 ) writes: on Tuesday March 12, 2013 @10:14AM (#43150057) Homepage",
            "Sarten-X",
        ),
        ("Teresa Montoya-Lind Mod • 3 years ago", "Teresa Montoya-Lind"),
        ("Robert Nyman - author, May 2, 2011 10:02", "Robert Nyman"),
        ("Edgar Guest, May 2, 2011 10:02", "Edgar Guest"),
        ("Rachel (S[d]OC), May 2, 2011 10:02", "Rachel (S[d]OC)"),
    ],
)
def test_what_stands_beside_a_name_is_none_of_it(line: str, name: str) -> None:
    head = head_of(line)
    assert head is not None
    assert head.name == name


@pytest.mark.parametrize(
    "line",
    ["Joined: Fri Jan 04, 2008 10:00 am", "3 years ago • 12 comments", "Last edited May 2, 2011 10:02"],
)
def test_times_of_something_else_are_none_of_a_comment(line: str) -> None:
    assert head_of(line) is None


@given(
    st.lists(st.sampled_from(["Karl", "K", "Reply", "", "Guest", "Well said.", "1 May 2020", "12", "Avatar"]))
)
def test_blocks_stand_above_their_times_and_below_the_one_before(lines: list[str]) -> None:
    filled = [i for i, line in enumerate(lines) if line]
    times = [i for i in filled if head_of(lines[i])]
    found = blocks_above(lines, filled, times, frozenset(times))
    assert found.keys() <= set(times)
    for at, (start, name) in found.items():
        assert start < at
        assert name
        assert not any(start <= other < at for other in times)
    assert all(at < last for at, (last, _) in members_below(lines, filled, times).items())


@pytest.mark.parametrize("heading", [("Kommentarer",), ("Comments:", "Bairro - Comentários")])
def test_names_stand_below_where_what_follows_the_heading_was_written(heading: tuple[str, ...]) -> None:
    block = ("{said}", "Skrivet av: {name} den 1{n} mars 2005 22:14")
    split = split_trailing(thread(*block, below=(), above=heading) + "\nNamn:\nURL:")
    assert [(comment.author, comment.text.split("\n")[-1]) for comment in split.comments] == WHOLE


def test_names_stand_below_where_buttons_follow_each() -> None:
    block = ("{said}", "- {name}, {place}, 14/5/2009 9:2{n}", "Click to rate     Rating   21{n}")
    assert read(thread(*block, below=("Report abuse",), above=("Comments (3)",))) == WHOLE


def test_the_subject_of_the_next_comment_is_in_none() -> None:
    texts = [*SAID, "Nobody asked us."]
    lines = [*REPORT, "Comments"]
    for n, (name, said) in enumerate(zip([*NAMES, "ferike"], texts, strict=True), start=1):
        lines += [f"Rails and sleepers {n}", f"17.03|21:1{n} {name}", said]
    split = split_trailing("\n".join(lines))
    assert [comment.text for comment in split.comments] == texts


def test_short_last_lines_stay_where_no_subject_stands_above_the_first_name() -> None:
    text = thread("{name} | 1{n} May 2012 10:4{n}", "{said}", "love, {place}", below=())
    assert [said.split("\n")[1] for _, said in read(text)] == [
        "love, Omaha",
        "love, Waltham, MA",
        "love, Lund",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ["{name}", "{n} mars 2016", "What worms told us. Journal of Soils, 12, p. {n}."], id="list"
        ),
        pytest.param(
            ["“The hens are well, and mother asks after you.”", "{name}", "{n} May 1939"], id="letters"
        ),
        pytest.param(
            ["Knäckebröd", "Av {name}", "{n} mars 2022", "Varför är det hål i mitten?"], id="teasers"
        ),
    ],
)
def test_a_name_and_a_day_need_a_sign_of_comments(lines: list[str]) -> None:
    listed = [line.format(name=name, n=n) for n, name in enumerate(NAMES, start=1) for line in lines]
    assert split_trailing("\n".join([*REPORT, "The year in print", *listed])).outcome == "none"


@pytest.mark.parametrize(
    "said", [("{name} says:", "November {n}, 2012"), ("{name}", "May {n}, 2012", "10:1{n} am")]
)
def test_a_verb_or_a_clock_is_such_a_sign(said: tuple[str, ...]) -> None:
    assert [author for author, _ in read(thread(*said, "{said}", below=()))] == NAMES


def test_a_meeting_that_is_to_come_is_no_comment() -> None:
    meeting = [
        "Date of next meeting",
        "Tuesday 8 January 2019 at 7.30 pm.",
        "The meeting was closed by the chair.",
    ]
    assert split_trailing("\n".join([*REPORT, *meeting])).outcome == "none"


def test_how_many_answered_heads_nothing() -> None:
    block = ("@{name}", "{n} years ago", "{said}")
    assert read(thread(*block, below=("Reply", "1{n} replies"), above=("12 Comments",))) == WHOLE


@pytest.mark.parametrize("count", ["{n} comments", "{n} kommentarer"])
def test_counts_of_comments_below_many_titles_head_none(count: str) -> None:
    titles = ["The hole in the bread", "The secret life of the vendace", "Gruel for a hundred"]
    lines = [
        line
        for n, title in enumerate(titles)
        for line in (title, "Read more about it here.", count.format(n=n))
    ]
    assert split_trailing("\n".join([*REPORT, *lines, "Next page"])).outcome == "none"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Rui T. | Email | Homepage | 08.03.05 - 9:15 am | #", "Rui T."),
        ("Eric | Starcraft 2 Strategy, May 2, 2011 10:02", "Eric | Starcraft 2 Strategy"),
    ],
)
def test_buttons_between_strokes_are_none_of_a_name(line: str, name: str) -> None:
    head = head_of(line)
    assert head is not None
    assert head.name == name


@pytest.mark.parametrize(
    ("block", "below"),
    [
        pytest.param(
            ("{name}", "Born by the sea", "{n}49 Fans", "{n} seconds ago (7:18 PM)", "{said}"),
            ("History | Permalink | Share it",),
            id="unknown buttons above names",
        ),
        pytest.param(
            (
                "{name}",
                "Profile Follow Unfollow",
                "{name} Nora Feld",
                "{n}/09/15 8:1{n}am {n}/09/15 8:1{n}am",
                "Edit",
                "Follow {name}",
                "Go to it",
                "{said}",
            ),
            ("Reply",),
            id="whom it answers, a time twice, buttons above the text",
        ),
        pytest.param(
            ("Nick", "{name}", "Written on", "2015-08-0{n} 15:4{n}:45", "{said}"),
            ("Score: 0",),
            id="labels above name and time",
        ),
        pytest.param(
            ("{name}", "{said}", "May. 2{n} 2013 02:4{n} PM"),
            ("Score: 0/0", "Moderate this"),
            id="name above, time and buttons below",
        ),
        pytest.param(("{name} about a minute ago", "{said}"), ("Reply",), id="about"),
        pytest.param(
            ("Apr {n}, 2023", "10:1{n}", "{name}", "{said}"),
            ("Reply",),
            id="clock below the day, name below both",
        ),
    ],
)
def test_lines_that_stand_beside_most_names_and_texts_are_the_page_s(
    block: tuple[str, ...], below: tuple[str, ...]
) -> None:
    split = split_trailing(thread(*block, below=below, above=("Comments [3]",)))
    assert split.outcome == "split"
    assert [comment.author for comment in split.comments] in (NAMES, [None] * 3)
    assert [comment.text for comment in split.comments] == SAID


@pytest.mark.parametrize(
    "by",
    [
        "Soumis par {name}, le lundi 2{n} octobre 2012 à 15h46",
        "{name} a répondu le 2{n}/10/2012 à 15h46",
        "Eingereicht von {name} am 2{n}.10.2012 um 15:46",
    ],
)
def test_bylines_of_other_languages_name_who_wrote(by: str) -> None:
    split = split_trailing(thread(by, "{said}", below=()))
    assert [(comment.author, comment.text) for comment in split.comments] == WHOLE


def test_counts_of_the_member_below_a_text_give_its_name_to_no_other() -> None:
    text = thread(
        "November 1{n}, 2012 01:1{n} PM", "{said}", "{n}", "{name}", "Total Comments (1{n}65)", below=()
    )
    authors = [comment.author for comment in split_trailing(text).comments]
    assert authors[1:] != NAMES[:2]


MENU = [
    "See all topics",
    "Email",
    "Link Copied!",
    "Ad Feedback",
    *["Paid Content"] * 11,
    *["Ad Feedback"] * 10,
]
MORE = [
    "The senator met the president on Friday and told reporters afterwards that the two had agreed on a plan for it.",
    "He said that the committee would vote on it on Tuesday, and that he expected twelve of its members to support it.",
    "The bill has been criticized by both parties, whose leaders say that it leaves out the northern counties.",
    "This story has been updated with additional developments Friday.",
    "The News’s Lauren Fox and Betsy Klein contributed to this report.",
]


def test_a_menu_below_a_report_is_no_thread() -> None:
    assert split_trailing("\n".join([*REPORT, *MORE, *MENU])).outcome == "none"
    headed = split_trailing("\n".join([*REPORT, *MORE, "12 Comments", *MENU]))
    assert headed.outcome == "ask"


def test_readers_who_leave_full_stops_out_are_no_menu() -> None:
    said = (
        "lol so true", "i knew it from the start", "you people are crazy", "this is what we get for voting them in",
        "my kids swim there every week", "wow just wow", "I swam there as a child", "they never listen to us",
        "what a shame", "bring back the old mayor", "lol who needs trains", "we should all go there and sit on it",
        "same here", "I hate this town",
    )  # fmt: skip
    split = split_trailing("\n".join([*REPORT, *said]))
    assert (split.outcome, split.boundary_line, len(split.comments)) == ("split", len(REPORT), len(said))


def test_titles_with_times_are_no_thread() -> None:
    titles = (
        "Mayor rallies around the board member facing calls to resign",
        "New poll shows where the town stands after the derailment",
        "Ceremony ridiculed for a ritual before the star-studded show",
    )
    teasers = [line for n, title in enumerate(titles, start=5) for line in (f"{n} hours ago", title)]
    assert split_trailing("\n".join([*REPORT, "More from Politics", *teasers])).outcome != "split"


def test_the_last_posts_of_a_list_of_threads_are_no_comments() -> None:
    lines = [*REPORT, "Forum"]
    for n, name in enumerate((*NAMES, "Per Lund", "Ida Falk"), start=1):
        lines += [
            f"Trains number {n}",
            "What runs and what does not.",
            f"Last post by {name}",
            f"2014-08-3{n % 2} 05:4{n}",
        ]
    assert split_trailing("\n".join(lines)).outcome != "split"


def test_days_with_titles_are_no_thread_though_some_titles_ask() -> None:
    titles = (
        "What will it cost?",
        "Houses drawn on a phone",
        "A cloud that nobody knows",
        "Hats",
        "Who pays for it?",
    )
    teasers = [line for n, title in enumerate(titles, start=1) for line in (f"1{n}.12.2015", title)]
    assert split_trailing("\n".join([*REPORT, "Strategies", *teasers])).outcome != "split"
