"""Duplicates: flagged by their words, verified by the true Jaccard index, and always pointing to an original."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.text_reuse.duplicates import THRESHOLD, DuplicateSearch
from commentariat.corpus.text_reuse.tokens import folded_tokens

LONG = " ".join(f"word{number}" for number in range(60))


def flagged(*texts: str) -> list[tuple[int | None, str | None]]:
    search = DuplicateSearch()
    for text in texts:
        search.add(text)
    found = search.find(texts.__getitem__)
    return [found.of(place) or (None, None) for place in range(len(texts))]


def test_case_blanks_and_punctuation_make_no_difference() -> None:
    assert flagged("Well said!", "No.", "well  said…", "WELL\nsaid") == [
        (None, None), (None, None), (0, "exact"), (0, "exact"),
    ]  # fmt: skip


def test_texts_without_words_are_told_apart_by_their_signs_and_empty_ones_are_no_duplicates() -> None:
    assert flagged("👍", "", "!!!", "👍", "", " ") == [
        (None, None), (None, None), (None, None), (0, "exact"), (None, None), (None, None),
    ]  # fmt: skip


def test_a_long_text_with_a_word_added_is_a_near_duplicate() -> None:
    assert flagged(LONG, "Other words altogether.", f"{LONG} indeed") == [
        (None, None),
        (None, None),
        (0, "near"),
    ]


def test_a_short_text_is_only_an_exact_duplicate() -> None:
    short = " ".join(LONG.split()[:18])

    assert flagged(short, f"{short} indeed") == [(None, None), (None, None)]


CAMPAIGN = (
    "They stage their rescues for the cameras as all know who looked at it and no paper will ever report it"
)
UNSPACED = {
    "zh": "他们为镜头上演救援行动，看过证据的人都知道这一点，而电视台永远不会报道，因为它的主人不允许它说。",
    "ja": "彼らはカメラの前で救助活動を演じている。証拠を見た人なら誰でも知っているが、テレビは決して報道しない。",
    "th": "พวกเขาจัดฉากการช่วยเหลือต่อหน้ากล้อง ทุกคนที่ดูหลักฐานรู้เรื่องนี้ดี และโทรทัศน์จะไม่มีวันรายงานเรื่องนี้",
}
CHANGED = {"zh": ("证据", "照片"), "ja": ("証拠", "写真"), "th": ("หลักฐาน", "ภาพถ่าย")}


@pytest.mark.parametrize("at", [1, 7, 10, 13, 19])
def test_of_twenty_words_one_may_be_another(at: int) -> None:
    words = CAMPAIGN.split()[:20]
    changed = " ".join([*words[:at], "changed", *words[at + 1 :]])

    assert flagged(" ".join(words), changed) == [(None, None), (0, "near")]


def test_of_sixty_words_three_may_be_others_and_of_twenty_no_two() -> None:
    for text, places, kind in ((LONG, (9, 30, 50), "near"), (CAMPAIGN, (6, 13), None)):
        words = text.split()
        for place in places:
            words[place] = "changed"
        assert flagged(text, " ".join(words))[1][1] == kind


@pytest.mark.parametrize("language", UNSPACED)
def test_where_words_are_not_spaced_characters_are_compared(language: str) -> None:
    said = UNSPACED[language]
    bare = said.replace(" ", "").replace("，", "").replace("。", "").replace("、", "")

    assert flagged(said, said.replace(*CHANGED[language]), bare, said[: len(said) // 2]) == [
        (None, None), (0, "near"), (0, "exact"), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "disguised",
    [
        CAMPAIGN.replace("e", "е").replace("o", "о"),  # Cyrillic
        CAMPAIGN.replace("o", "ο").replace("a", "α"),  # Greek
        CAMPAIGN.upper().replace("A", "А").replace("H", "Н"),  # Cyrillic
        CAMPAIGN.replace("e", "e\u200b").replace("r", "r\u00ad"),
    ],
)
def test_letters_of_other_alphabets_and_invisible_characters_disguise_no_copy(disguised: str) -> None:
    assert flagged(CAMPAIGN, disguised) == [(None, None), (0, "near")]


def test_an_answer_is_no_copy_of_the_lines_that_it_quotes() -> None:
    answer = f"> {LONG}\nNo, never."

    assert flagged(LONG, answer, f"> {LONG}\nWell said.", answer) == [
        (None, None), (None, None), (None, None), (1, "exact"),
    ]  # fmt: skip


def test_texts_on_one_matter_are_different() -> None:
    texts = (
        "The bridge should never have been closed for repairs in May because everybody needs it to get to work",
        "The bridge should never have been built there in the first place because nobody needs it to get to work",
        "The bridge has to be closed for repairs in May because nobody wants it to fall into the river with us",
    )

    assert flagged(*texts) == [(None, None)] * 3


def test_a_copy_of_a_near_duplicate_points_to_the_original() -> None:
    assert flagged(LONG, f"{LONG} indeed", f"{LONG.upper()} Indeed!") == [
        (None, None),
        (0, "near"),
        (0, "near"),
    ]


def test_what_is_like_a_duplicate_only_is_an_original() -> None:
    words = LONG.split()
    chain = [" ".join(words[at : at + 50]) for at in (0, 5, 10)]

    assert flagged(*chain) == [(None, None), (0, "near"), (None, None)]


VARIANTS = st.lists(
    st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 59), st.sampled_from(["", "x", "y"])), max_size=12
)


@given(VARIANTS)
def test_near_duplicates_are_alike_and_originals_are_no_duplicates(
    changes: list[tuple[str, int, str]],
) -> None:
    texts = []
    for prefix, at, word in changes:
        words = [f"{prefix}{number}" for number in range(60)]
        texts.append(" ".join([*words[:at], word, *words[at + 1 :]]))

    found = flagged(*texts)

    for place, (original, kind) in enumerate(found):
        if original is None:
            continue
        assert original < place
        assert found[original] == (None, None)
        if kind == "exact":
            assert folded_tokens(texts[place]) == folded_tokens(texts[original])
        else:
            assert jaccard(texts[place], texts[original]) >= THRESHOLD


def jaccard(one: str, other: str) -> float:
    sets = []
    for text in (one, other):
        words = folded_tokens(text)
        sets.append(set(pairwise(words)))
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


def test_nearly_all_pairs_above_the_threshold_are_found() -> None:
    chance = random.Random(7)
    found = alike = 0
    for _ in range(150):
        words = [f"w{chance.randrange(10_000)}" for _ in range(80)]
        other = list(words)
        other[chance.randrange(80)] = "changed"
        texts = " ".join(words), " ".join(other)
        if jaccard(*texts) >= THRESHOLD:
            alike += 1
            found += flagged(*texts)[1] == (0, "near")
    assert alike > 100
    assert found >= 0.97 * alike


def test_every_process_flags_the_same() -> None:
    code = (
        "import random\n"
        "from commentariat.corpus.text_reuse.duplicates import DuplicateSearch\n"
        "r = random.Random(1)\n"
        "base = [f'w{r.randrange(99)}' for _ in range(60)]\n"
        "texts, search = [], DuplicateSearch()\n"
        "for n in range(60):\n"
        "    words = list(base)\n"
        "    for _ in range(n % 4): words[r.randrange(60)] = 'x'\n"
        "    texts.append(' '.join(words))\n"
        "    search.add(texts[-1])\n"
        "found = search.find(texts.__getitem__)\n"
        "print([found.of(n) for n in range(60)])\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert "near" in said.pop()
