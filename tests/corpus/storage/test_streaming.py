"""Reading a corpus report by report: the same texts in the same order, whoever wrote the files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from commentariat.corpus import Corpus, CorpusError
from commentariat.corpus.standoff.claims import claim_on
from commentariat.corpus.storage.schema import TABLES
from commentariat.corpus.storage.streaming import check_claims, read_threads
from commentariat.corpus.storage.tables import FILE_NAME, decode_labels, to_arrow, write_parquet

COMMENTS = (("c1", "a"), ("c2", "a"), ("c3", "c"), ("c4", "c"))


def folder(path: Path, *comments: tuple[str, str]) -> Path:
    tables = {table: to_arrow([], table=table) for table in TABLES}
    tables["reports"] = to_arrow(
        [{"report_id": name, "text": f"Report {name}."} for name in "abc"], table="reports"
    )
    rows = [{"comment_id": own, "report_id": of, "text": f"Comment {own}."} for own, of in comments]
    tables["comments"] = to_arrow(rows, table="comments")
    for table, data in tables.items():
        write_parquet(data, path / table / FILE_NAME)
    (path / "provenance.json").write_text("{}")
    return path


@pytest.mark.parametrize("comments", [COMMENTS, COMMENTS[::-1], (*COMMENTS, ("c5", "a")), ()])
def test_every_comment_follows_its_report_in_the_order_of_its_table(
    comments: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    expected = [name for of in "abc" for name in (of, *(own for own, under in comments if under == of))]
    documents = list(Corpus(folder(tmp_path, *comments)).documents())
    assert [document.document_id for document in documents] == expected
    assert [document.text.split()[1].rstrip(".") for document in documents] == expected


def test_a_thread_that_is_not_read_is_passed_over(tmp_path: Path) -> None:
    threads = read_threads(folder(tmp_path, *COMMENTS), reports=(), comments=("comment_id",))
    assert [report["report_id"] for report, _ in threads] == ["a", "b", "c"]


class TestClaims:
    TEXTS = tuple((f"d{number}", f"Text number {number}.") for number in range(2_500))

    def claims(self, *places: int, quote: str | None = None) -> list[dict[str, Any]]:
        return [
            claim_on(
                text,
                document_id=name,
                layer="loaded_language",
                label="hedge",
                annotator="ann",
                start=5,
                end=11,
            ).to_row()
            | ({"quote": quote} if quote else {})
            for name, text in (self.TEXTS[place] for place in places)
        ]

    def check(self, rows: list[dict[str, Any]]) -> None:
        check_claims(decode_labels(to_arrow(rows, table="findings")), iter(self.TEXTS))

    def test_whatever_order_they_stand_in(self) -> None:
        self.check(self.claims(2_400, 7, 7, *range(1_200)))

    def test_one_that_quotes_what_does_not_stand_there_is_named(self) -> None:
        with pytest.raises(CorpusError, match="d2400"):
            self.check([*self.claims(*range(1_200)), *self.claims(2_400, quote="number!")])

    def test_one_on_a_document_that_is_not_there_is_named(self) -> None:
        [row] = self.claims(1)
        with pytest.raises(CorpusError, match="there is no such document"):
            self.check([row | {"document_id": "elsewhere"}])
