"""Spans that overlap are one."""

from __future__ import annotations

from commentariat.corpus.text.spans import joined


def test_spans_that_overlap_count_once_and_empty_ones_not_at_all() -> None:
    assert joined([(8, 8), (0, 4), (3, 6), (6, 7)]) == [(0, 6), (6, 7)]
    assert joined([]) == []
