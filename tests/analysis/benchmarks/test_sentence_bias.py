from pathlib import Path

import pytest

from commentariat.analysis.benchmarks.registry import run_benchmark
from commentariat.corpus.errors import InputError

ROWS = """text,label_bias,biased_words
"The vile and barbaric regime never stops its cowardly lies!",Biased,"['vile', 'barbaric', 'cowardly']"
The committee met on Tuesday in Geneva.,Non-biased,[]
Nobody agreed on this one.,No agreement,[]
"""


def test_charged_sentences_are_biased_and_their_words_found(tmp_path: Path) -> None:
    data = tmp_path / "bias.csv"
    data.write_text(ROWS, encoding="utf-8")
    outcome = run_benchmark("sentence_bias", data)
    assert outcome.data == "2 sentences, 1 of them biased"
    sentences, found_words = outcome.scores[:2]
    assert sentences.value == 1.0
    assert found_words.value is not None
    assert found_words.value > 0.7


@pytest.mark.parametrize("text", ["text\nx\n", "text,label_bias,biased_words\nx,No agreement,[]\n"])
def test_a_file_without_labelled_sentences_is_refused(tmp_path: Path, text: str) -> None:
    data = tmp_path / "bias.csv"
    data.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"bias\.csv"):
        run_benchmark("sentence_bias", data)
