from pathlib import Path
from typing import Any

import pytest

from commentariat.analysis.benchmarks.charge import charged_spans, charged_words, charges, density
from commentariat.analysis.benchmarks.propaganda import span_scores
from commentariat.analysis.benchmarks.registry import run_benchmark
from commentariat.corpus.errors import InputError

TEXT = "The council met on Monday.\nThese vile, barbaric vermin must never be forgiven!\n"


def folder(path: Path, *, spans: str) -> Path:
    (path / "articles").mkdir()
    (path / "articles" / "article7.txt").write_text(TEXT, encoding="utf-8")
    (path / "spans.tsv").write_text(spans, encoding="utf-8")
    return path


def test_what_is_charged_is_found_and_what_is_not_is_left(tmp_path: Path) -> None:
    start = TEXT.index("These")
    ours, alone, lines, *_ = run_benchmark(
        "propaganda", folder(tmp_path, spans=f"7\t{start}\t{len(TEXT) - 1}\n")
    ).scores
    assert ours.value is not None
    assert alone.value is not None
    assert lines.value == pytest.approx(2 * 0.5 * 1.0 / 1.5)
    assert ours.value > lines.value
    assert ours.value > alone.value


def test_a_span_counts_by_the_share_of_it_that_overlaps() -> None:
    assert span_scores([[(0, 10), (20, 30)]], [[(5, 15)]]) == pytest.approx((0.5, 0.25, 1 / 3))
    assert span_scores([[]], [[]]) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("row", ["8\t0\t3", "7\t0", "7\tx\t3"])
def test_a_row_that_is_no_span_of_an_article_is_told_with_its_line(tmp_path: Path, row: str) -> None:
    with pytest.raises(InputError, match=r"Line 2 of .*spans\.tsv is no span"):
        run_benchmark("propaganda", folder(tmp_path, spans=f"7\t0\t3\n{row}\n"))


def test_a_folder_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="must hold a folder “articles”"):
        run_benchmark("propaganda", tmp_path)


def test_a_sentence_that_counts_and_dates_needs_more_charge(nlp: Any) -> None:
    plain = nlp("The vile general shelled the town.")
    dated = nlp("The vile general shelled the town on 3 May 2017 at 11.40 with 12 guns.")
    assert density(charges(plain, [])) > density(charges(dated, []))


def test_of_a_reporting_sentence_the_quoted_words_stand_out(nlp: Any) -> None:
    text = 'The ministry said on Monday at the port of Odesa that it was "a shameful retreat" by the unit.'
    doc = nlp(text)
    said = [text[start:end] for start, end in charged_spans(doc, [])]
    assert said == ["a shameful retreat"]


def test_words_are_charged_by_their_valence_and_their_labels_not_by_where_they_stand(nlp: Any) -> None:
    doc = nlp("America never forgives the horrible liars.")
    assert [token.text for token in charged_words(doc, [])] == ["horrible", "liars"]
