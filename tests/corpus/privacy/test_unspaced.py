"""Scripts that set no blanks: a name ends where the author's does, or where it plausibly may."""

from __future__ import annotations

import pytest

from commentariat.corpus.text.stand_ins import STAND_IN

from .named_threads import IN_MANY_LANGUAGES, masked, thread


@pytest.mark.parametrize("text", ["王五五说得对。", "美国，王小明的观点不对", "中国人民王小明，不对"])
def test_names_within_sentences_without_blanks_stay(text: str) -> None:
    assert IN_MANY_LANGUAGES.hide(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("回复@王五五:你说得不对", "王五五"),
        ("你好@王五五", "王五五"),
        ("不对//@王五五:同意", "王五五"),
        ("//@王五五:同意", "王五五"),
        ("@王五五你说得不对", "王五五"),
        ("＠王五五，不对", "王五五"),
        ("田中さん@田中太郎さんへ", "田中太郎"),
        ("@김철수님 그건 아니죠.", "김철수"),
        ("@老李头 不对", "老李头"),
        ("同意@老李头", "老李头"),
        ("@老李头你说得不对我不同意", "老李头"),
    ],
)
def test_a_handle_without_blanks_around_it_ends_where_the_name_does(text: str, name: str) -> None:
    assert masked(text, name, name)
    assert STAND_IN.search(IN_MANY_LANGUAGES.hide(text)[0])


def test_a_sentence_after_an_at_sign_is_no_handle() -> None:
    for text in (
        "@这个报道完全不真实大家不要相信",
        "ann@王五五.example",
        "medium.com/@王五五",
        "http://@王五五",
    ):
        assert IN_MANY_LANGUAGES.hide(text) == (text, ())


def test_words_of_two_characters_that_open_a_sentence_are_names_in_answers_alone() -> None:
    of = thread("中国", "大家")
    assert of.hide("中国，不要再说了。")[0] == "中国，不要再说了。"
    assert of.hide("大家：请冷静")[0] == "大家：请冷静"
    assert of.hide("中国、美国都有责任。")[0] == "中国、美国都有责任。"
    assert masked("中国，你错了。", "中国", "中国", of=of, answered="中国")
