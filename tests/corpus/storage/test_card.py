"""The dataset card: YAML the Hub reads, tables whose columns it explains, and nothing in it that a name can break."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
import yaml
from datasets import Features
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from commentariat.corpus.scheme import default_scheme
from commentariat.corpus.storage.card import render_card
from commentariat.corpus.storage.schema import TABLES, features
from commentariat.corpus.storage.tables import to_arrow

EMPTY = {table: to_arrow([], table=table) for table in TABLES}
ANALYSIS = {
    "lexicon": {"version": "7", "entries": 1234},
    "pipeline": {"name": "en_core_web_sm", "version": "3.8.0"},
}


def card(
    *, name: str = "demo", tables: Mapping[str, Any] = EMPTY, provenance: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], str]:
    """Render a card and take it apart as the Hub does: its metadata and its Markdown."""
    files = {table: {"rows": tables[table].num_rows, "files": [{"bytes": 100}]} for table in TABLES}
    whole = render_card(
        {table: data.schema for table, data in tables.items()},
        languages=[tag for tag in tables["reports"].column("language").to_pylist() if tag],
        name=name,
        provenance={"tables": files, **(provenance or {})},
    )
    # The expression with which huggingface_hub finds the metadata.
    found = re.match(r"^(\s*---[\r\n]+)([\S\s]*?)([\r\n]+---(\r\n|\r|\n|$))", whole)
    assert found
    return yaml.safe_load(found[2]), whole[found.end() :]


def headings(markdown: str) -> list[str]:
    tokens = MarkdownIt().parse(markdown)
    return [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]


def explained(markdown: str, title: str) -> list[str]:
    section = markdown.split(f"### Columns of {title}\n")[1].split("\n#")[0]
    return re.findall(r"^\| `(\w+)` \| \S.*\|$", section, flags=re.MULTILINE)


def reports(*languages: str | None) -> dict[str, Any]:
    rows = [{"report_id": str(i), "text": "A text.", "language": tag} for i, tag in enumerate(languages)]
    return EMPTY | {"reports": to_arrow(rows, table="reports")}


def test_every_table_is_a_configuration_and_one_is_the_default() -> None:
    configs = card()[0]["configs"]
    assert [config["config_name"] for config in configs] == list(TABLES)
    assert [config["config_name"] for config in configs if config.get("default")] == ["reports"]
    assert [config["data_files"] for config in configs] == [
        [{"split": "train", "path": f"{table}/*.parquet"}] for table in TABLES
    ]


def test_dataset_info_holds_the_features_of_the_tables_measures_included() -> None:
    measured = Features({"n_words": features("reports")["n_comments"]})
    row = {"document_id": "r", "report_id": "r", "kind": "report", "n_words": 3}
    tables = EMPTY | {"measures": to_arrow([row], table="measures", extra=measured.to_dict())}
    infos = {info["config_name"]: info for info in card(tables=tables)[0]["dataset_info"]}
    assert set(infos) == set(TABLES)
    for table in TABLES:
        wanted = Features({**features(table), **(measured if table == "measures" else {})})
        assert Features._from_yaml_list(infos[table]["features"]) == wanted
        [split] = infos[table]["splits"]
        assert (split["name"], split["num_examples"]) == ("train", tables[table].num_rows)


@pytest.mark.parametrize(
    ("title", "table"),
    [
        ("reports", "reports"),
        ("comments", "comments"),
        ("findings and annotations", "findings"),
        ("measures", "measures"),
    ],
)
def test_every_column_is_explained_in_the_order_of_its_table(title: str, table: str) -> None:
    assert explained(card()[1], title) == list(features(table))


def test_measures_that_the_analysis_added_are_named() -> None:
    measured = Features({"sentiment_mean": features("reports")["boundary_confidence"]})
    tables = EMPTY | {"measures": to_arrow([], table="measures", extra=measured.to_dict())}
    assert "`sentiment_mean`" in card(tables=tables)[1]


def test_every_label_of_the_scheme_is_explained() -> None:
    body = card()[1]
    for layer in default_scheme().layers:
        assert f"**{layer.name}**" in body
        assert all(f"- `{label.name}`: {label.marks}" in body for label in layer.labels)


def test_it_says_how_many_rows_there_are_and_which_tables_are_empty() -> None:
    body = card(tables=reports("en", "en"))[1]
    assert "2 news reports with 0 reader comments" in body
    assert "| `reports` | 2 |" in body
    assert "Empty so far: `comments`, `findings`, `measures`, `annotations`." in body


def test_it_says_what_was_skipped_and_what_the_analysis_was_made_with() -> None:
    made = {"inputs": [{}], "problems": {"skipped": 1, "altered": 2}, "analysis": ANALYSIS}
    body = card(provenance=made)[1]
    assert "Inputs: 1 file," in body
    assert "Skipped: 1 record; altered: 2;" in body
    assert "lexicon 7 with 1,234 entries, pipeline en_core_web_sm 3.8.0" in body
    assert "Not analysed yet" in card()[1]


@pytest.mark.parametrize(
    ("tags", "languages"),
    [
        (["en-GB", "de", None, "en"], ["de", "en"]),
        ([None], ["en"]),
        (["English", "x'; DROP", "fr_FR"], ["fr"]),
    ],
)
def test_languages_are_named_as_the_hub_knows_them(
    tags: Sequence[str | None], languages: Sequence[str]
) -> None:
    assert card(tables=reports(*tags))[0]["language"] == languages


@settings(max_examples=25)
@given(
    st.sampled_from(["", "---\nlicense: evil\n---\n", "\n\n# Not ours\n\n", "<script>alert(1)</script>"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)
def test_no_name_can_break_the_metadata_or_the_page(start: str, rest: str) -> None:
    name = f"{start}x{rest}"
    metadata, body = card(name=name)
    usual_metadata, usual_body = card()
    assert metadata == usual_metadata | {"pretty_name": " ".join(name.split())}
    assert headings(body)[1:] == headings(usual_body)[1:]
    html = MarkdownIt().render(body)
    assert "<script" not in html
    # Left of the title nothing of the name is markup: its letters stand there as they are.
    title = html.split("<h1>")[1].split("</h1>")[0]
    assert not re.search(r"<(?!/?h1)", title)
