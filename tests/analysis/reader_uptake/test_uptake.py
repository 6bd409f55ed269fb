"""Planted uptake is found, contest is told from repetition, and a table says what it cannot say."""

from __future__ import annotations

import random
from typing import Any

import pytest

from commentariat.analysis import uptake
from commentariat.corpus.errors import InputError
from commentariat.corpus.standoff.claims import claim_on

REPORTS = 24
COMMENTS = 12
USE, DENY, OTHER = "These terrorists must go.", "They are not terrorists.", "What a sad day."


def planted(
    memory_corpus: Any,
    *,
    repeated: float,
    contested: float,
    base: float = 0.08,
    seed: int = 1,
    reports: int = REPORTS,
) -> Any:
    """A corpus of two outlets: every third report says "terrorists", and its readers respond at the given rates."""
    rng = random.Random(seed)
    rows, comments, findings, measures = [], [], [], []

    def document(name: str, report_id: str, kind: str, text: str) -> None:
        measures.append(
            {"document_id": name, "report_id": report_id, "kind": kind, "n_words": 5, "n_sentences": 1}
        )
        if "terrorists" in text and text != DENY:
            start = text.index("terrorists")
            findings.append(
                claim_on(
                    text,
                    document_id=name,
                    layer="loaded_language",
                    label="delegitimising_label",
                    annotator="rule:test",
                    start=start,
                    end=start + len("terrorists"),
                    entry="delegitimising_label/terrorist",
                    voice="outlet",
                )
            )

    for number in range(reports):
        user, report_id = number % 3 == 0, f"r{number:02}"
        text = "The terrorists fled." if user else "The rebels fled."
        rows.append({"report_id": report_id, "outlet": f"Outlet {number % 2}", "text": text})
        document(report_id, report_id, "report", text)
        for position in range(COMMENTS):
            draw = rng.random()
            yes, no = (repeated, contested) if user else (base, base)
            said = USE if draw < yes else DENY if draw < yes + no else OTHER
            name = f"{report_id}c{position:02}"
            comments.append({"comment_id": name, "report_id": report_id, "position": position, "text": said})
            document(name, report_id, "comment", said)
    return memory_corpus(reports=rows, comments=comments, findings=findings, measures=measures)


def asked(corpus: Any, **how: Any) -> Any:
    return uptake(corpus, **{"layers": (), "permutations": 999} | how).to_frame().set_index("response")


def test_planted_repetition_is_found_and_is_no_contest(memory_corpus: Any) -> None:
    table = asked(planted(memory_corpus, repeated=0.45, contested=0.08))
    assert table.loc["repeated", "p_adjusted"] < 0.05
    assert 2.5 < table.loc["repeated", "ratio"] < 12
    assert table.loc["contested", "p_adjusted"] > 0.05
    assert table.loc["repeated", "item"] == "terrorists"
    assert table.loc["repeated", "reports"] == REPORTS // 3


def test_planted_contest_is_found_and_is_no_repetition(memory_corpus: Any) -> None:
    table = asked(planted(memory_corpus, repeated=0.08, contested=0.45))
    assert table.loc["contested", "p_adjusted"] < 0.05
    assert table.loc["contested", "low"] > 1
    assert table.loc["repeated", "p_adjusted"] > 0.05


def test_without_uptake_few_corpora_show_it(memory_corpus: Any) -> None:
    tables = [
        asked(planted(memory_corpus, repeated=0.08, contested=0.08, seed=seed), permutations=199)
        for seed in range(20)
    ]
    assert sum((table["p_adjusted"] < 0.05).any() for table in tables) <= 3


def test_examples_are_a_report_and_a_comment_under_it_with_offsets(memory_corpus: Any) -> None:
    corpus = planted(memory_corpus, repeated=0.5, contested=0.3)
    texts = dict(zip(corpus.frame("reports")["report_id"], corpus.frame("reports")["text"], strict=True))
    texts |= dict(zip(corpus.frame("comments")["comment_id"], corpus.frame("comments")["text"], strict=True))
    for response, row in asked(corpus).iterrows():
        [said], [answered] = row["report_line"], row["comment_line"]
        assert answered["document_id"].startswith(said["document_id"])
        for line in (said, answered):
            assert texts[line["document_id"]][line["start"] : line["end"]] == line["quote"] == "terrorists"
        assert texts[answered["document_id"]] == (USE if response == "repeated" else DENY)


