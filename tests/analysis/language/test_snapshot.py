"""A snapshot answers as the parse does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.language.snapshot import snapshot

TEXT = (
    "The “Turkish proxies”, who took Afrin in 2018, didn't leave; Ankara's envoy Ali Nasser said (on Monday) that "
    "they and the rebels were killed. \n\nWhat a shameful lie!! Of the 12 soldiers, five fled and two were found dead."
)
VALUES = (
    *(
        "i",
        "idx",
        "text",
        "lower_",
        "lemma_",
        "pos_",
        "tag_",
        "dep_",
        "ent_type_",
        "ent_iob_",
        "shape_",
        "whitespace_",
    ),
    *(
        "is_alpha",
        "is_digit",
        "is_lower",
        "is_punct",
        "is_quote",
        "is_space",
        "is_sent_start",
        "like_num",
        "n_rights",
    ),
)
TOKENS = ("head", "left_edge", "right_edge")
ROWS = ("ancestors", "children", "conjuncts", "lefts", "rights", "subtree")


@pytest.fixture(scope="module")
def pair():
    doc = load_pipeline()(TEXT)
    return doc, snapshot(doc)


def spot(span):
    return span.start, span.end, span.start_char, span.end_char, span.text, span.label_, len(span)


@pytest.mark.parametrize("name", VALUES)
def test_a_token_has_the_values_of_spacys(pair, name):
    doc, copy = pair
    expected = [getattr(token, name) for token in doc]
    assert [getattr(token, name) for token in copy] == expected
    assert [type(getattr(token, name)) for token in copy] == [type(value) for value in expected]


@pytest.mark.parametrize("name", TOKENS)
def test_a_token_leads_to_the_same_token(pair, name):
    doc, copy = pair
    assert [getattr(token, name).i for token in copy] == [getattr(token, name).i for token in doc]


@pytest.mark.parametrize("name", ROWS)
def test_a_token_leads_to_the_same_tokens_in_the_same_order(pair, name):
    doc, copy = pair
    assert [[other.i for other in getattr(token, name)] for token in copy] == [
        [other.i for other in getattr(token, name)] for token in doc
    ]


def test_texts_sentences_and_entities_are_the_same(pair):
    doc, copy = pair
    assert (copy.text, len(copy), copy.has_annotation("DEP")) == (doc.text, len(doc), True)
    assert [spot(sentence) for sentence in copy.sents] == [spot(sentence) for sentence in doc.sents]
    assert [spot(entity) for entity in copy.ents] == [spot(entity) for entity in doc.ents]
    assert [spot(token.sent) for token in copy] == [spot(token.sent) for token in doc]
    assert [spot(e) for e in copy[3].sent.ents] == [spot(e) for e in doc[3].sent.ents]


@settings(deadline=None)
@given(st.data())
def test_spans_are_the_same(pair, data):
    doc, copy = pair
    bound = st.none() | st.integers(-len(doc) - 3, len(doc) + 3)
    cut = slice(data.draw(bound), data.draw(bound))
    span, same = doc[cut], copy[cut]
    assert spot(same) == spot(span)
    assert [token.i for token in same] == [token.i for token in span]
    if len(span):
        assert (same.root.i, spot(same.sent)) == (span.root.i, spot(span.sent))
        assert spot(same[1:-1]) == spot(span[1:-1])
        assert (same[0].i, same[-1].i) == (span[0].i, span[-1].i)


@settings(deadline=None)
@given(st.data())
def test_spans_at_code_points_are_the_same(pair, data):
    doc, copy = pair
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    found = doc.char_span(start, end, alignment_mode="expand")
    same = copy.char_span(start, end, alignment_mode="expand")
    assert (None if same is None else spot(same)) == (None if found is None else spot(found))


def test_a_token_is_one_object_however_it_is_reached(pair):
    _, copy = pair
    for token in copy:
        assert copy[token.i] is token
        assert all(child.head is token for child in token.children)
        assert token in token.sent
        assert (token.head is not token) == token.head.is_ancestor(token)
        assert token.i == 0 or token.nbor(-1).nbor() is token


def test_no_neighbour_stands_beyond_the_text(pair):
    _, copy = pair
    with pytest.raises(IndexError):
        copy[0].nbor(-1)
    with pytest.raises(IndexError):
        copy[-1].nbor()


def test_a_snapshot_of_a_snapshot_is_itself(pair):
    assert snapshot(pair[1]) is pair[1]


def test_an_empty_text_has_no_tokens():
    copy = snapshot(load_pipeline()(""))
    assert (len(copy), list(copy), list(copy.sents), copy.text) == (0, [], [], "")
