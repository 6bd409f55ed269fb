"""A report and the comments that trail it, told apart; a report without comments left alone."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commentariat.corpus.splitting import Split, split_trailing

SEEDS = Path(__file__).parents[3] / "seeds"

REPORT = [
    "A freight train carrying timber derailed outside Östersund early on Tuesday, closing the main line north.",
    "No one was hurt, the rail authority said in a statement, but about 200 metres of track were torn up.",
    "“We expect repairs to take at least four days,” said Karin Holm, who leads the emergency team.",
    "Passengers are being moved by bus between Bräcke and Östersund. Freight is being sent by the coast.",
    "The driver told police that he had felt a jolt shortly before a bridge at Brunflo. An inquiry has begun.",
]
COMMENTS = [
    "Thanks for the quick report! I was on the train behind it and nobody told us anything...",
    "I agree with the last point, they should have replaced that bridge years ago. What a disgrace!!",
    "@Karl you clearly haven't been there lately lol",
]

KEPT_WHOLE = {
    "sign-off": [
        *REPORT,
        "Thanks for reading! We will keep you posted, so check back tomorrow and tell us what you think on Facebook.",
    ],
    "correction": [
        *REPORT,
        "Correction: an earlier version of this story said that the train carried coal. We apologise for the error.",
    ],
    "call for witnesses": [
        *REPORT,
        "Were you on the train? Did you see what happened? Call us or send your pictures to desk@example.org.",
    ],
    "closing quotation": [
        *REPORT,
        "“I love this line and I have driven it for thirty years,” he said. “I never thought I would see this!”",
    ],
    "quotation over several paragraphs": [
        *REPORT,
        "“I thank everybody who helped us that night, and I thank my sister above all.",
        "“I do not know why it took so long. I only know that I was cold and that I was afraid!",
        "“My family and I ask to be left alone now.”",
    ],
    "interview": [
        "The novelist Ada Finch on her late success, her three cats and the end of her marriage to the typewriter.",
        "Q: Your first book came out when you were seventy-one. What took you so long?",
        "A: I was busy! I had a farm, I had five children, and I honestly thought nobody would care.",
        "Q: Were you surprised by the prize?",
        "A: I cried. I called my brother and I said: you owe me ten pounds. He never believed I'd finish it.",
        "Q: What are you writing now?",
        "A: I'm not telling you that! But I love it, and I think my readers will too.",
    ],
    "first-person column": [
        "I have decided to learn the trombone. I am fifty-eight and I live in a flat with very thin walls.",
        "My neighbour, who is a patient man, has asked me twice whether I am quite well. I told him that I was.",
        "I practise in the cupboard now, among the coats. It is warm in there and I can't see the music.",
        "Last night I played a whole scale. I wept! My wife says it was the best four seconds of her week.",
        "I know I shall never be any good. I don't mind. I have wanted one since I was nine, and now I have one.",
    ],
    "vox pop": [
        "The ferry is to stop running on Sundays. We went down to the quay to ask islanders what they make of it.",
        "Morag Bain, 62, postmistress: “I think it's a scandal. How am I supposed to visit my mother?”",
        "Iain Reid, 34, fisherman: “Doesn't bother me. I've got my own boat!”",
        "Kirsty Lamb, 19, student: “I'm furious, honestly. I'll have to leave on Saturdays and miss all the fun.”",
        "The last Sunday ferry sails on 28 September.",
    ],
    "open letter": [
        "To the trustees of the museum,",
        "We are the people who clean your galleries, and we write to you because nobody has answered our calls.",
        "You have told the newspapers that no one will lose by the new contract. I have lost a third of my wages.",
        "We ask you to meet us, to read the contract aloud, and to tell us whether you would sign it.",
        "We love this building. We have polished every step of it. Please do not shut the door on us.",
        "Yours faithfully, Maria Duarte and forty-one colleagues",
    ],
    "author's note": [
        *REPORT,
        "Lena Strand is a freelance writer based in Umeå. Follow her on Twitter @lenastrand.",
    ],
    "invitation to comment": [
        *REPORT,
        "Should the line be doubled? Share your thoughts in the comments below!",
    ],
    "credits": [
        *REPORT,
        "Reporting by Jon Ek; editing by Sara Lund. The Associated Press contributed to this report.",
    ],
}


def start_of_body(split: Split, lines: list[str]) -> int:
    """Return the line that the report begins at: the first, or the first that is no line of the page."""
    told = {other.line for other in split.other}
    first = next((i for i, line in enumerate(lines) if line.strip() and i not in told), 0)
    return first if any(i < first for i in told) else 0


def text_of(split: Split, lines: list[str]) -> dict[int, str]:
    """Put the parts of a split back on their lines."""
    placed = dict(enumerate(split.body.split("\n"), start=start_of_body(split, lines)))
    for comment in split.comments:
        placed |= dict(enumerate(comment.text.split("\n"), start=comment.start_line))
    return placed | {other.line: other.text for other in split.other}


def test_the_last_line_of_the_seed_is_its_one_comment():
    (seed,) = SEEDS.glob("*.txt")
    lines = seed.read_text(encoding="utf-8").split("\n")
    while not lines[-1].strip():
        lines.pop()
    split = split_trailing("\n".join(lines))
    assert split.outcome == "split"
    assert split.boundary_line == len(lines) - 1
    assert [comment.text for comment in split.comments] == [lines[-1]]
    assert split.body == "\n".join(lines[:-1])
    assert "praises the outlet" in split.comments[0].evidence


@pytest.mark.parametrize("paragraphs", KEPT_WHOLE.values(), ids=KEPT_WHOLE.keys())
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_what_the_outlet_publishes_as_its_own_is_never_split_off(paragraphs, between):
    text = between.join(paragraphs)
    split = split_trailing(text)
    assert split.outcome != "split"
    assert split.body == text
    assert split.comments == ()


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_comments_are_found_below_a_report(between):
    split = split_trailing(between.join(REPORT + COMMENTS))
    assert split.outcome == "split"
    assert split.body == between.join(REPORT)
    assert [comment.text for comment in split.comments] == COMMENTS
    assert split.boundary_line == split.comments[0].start_line
    assert all(0.5 < comment.confidence <= split.confidence < 1 for comment in split.comments)
    assert "addresses another commenter" in split.comments[2].evidence


def test_a_report_alone_has_no_boundary():
    split = split_trailing("\n".join(REPORT))
    assert (split.outcome, split.boundary_line, split.comments, split.evidence) == ("none", None, (), ())
    assert split.confidence < 0.5


def test_a_doubtful_text_is_left_whole_with_the_proposal_for_a_person():
    asked = [
        split
        for last in (
            "It could have been worse. Maybe they will listen now...",
            "They should have replaced that bridge ages ago.",
            "My uncle built that bridge. He would be sad to see it now.",
            "So sad. Nobody ever learns.",
        )
        if (split := split_trailing("\n".join([*REPORT, last]))).outcome == "ask"
    ]
    assert asked
    for split in asked:
        assert split.comments == ()
        assert split.body.startswith(REPORT[0])
        assert split.body.count("\n") == len(REPORT)
        assert split.boundary_line == len(REPORT)
        assert split.evidence


def test_a_heading_settles_the_boundary_and_names_and_times_are_kept():
    lines = [
        *REPORT,
        "2 Comments",
        "Anna Berg says:",
        "March 3, 2019 at 5:04 pm",
        "The bridge at Brunflo dates from 1921.",
        "It was last painted in 1987.",
        "Reply",
        "Otto says:",
        "March 4, 2019 at 9:12 am",
        "The municipality has the drawings.",
        "Reply",
        "Leave a Reply",
    ]
    split = split_trailing("\n".join(lines))
    assert split.outcome == "split"
    assert split.body == "\n".join(REPORT)
    assert split.boundary_line == len(REPORT) + 1
    assert [(c.author, c.published) for c in split.comments] == [
        ("Anna Berg", "March 3, 2019 at 5:04 pm"),
        ("Otto", "March 4, 2019 at 9:12 am"),
    ]
    assert split.comments[0].text == "\n".join(lines[8:10])
    assert text_of(split, lines) == dict(enumerate(lines))


def test_names_below_the_comments_belong_to_the_comment_above():
    lines = [
        *REPORT,
        "Great report, thanks a lot! I never knew that this bridge was so old.",
        "by Anna on January 31, 2011 at 9:59 am.",
        "I don't agree at all, the bridge is fine and you know it...",
        "by Otto on January 31, 2011 at 10:12 am.",
    ]
    split = split_trailing("\n".join(lines))
    assert split.outcome == "split"
    assert split.boundary_line == len(REPORT)
    assert [(c.author, c.text) for c in split.comments] == [("Anna", lines[5]), ("Otto", lines[7])]


def test_the_first_comment_with_its_name_below_is_about_as_long_as_the_others():
    diary = [
        "My brother had already lit the stove when we came up to the cabin on Saturday.",
        "I burnt the pancakes, of course... We ate them anyway, with far too much jam!",
        "On Sunday it rained, so I taught the girls to play rummy and lost every single game!",
        "I drove home on Tuesday, when the road had opened again.",
    ]
    comments = [
        "The stove in ours is older than that.",
        "by Anna on January 31, 2011 at 9:59 am.",
        "The road floods every spring.",
        "by Otto on January 31, 2011 at 10:12 am.",
        "The council has known of it for years.",
        "by Kim on January 31, 2011 at 10:40 am.",
    ]
    assert split_trailing("\n".join([*diary, *comments])).boundary_line == len(diary)


def test_a_byline_is_not_a_commenter():
    text = "\n".join(
        ["Posted by Kim Lee on March 3, 2019 at 5:04 pm", *REPORT, "Posted by Kim Lee at 5:10 pm on March 4"]
    )
    assert split_trailing(text).outcome == "none"


def test_languages_without_cues_are_split_by_nothing_and_asked_about_below_a_heading():
    vietnamese = [
        "Hội đồng thành phố hôm thứ Hai đã thông qua việc xây dựng cây cầu mới với đa số lớn.",
        "Công việc sẽ bắt đầu vào tháng Tư và tốn khoảng hai triệu euro, theo chính quyền thành phố.",
        "Bài viết tuyệt vời!!! Cảm ơn nhé :-)",
        "Nhưng cũng đã đến lúc rồi...",
    ]
    assert split_trailing("\n".join(vietnamese)).outcome == "none"
    headed = split_trailing("\n".join([*vietnamese[:2], "3 bình luận", *vietnamese[2:]]))
    assert headed.outcome == "ask"
    assert headed.boundary_line == 3


@pytest.mark.parametrize(
    "text", ["", "\n", "One line.", "\n\n  \n", "!!!\n!!!", "a\nb", "\x00\n\ud800", "“\n”\n‘"]
)
def test_scraps_have_no_comments(text):
    split = split_trailing(text)
    assert split.outcome != "split"
    assert split.body == text


def test_a_very_long_text_is_read_at_its_end_only():
    body = ["The river rose by three metres on Monday, officials said."] * 30_000
    split = split_trailing("\n".join(body + COMMENTS))
    assert split.outcome == "split"
    assert split.boundary_line == len(body)
    assert split_trailing("word " * 2_000_000).outcome == "none"


lines_of_text = st.lists(
    st.one_of(
        st.sampled_from(
            [*REPORT, *COMMENTS, "", "  ", "3 Comments", "Reply", "Kim says:", "Lee said...", "Leave a Reply"]
        ),
        st.text(max_size=60).filter(lambda line: "\n" not in line),
    ),
    max_size=25,
)


@settings(max_examples=300, deadline=None)
@given(lines_of_text)
@example([*REPORT, *COMMENTS])
@example([*REPORT, "", "3 Comments", "", COMMENTS[0], "", "", COMMENTS[1], "Reply", ""])
def test_nothing_is_lost(lines):
    text = "\n".join(lines)
    split = split_trailing(text)
    if split.outcome == "ask":
        assert (split.body, split.comments, split.other) == (text, (), ())
        return
    placed = text_of(split, lines)
    assert [placed.get(i, "") for i in range(len(lines))] == [
        line if i in placed else "" for i, line in enumerate(lines)
    ]
    assert all(not lines[i].strip() for i in range(len(lines)) if i not in placed)
    start = start_of_body(split, lines)
    covered = [
        *range(start, start + split.body.count("\n") + 1),
        *(i for c in split.comments for i in range(c.start_line, c.end_line + 1)),
        *(other.line for other in split.other),
    ]
    assert len(covered) == len(set(covered))


def test_the_end_of_a_blog_in_the_first_person_must_show_more_to_be_split() -> None:
    blog = [
        "We drove up to the cabin on Saturday and my brother had already lit the stove.",
        "I burnt the first batch of pancakes, of course, and we ate them anyway with far too much jam.",
        "On Sunday it rained, so I taught the girls to play rummy and lost every single game.",
        "Then the road flooded and we stayed until Tuesday, which suited me well enough.",
    ]
    closing = "I really love this place, and I can't wait to go back in the spring!"
    assert split_trailing("\n".join([*REPORT, closing])).outcome == "split"
    assert split_trailing("\n".join([*blog, closing])).outcome != "split"
    assert split_trailing("\n".join([*blog, "3 Comments", *COMMENTS])).outcome == "split"


@pytest.mark.parametrize("last", ["Jansson/Ek", "Evening bulletin", "Östersund"])
def test_a_word_or_two_in_which_no_reader_shows_is_no_comment(last: str) -> None:
    assert split_trailing("\n".join([*REPORT, last])).outcome == "none"


def test_the_head_of_the_first_comment_is_no_report() -> None:
    head = "{}\n{} June 2018 at 10:15"
    comments = [head.format("Ann Weber", 5), COMMENTS[0], head.format("Bob Lee", 6), COMMENTS[1]]
    split = split_trailing("\n".join([*REPORT, "", *comments]))
    assert split.outcome == "split"
    assert split.body == "\n".join(REPORT)
    assert [comment.author for comment in split.comments] == ["Ann Weber", "Bob Lee"]