def test_threads_that_ignore_are_counted(memory_corpus: Any) -> None:
    row = asked(planted(memory_corpus, repeated=0.0, contested=0.0, base=0.2)).loc["repeated"]
    assert row["threads_ignoring"] == row["reports"]
    assert (row["observed"], row["low"]) == (0, 0)
    assert row["comment_line"] == []


def test_one_report_is_counted_and_not_tested(memory_corpus: Any) -> None:
    result = uptake(planted(memory_corpus, repeated=0.5, contested=0.5, reports=1), layers=())
    assert result.to_frame()["ratio"].isna().all()
    assert result.to_frame()["observed"].sum() == COMMENTS
    assert "no other readers" in result.notes[0]
    with pytest.raises(InputError, match="has no plot: Only one report has analysed comments"):
        result.plot()


def test_a_quotation_of_the_report_is_counted_apart(analysed: Any) -> None:
    report = "Officials said on Monday that the barbaric attack on the bridge had cut off the whole valley."
    quotation = "> the barbaric attack on the bridge had cut off the whole valley\nIndeed."
    table = asked(analysed([(report, [quotation, "A barbaric act."]), (report, [quotation])]))
    row = table[table["item"] == "barbaric"].loc["repeated"]
    assert (row["observed"], row["threads_repeating"], row["threads_quoting"]) == (1, 1, 1)


def test_frames_of_a_report_are_repeated_by_comments_that_carry_them(analysed: Any) -> None:
    report = "The bank raised its interest rate. Inflation and unemployment rose. Exports fell."
    quiet = "The choir sang. The audience clapped."
    corpus = analysed([(report, ["My mortgage is killing me.", "Lovely weather."]), (quiet, ["So nice."])])
    table = uptake(corpus, labels=(), layers=("policy_frame",)).to_frame()
    row = table[table["item"] == "economic"].iloc[0]
    assert (row["reports"], row["observed"], row["comments"]) == (1, 1, 2)
    assert row["response"] == "repeated"


def test_a_voice_can_be_asked_for(memory_corpus: Any) -> None:
    corpus = planted(memory_corpus, repeated=0.5, contested=0.1)
    assert not asked(corpus, voice="outlet").empty
    assert asked(corpus, voice="quoted").empty


def test_without_strata_all_reports_are_compared(memory_corpus: Any) -> None:
    corpus = planted(memory_corpus, repeated=0.5, contested=0.1)
    assert set(asked(corpus)["compared_with"]) == {"same outlet"}
    assert set(asked(corpus, within=())["compared_with"]) == {"all reports"}
    assert set(asked(corpus, within=("outlet", "year"))["compared_with"]) == {"same outlet and year"}


def test_every_column_is_described_and_shown(memory_corpus: Any) -> None:
    result = uptake(planted(memory_corpus, repeated=0.5, contested=0.1), layers=(), permutations=99)
    assert set(result.columns) == set(result.to_frame().columns)
    shown = result._repr_html_()
    assert "terrorists" in shown
    assert "Rubin 1981" in shown
    assert result.plot().to_dict()


def test_an_empty_corpus_says_so(memory_corpus: Any) -> None:
    result = uptake(memory_corpus(reports=[{"report_id": "r", "text": "Quiet."}]))
    assert result.to_frame().empty
    assert "no uptake to see" in result.notes[0]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"labels": ["hedge"]}, "uptake follows the labels"),
        ({"layers": ["sentiment"]}, "frames can be given for"),
        ({"within": ["author"]}, "compared within"),
        ({"correction": "bonferroni"}, "no correction"),
        ({"reports": 0}, "numbers from 1 up"),
    ],
)
def test_what_is_not_known_is_refused(how: dict[str, Any], said: str, memory_corpus: Any) -> None:
    with pytest.raises(InputError, match=said):
        uptake(memory_corpus(reports=[]), **how)


def test_comments_that_are_not_analysed_are_not_said_to_be_missing(memory_corpus: Any) -> None:
    reports = [{"report_id": f"r{number}", "text": "Officials met."} for number in range(2)]
    comments = [{"comment_id": f"c{n}", "report_id": f"r{n}", "text": "Ja."} for n in range(2)]
    measures = [
        {"document_id": name, "report_id": "r0", "kind": kind, "n_words": 2}
        for name, kind in (("r0", "report"), ("c0", "comment"))
    ]
    notes = uptake(memory_corpus(reports=reports, comments=comments, measures=measures)).notes
    assert notes[0].startswith("Only one report has analysed comments")
    assert "1 report without analysed comments is left out." in notes
