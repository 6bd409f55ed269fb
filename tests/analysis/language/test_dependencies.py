"""Arcs are those of spaCy's own loop, however wildly a parser decides and wherever sentences begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.analysis.language import dependencies
from commentariat.analysis.language.columns import read_attributes
from commentariat.analysis.language.dependencies import DependencyDecoder

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from spacy.tokens import Doc

WIDTH = 12
LABELS = ("nsubj", "dobj", "prep", "relcl||dobj", "prep||nsubj")
PARSERS = 8


@dataclass(frozen=True)
class Pair:
    """A parser of random weights, and what decides in its place."""

    parser: Any
    decoder: DependencyDecoder


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    parsers = [random_parser(seed) for seed in range(PARSERS)]
    return [Pair(parser, DependencyDecoder(parser)) for parser in parsers]


def random_parser(seed: int, **settings: Any) -> Any:
    """Return a parser of random weights, which takes every transition now and then."""
    import spacy

    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 8,
        "maxout_pieces": 2 + seed % 2,
        "use_upper": True,
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH},
    }
    parser: Any = spacy.blank("en").add_pipe("parser", config={"model": model | settings})
    for label in LABELS:
        parser.add_label(label)
    parser.model.initialize()
    rng = np.random.default_rng(seed)
    for node in parser.model.walk():
        for name in node.param_names:
            node.set_param(name, rng.normal(size=node.get_param(name).shape).astype(np.float32))
    return parser


def texts_of(parser: Any, lengths: Sequence[int], *, seed: int) -> tuple[list[Doc], npt.NDArray[np.float32]]:
    """Return texts and random vectors for their tokens."""
    from spacy.tokens import Doc

    docs = [Doc(parser.vocab, words=["word"] * length) for length in lengths]
    return docs, np.random.default_rng(seed).normal(size=(sum(lengths), WIDTH)).astype(np.float32)


def starts_in(lengths: Sequence[int], starts: Sequence[int]) -> npt.NDArray[np.intp]:
    """Return sentence starts, the first token of every text among them."""
    return np.union1d(np.cumsum([0, *lengths[:-1]]), np.array(starts, dtype=np.intp))


def arcs_by_spacy(
    parser: Any, lengths: Sequence[int], *, seed: int, starts: Sequence[int]
) -> list[list[int]]:
    docs, vectors = texts_of(parser, lengths, seed=seed)
    begins = np.full(len(vectors), False)
    begins[starts_in(lengths, starts)] = True
    ends = np.cumsum(lengths)[:-1]
    for doc, part, flags in zip(docs, np.split(vectors, ends), np.split(begins, ends), strict=True):
        for token, begin in zip(doc, flags.tolist(), strict=True):
            token.is_sent_start = begin
        doc.tensor = part  # pyright: ignore[reportAttributeAccessIssue]
        parser(doc)
    return read_attributes(docs, ["HEAD", "DEP", "SENT_START"]).tolist()


def arcs_by_us(
    pair: Pair,
    lengths: Sequence[int],
    *,
    seed: int,
    starts: Sequence[int],
    wanted: npt.NDArray[np.bool_] | None = None,
) -> list[list[int]]:
    docs, vectors = texts_of(pair.parser, lengths, seed=seed)
    pair.decoder.set_arcs(docs, vectors, starts=starts_in(lengths, starts), wanted=wanted)
    return read_attributes(docs, ["HEAD", "DEP", "SENT_START"]).tolist()


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.integers(0, PARSERS - 1),
    st.lists(st.integers(1, 40), min_size=1, max_size=6),
    st.integers(0, 10_000),
    st.floats(0, 1),
)
def test_arcs_are_those_of_spacys_loop_wherever_sentences_begin(
    pairs: list[Pair], number: int, lengths: list[int], seed: int, share: float
) -> None:
    pair = pairs[number]
    starts = np.flatnonzero(np.random.default_rng(seed).random(sum(lengths)) < share).tolist()
    by_spacy = arcs_by_spacy(pair.parser, lengths, seed=seed, starts=starts)
    assert arcs_by_us(pair, lengths, seed=seed, starts=starts) == by_spacy


@settings(max_examples=50, deadline=None, derandomize=True)
@given(
    st.integers(0, PARSERS - 1), st.lists(st.integers(1, 40), min_size=1, max_size=6), st.integers(0, 10_000)
)
def test_wanted_sentences_have_the_arcs_that_they_have_when_all_are_parsed(
    pairs: list[Pair], number: int, lengths: list[int], seed: int
) -> None:
    pair, rng = pairs[number], np.random.default_rng(seed)
    starts = np.flatnonzero(rng.random(sum(lengths)) < 0.2).tolist()
    bounds = [*starts_in(lengths, starts).tolist(), sum(lengths)]
    wanted = rng.random(len(bounds) - 1) < 0.5
    whole = arcs_by_us(pair, lengths, seed=seed, starts=starts)
    some = arcs_by_us(pair, lengths, seed=seed, starts=starts, wanted=wanted)
    strings = pair.parser.vocab.strings
    for is_wanted, begin, end in zip(wanted.tolist(), bounds, bounds[1:], strict=False):
        if is_wanted:
            assert some[begin:end] == whole[begin:end]
            continue
        heads = [place + np.uint64(head).astype(np.int64) for place, (head, *_) in enumerate(some[begin:end])]
        assert heads == [0] * (end - begin)
        assert [strings[row[1]] for row in some[begin:end]] == ["ROOT", *["dep"] * (end - begin - 1)]


def test_random_parsers_take_every_transition(pairs: list[Pair]) -> None:
    """Else the test above would say little."""
    seen = {
        pair.parser.vocab.strings[dep]
        for pair in pairs
        for _, dep, _ in arcs_by_spacy(pair.parser, [200], seed=1, starts=[])
    }
    assert {"ROOT", "nsubj", "dobj", "prep", "relcl"} <= seen


@pytest.mark.parametrize("tokens_a_step", [0, 1, 10**6])
def test_texts_left_to_spacys_loop_come_out_the_same(
    pairs: list[Pair], tokens_a_step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dependencies, "_STEPS", 3)
    monkeypatch.setattr(dependencies, "_STEP_IN_TOKENS", tokens_a_step)
    lengths = [3, 90, 1, 60, 2, 45]
    starts = [20, 40, 100, 120]
    by_us = arcs_by_us(pairs[0], lengths, seed=3, starts=starts)
    assert by_us == arcs_by_spacy(pairs[0].parser, lengths, seed=3, starts=starts)


@pytest.mark.parametrize(
    "settings",
    [{"use_upper": False, "maxout_pieces": 1}, {"extra_state_tokens": True}, {"maxout_pieces": 1}],
    ids=["no upper layer", "thirteen features", "no maxout"],
)
def test_a_parser_of_another_build_is_refused(settings: dict[str, Any]) -> None:
    parser = random_parser(0, **settings)
    with pytest.raises(ValueError, match="greedy one with eight features"):
        DependencyDecoder(parser)
