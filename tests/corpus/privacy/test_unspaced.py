"""Scripts that set no blanks: a name ends where the author's does, or where it plausibly may."""

from __future__ import annotations

import pytest

from commentariat.corpus.text.stand_ins import STAND_IN

from .named_threads import IN_MANY_LANGUAGES, masked, thread


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王五五说得对。", "王五五"),
        ("美国，王小明的观点不对", "王小明"),
        ("中国人民王小明，不对", "王小明"),
        ("我觉得欧阳晓月说得对", "欧阳晓月"),
        ("私は田中太郎さんに賛成です", "田中太郎"),
        ("＞田中太郎さん\n違います", "田中太郎"),
        ("나는 김철수와 동의한다. 김철수의 의견이 좋다", "김철수"),
        ("李明，你错了", "李明"),
        ("李明：不对", "李明"),
        ("＞李明：不对", "李明"),
    ],
)
def test_full_names_are_known_within_sentences_without_blanks(text: str, name: str) -> None:
    of = thread("王五五", "王小明", "欧阳晓月", "田中太郎", "김철수", "李明")

    assert masked(text, name, name, of=of)


@pytest.mark.parametrize(
    "text",
    [
        "很多老百姓不知道",
        "自由人说得对",
        "李明白这件事",
        "李明，桥不老",
        "桥是王建国修的",
        "부김철수는 없다. 김철수산은 높다",
        "方法：先看桥",
        "这是方法：先看桥",
    ],
)
def test_words_people_of_the_report_and_parts_of_longer_words_stay(text: str) -> None:
    names = ("老百姓", "自由人", "李明", "王建国", "김철수", "高")

    assert thread(*names, report="王建国周一说桥关了。").hide(text) == (text, ())


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
