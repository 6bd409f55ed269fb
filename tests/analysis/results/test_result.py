"""A result shows itself, draws itself, and stays what it was."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from commentariat.analysis.results.actor_sentiment import actor_sentiment
from commentariat.analysis.results.named_actors import named_actors
from commentariat.analysis.results.naming import naming
from commentariat.analysis.results.reception import reception
from commentariat.analysis.results.summaries import frames, loaded_language, sentiment
from commentariat.corpus.errors import InputError, OutputError
from commentariat.corpus.results import Result
from commentariat.corpus.results.svg import with_room


class Tags(HTMLParser):
    """Collects the tags and attributes a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)


def plain(**fields: Any) -> Result:
    table = pd.DataFrame(
        {"name": ["<script>alert(1)</script>", None], "rate": [0.5, float("nan")], "n": [1200, 3]}
    )
    return Result(**({"title": "A & B", "table": table, "method": "Counted by <hand>."} | fields))


def test_a_changed_frame_does_not_change_the_result() -> None:
    result = plain()
    frame = result.to_frame()
    frame.loc[0, "n"] = 0
    assert result.table["n"][0] == 1200


def test_the_result_is_frozen() -> None:
    with pytest.raises(AttributeError):
        plain().title = "other"  # pyright: ignore[reportAttributeAccessIssue]


def test_the_notebook_view_escapes_everything_and_loads_nothing(small_corpus: Any) -> None:
    for result in (plain(), naming(small_corpus)):
        seen = Tags()
        seen.feed(result._repr_html_())
        assert not {"script", "img", "link", "iframe", "i"} & set(seen.tags)
        assert not {name for name in seen.attributes if name.startswith("on")} | seen.attributes & {
            "src",
            "href",
        }


def test_the_notebook_view_says_what_a_reader_must_know(small_corpus: Any) -> None:
    view = naming(small_corpus)._repr_html_()
    assert "Garwood 1936" in view
    assert "<bdi>words of Gazette &amp; Sons</bdi> 34" in view
    assert "per 1,000" in view


def test_missing_values_and_numbers_read_well() -> None:
    view = plain()._repr_html_()
    assert ">–<" in view
    assert ">1,200<" in view


def test_a_small_probability_is_not_shown_as_zero() -> None:
    for column in ("p", "p_adjusted"):
        view = plain(table=pd.DataFrame({column: [3e-5, 0.0312, float("nan")]}))._repr_html_()
        assert ">&lt; 0.001<" in view
        assert ">0.031<" in view
        assert ">–<" in view


def test_a_long_table_says_how_much_it_hides() -> None:
    result = plain(table=pd.DataFrame({"n": range(100)}))
    assert "75 more rows" in result._repr_html_()


def test_the_short_form_is_one_line() -> None:
    assert repr(plain()) == "Result('A & B': 2 rows × 3 columns)"


def test_a_result_without_a_plot_says_so() -> None:
    with pytest.raises(InputError, match="no plot"):
        plain().plot()


def test_an_empty_result_cannot_be_drawn_and_says_why(memory_corpus: Any) -> None:
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": "Quiet."}], measures=[{"document_id": "r", "n_words": 1}]
    )
    with pytest.raises(InputError, match="No sentence has a frame"):
        frames(corpus).plot()


@pytest.mark.parametrize(
    "summary", [naming, named_actors, loaded_language, sentiment, actor_sentiment, reception, frames]
)
def test_every_summary_draws_as_svg_and_png_without_a_browser(
    summary: Any, seed_corpus: Any, tmp_path: Path
) -> None:
    result = summary(seed_corpus)
    svg = result.save_plot(tmp_path / "plot.svg").read_text(encoding="utf-8")
    assert svg.lstrip().startswith("<svg")
    assert result.save_plot(tmp_path / "plot.png").read_bytes().startswith(b"\x89PNG")


def test_a_plot_in_an_unknown_format_is_refused(seed_corpus: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.svg"):
        loaded_language(seed_corpus).save_plot(tmp_path / "plot.docx")


def test_a_plot_that_cannot_be_written_says_so(seed_corpus: Any, tmp_path: Path) -> None:
    (tmp_path / "plot.txt").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        loaded_language(seed_corpus).save_plot(tmp_path / "plot.txt" / "plot.svg")


def test_a_saved_table_is_whole_and_no_formula_for_a_spreadsheet(tmp_path: Path) -> None:
    result = plain(table=pd.DataFrame({"word": ["=1+1", "fine", None], "n": [-1, 2, 3]}))
    saved = result.save_csv(tmp_path / "table.csv").read_text(encoding="utf-8")
    assert saved == "word,n\n'=1+1,-1\nfine,2\n,3\n"
    with pytest.raises(OutputError, match="The table cannot be written"):
        result.save_csv(tmp_path / "table.csv" / "below.csv")


def test_a_saved_page_holds_its_table_escaped_and_its_plot(tmp_path: Path, small_corpus: Any) -> None:
    page = plain().save_html(tmp_path / "plain.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "data:image" not in page
    drawn = loaded_language(small_corpus).save_html(tmp_path / "drawn.html").read_text(encoding="utf-8")
    assert 'src="data:image/svg+xml;base64,' in drawn
    assert "img-src data:" in drawn


def test_no_label_of_a_picture_is_cut_where_it_is_drawn_in_a_wider_font(seed_corpus: Any) -> None:
    svg = naming(seed_corpus).to_svg()
    left = -float(re.findall(r'viewBox="(\S+)', svg)[0])
    origin = float(re.findall(r'transform="translate\(([\d.]+)', svg)[0])
    longest = max(re.findall(r'<text text-anchor="end"[^>]*>([^<]+)', svg), key=len)
    assert "…" not in longest
    # A letter of DejaVu Sans, a common default, is .58 em wide in the mean.
    assert left + origin > len(longest) * 12 * 0.58


def test_room_is_made_for_turned_text_and_only_where_it_is_needed() -> None:
    svg = '<svg width="50" height="20" viewBox="0 0 50 20"><g transform="translate(10,20)"><text {}font-size="10px">'
    assert with_room(svg.format("") + "one</text></g></svg>").startswith(svg.partition("<g")[0])
    turned = svg.format('transform="rotate(-90)" ') + "ten letters</text></g></svg>"
    assert 'height="66" viewBox="0 -46 50 66"' in with_room(turned)
