"""A concordance holds every match at its place in the text, sorted, and shows it so."""

from __future__ import annotations

from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.statistics import collocations, concordance, dispersion, trend
from commentariat.analysis.statistics.concordance import in_line
from commentariat.analysis.tables.corpus_tables import texts
from commentariat.corpus.errors import InputError


class Elements(HTMLParser):
    """The elements of a page, as a browser would read them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.add(tag)
        self.attributes.update(held)
        if "id" in held:
            self.ids.append(str(held["id"]))
        if tag == "a":
            self.links.append(str(held["href"]))


def test_every_line_leads_back_to_its_text(tables: Any) -> None:
    result = concordance(tables, "the {0,2} regime|terrorists", width=12)
    held = texts(tables, result.table["document_id"])
    for row in result.table.to_dict("records"):
        text = held[row["document_id"]].replace("\n", " ")
        assert text[row["start"] : row["end"]] == row["node"]
        before = row["start"] - len(row["left"])
        assert text[before : row["end"] + len(row["right"])] == row["left"] + row["node"] + row["right"]


@pytest.mark.parametrize("query", ["*", "the {0,2} *"])
@pytest.mark.parametrize("sort", [["R1", "R2"], ["node", "L1"], ["kind", "L1"], ["text"]])
@pytest.mark.parametrize("limit", [1, 5, 1_000])
def test_the_first_lines_are_those_of_the_whole_whatever_is_sorted_at_once(
    tables: Any, query: str, sort: list[str], limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = concordance(tables, query, sort=sort, limit=None)
    for block in (1, 3, 10):
        monkeypatch.setattr(import_module(concordance.__module__), "BLOCK", block)
        first = concordance(tables, query, sort=sort, limit=limit)

        assert first.table.equals(whole.table.head(limit))
        assert first.denominators == whole.denominators


def test_documents_with_a_match_are_counted_once(tables: Any) -> None:
    for query in ("*", "the", "label:proxy_label"):
        result = concordance(tables, query, limit=None)
        assert result.denominators["documents with a match"] == result.table["document_id"].nunique()


@pytest.mark.parametrize(
    ("sort", "lines"),
    [
        (["text"], ["r1 4", "r1 37", "c1 4", "c1 25", "c2 3"]),
        (["R1"], ["c1 25", "c2 3", "r1 4", "r1 37", "c1 4"]),
        (["L1", "R1"], ["c2 3", "c1 25", "r1 4", "r1 37", "c1 4"]),
        (["document_id", "R1"], ["c1 25", "c1 4", "c2 3", "r1 4", "r1 37"]),
    ],
)
def test_lines_are_sorted_by_the_words_around_the_node(
    tables: Any, sort: list[str], lines: list[str]
) -> None:
    found = concordance(tables, "regime", sort=sort).table
    assert [f"{row.document_id} {row.start}" for row in found.itertuples()] == lines


def test_a_sample_is_the_same_each_time_and_says_so(tables: Any) -> None:
    once, again = (concordance(tables, "regime", sample=2, seed=3) for _ in range(2))
    assert once.table.equals(again.table)
    assert len(once.table) == 2
    assert "2 of 5 lines" in once.notes[-1]
    assert once.denominators["matches"] == 5


def test_a_limit_says_how_many_more_there_are(tables: Any) -> None:
    result = concordance(tables, "regime", limit=1)
    assert len(result.table) == 1
    assert result.notes[-1] == "The first 1 of 5 lines; a higher limit gives more."


def test_other_columns_stand_beside_the_lines(tables: Any) -> None:
    table = concordance(tables, "army", show=["published", "namer"]).table
    assert table[["published", "namer"]].to_numpy().tolist() == [["2018-06-30", "Courier"]] * 2


def test_the_page_links_every_node_with_its_place_and_back(tables: Any, tmp_path: Path) -> None:
    result = concordance(tables, "the regime")
    page = result.save_html(tmp_path / "lines.html").read_text(encoding="utf-8")
    found = Elements(page)
    assert [f"l{n}" for n in (1, 2, 3, 4)] == sorted(name for name in found.ids if name.startswith("l"))
    assert all(link.removeprefix("#") in found.ids for link in found.links)
    assert len(found.links) == 8
    assert "style" not in found.attributes
    assert "script" not in found.tags
    assert 'title="delegitimising label"' in page


def test_labels_are_drawn_in_contexts_as_in_the_report(tables: Any) -> None:
    shown = concordance(tables, "lies")._repr_html_()
    assert '<span class="u fam-naming ln-solid open">regime</span>' in shown
    assert "1 match in 1 document" in shown


def test_hostile_text_is_shown_and_does_nothing(tables_of: Any, tmp_path: Path) -> None:
    held = tables_of(
        {"r<b>": ("<i>A</i>", None, "a <script>alert(1)</script> regime <img src=x onerror=alert(2)>")}, {}
    )
    result = concordance(held, "regime")
    for page in (result._repr_html_(), result.save_html(tmp_path / "p.html").read_text(encoding="utf-8")):
        assert {"script", "img", "b", "i"}.isdisjoint(Elements(page).tags)


def test_a_query_without_matches_shows_none(tables: Any) -> None:
    result = concordance(tables, "nothing")
    assert result.table.empty
    assert "does not occur" in result.notes[-1]
    assert "No lines." in result._repr_html_()
    assert "whole word" not in result.notes[-1]


def test_a_regular_expression_without_matches_says_that_the_whole_word_must_match(tables: Any) -> None:
    for result in (
        concordance(tables, "regex:^reg"),
        collocations(tables, "regex:^reg"),
        dispersion(tables, ["regime", "regex:^reg"]),
        trend(tables, "regex:^reg", period="year"),
    ):
        assert any("whole word must match" in note for note in result.notes)
    assert len(concordance(tables, "regex:reg.*").table)


def test_one_text_instead_of_a_list_is_told(tables: Any) -> None:
    with pytest.raises(InputError, match="Give a list"):
        concordance(tables, "regime", sort="L1")
    with pytest.raises(InputError, match="No table has a column “L0”"):
        concordance(tables, "regime", sort=["L0"])


@given(st.text("ab \n", max_size=40), st.integers(0, 40), st.integers(1, 5), st.integers(0, 12))
def test_contexts_are_cut_from_the_text_beside_the_node(
    text: str, start: int, length: int, width: int
) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    left, node, right = in_line(text, start, end, width=width)
    flat = text.replace("\n", " ")
    assert node == flat[start:end]
    assert flat[:start].endswith(left)
    assert flat[end:].startswith(right)
    assert len(left) <= width >= len(right)
