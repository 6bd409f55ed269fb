"""A slice is the words that were asked for, with the same denominators as the measures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from commentariat.analysis.statistics import Slice, corpus_slice
from commentariat.analysis.statistics.slices import describe
from commentariat.corpus.errors import InputError


def words(chosen: Slice) -> str:
    forms = chosen.opened.index.vocabulary.forms
    return " ".join(forms[code] for code in chosen.codes)


def test_the_whole_corpus_is_what_the_analysis_takes(tables: Any) -> None:
    chosen = corpus_slice(tables)
    assert chosen.words_per_document.tolist() == [11, 11, 8, 6, 0]
    assert chosen.notes == ("1 text is left out, as in the analysis: not in English, or too long.",)


def test_another_language_can_be_asked_for(tables: Any) -> None:
    assert words(corpus_slice(tables, {"language": "de"})) == "Ein Regime auf Deutsch"


def test_words_are_counted_as_the_measures_count_them(seed_folder: Any) -> None:
    chosen = corpus_slice(seed_folder)
    counted = seed_folder.frame("measures").set_index("document_id")["n_words"]
    ids = chosen.opened.documents.ids.to_pylist()
    assert dict(zip(ids, chosen.words_per_document.tolist(), strict=True)) == counted.to_dict()


@pytest.mark.parametrize(
    ("where", "documents"),
    [
        ({"kind": "comment"}, "c1 c2"),
        ({"outlet": "Gazette"}, "r1 c1"),
        ({"outlet": ["Gazette", "Courier"], "kind": "report"}, "r1 r2"),
        ({"outlet": "Gaz*"}, "r1 c1"),
        ({"namer": "readers of Courier"}, "c2"),
        ({"report_id": "r2"}, "r2 c2"),
        ({"published": ("2017", "2017-01")}, "r1"),
        ({"published": ("2017-02", None)}, "r2 c1 c2"),
        ({"published": (None, "2017")}, "r1 c1"),
        ({"published": ("2018-06-30", "2018-06-30")}, "r2 c2"),
        ({"published": "2018"}, "r2 c2"),
        ({"published": ["2017", "2018-06-30"]}, "r1 r2 c1 c2"),
        ({"likes": (1, None)}, "c2"),
        ({"likes": ("1", "3")}, "c2"),
        ({"likes": None, "kind": "report"}, "r1 r2"),
    ],
)
def test_documents_are_chosen_by_columns(tables: Any, where: dict[str, Any], documents: str) -> None:
    chosen = corpus_slice(tables, where)
    ids = chosen.opened.documents.ids.to_pylist()
    assert [name for name, n in zip(ids, chosen.words_per_document, strict=True) if n] == documents.split()


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({"label": "delegitimising_label"}, "regime regime Terrorists"),
        ({"label": ["scare_quotes", "euphemism"], "kind": "report"}, "killed terrorists"),
        ({"label": "scare_quotes"}, "the regime ’s terrorists"),
        ({"target": "Damascus"}, "regime"),
        ({"layer": "loaded_language", "voice": "attributed"}, "killed terrorists"),
        ({"voice": "attributed"}, "The army killed terrorists"),
        ({"voice": ["quoted", "attributed"]}, "The army killed terrorists the regime ’s terrorists"),
        ({"voice": "outlet", "kind": "comment"}, "The regime 💥 again No regime Do n't say terrorists"),
    ],
)  # fmt: skip
def test_words_are_chosen_by_what_is_marked(tables: Any, where: dict[str, Any], said: str) -> None:
    assert words(corpus_slice(tables, where)) == said


def test_the_voices_of_a_corpus_share_out_its_words(tables: Any) -> None:
    voices = [corpus_slice(tables, {"voice": voice}) for voice in ("outlet", "quoted", "attributed")]
    assert sum(chosen.n_words for chosen in voices) == corpus_slice(tables).n_words


def test_without_speech_marked_as_such_a_voice_comes_with_a_warning(unmarked: Any) -> None:
    chosen = corpus_slice(unmarked, {"voice": "attributed"})
    assert words(chosen) == "killed terrorists"
    assert "mark no speech" in chosen.notes[0]


def test_the_rest_is_what_a_slice_is_not(tables: Any) -> None:
    for where in ({"kind": "comment"}, {"label": "scare_quotes"}):
        chosen = corpus_slice(tables, where)
        rest = chosen.rest()
        assert not (chosen.mask & rest.mask).any()
        assert chosen.n_words + rest.n_words == corpus_slice(tables).n_words
        assert rest.description.startswith("all but ")


def test_a_slice_can_be_handed_on(tables: Any) -> None:
    chosen = corpus_slice(tables, {"kind": "comment"})
    assert corpus_slice(tables, chosen) is chosen
    assert repr(chosen) == "Slice(kind comment: 14 words in 2 documents)"


def test_nothing_is_wanted_of_an_outlet_like_of_any_column(tables_of: Any) -> None:
    some = tables_of(
        reports={"r1": ("Gazette", None, "One report."), "r2": (None, None, "Two reports here.")}
    )
    for wanted in (None, [None, "Courier"]):
        assert corpus_slice(some, {"outlet": wanted, "kind": "report"}).n_words == 3


@pytest.mark.parametrize("wanted", ["2017", ("2017", None)])
def test_a_column_that_is_empty_throughout_is_said_to_be(tables_of: Any, wanted: Any) -> None:
    undated = tables_of(
        reports={"r1": ("Gazette", None, "One report.")}, comments={"c1": ("r1", None, "Yes.")}
    )
    with pytest.raises(InputError, match=r"published is empty for every text of this corpus\.$"):
        corpus_slice(undated, {"published": wanted})


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ({}, "the whole corpus"),
        ({"outlet": ["A", "B"]}, "outlet A or B"),
        ({"published": (None, "2018")}, "published up to 2018"),
        ({"duplicate_of": None}, "duplicate of not given"),
    ],
)
def test_a_slice_says_what_it_is(where: dict[str, Any], said: str) -> None:
    assert describe(where) == said


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ({"outlt": "A"}, "No table has a column “outlt”.*outlet"),
        ({"outlet": "gazette"}, "outlet holds: Courier, Gazette"),
        ({"published": ("2017",)}, "a pair is"),
        ({"likes": "many"}, "likes: 'many' is no value"),
        ({"likes": ("many", None)}, "does not fit this column"),
        ({"likes": (None, "many")}, "does not fit this column"),
        ({"label": ("a", "b")}, "give a name or a list"),
        ({"label": "hedg"}, "No label is called “hedg”. Did you mean hedge"),
        ({"layer": "loaded_langage"}, "No layer is called “loaded_langage”. Did you mean loaded_language"),
        ({"voice": ["quoted", "outlte"]}, "No voice is called “outlte”. Did you mean outlet"),
        ({"outlet": None}, "outlet not given. outlet holds: Courier, Gazette"),
    ],
)
def test_what_cannot_be_chosen_is_told(tables: Any, where: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        corpus_slice(tables, where)


def test_a_corpus_without_findings_says_what_to_run(tables_of: Any) -> None:
    with pytest.raises(InputError, match="commentariat analyze"):
        corpus_slice(tables_of(), {"label": "scare_quotes"})


def test_the_index_is_read_once_and_made_again_when_it_is_damaged(
    tables: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from commentariat.analysis.statistics import cache

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = cache.token_index(tables)
    [kept] = list(cache.cache_folder().iterdir())
    monkeypatch.setattr(cache, "write_index", lambda *_, **__: pytest.fail("read again"))
    assert cache.token_index(tables).codes.tolist() == first.codes.tolist()
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (kept / "codes").unlink()
    assert cache.token_index(tables).codes.tolist() == first.codes.tolist()


def test_an_index_is_of_these_texts_and_no_others(tables: Any, tables_of: Any) -> None:
    from commentariat.analysis.statistics import cache

    changed = tables_of({"r1": ("Gazette", "2017", "Other words.")}, {})
    assert len(cache.token_index(changed).codes) == 2
    assert len(cache.token_index(tables).codes) == 40


def test_where_nothing_can_be_kept_the_words_are_read_all_the_same(
    tables: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from commentariat.analysis.statistics import cache

    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(cache.token_index(tables).codes) == 40


def test_the_cache_keeps_to_its_bound_and_lets_the_oldest_go(tmp_path: Path) -> None:
    import os

    from commentariat.analysis.statistics.cache import prune

    for place, name in enumerate(("old", "older", "new")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "codes").write_bytes(b"0" * 100)
        os.utime(tmp_path / name, (1000 + [1, 0, 2][place],) * 2)
    prune(tmp_path, most_bytes=250)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old"]
    prune(tmp_path, most_bytes=50, keep=tmp_path / "old")
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_what_a_comment_is_can_be_asked_for(tables: Any) -> None:
    kinds = pa.table({"kind": ["comment", "pingback", "deleted"]})
    original = tables._tables["comments"]
    tables._tables["comments"] = original.append_column("kind", kinds.column("kind"))
    try:
        chosen = corpus_slice(tables, {"comment_kind": "pingback"})
        ids = chosen.opened.documents.ids.to_pylist()
        assert [name for name, n in zip(ids, chosen.words_per_document, strict=True) if n] == ["c2"]
        with pytest.raises(InputError, match=r"kind holds: comment, report.*stands in comment_kind"):
            corpus_slice(tables, {"kind": "pingback"})
    finally:
        tables._tables["comments"] = original
