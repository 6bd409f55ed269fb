"""How a thread uses words: names stay names however often they are used, and words stay words."""

from __future__ import annotations

import pytest

from commentariat.corpus.privacy.word_use import WordUse


@pytest.mark.parametrize(
    ("word", "texts"),
    [
        ("hope", ["There is hope.", "I hope so, said Hope."]),
        ("will", ["It will end. It will."]),
        ("wahrheit", ["Ich will die Wahrheit.", "Das ist keine Wahrheit."]),
    ],
)
def test_a_word_mostly_in_small_letters_or_after_articles_is_ordinary(word: str, texts: list[str]) -> None:
    assert WordUse("", texts).is_ordinary(word)


@pytest.mark.parametrize(
    "texts",
    [
        ["I believe Ann here.", "My wife Ann left."],
        ["I know Ann left, and ann lied. So Ann says."],
        ["i think ann is wrong, ann lies"],
        ["Thanks ann, I agree with ann"],
        ["Hope ann", "Ann, ann. Ann"],
        ["So sagt der Ann"],
    ],
)
def test_a_name_in_running_text_is_no_ordinary_word(texts: list[str]) -> None:
    assert not WordUse("", [*texts, "We saw Ann here"]).is_ordinary("ann")


def test_a_word_with_a_capital_within_a_sentence_is_named() -> None:
    use = WordUse("", ["Grace is given. Ask Zoe."])

    assert [use.is_named(word) for word in ("zoe", "grace", "given")] == [True, False, False]


def test_the_words_of_a_report_are_in_it_but_for_first_names() -> None:
    use = WordUse("Hospital Hit In Aleppo By Jets\nPutin and Ann Clwyd met. Путину сказали.", [])

    assert [use.in_report(word) for word in ("putin", "clwyd", "aleppo", "met", "путин")] == [True] * 5
    assert not use.in_report("ann")


@pytest.mark.parametrize(
    ("name", "spoken_of"),
    [
        ("vladimir putin", True),
        ("donald trump", True),
        ("orbán viktor", True),
        ("human rights", True),
        ("владимир путин", True),
        ("al smith", False),
        ("john smith", True),
        ("ottoline brax", False),
        ("john brax", False),
    ],
)
def test_a_report_speaks_of_people_by_their_last_names_unless_others_have_them(
    name: str, spoken_of: bool
) -> None:
    report = (
        "Aid Reaches Town As Trump Tweets\nPresident Putin met Viktor Orbán, Human Rights Watch said."
        " The witness John Smith agreed, Smith said. Владимира Путина видели."
    )

    assert WordUse(report, []).speaks_of(tuple(name.split())) == spoken_of


def test_what_is_joined_to_a_name_is_no_word() -> None:
    use = WordUse("Bashar al-Assad hopes.", [])

    assert use.is_ordinary("hopes")
    assert not use.is_ordinary("al")


def test_comments_are_read_only_if_need_be() -> None:
    texts = iter(["It is hope."])
    use = WordUse("Putin lied.", texts)

    assert use.in_report("putin")
    assert next(texts) == "It is hope."
