"""Readability gives textstat's values and their counts, and no value where a formula is undefined."""

from __future__ import annotations

from importlib import import_module, resources
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commentariat.analysis.text.readability import (
    COUNTS,
    FORMULAS,
    _cmudict,
    readability,
    syllables,
)

SAME_NAME = [
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
    "dale_chall_readability_score_v2",
    "linsear_write_formula",
    "lix",
    "rix",
    "spache_readability",
    "mcalpine_eflaw",
    "words_per_sentence",
    "difficult_words",
]
OTHER_NAME = {
    "characters": "char_count",
    "letters": "letter_count",
    "words": "lexicon_count",
    "sentences": "sentence_count",
    "syllables": "syllable_count",
    "polysyllables": "polysyllabcount",
    "monosyllables": "monosyllabcount",
    "long_words": "long_word_count",
    "mini_words": "miniword_count",
    "syllables_per_word": "avg_syllables_per_word",
    "letters_per_word": "avg_letter_per_word",
    "characters_per_token": "avg_character_per_word",
}
FACES = OTHER_NAME | {name: name for name in SAME_NAME}

WORDS = """
the a delegation Geneva isn't 'quoted' rock'n'roll O'Brien's 2020 £4,000 U.S.-led al-Tanf ceasefire.
unbelievable! really? … — “positions” Tell Abyad, İstanbul Straße naïve co-operation e.g. x_y 👍 ;-)
mother's James' 'tis we've they'LL internationalization antidisestablishmentarianism :( Ṽ 's
"""
words = st.sampled_from(WORDS.split())
sentences = st.lists(words, max_size=160).map(" ".join)


@pytest.fixture(scope="module")
def seed_text() -> str:
    [path] = (Path(__file__).parents[3] / "seeds").glob("*.txt")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def textstat():
    """Textstat, counting with the dictionary that ships here instead of one it would fetch."""
    phones = {word: [["V0"] * count] for word, count in _cmudict().items()}
    counter = import_module("textstat.backend.counts._count_syllables")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counter, "get_cmudict", lambda _language: phones)
        yield import_module("textstat").textstat


def assert_textstats_values(text: str, textstat) -> None:
    ours = readability(text)
    for name, theirs in FACES.items():
        if ours[name] is not None:
            assert ours[name] == getattr(textstat, theirs)(text), name


@settings(max_examples=300, deadline=None)
@given(st.one_of(sentences, st.text(max_size=120), st.text(alphabet=" .!?'\"aAsStTdDİΣς-_1\n", max_size=60)))
@example("")
@example("word")
@example("no sentence end here")
@example("... !!! ???")
@example("A b. C d e. F g h i!")
@example("one two three four five six seven eight nine ten. " * 12)
def test_every_value_equals_textstats(textstat, text: str) -> None:
    assert_textstats_values(text, textstat)


def test_the_seed_equals_textstat(textstat, seed_text: str) -> None:
    assert_textstats_values(seed_text, textstat)
    assert all(readability(seed_text)[name] is not None for name in FORMULAS)


def test_counts_add_up() -> None:
    measures = readability("The troops withdrew. Negotiations continued in Geneva.")
    assert measures["words"] == 7
    assert measures["sentences"] == 2
    assert measures["words_per_sentence"] == 3.5
    assert measures["syllables_per_word"] == measures["syllables"] / 7
    assert measures["polysyllables"] == 3


@pytest.mark.parametrize(
    "text", ["", " \n", "…!?", "👍👍 🎉", "2020 2021", "Войска отошли от города.", "军队撤退了。"]
)
def test_formulas_are_none_where_they_mean_nothing(text: str) -> None:
    measures = readability(text)
    assert {measures[name] for name in FORMULAS} == {None}
    assert all(isinstance(measures[name], int) for name in COUNTS)


def test_a_name_in_another_script_does_not_silence_an_english_text() -> None:
    assert readability("The town is called Дамаск in Russian.")["flesch_reading_ease"] is not None


def test_known_and_unknown_words_have_syllables() -> None:
    assert [syllables(word) for word in ("Syria", "fire", "didn't", "Hasakah", "")] == [3, 2, 2, 1, 0]


def test_every_measure_is_documented_and_in_order() -> None:
    assert list(readability("A short text.")) == [*COUNTS, *FORMULAS]


def test_the_dictionary_ships_with_its_licence() -> None:
    folder = resources.files("commentariat.analysis") / "text" / "cmudict"
    assert "Carnegie Mellon University" in (folder / "LICENSE").read_text(encoding="utf-8")
    assert len((folder / "syllables.txt.xz").read_bytes()) < 900_000
    assert len(_cmudict()) == 123_611
