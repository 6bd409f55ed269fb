from pathlib import Path

import pytest

from commentariat.analysis.benchmarks.registry import BENCHMARKS, run_benchmark
from commentariat.corpus.errors import InputError


def test_frames_are_scored_beside_the_trivial_baseline(tmp_path: Path) -> None:
    data = tmp_path / "sentences.csv"
    data.write_text(
        "sentence,label\nThe judge upheld the ruling of the supreme court.,5\nIt rained.,15\n",
        encoding="utf-8",
    )
    ours, trivial = run_benchmark("frames", data).scores
    assert (ours.system, ours.value) == ("commentariat", 1.0)
    assert trivial.value == pytest.approx(1 / 3)


def test_an_unknown_benchmark_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no benchmark “nonsense”; there are .*frames"):
        run_benchmark("nonsense", tmp_path)


@pytest.mark.parametrize("name", sorted(BENCHMARKS))
def test_data_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no data at"):
        run_benchmark(name, tmp_path / "gone.csv")
