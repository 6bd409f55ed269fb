from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus import CorpusError
from commentariat.corpus.standoff.claims import Claim, check_quotes, claim_on
from commentariat.corpus.storage.tables import decode_labels, to_arrow

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)


@given(WORDS, st.data())
def test_a_claim_comes_back_from_its_table_as_it_went_in(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    claim = claim_on(
        text,
        document_id="d1",
        layer="loaded_language",
        label="hedge",
        annotator="rule:test",
        start=start,
        end=end,
        voice="attributed",
        source=data.draw(st.none() | WORDS),
        attributes=data.draw(st.dictionaries(WORDS, WORDS, max_size=3)),
    )
    assert claim.quote == text[start:end]
    [row] = decode_labels(to_arrow([claim.to_row()], table="annotations")).to_pylist()
    assert Claim.from_row(row) == claim
    check_quotes([row], {"d1": text})


@given(WORDS, st.integers(-3, 12), st.integers(-3, 12))
def test_a_span_outside_the_text_is_refused(text: str, start: int, end: int) -> None:
    if 0 <= start < end <= len(text):
        return
    with pytest.raises(CorpusError, match="code points"):
        claim_on(text, document_id="d", layer="l", label="x", annotator="a", start=start, end=end)


def test_the_id_tells_claims_apart_by_what_they_say_and_who_says_it() -> None:
    common = {"document_id": "d", "layer": "l", "start": 0, "end": 3}
    ids = {
        claim_on("The end", **common, label=label, annotator=annotator).claim_id
        for label in ("x", "y")
        for annotator in ("rule:a", "ann")
    }
    assert len(ids) == 4
    again = claim_on("The end", **common, label="x", annotator="ann", confidence=0.5)
    assert again.claim_id in ids


def test_a_quote_that_no_longer_stands_there_is_an_error_that_says_what_does() -> None:
    row = {
        "claim_id": "f1",
        "document_id": "d",
        "start": 0,
        "end": 6,
        "quote": "regime",
        "status": "proposed",
    }
    with pytest.raises(CorpusError, match="'The re'"):
        check_quotes([row], {"d": "The regime"})
    with pytest.raises(CorpusError, match="no such document"):
        check_quotes([row], {})
    check_quotes([row | {"status": "lost"}], {})


def test_a_label_outside_the_scheme_is_refused_with_the_labels_there_are() -> None:
    claim = claim_on("The end", document_id="d", layer="loaded_language", label="nonsense", annotator="a")
    with pytest.raises(CorpusError, match=r"'nonsense' is no label.*proxy_label"):
        to_arrow([claim.to_row()], table="findings")
