"""Tags are the tagger's, and sentences are expected after final stops and what closes with them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.language.tags import TagDecoder


@pytest.fixture(scope="module")
def decoder() -> TagDecoder:
    tagger: Any = load_pipeline().get_pipe("tagger")
    return TagDecoder(tagger)


@pytest.mark.parametrize(
    ("tags", "starts"),
    [
        ("DT NN VBD . PRP VBD .", [0, 4]),
        ("`` UH . '' _SP PRP VBD", [0, 5]),
        ("NN . -RRB- . . NN . ''", [0, 5]),
        ("-RRB- '' _SP NN : NN", [0]),
        (". .", [0]),
    ],
    ids=["stop", "closing quotation mark", "several stops", "no stop", "only stops"],
)
def test_sentences_are_expected_after_stops(decoder: TagDecoder, tags: str, starts: list[int]) -> None:
    numbers = np.array([decoder.labels.index(tag) for tag in tags.split()])
    assert decoder.likely_starts(numbers, firsts=np.array([0])).tolist() == starts


def test_every_text_begins_a_sentence(decoder: TagDecoder) -> None:
    numbers = np.array([decoder.labels.index("NN")] * 6)
    assert decoder.likely_starts(numbers, firsts=np.array([0, 1, 4])).tolist() == [0, 1, 4]


def test_a_tagger_of_another_build_is_refused() -> None:
    parser: Any = load_pipeline().get_pipe("parser")
    with pytest.raises(ValueError, match="one layer"):
        TagDecoder(parser)
