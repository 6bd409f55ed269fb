"""Versions: what changed is told row by row, and two corpora make one without anything lost unsaid."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from commentariat.cli.main import app
from commentariat.corpus import Corpus, CorpusError
from commentariat.corpus.splits import SplitSettings, make_splits, write_splits
from commentariat.corpus.standoff.claims import claim_on
from commentariat.corpus.storage.folder import transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.tables import FILE_NAME, read_parquet, to_arrow, write_parquet
from commentariat.corpus.versions import diff_corpora, merge_corpora
from commentariat.corpus.versions.diff import Difference, TableDifference


def report(name: str, text: str, *comments: tuple[str, str]) -> dict[str, Any]:
    return {
        "report_id": name,
        "outlet": "Courier",
        "text": text,
        "comments": [{"comment_id": one, "author": "Al Smith", "text": said} for one, said in comments],
    }


A = report("a", "The regime opened the bridge.", ("a1", "The regime lies."), ("a2", "True."))
B = report("b", "The road was closed on Monday.", ("b1", "Good."))


def test_a_corpus_does_not_differ_from_itself(build_stories: Callable[..., Corpus]) -> None:
    found = diff_corpora(*[build_stories(A, name="one").path] * 2)
    assert not found
    assert found.lines() == ["Nothing changed in the tables."]


def test_rows_added_changed_and_gone_are_named(build_stories: Callable[..., Corpus]) -> None:
    before = build_stories(A, B, name="before")
    after = build_stories(A | {"title": "Bridge"}, report("c", "A new report came in."), name="after")
    found = diff_corpora(before.path, after.path).tables
    assert (found["reports"].added, found["reports"].gone) == (("c",), ("b",))
    assert found["comments"].gone == ("b1",)
    changed = found["reports"].changed["a"]
    assert "title" in changed
    assert "text" not in changed


def test_a_label_that_changed_is_told_as_such(
    build_stories: Callable[..., Corpus], annotate: Callable[..., None]
) -> None:
    before, after = (build_stories(A, name=name) for name in ("before", "after"))
    annotate(before, ("ann", "a", "loaded_language", "delegitimising_label", "regime"))
    annotate(
        after,
        ("ann", "a", "loaded_language", "evaluative", "regime"),
        ("ann", "a1", "loaded_language", "delegitimising_label", "regime"),
    )
    found = diff_corpora(before.path, after.path)
    [one] = found.relabelled
    assert (one.document_id, one.before, one.after) == ("a", "delegitimising_label", "evaluative")
    assert len(found.tables["annotations"].added) == 1
    assert found.tables["annotations"].gone == ()
    assert "1 label changed: delegitimising_label → evaluative 1." in found.lines()


def test_what_both_have_is_kept_once_with_the_annotations_of_both(
    build_stories: Callable[..., Corpus], annotate: Callable[..., None], tmp_path: Path
) -> None:
    one, other = build_stories(A, name="one"), build_stories(A, B, name="other")
    annotate(one, ("ann", "a", "loaded_language", "delegitimising_label", "regime"))
    annotate(other, ("bob", "a", "loaded_language", "delegitimising_label", "regime"))
    merged = merge_corpora(one.path, other.path, out=tmp_path / "both")
    opened = Corpus.load(tmp_path / "both")
    opened.check()
    assert [row["report_id"] for row in opened.reports] == ["a", "b"]
    assert {row["annotator"] for row in opened.annotations} == {"ann", "bob"}
    assert (merged.same, merged.clashes) == (3, [])


def test_two_keys_make_two_pseudonyms_of_a_person_and_that_is_said_wherever_authors_are_counted(
    build_stories: Callable[..., Corpus], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = []
    for number, story in enumerate((A, B, report("c", "It rained.", ("c1", "Again."))), start=1):
        monkeypatch.setenv("COMMENTARIAT_KEY", f"key number {number} of three keys")
        folders.append(build_stories(story, name=story["report_id"]).path)
    said = "made with 2 keys, each in a part of it: one person may have two pseudonyms"

    merged = merge_corpora(folders[0], folders[1], out=tmp_path / "two")

    assert said in merged.notes[0]
    assert len(set(Corpus.load(merged.folder).frame("comments")["author"])) == 2
    assert said in (merged.folder / "README.md").read_text(encoding="utf-8")
    assert said in " ".join(CliRunner().invoke(app, ["info", str(merged.folder)]).output.split())
    more = merge_corpora(merged.folder, folders[2], out=tmp_path / "three")
    assert "up to 3 pseudonyms" in more.notes[0]
    again = merge_corpora(merged.folder, folders[0], out=tmp_path / "again")
    assert said in again.notes[0]
    assert said not in (folders[0] / "README.md").read_text(encoding="utf-8")


def test_of_many_columns_that_are_gone_a_few_are_named_and_the_rest_counted() -> None:
    measures = TableDifference(added=(), gone=(), changed={}, columns_gone=tuple("abcdefgh"))
    [line] = Difference(tables={"measures": measures}, relabelled=()).lines()
    assert line == "measures: columns gone: a, b, c, d, e, f and 2 more."


def test_a_split_that_is_not_carried_over_is_said_where_there_was_one(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    folders = [build_stories(story, name=story["report_id"]).path for story in (A, B)]
    assert merge_corpora(*folders, out=tmp_path / "without").notes == []
    write_splits(folders[0], make_splits(folders[0], SplitSettings()))
    assert "A split is not carried over" in merge_corpora(*folders, out=tmp_path / "with").notes[0]


def test_comments_that_differ_by_their_key_alone_are_told_as_such(
    build_stories: Callable[..., Corpus], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = []
    for name in ("one", "other"):
        monkeypatch.setenv("COMMENTARIAT_KEY", f"the key behind {name} corpus")
        folders.append(
            build_stories(report("a", "It rained.", ("a1", "No."), ("a2", "@AlSmith no!")), name=name).path
        )
    assert "built with different keys" in diff_corpora(*folders).lines()[-1]
    with pytest.raises(CorpusError, match=r"a2: differs in.*built with different keys"):
        merge_corpora(*folders, out=tmp_path / "merged")


def test_one_id_with_two_texts_is_refused_and_explained(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    one = build_stories(A, name="one")
    other = build_stories(A | {"text": "Another report altogether."}, name="other")
    with pytest.raises(
        CorpusError, match=r"reports, a: differs in .*text, text_sha256.*--on-clash both"
    ) as told:
        merge_corpora(one.path, other.path, out=tmp_path / "both")
    assert "nothing was written" in str(told.value)
    assert "the first kept" not in str(told.value)
    assert not (tmp_path / "both").exists()


def test_both_are_kept_under_two_ids_and_all_that_refers_follows(
    build_stories: Callable[..., Corpus], annotate: Callable[..., None], tmp_path: Path
) -> None:
    one = build_stories(A, name="one")
    second = report("a", "Another regime altogether.", ("a1", "What regime?"), ("z", "Quite so."))
    other = build_stories(second, name="other")
    annotate(other, ("bob", "a1", "loaded_language", "delegitimising_label", "regime"))
    merge_corpora(one.path, other.path, out=tmp_path / "both", on_clash="both")
    opened = Corpus.load(tmp_path / "both")
    opened.check()
    assert [(row["report_id"], row["n_comments"]) for row in opened.reports] == [("a", 2), ("a~2", 2)]
    assert [(row["comment_id"], row["report_id"]) for row in opened.comments] == [
        ("a1", "a"),
        ("a2", "a"),
        ("a1~2", "a~2"),
        ("z", "a~2"),
    ]
    assert opened.annotations[0]["document_id"] == "a1~2"


def test_keeping_the_first_leaves_out_what_stands_on_the_others_text(
    build_stories: Callable[..., Corpus], annotate: Callable[..., None], tmp_path: Path
) -> None:
    one = build_stories(A, name="one")
    other = build_stories(report("a", "Another regime.", ("z", "Quite so.")), B, name="other")
    annotate(other, ("bob", "a", "loaded_language", "delegitimising_label", "regime"))
    merge_corpora(one.path, other.path, out=tmp_path / "both", on_clash="first")
    opened = Corpus.load(tmp_path / "both")
    opened.check()
    assert [row["report_id"] for row in opened.reports] == ["a", "b"]
    assert [row["comment_id"] for row in opened.comments] == ["a1", "a2", "b1"]
    assert len(opened.annotations) == 0


def test_the_commands_say_what_changed_and_what_clashed(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    one, other = build_stories(A, name="one"), build_stories(A, B, name="other")
    said = CliRunner().invoke(app, ["diff", str(one.path), str(other.path)]).output
    assert "reports: 1 added" in said
    assert "reports added: b" in said
    result = CliRunner().invoke(app, ["merge", str(one.path), str(other.path), "-o", str(tmp_path / "m")])
    assert result.exit_code == 0, result.output
    assert "3 rows that both have were kept once." in result.output


ANALYSIS = {
    "profile": "full",
    "lexicon": {"version": "1.0", "entries": 9, "files": [], "own_entries": []},
    "rules": "0123456789abcdef",
    "pipeline": {"name": "en_core_web_sm", "version": "3.8.0"},
    "packages": {"spacy": "3.8.0"},
    "not_analysed": [],
}


def analysed(corpus: Corpus, finding: tuple[str, str], *left_out: str, **changed: Any) -> None:
    """Put an analysis of one finding into a corpus, as if these documents could not be analysed."""
    document, quote = finding
    text = corpus.texts()[document]
    claim = claim_on(
        text,
        document_id=document,
        layer="loaded_language",
        label="delegitimising_label",
        annotator="rule:lexicon",
        start=text.index(quote),
        end=text.index(quote) + len(quote),
    )
    problems = [
        {"where": name, "what": "its language is de", "remedy": "none", "skipped": True} for name in left_out
    ]
    provenance = corpus.provenance | {"analysis": ANALYSIS | {"not_analysed": problems} | changed}
    with transaction(corpus.path) as stage:
        table = to_arrow([claim.to_row()], table="findings")
        stage_corpus(stage, {"findings": table}, provenance=provenance, changed=["findings"])
    corpus.refresh()


def test_a_text_that_could_not_be_analysed_does_not_cost_the_analysis_of_the_others(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    one = build_stories(A, B, name="one")
    other = build_stories(
        report("c", "That regime again.", ("b1", "Gut.")), B | {"text": "Die Straße."}, name="other"
    )
    analysed(one, ("a", "regime"), "comment b1")
    lexicon = ANALYSIS["lexicon"] | {"files": [{"name": "mine.yaml", "sha256": "0"}]}
    analysed(other, ("c", "regime"), "comment b1", "report b", lexicon=lexicon)
    merged = merge_corpora(one.path, other.path, out=tmp_path / "both", on_clash="both")
    opened = Corpus.load(tmp_path / "both")
    assert merged.analysed
    assert [row["document_id"] for row in opened.findings] == ["a", "c"]
    left_out = [one["where"] for one in opened.provenance["analysis"]["not_analysed"]]
    assert left_out == ["comment b1", "comment b1~3", "report b~2"]


@pytest.mark.parametrize(
    "changed",
    [
        {"profile": "lexical"},
        {"rules": "another"},
        {"pipeline": {"name": "en_core_web_sm", "version": "3.7.0"}},
        {"packages": {"spacy": "3.7.0"}},
        {"lexicon": ANALYSIS["lexicon"] | {"own_entries": [{"id": "proxy_label/mine"}]}},
    ],
)
def test_what_was_not_analysed_alike_is_left_out_and_said(
    build_stories: Callable[..., Corpus], tmp_path: Path, changed: dict[str, Any]
) -> None:
    one, other = build_stories(A, name="one"), build_stories(report("c", "That regime again."), name="other")
    analysed(one, ("a", "regime"))
    analysed(other, ("c", "regime"), **changed)
    merged = merge_corpora(one.path, other.path, out=tmp_path / "both")
    assert not merged.analysed
    assert any("not analysed alike" in note for note in merged.notes)
    assert merged.rows["findings"] == 0


def test_comments_that_only_one_has_join_the_thread_of_the_report_that_both_have(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    one = build_stories(A, B, name="one")
    other = build_stories(
        report("a", A["text"], ("a2", "True."), ("a3", "New here.")), B, report("c", "A third."), name="other"
    )
    merge_corpora(one.path, other.path, out=tmp_path / "both")
    opened = Corpus.load(tmp_path / "both")
    opened.check()
    assert [(row["comment_id"], row["position"]) for row in opened.comments] == [
        ("a1", 0), ("a2", 1), ("a3", 2), ("b1", 0),
    ]  # fmt: skip
    assert [(row["report_id"], row["n_comments"]) for row in opened.reports] == [("a", 3), ("b", 1), ("c", 0)]


def test_duplicates_are_flagged_anew_across_both(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    copy = B | {"report_id": "z", "comments": []}
    merge_corpora(
        build_stories(B, name="one").path, build_stories(copy, name="other").path, out=tmp_path / "both"
    )
    opened = Corpus.load(tmp_path / "both")
    assert [row["duplicate_of"] for row in opened.reports] == [None, "b"]
    assert opened.provenance["duplicates"]["reports"] == {"exact": 1}


def test_corpora_under_different_label_schemes_are_not_merged(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    one, other = build_stories(A, name="one"), build_stories(B, name="other")
    for corpus, text in ((one, "a"), (other, "b")):
        (corpus.path / "labels.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match="different label schemes"):
        merge_corpora(one.path, other.path, out=tmp_path / "both")


def test_a_comment_without_its_report_is_named_and_not_lost(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    one, other = build_stories(A, name="one"), build_stories(B, name="other")
    table = read_parquet(one.path, "reports")
    write_parquet(table.slice(0, 0), one.path / "reports" / FILE_NAME)
    with pytest.raises(CorpusError, match=r"comment a1 of .* under the report a, which is not there"):
        merge_corpora(one.path, other.path, out=tmp_path / "both")


def test_a_claim_whose_id_was_given_keeps_it_and_is_told_as_relabelled(
    build_stories: Callable[..., Corpus], annotate: Callable[..., None]
) -> None:
    before, after = (build_stories(A, name=name) for name in ("before", "after"))
    for corpus, label in ((before, "hedge"), (after, "booster")):
        annotate(corpus, ("ann", "a", "loaded_language", label, "regime"))
        rows = [row | {"claim_id": "mine"} for row in corpus.arrow("annotations").to_pylist()]
        write_parquet(to_arrow(rows, table="annotations"), corpus.path / "annotations" / FILE_NAME)
    found = diff_corpora(before.path, after.path)
    assert [(one.before, one.after) for one in found.relabelled] == [("hedge", "booster")]
    assert found.tables["annotations"].changed == {}
