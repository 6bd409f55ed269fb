"""What a line says of who wrote and when."""

import pytest

from commentariat.corpus.splitting import split_trailing, trailing_comments
from commentariat.corpus.splitting.heads import head_of

REPORT = (
    "The ferry to the island was cancelled for a third day on Tuesday, the harbour master said.\n"
    "The wind had not dropped below forty knots since the weekend, and the older ship had lost a ramp.\n"
)
TRAILED = (
    ("Marga Holm", "Three days without a boat, and nobody answers the telephone."),
    ("old_salt", "Forty knots is nothing. We sailed in worse when I was young."),
    ("Piet V.", "Who pays for the milk that went sour?"),
    ("Ann Weber", "We do, as always."),
)


@pytest.mark.parametrize(
    ("shape", "times"),
    [
        ("{name}\n{text}\nReply\n{time}\n", ("1d", "2d", "3d", "4d")),
        ("{name}\n{text}\nLike · Reply · {time}\n", ("5m", "2h", "3w", "1y")),
        ("{name}\n{text}\nGefällt mir · Antworten · {time}\n", ("5 Min.", "2 Std.", "3 Tg.", "1 J.")),
        ("{name} · {time}\n{text}\nReply\n", ("5m", "2h", "3w", "1y")),
        ("{name}\n{text}\nLike Reply 2 {time}\n", ("5m", "2h", "3w", "1y")),
        ("{name}\n{text}\nLike · Reply · {time} · Edited\n", ("5m", "2h", "3w", "1y")),
        (
            "{name}\n{text}\nLike · Reply · Mark as spam · 2 · {time} ago\n",
            ("5 mins", "2 hrs", "3 weeks", "1 year"),
        ),
        ("{name}\n{text}\nGefällt mir · Antworten · 2 · {time}\n", ("5 Min.", "2 Std.", "3 Tage", "1 Woche")),
        ("{name}\nLike · Reply · {time}\n{text}\n", ("5m", "2h", "3w", "1y")),
        ("{name}\n{text}\n{time}14 likesReply\n", ("5m", "2h", "3w", "1y")),
        ("{name}\n{time}\n{text}\n3 Replies12 RecommendShareFlag\n", ("5m", "2h", "3w", "1y")),
    ],
)
def test_threads_copied_from_networks_tell_times_by_a_figure_and_a_letter(
    shape: str, times: tuple[str, ...]
) -> None:
    thread = "\n".join(
        shape.format(name=name, text=text, time=time)
        for (name, text), time in zip(TRAILED, times, strict=True)
    )
    split = split_trailing(f"{REPORT}\n4 comments\n\n{thread}")
    ago = " ago" if "{time} ago" in shape else ""
    read = [(c.author, c.shown or c.published, c.text) for c in trailing_comments(split, locator="a.txt")]
    assert read == [(name, time + ago, text) for (name, text), time in zip(TRAILED, times, strict=True)]


@pytest.mark.parametrize("heading", ["2 comments\n", ""])
@pytest.mark.parametrize("changed", ["", " · Edited"])
def test_two_that_can_be_answered_are_enough(heading: str, changed: str) -> None:
    thread = (
        f"Marga Holm\nWorks at Holm Ferries\n{TRAILED[0][1]}\nLike · Reply · 7 · 3d\n"
        f"Ann Weber\n{TRAILED[3][1]}\nLike · Reply · 2d{changed}\nFacebook Comments Plugin"
    )
    split = split_trailing(f"{REPORT}{heading}{thread}")
    assert [(c.author, c.text, c.published) for c in split.comments] == [
        ("Marga Holm", TRAILED[0][1], "3d"),
        ("Ann Weber", TRAILED[3][1], "2d"),
    ]
    assert split.boundary_line == (3 if heading else 2)


def test_a_name_stands_above_each_text_that_has_the_same_button_below_it() -> None:
    thread = "\n".join(f"{name}\n{text}\nReply" for name, text in TRAILED[:2])
    split = split_trailing(f"{REPORT}2 comments\n{thread}")
    assert [(c.author, c.text) for c in split.comments] == list(TRAILED[:2])


def test_measures_in_a_report_are_no_times() -> None:
    report = f"{REPORT}Length: 40 m\n3 m\nWidth\n12 m\n5 h\nShe sails again on Thursday, the company said."
    assert split_trailing(report).outcome == "none"


@pytest.mark.parametrize(
    "line", ["They waited 3 h", "5 g", "3d printing", "Ann Holm 3d", "a ·" * 40, "· " * 60]
)
def test_what_is_no_time_alone_is_none(line: str) -> None:
    assert head_of(line) is None


def test_a_sentence_about_the_past_is_no_time_of_a_comment() -> None:
    said = (
        "The fare was five pounds then.\nWe moved here 3 years ago.",
        "And it was the old ship.",
        "Same for us.",
    )
    thread = "".join(
        f"{name}\n{days} days ago\n{text}\nReply\n"
        for (name, _), days, text in zip(TRAILED, "321", said, strict=False)
    )
    split = split_trailing(f"{REPORT}3 comments\n{thread}")
    assert [c.text for c in split.comments] == list(said)


def test_a_time_may_count_in_two_units() -> None:
    assert head_of("1 Stunde 51 Minuten her")[:2] == (None, "1 Stunde 51 Minuten her")
    assert head_of("Ann Holm, 2 hours and 5 minutes ago")[:2] == ("Ann Holm", "2 hours and 5 minutes ago")


@pytest.mark.parametrize(
    "form",
    [
        "Conversation\n4 Comments\nSort by Best\nWhat do you think?",
        "Comments\nGuidelines\nAll Comments\n4\nStart the conversation\nSort by\nNewest",
        "Comments (4)\nSign in or create your account to join the discussion\nOrder by\nOldest",
        "Comments 4\nWe need your voice. We welcome your on-topic commentary.\nShare your thoughts.",
        "Sort by:\nBest\nSearch Comments\nComments Section",
        "Diskutieren Sie mit",
    ],
)
def test_the_form_between_heading_and_first_name_is_not_the_reports(form: str) -> None:
    thread = "".join(
        f"{name}\n{days} days ago\n{text}\nReply\n"
        for (name, text), days in zip(TRAILED, "4321", strict=True)
    )
    split = split_trailing(f"{REPORT}{form}\n{thread}")
    assert split.body == REPORT.rstrip("\n")
    assert [(c.author, c.text) for c in split.comments] == list(TRAILED)
