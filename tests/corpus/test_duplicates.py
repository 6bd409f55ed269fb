"""Duplicates: flagged by their words, verified by the true Jaccard index, and always pointing to an original."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.duplicates import SHINGLE, THRESHOLD, flag_duplicates
from commentariat.corpus.text import folded_words

LONG = " ".join(f"word{number}" for number in range(60))


def flagged(*texts: str) -> list[tuple[int | None, str | None]]:
    rows: list[dict[str, Any]] = [{"id": number, "text": text} for number, text in enumerate(texts)]
    flag_duplicates(rows, id_column="id")
    return [(row["duplicate_of"], row["duplicate_kind"]) for row in rows]


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


def test_a_copy_of_a_near_duplicate_points_to_the_original() -> None:
    assert flagged(LONG, f"{LONG} indeed", f"{LONG.upper()} Indeed!") == [
        (None, None),
        (0, "near"),
        (0, "near"),
    ]


def test_what_is_like_a_duplicate_only_is_an_original() -> None:
    words = LONG.split()
    chain = [" ".join(words[at : at + 50]) for at in (0, 4, 8)]

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
    rows: list[dict[str, Any]] = [{"id": number, "text": text} for number, text in enumerate(texts)]

    kinds = flag_duplicates(rows, id_column="id")

    assert kinds.total() == sum(row["duplicate_of"] is not None for row in rows)
    for row in rows:
        if row["duplicate_of"] is None:
            continue
        original = rows[row["duplicate_of"]]
        assert original["id"] < row["id"]
        assert original["duplicate_of"] is None
        if row["duplicate_kind"] == "exact":
            assert folded_words(row["text"]) == folded_words(original["text"])
        else:
            assert jaccard(row["text"], original["text"]) >= THRESHOLD


def jaccard(one: str, other: str) -> float:
    sets = []
    for text in (one, other):
        words = folded_words(text)
        sets.append({tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)})
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
        "from commentariat.corpus.duplicates import flag_duplicates\n"
        "r = random.Random(1)\n"
        "base = [f'w{r.randrange(99)}' for _ in range(60)]\n"
        "rows = []\n"
        "for n in range(60):\n"
        "    words = list(base)\n"
        "    for _ in range(n % 4): words[r.randrange(60)] = 'x'\n"
        "    rows.append({'id': n, 'text': ' '.join(words)})\n"
        "flag_duplicates(rows, id_column='id')\n"
        "print([(row['duplicate_of'], row['duplicate_kind']) for row in rows])\n"
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
