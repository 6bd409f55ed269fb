"""Where people decided that comments begin, the next build divides the text there, and only that text."""

from __future__ import annotations

from pathlib import Path

from commentariat.corpus import Corpus
from commentariat.corpus.splitting.decided import decisions, divide_at
from commentariat.corpus.standoff.claims import Claim, claim_on
from commentariat.corpus.storage.folder import transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.schema import TABLES
from commentariat.corpus.storage.tables import read_parquet, to_arrow

LINES = [
    "The council approved the new bridge on Monday by 31 votes to 12.",
    "Work is expected to begin in April and to cost £14m, officials said.",
    "The bridge will carry two lanes.",
    "I walked across the old one as a child.",
]


def decide(corpus: Corpus, label: str, line: int | None, *, annotator: str = "annotator-1") -> None:
    [row] = corpus.arrow("reports").to_pylist()
    attributes = {"shown_sha256": row["text_sha256"]} | ({"line": str(line)} if line else {})
    made = claim_on(
        row["text"],
        document_id=row["report_id"],
        layer="boundary",
        label=label,
        annotator=annotator,
        status="accepted",
        attributes=attributes,
    )
    with transaction(corpus.path) as stage:
        tables = {name: read_parquet(corpus.path, name) for name in TABLES}
        old = corpus.arrow("annotations").to_pylist()
        tables["annotations"] = to_arrow([*old, made.to_row()], table="annotations")
        stage_corpus(stage, tables, provenance=corpus.provenance, changed=("annotations",))


def built(source: Path, folder: Path) -> Corpus:
    return Corpus.build(source, out=folder / "corpus")


def whole(tmp_path: Path) -> tuple[Path, Corpus]:
    source = tmp_path / "a.txt"
    source.write_text("\n".join(LINES), encoding="utf-8")
    return source, built(source, tmp_path)


def test_a_decided_text_is_divided_by_every_later_build(tmp_path: Path) -> None:
    source, corpus = whole(tmp_path)
    decide(corpus, "comments_begin", 4)
    for _ in range(2):
        corpus = built(source, tmp_path)
        [report] = corpus.arrow("reports").to_pylist()
        [comment] = corpus.arrow("comments").to_pylist()
        assert (report["boundary"], report["boundary_line"], report["boundary_confidence"]) == (
            "decided",
            3,
            None,
        )
        assert report["text"] == "\n".join(LINES[:3])
        assert comment["text"] == LINES[3]
        assert corpus.provenance["annotations_carried_over"] == {"kept": 1}
        corpus.check()


def test_a_text_that_people_say_is_all_report_is_asked_about_no_more(tmp_path: Path) -> None:
    source, corpus = whole(tmp_path)
    decide(corpus, "no_comments", None)
    [report] = built(source, tmp_path).arrow("reports").to_pylist()
    assert (report["boundary"], report["boundary_line"], report["text"]) == (
        "decided",
        None,
        "\n".join(LINES),
    )


def test_a_text_that_was_edited_since_is_for_the_splitter_again(tmp_path: Path) -> None:
    source, corpus = whole(tmp_path)
    decide(corpus, "comments_begin", 4)
    source.write_text("\n".join(["Corrected.", *LINES]), encoding="utf-8")
    [report] = built(source, tmp_path).arrow("reports").to_pylist()
    assert report["boundary"] != "decided"


def test_where_annotators_disagree_nothing_is_decided(tmp_path: Path) -> None:
    source, corpus = whole(tmp_path)
    decide(corpus, "comments_begin", 4)
    corpus.refresh()
    decide(corpus, "comments_begin", 3, annotator="annotator-2")
    corpus = built(source, tmp_path)
    [report] = corpus.arrow("reports").to_pylist()
    assert report["boundary"] != "decided"
    [problem] = [p for p in corpus.provenance["problems"]["named"] if "disagree" in p["what"]]
    assert "(3, 4)" in problem["what"]


def test_what_is_no_decision_counts_for_nothing() -> None:
    def claim(**fields: object) -> Claim:
        return claim_on(
            "A.", document_id="r", annotator="x", **{"layer": "boundary", "label": "comments_begin", **fields}
        )  # type: ignore[arg-type]

    claims = [
        claim(status="accepted"),
        claim(status="proposed", attributes={"line": "1", "shown_sha256": "0"}),
        claim(status="accepted", attributes={"line": "no", "shown_sha256": "0"}),
        claim(status="accepted", attributes={"line": "0", "shown_sha256": "0"}),
        claim(status="accepted", attributes={"line": "9" * 5_000, "shown_sha256": "0"}),
        claim(status="accepted", layer="reading", label="completed"),
    ]
    assert decisions(claims) == ({}, [])


def test_blank_lines_before_the_comments_are_not_the_report_s() -> None:
    split = divide_at("A.\n\nB.\n \n\t\nNo!", 5)
    assert (split.body, [comment.text for comment in split.comments]) == ("A.\n\nB.", ["No!"])
    assert divide_at("\nNo!", 1).body == ""


def test_a_copied_page_that_a_person_divides_loses_its_menu_and_lists_as_any_other() -> None:
    report = [
        "The ferry to Oster will not run before the spring, the harbour office said on Monday.",
        "Its engine was taken out in October and has been waiting for a part since then.",
    ]
    page = ["Home", "News", "Sport", "Sign in", "Subscribe", "Ferry to Oster stays in harbour", *report]
    below = ["Related articles", "Swans return to the quay", "Most read"]
    for text, line in ((["Good riddance."], len([*page, *below])), ([], None)):
        split = divide_at("\n".join([*page, *below, *text]), line)
        assert split.body.split("\n") == page[5:]
        assert [other.text for other in split.other] == [*page[:5], *below]
        assert [comment.text for comment in split.comments] == text
