"""The benchmark for loaded language: scores that follow from texts annotated for the test."""

import json
from pathlib import Path
from typing import Any

import pytest

from commentariat.analysis.benchmarks.labels import prf
from commentariat.analysis.benchmarks.registry import run_benchmark
from commentariat.corpus.errors import InputError


def annotated(text: str, *spans: tuple[str, str, str | None]) -> dict[str, Any]:
    """A report with spans (label, quote, target) in the outlet's voice."""
    return {
        "text": text,
        "kind": "report",
        "spans": [
            {
                "label": label,
                "start": text.index(quote),
                "end": text.index(quote) + len(quote),
                "voice": "outlet",
                "source": None,
                "target": target,
            }
            for label, quote, target in spans
        ],
    }


REGIME = annotated("The Assad regime fled.", ("delegitimising_label", "regime", "Assad"))
SNOW = annotated("The regime fell in barbaric snow.", ("delegitimising_label", "snow", None))


def written(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_span_counts_with_its_label_and_both_boundaries(tmp_path: Path) -> None:
    outcome = run_benchmark("labels", written(tmp_path / "gold.jsonl", REGIME, SNOW))
    scores = {score.measure: score.value for score in outcome.scores if score.system == "commentariat"}
    assert outcome.data == "2 texts with 2 annotated spans"
    assert scores["span recall"] == 0.5
    assert scores["voice right"] == scores["target precision"] == scores["target recall"] == 1.0
    assert ("delegitimising_label", "recall", 0.5) in outcome.details


def test_the_word_list_knows_only_the_words_of_the_other_half(tmp_path: Path) -> None:
    again = annotated("Tax regime.")
    outcome = run_benchmark("labels", written(tmp_path / "gold.jsonl", REGIME, again))
    [baseline] = [score.value for score in outcome.scores if score.system != "commentariat"]
    assert baseline == 0.0, (
        "its one hit would be in the half it was drawn from; its false alarm is in the other"
    )


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", REGIME)
    written(tmp_path / "b.jsonl", REGIME)
    assert run_benchmark("labels", tmp_path).data == "2 texts with 2 annotated spans"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", r"bad\.jsonl, line 1 is not JSON"),
        ('{"text": "x"}', r"bad\.jsonl, line 1 lacks “kind”"),
        ('{"text": "x", "kind": "report", "spans": [{}]}', r"bad\.jsonl, line 1 lacks “label”"),
        ("", "holds no annotated texts"),
    ],
)
def test_a_line_that_is_no_annotated_text_is_named(line: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=fault):
        run_benchmark("labels", tmp_path / "bad.jsonl")


def test_nothing_claimed_and_nothing_there_score_nothing() -> None:
    assert prf(0, 0, 0) == (0.0, 0.0, 0.0)
