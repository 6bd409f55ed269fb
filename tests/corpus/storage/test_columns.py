"""Types as plain values say what `datasets` says: the same schema to the byte, and the same YAML."""

from __future__ import annotations

import pyarrow as pa
import pytest
from datasets import DatasetInfo, Features, Image, SplitDict, SplitInfo
from datasets.info import DatasetInfosDict
from huggingface_hub import DatasetCardData

from commentariat.corpus.storage.card import Part, card_metadata
from commentariat.corpus.storage.columns import arrow_schema, columns_of, list_of, value, yaml_columns
from commentariat.corpus.storage.schema import TABLES, columns, features

NESTED = {
    "texts": list_of(value("string")),
    "pairs": list_of({"name": value("string"), "marks": list_of(value("bool"))}),
    "place": {"start": value("int64"), "share": value("float64")},
}


@pytest.mark.parametrize("types", [*map(columns, TABLES), NESTED], ids=[*TABLES, "nested"])
def test_schema_and_yaml_are_those_of_datasets(types: dict) -> None:
    theirs = Features.from_dict(types)
    assert arrow_schema(types).equals(theirs.arrow_schema, check_metadata=True)
    assert yaml_columns(types) == theirs._to_yaml_list()
    assert columns_of(theirs.arrow_schema) == types


def test_a_table_by_another_hand_has_the_types_that_datasets_takes_it_for() -> None:
    bare = pa.schema({"text": pa.large_string(), "n": pa.int8()})
    assert columns_of(bare) == Features.from_arrow_schema(bare).to_dict()
    pictures = Features({"picture": Image()})
    assert columns_of(pictures.arrow_schema) == pictures.to_dict()
    assert yaml_columns(pictures.to_dict()) == pictures._to_yaml_list()


@pytest.mark.parametrize("names", [TABLES, TABLES[:1]])
def test_a_cards_metadata_is_what_the_hubs_libraries_write(names: tuple[str, ...]) -> None:
    schemas = {table: features(table).arrow_schema for table in names}
    parts = {table: [Part(split="train", path=f"{table}/*.parquet", rows=3, bytes=100)] for table in names}
    more = {"license": "cc-by-4.0", "size_categories": ["n<1K"], "annotations_creators": ["found"]}
    ours = card_metadata(
        schemas, languages=["en-GB"], name=" the  demo", parts=parts, **more, extra_gated=None
    )
    infos = DatasetInfosDict()
    for table in names:
        splits = SplitDict()
        splits.add(SplitInfo(name="train", num_bytes=100, num_examples=3))
        own = Features.from_arrow_schema(schemas[table])
        infos[table] = DatasetInfo(features=own, splits=splits, dataset_size=100)
    theirs = DatasetCardData(
        pretty_name="the demo",
        language=["en"],
        task_categories=ours["task_categories"],
        tags=ours["tags"],
        configs=ours["configs"],
        **more,
    )
    infos.to_dataset_card_data(theirs)
    assert list(ours.items()) == list(theirs.to_dict().items())
