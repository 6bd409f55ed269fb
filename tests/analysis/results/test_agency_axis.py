"""Axes of counts: a few things are counted in whole numbers."""

from __future__ import annotations

from typing import Any

from commentariat.analysis import quotations


def test_an_axis_of_few_quotations_has_no_halves(seed_corpus: Any) -> None:
    [panel] = quotations(seed_corpus).plot().to_dict()["vconcat"]
    assert panel["encoding"]["x"]["axis"]["values"] == [0, 1]
