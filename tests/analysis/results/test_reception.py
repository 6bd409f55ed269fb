"""How readers receive the reports: shares of comments by outlet, with the words that decide."""

from __future__ import annotations

from typing import Any

import pytest

from commentariat.analysis.results.reception import reception
from commentariat.corpus.errors import InputError
from commentariat.corpus.standoff.claims import claim_on

COMMENTS = {"a": "Spot on!", "b": "The author is wrong.", "c": "It rained.", "d": "Spot on, again."}
STANCES = {
    "a": ("supports", "0-7"),
    "b": ("opposes", "4-19"),
    "c": ("none", None),
    "d": ("supports", "0-7"),
}


@pytest.fixture
def corpus(memory_corpus: Any) -> Any:
    def judged(key: str, layer: str, label: str, cue: str | None) -> Any:
        return claim_on(
            COMMENTS[key],
            document_id=key,
            layer=layer,
            label=label,
            annotator="rule:test",
            attributes={"spans": cue} if cue else {},
        )

    outlets = {"r1": "Gazette", "r2": "Herald"}
    return memory_corpus(
        reports=[{"report_id": key, "text": "Rain.", "outlet": name} for key, name in outlets.items()],
        comments=[
            {"comment_id": key, "report_id": "r2" if key == "d" else "r1", "position": 0, "text": text}
            for key, text in COMMENTS.items()
        ],
        findings=[
            *(judged(key, "stance_to_report", label, cue) for key, (label, cue) in STANCES.items()),
            *(judged(key, "outlet_evaluation", "none", None) for key in COMMENTS),
        ],
        measures=[{"document_id": key, "n_words": 3} for key in (*COMMENTS, *outlets)],
    )


def test_shares_are_of_the_outlets_comments(corpus: Any) -> None:
    table = reception(corpus).to_frame().set_index(["outlet", "about", "label"])
    assert table.loc[("Gazette", "report", "supports"), ["count", "total"]].tolist() == [1, 3]
    assert table.loc[("Herald", "report", "supports"), "share"] == 1.0
    assert table.loc[("Gazette", "outlet", "distrust"), "count"] == 0
    row = table.loc[("Gazette", "report", "opposes")]
    assert row["low"] < row["share"] < row["high"]


def test_lines_show_the_words_that_decide(corpus: Any) -> None:
    table = reception(corpus).to_frame().set_index(["outlet", "about", "label"])
    [line] = table.loc[("Gazette", "report", "opposes"), "examples"]
    assert (line["document_id"], line["quote"]) == ("b", "author is wrong")


def test_the_whole_corpus_is_one_group(corpus: Any) -> None:
    table = reception(corpus, by=[]).to_frame().set_index(["about", "label"])
    assert table.loc[("report", "supports"), ["count", "total"]].tolist() == [2, 4]


def test_other_groups_are_refused(corpus: Any) -> None:
    with pytest.raises(InputError, match="outlet, report_id"):
        reception(corpus, by=["voice"])
