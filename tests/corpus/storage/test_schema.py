"""The tables: their columns are those that are documented, and their labels those of the scheme."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from datasets import ClassLabel, Value

from commentariat.corpus.scheme import default_scheme, load_scheme
from commentariat.corpus.standoff.claims import Claim
from commentariat.corpus.storage.schema import (
    BOUNDARY,
    CLAIM_COLUMNS,
    COMMENT_COLUMNS,
    COMMENT_KIND,
    COMMENT_SPLIT,
    DOCUMENT_KIND,
    DUPLICATE_KIND,
    LANGUAGE_SOURCE,
    MEASURE_COLUMNS,
    REPORT_COLUMNS,
    STATUS,
    TABLES,
    features,
)
from commentariat.corpus.values.dates import PRECISION


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("reports", REPORT_COLUMNS),
        ("comments", COMMENT_COLUMNS),
        ("findings", CLAIM_COLUMNS),
        ("measures", MEASURE_COLUMNS),
        ("annotations", CLAIM_COLUMNS),
    ],
)
def test_a_table_has_the_documented_columns_in_their_order(table: str, columns: Mapping[str, str]) -> None:
    assert list(features(table)) == list(columns)


def test_claims_have_the_columns_of_a_claim() -> None:
    assert set(CLAIM_COLUMNS) == set(Claim.__slots__)


def test_labels_are_closed_lists() -> None:
    scheme = default_scheme()
    closed = {
        (table, name): tuple(feature.names)
        for table in TABLES
        for name, feature in features(table).items()
        if isinstance(feature, ClassLabel)
    }
    claims = {
        "layer": scheme.layer_names,
        "label": scheme.label_names,
        "voice": scheme.voices,
        "status": STATUS,
    }
    assert closed == {
        ("reports", "boundary"): BOUNDARY,
        ("comments", "split"): COMMENT_SPLIT,
        **{(table, "language_source"): LANGUAGE_SOURCE for table in ("reports", "comments")},
        **{(table, "duplicate_kind"): DUPLICATE_KIND for table in ("reports", "comments")},
        ("comments", "kind"): COMMENT_KIND,
        ("comments", "published_precision"): PRECISION,
        ("measures", "kind"): DOCUMENT_KIND,
        **{(table, name): names for table in ("findings", "annotations") for name, names in claims.items()},
    }


def test_offsets_count_beyond_what_32_bits_hold() -> None:
    assert features("findings")["start"] == features("findings")["end"] == Value("int64")


def test_another_scheme_closes_the_labels_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(
        "name: ours\nlayers: {tone: {unit: span, labels: {rude: {marks: x}}}}\n", encoding="utf-8"
    )
    columns = features("annotations", scheme=load_scheme(path))
    assert (columns["layer"].names, columns["label"].names) == (["tone"], ["rude"])


def test_there_is_no_other_table() -> None:
    with pytest.raises(KeyError):
        features("articles")
