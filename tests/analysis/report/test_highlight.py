"""Highlighted texts: every character once, every finding where it stands, whatever overlaps."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.analysis.report.highlight import Mark, highlight, prepared, segments
from commentariat.corpus.errors import CorpusError

TEXTS = st.text(st.sampled_from("ab <&💥ق\n"), max_size=40)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    marks = []
    for _ in range(draw(st.integers(0, 6)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        label = draw(st.sampled_from(["hedge", "booster", "proxy_label"]))
        marks.append(
            Mark(
                layer="loaded_language",
                label=label,
                start=start,
                end=end,
                quote=text[start:end],
                number=len(marks) + 1,
            )
        )
    return text, marks


@given(marked_texts())
def test_segments_joined_are_the_lines_of_the_text(marked: tuple[str, list[Mark]]) -> None:
    text, marks = marked
    lines = ["".join(segment.text for segment in line) for line in segments(text, marks)]
    assert lines == [line for line in text.split("\n") if line.strip()]


@given(marked_texts())
def test_a_segment_has_exactly_the_marks_that_cover_it(marked: tuple[str, list[Mark]]) -> None:
    text, marks = marked
    for line in segments(text, marks):
        for segment in line:
            end = segment.start + len(segment.text)
            assert text[segment.start : end] == segment.text
            covering = [mark for mark in marks if mark.start < end and mark.end > segment.start]
            assert sorted(mark.number for mark in segment.marks) == sorted(mark.number for mark in covering)


@given(marked_texts())
def test_every_mark_on_words_opens_and_its_last_line_closes_it(marked: tuple[str, list[Mark]]) -> None:
    text, marks = marked
    whole = [segment for line in segments(text, marks) for segment in line]
    for mark in marks:
        if all(part.strip() for part in mark.quote.split("\n")):
            assert sum(mark in segment.opens for segment in whole) == mark.quote.count("\n") + 1
            assert sum(mark in segment.closes for segment in whole) == 1


def test_overlapping_findings_keep_the_text_whole_in_the_html(small_corpus: Any) -> None:
    view = highlight(small_corpus, "r1")._repr_html_()
    shown = re.sub(
        r"<style>.*?</style>|<span class=\"tip\".*?</span></mark>|<ol.*?</ol>", "", view, flags=re.S
    )
    said = unescape(re.sub(r"<[^>]+>", "", shown))
    for line in small_corpus.frame("reports")["text"][0].split("\n"):
        assert line.strip() in said


def test_hostile_text_stays_text(small_corpus: Any) -> None:
    view = highlight(small_corpus, "r1")._repr_html_()
    assert "<script" not in view
    assert "<img" not in view
    assert "<i>SAA" not in view
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in view


def test_details_say_voice_source_target_and_neutral_wording(small_corpus: Any) -> None:
    view = highlight(small_corpus, "r1", explain=lambda _: {"citation": "A & B (2005)"})._repr_html_()
    assert "quoted from <bdi>المتحدث</bdi>" in view
    assert "<bdi>Damascus</bdi>" in view
    assert "<bdi>the government</bdi>" in view
    assert "A &amp; B (2005)" in view


def test_every_stop_of_the_tab_key_is_described_by_its_lines_in_the_apparatus(small_corpus: Any) -> None:
    view = highlight(small_corpus, "r1")._repr_html_()
    described = [name for names in re.findall(r'aria-describedby="([^"]+)"', view) for name in names.split()]
    lines = re.findall(r'<li id="([^"]+)"', view)
    assert described
    assert set(described) == set(lines)
    assert len(lines) == len(set(lines))
    assert view.count('tabindex="0"') == len(re.findall("aria-describedby", view))


def test_without_its_style_sheet_a_reader_sees_the_text_and_the_apparatus_only(small_corpus: Any) -> None:
    view = highlight(small_corpus, "r2")._repr_html_()
    passage = re.search(r'<div class="passage">(.*?)</div>', view, flags=re.DOTALL)
    assert passage is not None
    said = unescape(re.sub(r"<[^>]+>", "", passage[1])).strip()
    assert said == small_corpus.frame("reports")["text"][1]


def test_only_the_layers_asked_for(small_corpus: Any) -> None:
    assert {mark.layer for mark in highlight(small_corpus, "r2", layers=["policy_frame"]).marks} == {
        "policy_frame"
    }


def test_a_rejected_finding_is_not_shown(small_corpus: Any) -> None:
    assert "regime" not in {mark.quote for mark in highlight(small_corpus, "c1").marks}


def test_an_unknown_document_is_named(small_corpus: Any) -> None:
    with pytest.raises(CorpusError, match="nowhere"):
        highlight(small_corpus, "nowhere")


def test_a_very_long_line_is_cut_and_says_so() -> None:
    shown = prepared("d", "word " * 20_000, [], limit=1_000)
    assert len(shown.text) <= 1_000
    assert shown.left_out == 100_000 - len(shown.text)
    assert "more characters are not shown" in shown._repr_html_()


def test_the_writer_of_a_comment_is_the_commenter_and_of_a_report_the_outlet(seed_corpus: Any) -> None:
    comment = unescape(highlight(seed_corpus, "seed-c0")._repr_html_())
    report = unescape(highlight(seed_corpus, "seed")._repr_html_())
    assert "Voice: the commenter" in comment
    assert "Voice: outlet" not in comment
    assert "Voice: outlet (the writer)" in report
    assert "the commenter" not in report
