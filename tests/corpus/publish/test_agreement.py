"""Agreement per label, against the worked values of its definition."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.publish.agreement import label_agreement


def mark(who: str, document: str, label: str, start: int, status: str = "accepted") -> dict[str, Any]:
    return {
        "annotator": who,
        "document_id": document,
        "layer": "l",
        "label": label,
        "start": start,
        "end": start + 3,
        "status": status,
    }


def test_it_is_two_a_over_two_a_plus_b_plus_c() -> None:
    # a = 2 marks in common, b = 1 of ann alone, c = 2 of bob alone: 4 / 7.
    rows = [mark("ann", "d", "x", n) for n in (0, 10, 20)] + [
        mark("bob", "d", "x", n) for n in (0, 10, 40, 50)
    ]
    [found] = label_agreement(rows)
    assert found.agreement == 4 / 7
    assert (found.claims, found.annotators, found.marks) == (7, 2, 7)


def test_an_annotator_who_saw_the_document_but_not_the_label_disagrees() -> None:
    found = label_agreement([mark("ann", "d", "x", 0), mark("bob", "d", "y", 9)])
    assert [one.agreement for one in found] == [0.0, 0.0]


def test_documents_of_one_annotator_say_nothing_and_rejected_claims_do_not_count() -> None:
    rows = [mark("ann", "d", "x", 0), mark("bob", "e", "x", 0), mark("bob", "d", "x", 5, status="rejected")]
    [found] = label_agreement(rows)
    assert (found.agreement, found.claims) == (None, 2)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("de"), st.integers(0, 5)), max_size=20))
def test_it_does_not_matter_who_is_called_what(marks: list[tuple[str, str, int]]) -> None:
    rows = [mark(who, document, "x", start) for who, document, start in marks]
    swapped = [row | {"annotator": {"a": "b", "b": "a"}[row["annotator"]]} for row in rows]
    assert [one.agreement for one in label_agreement(rows)] == [
        one.agreement for one in label_agreement(swapped)
    ]
