"""A corpus in shards: together they are its documents, however it is cut and in whatever order its comments stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus import Corpus, CorpusError
from commentariat.corpus.shards import (
    DOCUMENT_CHARACTERS,
    FEWEST_SHARDS,
    LONGEST_SHARD,
    SHORTEST_SHARD,
    plan_shards,
    shard_documents,
    shard_length,
    texts_digest,
)
from commentariat.corpus.standoff.claims import text_sha256
from commentariat.corpus.storage.schema import TABLES
from commentariat.corpus.storage.tables import FILE_NAME, to_arrow, write_parquet

OF = ("a", "a", "a", "a", "c", "d", "d")


def folder(path: Path, *comments: str, text: str = "Comment") -> Path:
    tables = {table: to_arrow([], table=table) for table in TABLES}
    reports = [{"report_id": name, "text": f"Report {name}.", "outlet": f"The {name}"} for name in "abcde"]
    rows = [
        {
            "comment_id": f"{of}{n}",
            "report_id": of,
            "text": f"{text} {n}.",
            "parent_id": "x" if n % 2 else None,
        }
        for n, of in enumerate(comments)
    ]
    for made in (*reports, *rows):
        made["text_sha256"] = text_sha256(str(made["text"]))
    tables["reports"], tables["comments"] = (
        to_arrow(reports, table="reports"),
        to_arrow(rows, table="comments"),
    )
    for table, data in tables.items():
        write_parquet(data, path / table / FILE_NAME)
    (path / "provenance.json").write_text("{}")
    return path


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    base = tmp_path_factory.mktemp("corpora")
    return folder(base / "in order", *OF), folder(base / "scattered", *OF[::-1]), folder(base / "bare")


@given(which=st.integers(0, 2), characters=st.integers(1, 12 * (DOCUMENT_CHARACTERS + 10)))
def test_the_shards_are_the_documents_of_the_corpus(
    folders: tuple[Path, ...], which: int, characters: int
) -> None:
    path = folders[which]
    shards = plan_shards(path, characters=characters)
    documents = [document for shard in shards for document in shard_documents(path, shard)]
    assert documents == list(Corpus(path).documents())
    assert [len(shard) for shard in shards] == [
        sum(1 for _ in shard_documents(path, shard)) for shard in shards
    ]
    assert all(shard.index == place for place, shard in enumerate(shards))


def test_a_long_thread_is_cut_and_its_comments_still_have_their_report(folders: tuple[Path, ...]) -> None:
    second = plan_shards(folders[0], characters=2 * DOCUMENT_CHARACTERS)[1]
    [*found] = shard_documents(folders[0], second)
    assert second.within
    assert {(document.kind, document.report_text) for document in found} == {("comment", "Report a.")}
    assert second.names == (found[0].document_id, found[-1].document_id)


def test_a_shard_whose_texts_changed_is_noticed(tmp_path: Path) -> None:
    [shard] = plan_shards(folder(tmp_path, *OF))
    before = texts_digest(tmp_path)
    folder(tmp_path, *OF, text="Remark")
    assert texts_digest(tmp_path) != before
    with pytest.raises(CorpusError, match="no longer those"):
        list(shard_documents(tmp_path, shard))


def test_the_hash_of_a_shard_covers_what_is_worked_on_and_not_its_place(folders: tuple[Path, ...]) -> None:
    cut = plan_shards(folders[0], characters=3 * DOCUMENT_CHARACTERS)
    assert len({shard.sha256 for shard in cut}) == len(cut)
    wrong = replace(cut[0], sha256=cut[1].sha256)
    with pytest.raises(CorpusError):
        list(shard_documents(folders[0], wrong))


def test_a_withheld_text_is_named(tmp_path: Path) -> None:
    path = folder(tmp_path)
    rows = [{"report_id": "a", "text": None, "text_sha256": "0" * 64}]
    write_parquet(to_arrow(rows, table="reports"), path / "reports" / FILE_NAME)
    with pytest.raises(CorpusError, match="The text of a is withheld"):
        plan_shards(path)


def test_shards_are_as_long_as_the_corpus_is_large_within_bounds(tmp_path: Path) -> None:
    small = folder(tmp_path / "small", *OF)
    assert shard_length(small) == SHORTEST_SHARD
    assert shard_length(small, shortest=10 * SHORTEST_SHARD) == 10 * SHORTEST_SHARD
    characters = 2 * SHORTEST_SHARD * FEWEST_SHARDS
    middling = folder(tmp_path / "middling", *OF, text="word " * (characters // 5 // len(OF)))
    assert shard_length(middling) == pytest.approx(2 * SHORTEST_SHARD, rel=0.01)
    characters = 2 * LONGEST_SHARD * FEWEST_SHARDS
    large = folder(tmp_path / "large", "a", text="word " * (characters // 5))
    assert shard_length(large) == LONGEST_SHARD
