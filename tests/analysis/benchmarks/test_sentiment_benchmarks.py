"""Benchmarks of sentiment: ours beside the baselines, on data of the published form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commentariat.analysis.benchmarks.registry import run_benchmark
from commentariat.corpus.errors import InputError


def test_editorials_are_scored_beside_each_lexicon(tmp_path: Path) -> None:
    data = tmp_path / "rated.csv"
    data.write_text(
        "text,mean_rating\nA superb success.,3.1\nThey met in Geneva.,0.1\nA cruel and shameful crime.,-3.2\n",
        encoding="utf-8",
    )
    scores = run_benchmark("editorials", data).scores
    assert [score.system.split()[0] for score in scores[:3]] == ["commentariat", "VADER", "Opinion"]
    assert scores[0].value == pytest.approx(1, abs=0.1)
    assert scores[0].interval is not None


def test_a_rating_that_is_no_number_is_named(tmp_path: Path) -> None:
    data = tmp_path / "rated.csv"
    data.write_text("text,mean_rating\na,1\nb,bad\nc,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="no number"):
        run_benchmark("editorials", data)


@pytest.fixture
def targets(tmp_path: Path) -> Path:
    text = "The bishops praised Morales and condemned Duarte."
    row = {
        "sentence_normalized": text,
        "targets": [
            {"from": text.index(name), "to": text.index(name) + len(name), "polarity": polarity}
            for name, polarity in (("bishops", 4.0), ("Morales", 6.0), ("Duarte", 2.0))
        ],
    }
    (tmp_path / "train.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path


def test_targets_of_one_sentence_are_told_apart(targets: Path) -> None:
    outcome = run_benchmark("target_sentiment", targets)
    ours, trivial, vader = outcome.scores[:3]
    assert outcome.data == "3 targets in 1 sentences"
    assert ours.value is not None
    assert vader.value is not None
    assert ours.value > vader.value
    assert trivial.value == pytest.approx(1 / 6)


def test_a_row_of_another_form_is_named_by_its_line(targets: Path) -> None:
    with (targets / "train.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"text": "no targets"}\n')
    with pytest.raises(InputError, match="Line 2 of"):
        run_benchmark("target_sentiment", targets)
