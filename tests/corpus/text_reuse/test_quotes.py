"""Quotes: the words of a comment that are another's, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.errors import CorpusError
from commentariat.corpus.text_reuse.quotes import ThreadQuotes, check_quoted
from commentariat.corpus.text_reuse.tokens import length_in_words, token_spans

REPORT = "The council voted on Monday to close the old harbour bridge for repairs until the end of May."
FIRST = "They should never have built that bridge so close to the harbour mouth."


def comment(name: str, text: str, parent: str | None = None) -> dict[str, Any]:
    return {"comment_id": name, "parent_id": parent, "text": text}


def with_quotes(
    thread: Sequence[dict[str, Any]], report: str, *, repeats: bool = False
) -> list[dict[str, Any]]:
    """Return the rows of a thread with what they quote; the report is `r`."""
    names = [row["comment_id"] for row in thread]
    parents = [names.index(row["parent_id"]) if row["parent_id"] in names else -1 for row in thread]
    found = ThreadQuotes(report, thread, parents=parents, repeats=repeats)
    quotes = [
        [
            {"start": start, "end": end, "document_id": names[at] if at >= 0 else "r"}
            for start, end, at in found.of(place)
        ]
        for place in range(len(thread))
    ]
    assert bool(found) == any(quotes)
    return [row | {"quotes": spans} for row, spans in zip(thread, quotes, strict=True)]


def quoted(*thread: dict[str, Any], report: str = REPORT) -> dict[str, list[tuple[str, str]]]:
    """Return what each comment quotes, as the words and their source."""
    return {
        row["comment_id"]: [(row["text"][q["start"] : q["end"]], q["document_id"]) for q in row["quotes"]]
        for row in with_quotes(thread, report)
    }


def test_eight_repeated_words_are_a_quote_marked_or_not() -> None:
    said = quoted(
        comment("a", FIRST),
        comment("b", "Well. They should NEVER have built that bridge, so close to the sea? Why not!"),
    )

    assert said == {"a": [], "b": [("They should NEVER have built that bridge, so close to the", "a")]}


def test_seven_are_chance() -> None:
    assert (
        quoted(comment("a", FIRST), comment("b", "Yes, never have built that bridge so close, indeed."))["b"]
        == []
    )


def test_dates_repeat_without_being_quoted() -> None:
    line = "On 9 Aug 2012 at 2:11 PM EDT"

    assert quoted(comment("a", f"{line} I left."), comment("b", f"{line} you came."))["b"] == []


def test_the_report_is_quoted_too_and_comes_before_those_who_quote_it() -> None:
    passage = "voted on Monday to close the old harbour bridge"

    said = quoted(comment("a", f"So they {passage}. Good."), comment("b", f"Then you {passage}. Bad."))

    assert said == {"a": [(passage, "r")], "b": [(passage, "r")]}


@pytest.mark.parametrize(
    "text",
    [
        "> never have built\nWhy not?",
        ">> never have built\nWhy not?",
        "“never have built”? Why not?",
        'As for "Never have built": why?',
    ],
)
def test_three_marked_words_are_a_quote_of_what_is_near(text: str) -> None:
    [(words, source)] = quoted(comment("a", FIRST), comment("b", text, "a"))["b"]

    assert (words.lower(), source) == ("never have built", "a")


@pytest.mark.parametrize("text", ["> built\nWhy?", "＞ BUILT\nWhy?", "  >built?\nWhy?"])
def test_a_marked_line_is_a_quote_however_short(text: str) -> None:
    [(words, source)] = quoted(comment("a", FIRST), comment("b", text, "a"))["b"]

    assert (words.lower(), source) == ("built", "a")


@pytest.mark.parametrize("line", ["[erased]", "[erased]?", "@reader-0123456789abcdef", "[email], [email] 12"])
def test_what_stands_in_for_something_repeats_nothing(line: str) -> None:
    said = quoted(comment("a", f"{line} {FIRST}"), comment("b", f"> {line}\nWhy?", "a"))

    assert said["b"] == []


@pytest.mark.parametrize("text", ["“built”?", ">\nBuilt", "> 12\nYes", "2 > 1 built"])
def test_two_words_a_lone_mark_and_a_number_are_no_quote(text: str) -> None:
    assert quoted(comment("a", f"{FIRST} 12"), comment("b", text, "a"))["b"] == []


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "»«", "„“", "‹›", "「」", "『』", "｢｣"])
def test_every_kind_of_quotation_marks_marks(marks: str) -> None:
    said = quoted(comment("a", FIRST), comment("b", f"{marks[0]}never have built{marks[1]} no", "a"))

    assert said["b"] == [("never have built", "a")]


def test_what_stands_between_two_passages_in_straight_marks_is_not_marked() -> None:
    said = quoted(
        comment("a", "This was so close to it."), comment("b", 'A "bridge" so close to "it" all.', "a")
    )

    assert said["b"] == []


UNSPACED = {
    "zh": ("这座桥根本就不应该建在那里，我父亲是这么说的。", "这座桥根本就不应该建在那里", "为什么？"),
    "ja": ("あの橋は港のすぐ近くに建てるべきではなかった。", "港のすぐ近くに建てるべき", "なぜですか。"),
    "th": ("สะพานนั้นไม่ควรสร้างใกล้ปากอ่าวขนาดนี้เลย", "ไม่ควรสร้างใกล้ปากอ่าว", "ทำไม"),
    "lo": ("ຂົວນັ້ນບໍ່ຄວນສ້າງໃກ້ທ່າເຮືອ", "ບໍ່ຄວນສ້າງໃກ້", "ຍ້ອນຫຍັງ"),
    "km": ("ស្ពាននោះមិនគួរសាងសង់នៅជិតកំពង់ផែទេ", "មិនគួរសាងសង់នៅជិត", "ហេតុអ្វី"),
    "my": ("ဒီတံတားကို ဆိပ်ကမ်းနားမှာ မဆောက်သင့်ဘူး", "ဆိပ်ကမ်းနားမှာ", "ဘာကြောင့်လဲ"),
}


@pytest.mark.parametrize("language", UNSPACED)
def test_where_words_are_not_spaced_characters_are_compared(language: str) -> None:
    said, part, why = UNSPACED[language]

    for text in (f"> {part}\n{why}", f"「{part}」{why}", f"{why} “{part}”"):
        assert quoted(comment("a", said), comment("b", text, "a"))["b"] == [(part, "a")]
    whole = said.rstrip("。")
    assert quoted(comment("a", said), comment("b", f"{why}{said}{why}", "a"))["b"] == [(whole, "a")]
    assert quoted(comment("a", said), comment("b", f"{why}「{part[:4]}」{why}", "a"))["b"] == []


def test_sixteen_characters_are_as_long_as_eight_words() -> None:
    said = "这座桥根本就不应该建在那里因为港口太近"

    for length, quotes in ((16, 1), (15, 0)):
        assert len(quoted(comment("a", said), comment("b", f"不，{said[:length]}吗？"))["b"]) == quotes


def test_underscores_mark_emphasis_and_belong_to_no_word() -> None:
    said = quoted(comment("a", FIRST), comment("b", f"_{FIRST[:-1]}_\nWhy?", "a"))

    assert said["b"] == [(FIRST[:-1], "a")]


def test_marked_words_that_stand_nowhere_are_no_quote() -> None:
    assert (
        quoted(
            comment("a", FIRST), comment("b", "> never ever built\nA “fake bridge” they “built so close”.")
        )["b"]
        == []
    )


def test_an_answer_that_stands_before_what_it_quotes_still_quotes_it() -> None:
    said = quoted(comment("b", "> never have built that bridge\nWhy?", "a"), comment("a", FIRST))

    assert said == {"b": [("never have built that bridge", "a")], "a": []}


def test_a_whole_comment_that_repeats_another_is_a_copy_and_no_quote() -> None:
    copies = comment("a", FIRST), comment("b", FIRST.upper()), comment("c", f"“{FIRST}”")

    assert {name: len(found) for name, found in quoted(*copies).items()} == {"a": 0, "b": 0, "c": 1}
    assert [len(row["quotes"]) for row in with_quotes(copies, REPORT, repeats=True)] == [0, 1, 1]


CAMPAIGN = (
    "The regime and its militias have shelled the hospital again this morning and the newspapers will not print a "
    "single word about it because their masters are paid by the butcher himself."
)
CHANGED = CAMPAIGN.replace("hospital", "school")


def test_a_near_duplicate_is_no_quote_of_what_it_copies() -> None:
    said = quoted(
        comment("a", CAMPAIGN), comment("b", CHANGED), comment("c", f"Wake up! {CAMPAIGN} Share!"),
    )  # fmt: skip

    assert said == {"a": [], "b": [], "c": []}


def test_a_near_duplicate_quotes_what_it_marks_as_another_s() -> None:
    half = CAMPAIGN[: CAMPAIGN.index("and the newspapers")]

    for text in (
        f"“{CHANGED}”",
        f"> {CHANGED}\nNo.",
        f"Ann wrote: {CHANGED}",
        f"Анна написала: {CHANGED}",
        f"Ann schrieb am 3. Mai: {CHANGED}",
    ):
        assert len(quoted(comment("a", CAMPAIGN), comment("b", text))["b"]) == 2
    copy = comment("b", f"> {half}\n{FIRST} Why?"), comment("c", f"> {half}\n{FIRST} Why?")
    assert quoted(comment("a", CAMPAIGN), *copy)["c"] == [(half.strip(), "a")]


def test_an_answer_that_repeats_what_it_answers_and_adds_a_word_quotes_it() -> None:
    said = quoted(comment("a", CAMPAIGN), comment("b", f"{CAMPAIGN} Nonsense.", "a"))

    assert said["b"] == [(CAMPAIGN.rstrip("."), "a")]


def test_a_quote_within_a_copy_is_of_whom_the_copied_comment_quotes() -> None:
    answer = "> never have built\nWhy on earth should they ever have asked us?"

    said = quoted(
        comment("a", FIRST),
        comment("b", answer, "a"),
        comment("c", answer, "a"),
        comment("d", f"{answer} Right!", "b"),
    )

    assert said["c"] == [("never have built", "a")]
    assert [source for _, source in said["d"]] == ["a", "b"]


def test_numbers_that_repeat_without_end_are_passed_over_quickly() -> None:
    numbers = "1 2 3 " * 100_000

    assert quoted(comment("a", numbers), comment("b", f"{numbers} {FIRST}"), report=FIRST)["b"] == [
        (FIRST.rstrip("."), "r")
    ]


def test_marked_passages_without_end_are_passed_over_quickly() -> None:
    passages = "“no one here” " * 50_000

    assert quoted(comment("a", f"{FIRST} " * 1_000), comment("b", passages, "a"))["b"] == []


def test_several_quotes_stand_in_order_and_do_not_overlap() -> None:
    text = f"“close the old harbour bridge” is what you said: {FIRST} No. “until the end of May”?"

    said = quoted(comment("a", FIRST), comment("b", text))

    assert said["b"] == [
        ("close the old harbour bridge", "r"),
        (FIRST.rstrip("."), "a"),
        ("until the end of May", "r"),
    ]


def test_offsets_count_code_points() -> None:
    text = f"🙂🙂 «{FIRST}» 🙂 نعم"
    [quote] = with_quotes([comment("a", FIRST), comment("b", text)], "")[1]["quotes"]

    assert text[quote["start"] : quote["end"]] == FIRST.rstrip(".")


SOME_WORDS = st.lists(
    st.sampled_from(
        ["the", "bridge", "fell", "No", "И", "é", "桥", "没有", "ไม่", ">", '"', "「", "」", "\n", ".", "7"]
    ),
    max_size=40,
)
SOME_TEXTS = st.tuples(st.sampled_from(["", " "]), SOME_WORDS).map(lambda made: made[0].join(made[1]))


@given(st.lists(SOME_TEXTS, max_size=5), SOME_TEXTS)
def test_every_quote_repeats_its_source(texts: list[str], report: str) -> None:
    thread = [comment(f"c{n}", text, f"c{n - 1}" if n else None) for n, text in enumerate(texts)]

    rows = with_quotes(thread, report)

    documents = {"r": report} | {row["comment_id"]: row["text"] for row in rows}
    check_quoted(rows, documents)
    for row in rows:
        for quote in row["quotes"]:
            assert quote["document_id"] != row["comment_id"]
            said = row["text"][quote["start"] : quote["end"]]
            tokens = token_spans(said)
            assert (tokens[0][0], tokens[-1][1]) == (0, len(said))
            line = row["text"][: quote["start"]].rpartition("\n")[2].lstrip()
            assert length_in_words([token for _, _, token in tokens]) >= 3 or line.startswith(">")


def test_quotes_changed_by_hand_are_an_error() -> None:
    rows = with_quotes([comment("a", FIRST), comment("b", f"No: {FIRST} No.")], "")
    documents = {"r": "", "a": FIRST, "b": rows[1]["text"]}
    check_quoted(rows, documents)

    for change in ({"start": 0}, {"end": 1_000}, {"document_id": "r"}, {"document_id": "gone"}):
        wrong = [rows[0], rows[1] | {"quotes": [rows[1]["quotes"][0] | change]}]
        with pytest.raises(CorpusError, match="Comment b is said to quote"):
            check_quoted(wrong, documents)


def test_an_answer_that_stands_before_what_it_answers_quotes_it() -> None:
    said = quoted(
        comment("b", f"> {FIRST}\nWhy?", "a"),
        comment("a", FIRST),
        comment("c", "Nothing of that."),
        comment("d", f"“{FIRST}” and “{REPORT[:60]}”", "a"),
    )

    words = FIRST.rstrip(".")
    assert said == {"b": [(words, "a")], "a": [], "c": [], "d": [(words, "a"), (REPORT[:60].rstrip(), "r")]}
