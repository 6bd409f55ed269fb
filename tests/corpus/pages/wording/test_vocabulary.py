"""What sites write around comments in some ninety languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commentariat.corpus.pages import cldr, read_page
from commentariat.corpus.pages.cldr import Past, levelled, past_in
from commentariat.corpus.pages.document.tree import Tree
from commentariat.corpus.pages.records.zones import comment_headings
from commentariat.corpus.pages.wording import vocabulary
from commentariat.corpus.pages.wording.counts import count_in, shown_counts
from commentariat.corpus.pages.wording.cues import REPLY, cues_of
from commentariat.corpus.pages.wording.labels import Labelled, labelled
from commentariat.corpus.pages.wording.marks import find_marks
from commentariat.corpus.pages.wording.moments import order_told, read_time
from commentariat.corpus.pages.wording.phrases import (
    byline,
    clean_name,
    is_chrome,
    is_deleted,
    is_guest,
    only_connects,
)
from commentariat.corpus.pages.wording.times import time_span
from commentariat.corpus.pages.wording.vocabulary import AROUND

SAVED = "2020-05-20T10:00"
REPORT = "He spoke for an hour, and nobody who was there could say afterwards what about."
WORDS: dict[str, dict[str, list[str]]] = json.loads(
    Path(vocabulary.__file__).with_name("vocabulary.json").read_text(encoding="utf-8")
)
TIMES: dict[str, dict[str, Any]] = json.loads(
    Path(cldr.__file__).with_name("by_hand.json").read_text(encoding="utf-8")
)


def said(*kinds: str) -> list[tuple[str, str]]:
    return [
        (language, phrase)
        for language, by_kind in WORDS.items()
        for kind in kinds
        for phrase in by_kind.get(kind, ())
    ]


def past(kind: str) -> list[tuple[str, str]]:
    return [
        (unit, phrase)
        for words in TIMES.values()
        for unit, all_ in words.get(kind, {}).items()
        for phrase in all_
    ]


def headed(text: str) -> bool:
    tree = Tree(f"<p>{REPORT}</p><h3>{text}</h3>")
    return comment_headings(tree, cues_of(tree)) == [1]


def test_phrases_are_written_as_they_are_looked_up() -> None:
    for language, by_kind in WORDS.items():
        for kind, phrases in by_kind.items():
            assert len(set(phrases)) == len(phrases), (language, kind)
            for phrase in phrases:
                assert phrase == " ".join(phrase.lower().split()), phrase
                assert phrase[0] not in AROUND, phrase


@pytest.mark.parametrize(("language", "phrase"), said("reply", "report"))
def test_what_is_clicked_at_each_comment_is_told(language: str, phrase: str) -> None:
    tree = Tree(f"<p>{REPORT}</p><a>{phrase.capitalize()}</a>")
    assert find_marks(tree, cues_of(tree)).replies == [1]
    assert is_chrome(phrase.capitalize())


@pytest.mark.parametrize(("language", "phrase"), said("labels", "invites", "more"))
def test_other_things_to_click_are_no_text(language: str, phrase: str) -> None:
    assert is_chrome(phrase.capitalize())
    assert not is_chrome(f"{phrase.capitalize()} 123 abc, {REPORT}")


@pytest.mark.parametrize(("language", "noun"), said("comments"))
def test_every_noun_is_counted_with_its_number_and_not_without(language: str, noun: str) -> None:
    assert count_in(f"5 {noun}") == 5
    assert count_in(f"1 {noun}") == 1
    assert count_in(f"{noun.capitalize()} (12)") == 12
    assert count_in(noun) is None
    tree = Tree(f"<p>{REPORT}</p><h3>5 {noun}</h3>")
    assert shown_counts(tree, cues_of(tree)) == [(5, 1)]
    assert headed(f"5 {noun}")


@pytest.mark.parametrize(("language", "phrase"), said("one"))
def test_one_comment_is_told_without_a_figure(language: str, phrase: str) -> None:
    assert count_in(phrase.capitalize()) == 1


@pytest.mark.parametrize(("language", "phrase"), said("headings"))
def test_every_heading_of_comments_is_told(language: str, phrase: str) -> None:
    assert headed(phrase.capitalize())
    assert headed(f"{phrase.capitalize()} (12)")


@pytest.mark.parametrize(("language", "phrase"), said("invites"))
def test_what_offers_to_write_a_comment_heads_none(language: str, phrase: str) -> None:
    assert not headed(phrase.capitalize())


@pytest.mark.parametrize(("language", "phrase"), said("removed"))
def test_stubs_of_removed_comments_are_told_and_mentions_of_them_are_not(language: str, phrase: str) -> None:
    assert is_deleted(f"{phrase.capitalize()}.")
    assert is_deleted(f"[{phrase}]")
    assert not is_deleted(f"Abc def ghi jkl mno pqr stu: {phrase}, xyz abc qwe rty uio?")


@pytest.mark.parametrize(("language", "phrase"), said("guests"))
def test_names_for_those_without_one_are_told_as_whole_names(language: str, phrase: str) -> None:
    assert is_guest(phrase.title())
    assert not is_guest(f"{phrase} Müller")


@pytest.mark.parametrize(("language", "phrase"), said("by"))
def test_what_stands_before_a_name_leads_to_it_with_a_colon_or_without(language: str, phrase: str) -> None:
    for line in (f"{phrase.capitalize()} Ανα Κ.", f"{phrase}: Ανα Κ.", f"{phrase} Ανα Κ. | 2013-05-19 21:40"):
        assert byline(line) == "Ανα Κ."
    assert only_connects(f"{phrase.capitalize()}: | ")
    tree = Tree(f"<p>{REPORT}</p><p>{phrase.capitalize()} <b>Ανα Κ.</b> 2013-05-19")
    assert find_marks(tree, cues_of(tree)).authors == [1]


@pytest.mark.parametrize("verb", ["Napsal(a)", "Dodał(a)", "Написал(а)", "Добавила:"])
def test_a_verb_in_both_genders_or_with_a_colon_leads_to_a_name(verb: str) -> None:
    assert byline(f"{verb} Ανα Κ.") == "Ανα Κ."
    assert byline("Написала письмо") is None


@pytest.mark.parametrize("label", ["Szerző", "投稿者", "글쓴이", "الكاتب", "Lähettäjä", "Parašė"])
def test_labels_of_names_need_a_colon(label: str) -> None:
    assert labelled(f"{label}: Ανα Κ.") == Labelled("name", "Ανα Κ.")
    assert labelled(f"{label} Ανα Κ.") is None


@pytest.mark.parametrize(("language", "phrase"), said("says"))
def test_who_says_something_is_told_where_a_colon_follows(language: str, phrase: str) -> None:
    line = f"Ανα Κ. {phrase}:"
    assert byline(line) == clean_name(line) == "Ανα Κ."
    assert only_connects(f"{phrase}:")
    tree = Tree(f"<p>{REPORT}</p><span>{phrase}:</span>")
    assert cues_of(tree)[1] & REPLY
    assert find_marks(tree, cues_of(tree)).replies == [1]


@pytest.mark.parametrize("ending", ["…", "...", "៖"])
def test_blogger_has_dots_behind_what_it_says_and_khmer_a_colon_of_its_own(ending: str) -> None:
    assert byline(f"बेनामी ने कहा{ending}") == "बेनामी"
    assert byline(f"विमला ने कहा{ending}") == "विमला"
    assert byline(f"Sopheap និយាយ\u200bថា{ending}") == "Sopheap"


def test_what_stands_between_a_name_and_the_day_in_other_languages_is_none_of_the_name() -> None:
    assert clean_name("Поднесено од Ристе П. на") == clean_name("αποστολή από Ристе П. στις") == "Ристе П."
    assert order_told("саб, 12/06/2010") == "dmy"


@pytest.mark.parametrize(("unit", "phrase"), [pair for pair in past("ago") if "{0}" not in pair[1]])
def test_one_unit_ago_is_told_without_a_figure(unit: str, phrase: str) -> None:
    text = levelled(phrase)
    assert past_in(text) == Past(0, len(text), 1, unit)
    assert time_span(f"Li Wei, {phrase}") is not None
    if unit == "day":
        assert read_time(phrase, now=SAVED) == "2020-05-19"


@pytest.mark.parametrize(("unit", "phrase"), [pair for pair in past("ago") if "{0}" in pair[1]])
def test_so_many_units_ago_are_told(unit: str, phrase: str) -> None:
    found = past_in(levelled(phrase.format(5)))
    assert found is not None
    assert (found.amount, found.unit) == (5, unit)


@pytest.mark.parametrize(("unit", "phrase"), past("last"))
def test_the_last_week_is_a_time_where_nothing_stands_beside_it(unit: str, phrase: str) -> None:
    assert past_in(levelled(phrase)) == Past(0, len(phrase), 1, unit)
    assert time_span(phrase.capitalize()) == (0, len(phrase))
    assert past_in(levelled(f"xyz qwe {phrase} abc")) is None


@pytest.mark.parametrize("phrase", [phrase for words in TIMES.values() for phrase in words.get("now", ())])
def test_just_now_is_the_moment_a_page_was_saved(phrase: str) -> None:
    assert read_time(phrase.capitalize(), now=SAVED) == SAVED


@pytest.mark.parametrize(
    "text",
    ["Host", "Debat", "Ara", "Jana", "Now", "Diskusija", "Keskustelu", "Debate", "Discussion of members"],
)
def test_everyday_words_are_not_taken_for_anything(text: str) -> None:
    tree = Tree(f"<p>{REPORT}</p><h3>{text}</h3>")
    assert not find_marks(tree, cues_of(tree)).replies
    assert not find_marks(tree, cues_of(tree)).dated
    assert not headed(text)
    assert not is_deleted(text)


class TestPagesThatWereDark:
    """Whole WordPress pages, whose every sign of comments is in a language of its own."""

    def page(
        self, lang: str, heading: str, comments: list[tuple[str, str, str]], says: str, reply: str
    ) -> str:
        records = "".join(
            f'<div class="a"><div class="b"><b>{name}</b> <span>{says}</span></div><div class="c"><a href="#c{at}">{when}</a></div>'
            f'<div class="d"><p>{text}</p></div><div class="e"><a href="?replyto={at}">{reply}</a></div></div>'
            for at, (name, when, text) in enumerate(comments)
        )
        return (
            f'<html lang="{lang}"><body><h1>{lang}</h1><article>'
            + f"<p>{REPORT}</p>" * 3
            + f"</article><section><h2>{heading}</h2>{records}</section></body></html>"
        )

    @pytest.mark.parametrize(
        ("lang", "heading", "says", "reply", "comments"),
        [
            (
                "hi",
                "3 टिप्पणियाँ",
                "कहते हैं:",
                "प्रतिक्रिया दें",
                [
                    ("अनिल शर्मा", "एक घंटा पहले", "यह बहुत अच्छा लेख है, लिखने के लिए धन्यवाद।"),
                    ("सुनीता", "एक दिन पहले", "मैं इस बात से बिल्कुल सहमत नहीं हूँ।"),
                    ("अनाम", "पिछले सप्ताह", "अगली बार और विस्तार से लिखिए।"),
                ],
            ),
            (
                "hu",
                "3 hozzászólás",
                "szerint:",
                "Válasz",
                [
                    ("Kovács Éva", "egy órája", "Nagyon jó cikk volt, köszönöm szépen."),
                    ("Nagy Péter", "2 napja", "Ezzel sajnos egyáltalán nem értek egyet."),
                    ("Névtelen", "múlt héten", "Legközelebb írjanak erről bővebben is."),
                ],
            ),
            (
                "th",
                "ความคิดเห็น (3)",
                "พูดว่า:",
                "ตอบกลับ",
                [
                    ("สมชาย", "3 ชั่วโมงที่แล้ว", "บทความนี้ดีมาก ขอบคุณที่เขียนครับ"),
                    ("มาลี", "2 วันที่แล้ว", "ไม่เห็นด้วยกับเรื่องนี้เลยค่ะ"),
                    ("ไม่ระบุชื่อ", "สัปดาห์ที่แล้ว", "คราวหน้าช่วยเขียนให้ละเอียดกว่านี้"),
                ],
            ),
        ],
    )
    def test_are_read_from_end_to_end(
        self, lang: str, heading: str, says: str, reply: str, comments: list[tuple[str, str, str]]
    ) -> None:
        page = read_page(
            self.page(lang, heading, comments, says, reply), retrieved="2024-05-20T10:00:00+00:00"
        )
        assert [(one.author, one.text) for one in page.comments] == [
            (name, text) for name, _, text in comments
        ]
        assert page.comments_declared == 3
