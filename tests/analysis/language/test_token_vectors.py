"""Token vectors equal those that spaCy computes, for any weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.analysis.language.columns import read_attributes
from commentariat.analysis.language.kinds import PADDING, KindsOfTokens
from commentariat.analysis.language.token_vectors import PAD, TokenVectors, layout

if TYPE_CHECKING:
    from thinc.api import Model

ATTRIBUTES = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
WORDS = ["the", "Turkish", "proxies", "took", "Afrin", ".", "\n", "😀", "U.S.-backed", "of", "10km"]


def tok2vec(*, depth: int = PAD, window: int = 1, pieces: int = 3, vectors: bool = False) -> Model[Any, Any]:
    from spacy.ml.models import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model

    embed = MultiHashEmbed(width=16, attrs=list(ATTRIBUTES), rows=[500] * 4, include_static_vectors=vectors)
    return build_Tok2Vec_model(
        embed, MaxoutWindowEncoder(width=16, window_size=window, maxout_pieces=pieces, depth=depth)
    )


@pytest.fixture(scope="module")
def model() -> Model[Any, Any]:
    made = tok2vec()
    made.initialize()
    rng = np.random.default_rng(7)
    for node in made.walk():
        for name in node.param_names:
            node.set_param(name, rng.normal(size=node.get_param(name).shape).astype(np.float32))
    return made


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.sampled_from([1, 4, 100]),
    st.lists(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), min_size=1, max_size=5),
        max_size=3,
    ),
)
def test_vectors_are_spacys_text_by_text_and_batch_by_batch(
    model: Model[Any, Any], frequent: int, batches: list[list[list[str]]]
) -> None:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    ours, kinds = TokenVectors(model, frequent=frequent), KindsOfTokens(ATTRIBUTES)
    for batch in batches:
        docs = [Doc(Vocab(), words=words) for words in batch]
        rows = layout([len(doc) for doc in docs])
        tokens = np.full(rows[-1] + PAD + 1, PADDING)
        tokens[rows] = kinds.of(read_attributes(docs, ATTRIBUTES))
        theirs = np.concatenate(model.predict(docs))
        np.testing.assert_allclose(ours.of(tokens, kinds)[rows], theirs, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize(
    "other",
    [{"depth": 3}, {"window": 2}, {"pieces": 2}, {"vectors": True}],
    ids=lambda other: next(iter(other)),
)
def test_another_build_is_refused(other: dict[str, Any]) -> None:
    model = tok2vec(**other)
    if not other.get("vectors"):
        model.initialize()
    with pytest.raises(ValueError, match="pipeline"):
        TokenVectors(model)
