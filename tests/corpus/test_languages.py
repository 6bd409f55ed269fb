"""Languages: what is given stays, what is sure is detected, and the rest is that of its thread."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.languages import fill_report, language_of

ENGLISH = "The council voted on Monday to close the harbour bridge for repairs, officials said."
GERMAN = "Das ist doch völliger Unsinn, was hier geschrieben wird."


def filled(report: dict[str, Any], *comments: dict[str, Any]) -> list[tuple[str | None, str | None]]:
    """Return language and source of a report and its comments."""
    empty = {"title": None, "answers": -1, "language": None, "language_source": None}
    rows = [empty | row for row in comments]
    whole = empty | report
    found = fill_report(whole, rows, parents=[row["answers"] for row in rows])
    return [(whole["language"], whole["language_source"]), *found]


def test_a_report_has_the_language_of_its_text_and_short_comments_inherit_it() -> None:
    assert filled({"text": ENGLISH}, {"text": "Merci!"}, {"text": "lol 12:30 👍"}) == [
        ("en", "detected"), ("en", "inherited"), ("en", "inherited"),
    ]  # fmt: skip


def test_a_comment_surely_in_another_language_has_its_own_and_its_answers_inherit_that() -> None:
    assert filled({"text": ENGLISH}, {"text": GERMAN}, {"text": "Genau.", "answers": 0}) == [
        ("en", "detected"), ("de", "detected"), ("de", "inherited"),
    ]  # fmt: skip


def test_an_answer_inherits_from_what_it_answers_even_where_that_stands_below() -> None:
    assert filled({"text": ENGLISH}, {"text": "Genau.", "answers": 1}, {"text": GERMAN})[1:] == [
        ("de", "inherited"), ("de", "detected"),
    ]  # fmt: skip


def test_what_is_given_is_never_touched() -> None:
    given_rows = {"language": "tr", "language_source": "given"}

    assert filled({"text": ENGLISH, **given_rows}, {"text": GERMAN, **given_rows}) == [("tr", "given")] * 2


@pytest.mark.parametrize(
    ("text", "site", "found"),
    [
        (GERMAN, "en-US", ("de", "detected")),
        (ENGLISH, "en-US", ("en-US", "given")),
        ("Genau.", "en-US", ("en-US", "given")),
        ("", "en-US", ("en-US", "given")),
        (GERMAN, "ay", ("ay", "given")),
        ("Vlada je danas odlučila da zatvori most zbog popravke, kažu zvaničnici.", "hr", ("hr", "given")),
        ("Kommunen vedtok mandag å stenge den gamle broen for trafikk.", "nb-NO", ("nb-NO", "given")),
    ],
)
def test_the_language_of_a_site_holds_unless_a_text_surely_has_another(
    text: str, site: str, found: tuple[str, str]
) -> None:
    assert filled({"text": text, "language": site}) == [found]


def test_a_tag_that_says_more_than_the_detector_is_kept() -> None:
    report = {"text": ENGLISH, "language": "en-GB", "language_source": "given"}

    assert filled(report, {"text": ENGLISH})[1] == ("en-GB", "detected")


def test_an_empty_report_takes_the_language_of_its_comments() -> None:
    assert filled({"text": ""}, {"text": GERMAN}, {"text": "Ja."}) == [
        ("de", "inherited"), ("de", "detected"), ("de", "inherited"),
    ]  # fmt: skip


def test_nothing_known_is_null_and_never_undetermined() -> None:
    assert filled({"text": "12:30"}, {"text": "!!!"}, {"text": ""}) == [(None, None)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "hahahahahahahahahahahaha",
        "GREAT ARTICLE!!! LOVE IT SO MUCH!!!",
        "u r so rite m8, dey aint never gonna lern",
        "Allahu Akbar, inshallah",
        "Al-Bab, Idlib, Saraqib, Maarat al-Numan, Khan Shaykhun",
        "LOL ROFL OMG WTF BBQ",
        "Che Guevara, Fidel Castro, Hugo Chavez y Evo",
        "https://nachrichten.example/das-ist-doch-voelliger-unsinn-was-hier",
        "@DasIstDochUnsinn @WasHierGeschriebenWird",
        "Viva la revolución!",
        "Goran Hadžić, Slobodan Milošević, Radovan Karadžić, Ratko Mladić",
    ],
)
def test_odd_english_and_names_stay_with_an_english_thread(text: str) -> None:
    assert language_of(text, thread="en") in (None, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Je ne suis pas du tout d'accord avec vous, c'est faux.", "fr"),
        ("Bu haber tamamen yalan, Türk askeri böyle yapmaz.", "tr"),
        ("Nie zgadzam się z tym, to jest zwykła propaganda.", "pl"),
        ("هذا كلام غير صحيح إطلاقا والله أعلم", "ar"),
        ("Это полная чушь, не верьте этой пропаганде", "ru"),
        ("这完全是假新闻，不要相信", "zh"),
    ],
)
def test_other_languages_are_told_in_an_english_thread(text: str, language: str) -> None:
    assert language_of(text, thread="en") == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ovo je potpuna glupost, ove novine pričaju samo laži o ratu, što reći više, uvijek isto.", "hr"),
        (
            "Novinari ovih novina nikada nisu bili u gradu i ne znaju o čemu pišu, a mi smo preživeli rat.",
            "sr",
        ),
        ("Det er jo rent vrøvl, og jeg forstår ikke at nogen kan tro på det i alle de år.", "da"),
        ("Ini benar-benar omong kosong, dan wartawan koran ini tidak pernah datang ke kota kami.", "id"),
    ],
)
def test_languages_that_are_much_alike_share_the_certainty_that_it_is_no_other(
    text: str, language: str
) -> None:
    assert language_of(text, thread="en") == language_of(text, thread="ar") == language


def test_a_language_much_like_that_of_the_thread_is_not_told_from_it() -> None:
    text = "Novinari ovog lista nikada nisu bili u gradu i ne znaju o čemu pišu, a mi smo preživjeli rat."

    assert [language_of(text, thread=thread) for thread in ("hr", "sr", "bs")] == [None] * 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Да", "ru"),
        ("Спасибо", "ru"),
        ("Правда, Obama лжет", "ru"),
        ("同意", "zh"),
        ("全部嘘", "zh"),
        ("BBC和CNN都在撒谎，不要相信他们，facebook也是", "zh"),
        ("そうだ", "ja"),
        ("これは嘘だと思います", "ja"),
        ("거짓말이다 진짜", "ko"),
        ("صح", "ar"),
        ("Όχι", "el"),
        ("כן", "he"),
        ("ใช่", "th"),
        ("Այո", "hy"),
        ("दीदी", "hi"),
    ],
)
def test_a_text_in_another_script_is_not_in_the_language_of_the_thread_however_short(
    text: str, language: str
) -> None:
    assert language_of(text, thread="en") == language
    assert language_of(text, thread="my") == language
    assert language_of(text, thread=language) in (None, language)


@pytest.mark.parametrize(
    ("text", "thread", "language"),
    [
        ("거짓말이다 진짜", "zh", "ko"),
        ("これは嘘だと思います", "zh", "ja"),
        ("Это ложь, не верьте", "zh", "ru"),
        ("全部嘘", "ja", None),
        ("全部嘘", "ko", "zh"),
        ("Так, правда", "sr", None),
        ("Tako je, istina", "sr", None),
    ],
)
def test_a_language_has_its_scripts(text: str, thread: str, language: str | None) -> None:
    assert language_of(text, thread=thread) == language


@pytest.mark.parametrize("text", ["This is a lie", "Shame on you", "Thank you very much", "I love you"])
@pytest.mark.parametrize("thread", ["ar", "el", "ja", "ru", "zh"])
def test_english_is_told_by_three_words_where_the_thread_is_in_another_script(text: str, thread: str) -> None:
    assert language_of(text, thread=thread) == "en"
    assert language_of(text, thread="de") is None


@pytest.mark.parametrize(
    ("text", "thread"),
    [
        ("Wallah hada kalam fadi, kull el akhbar kizb w nifaq", "ar"),
        ("ya jama3a el 7akeem mish momken yekoon keda, el nas fi masr 3arfeen kol 7aga wallahi", "ar"),
        ("wa3alaikum assalam warahmatullah wabarakatuh akhi jazakallah khair", "ar"),
        ("Eto polnaya chush, gazeta vret pro voynu", "ru"),
        ("Vy vse lzhete, nikto ne verit etoy propagande, ya zhivu v Moskve i vizhu chto proiskhodit", "ru"),
        ("ti les re file, einai teleia anoisia afta pou grafei i efimerida gia ton polemo", "el"),
        ("mera desh mahan hai lekin yeh neta log sab chor hai aur janta ko bewakoof banate hai", "hi"),
        ("Ni hao ma, wo ai Zhongguo, women dou yiyang", "zh"),
        ("LOL", "ru"),
        ("Facebook, Twitter, Google", "zh"),
        ("Vladimir Putin", "ar"),
    ],
)
def test_names_and_what_is_transliterated_stay_with_the_thread(text: str, thread: str) -> None:
    assert language_of(text, thread=thread) is None


@pytest.mark.parametrize(
    "text", ["¯\\_(ツ)_/¯", "ಠ_ಠ", "(ノಠ益ಠ)ノ彡┻━┻", "(´･ω･`)", "ʕ•ᴥ•ʔ", "щ(゜ロ゜щ)", "5 Ω"]
)
def test_faces_and_signs_are_in_no_script(text: str) -> None:
    assert language_of(text, thread="en") is None


@given(st.lists(st.text(max_size=40), max_size=4), st.text(max_size=40))
def test_any_text_has_a_language_with_its_source_or_neither(texts: list[str], report: str) -> None:
    for language, source in filled({"text": report}, *({"text": text} for text in texts)):
        assert (language is None) == (source is None)
        assert language not in ("und", "zxx", "")
