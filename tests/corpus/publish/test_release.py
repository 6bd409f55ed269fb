"""A release: what goes and what stays, what stops it, and that everything that reads Parquet reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from commentariat.corpus import Corpus, CorpusError, InputError
from commentariat.corpus.build import build
from commentariat.corpus.publish import (
    LabelAgreement,
    ReleaseSettings,
    build_release,
    hydrate,
    verify_release,
    write_template,
)
from commentariat.corpus.splits import SplitSettings, make_splits, write_splits
from commentariat.corpus.splits.check import check_release
from commentariat.corpus.storage.folder import transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.tables import to_arrow, write_parquet

STORY = {
    "report_id": "a",
    "outlet": "Courier",
    "url": "https://courier.example/a",
    "title": "Bridge opened",
    "published": "2021-03-01",
    "text": "The regime opened the new bridge, said the mayor of Ennsdorf on Monday.",
    "comments": [
        {"comment_id": "a1", "author": "Al Smith", "text": "The regime lies.", "published": "2021-03-02"},
        {"comment_id": "a2", "author": "Zed Quill", "text": "@Al Smith that is wrong."},
    ],
}
OTHER = STORY | {
    "report_id": "b",
    "outlet": "Herald",
    "url": "https://herald.example/b",
    "title": "Road closed",
    "text": "The road to the valley closed on Tuesday after the storm had passed over it.",
    "comments": [{"comment_id": "b1", "author": "Al Smith", "text": "About time."}],
}
ANSWERS = {
    "summary": "Stories of two towns.",
    "motivation": "To test releases.",
    "collection": "Written for the tests.",
    "annotators": "Two of us.",
    "annotator_kind": "experts",
    "uses": "Tests.",
    "limits": "Two stories.",
    "licence": "CC-BY-4.0",
    "contact": "The maintainers.",
    "citation": {"authors": ["Smith, Al"], "title": "Stories", "year": 2026},
}


@pytest.fixture
def corpus(build_stories: Callable[..., Corpus]) -> Corpus:
    return build_stories(STORY, OTHER)


@pytest.fixture
def annotated(corpus: Corpus, annotate: Callable[..., None]) -> Corpus:
    annotate(
        corpus,
        ("Ann", "a", "loaded_language", "delegitimising_label", "regime"),
        ("Bob", "a", "loaded_language", "delegitimising_label", "regime"),
        ("Bob", "a1", "loaded_language", "delegitimising_label", "regime"),
        ("Ann", "a1", "stance_to_report", "opposes", None),
    )
    return corpus


def rights(folder: Path, *sources: dict[str, Any]) -> Path:
    path = folder / "rights.yaml"
    path.write_text(yaml.safe_dump({"sources": list(sources)}), encoding="utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def card(folder: Path) -> str:
    return (folder / "README.md").read_text(encoding="utf-8")


def test_two_releases_of_one_corpus_are_equal_to_the_byte(annotated: Corpus, tmp_path: Path) -> None:
    settings = ReleaseSettings(tag="v1", rotate=True)
    for name in ("one", "two"):
        build_release(annotated.path, tmp_path / name, settings)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_tables_are_written_by_split_and_load_back(corpus: Corpus, tmp_path: Path) -> None:
    write_splits(corpus.path, make_splits(corpus.path, SplitSettings(shares={"train": 0.5, "test": 0.5})))
    release = build_release(corpus.path, tmp_path / "out")
    verify_release(tmp_path / "out", release.parts)
    assert {part.split: part.rows for part in release.parts["reports"]} == {"train": 1, "test": 1}
    configs = yaml.safe_load(card(tmp_path / "out").split("---\n")[1])["configs"]
    assert [one["config_name"] for one in configs] == ["reports", "comments"]
    assert configs[0]["default"]
    assert {file["path"] for file in configs[0]["data_files"]} == {
        "reports/train-*.parquet",
        "reports/test-*.parquet",
    }


def test_a_table_that_lost_a_row_does_not_verify(corpus: Corpus, tmp_path: Path) -> None:
    release = build_release(corpus.path, tmp_path / "out")
    wrong = {
        "reports": [
            type(one)(split=one.split, path=one.path, rows=9, bytes=1) for one in release.parts["reports"]
        ]
    }
    with pytest.raises(CorpusError, match=r"reports, split train.*does not load|but 9 were written"):
        verify_release(tmp_path / "out", wrong)


def test_every_reader_of_parquet_reads_it(corpus: Corpus, tmp_path: Path) -> None:
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow.dataset as ds

    build_release(corpus.path, tmp_path / "out")
    files = str(tmp_path / "out" / "comments")
    texts = sorted(row["text"] for row in corpus.comments)
    assert sorted(pd.read_parquet(files)["text"]) == texts
    assert sorted(pl.read_parquet(f"{files}/*.parquet")["text"]) == texts
    assert sorted(ds.dataset(files).to_table().column("text").to_pylist()) == texts
    query = f"select text from read_parquet('{files}/*.parquet') order by text"
    found = duckdb.connect().execute(query).fetchall()
    assert [row[0] for row in found] == texts


def test_croissant_validates_and_its_records_load_with_their_keys(annotated: Corpus, tmp_path: Path) -> None:
    import mlcroissant

    (annotated.path / "datasheet.yaml").write_text(yaml.safe_dump(ANSWERS), encoding="utf-8")
    build_release(annotated.path, tmp_path / "out", ReleaseSettings(hub_id="user/stories", tag="v1.0.0"))
    found = mlcroissant.Dataset(str(tmp_path / "out" / "croissant.json"))
    issues = found.metadata.ctx.issues
    assert (set(issues.errors), set(issues.warnings)) == (set(), set())
    texts = {
        row["comments/comment_id"].decode(): row["comments/text"].decode()
        for row in found.records("comments")
    }
    assert texts == {row["comment_id"]: row["text"] for row in annotated.comments}
    assert len(list(found.records("annotations"))) == 4
    said = json.loads((tmp_path / "out" / "croissant.json").read_text(encoding="utf-8"))
    sets = {one["@id"]: one for one in said["recordSet"]}
    assert {name: one["key"]["@id"] for name, one in sets.items()} == {
        "reports": "reports/report_id",
        "comments": "comments/comment_id",
        "annotations": "annotations/claim_id",
    }
    refers = {
        field["@id"]: field["references"]["field"]["@id"]
        for one in sets.values()
        for field in one["field"]
        if "references" in field
    }
    assert refers == {
        "comments/report_id": "reports/report_id",
        "annotations/document_id": "reports/report_id",
        "annotations/document_id_of_comment": "comments/comment_id",
    }
    assert said["rai:dataCollection"] == "Written for the tests."
    assert all(
        re.fullmatch(r"[0-9a-f]{64}", one["sha256"]) for one in said["distribution"] if "sha256" in one
    )


def test_open_questions_are_named_and_answers_are_told(annotated: Corpus, tmp_path: Path) -> None:
    release = build_release(annotated.path, tmp_path / "out")
    assert set(release.unfilled) == set(ANSWERS)
    assert "*Not filled in: Why it was made" in card(tmp_path / "out")
    (annotated.path / "datasheet.yaml").write_text(yaml.safe_dump(ANSWERS), encoding="utf-8")
    release = build_release(annotated.path, tmp_path / "out", ReleaseSettings(agreement=lambda _: {}))
    assert release.unfilled == []
    said = card(tmp_path / "out")
    assert "Not filled in" not in said
    assert "@misc{smith2026stories," in said


def test_the_template_of_the_datasheet_asks_every_question_and_answers_none(
    corpus: Corpus, tmp_path: Path
) -> None:
    write_template(corpus.path / "datasheet.yaml")
    assert set(build_release(corpus.path, tmp_path / "out").unfilled) == set(ANSWERS) - {
        "annotators",
        "annotator_kind",
    }
    with pytest.raises(InputError, match="already"):
        write_template(corpus.path / "datasheet.yaml")


def test_the_card_counts_what_is_there(annotated: Corpus, tmp_path: Path) -> None:
    build_release(annotated.path, tmp_path / "out", ReleaseSettings(hub_id="user/stories", tag="v1.0.0"))
    said = card(tmp_path / "out")
    assert "| Courier | 1 | 2 |" in said
    assert "| delegitimising\\_label | loaded\\_language | 3 | 2 |" in said
    assert "*Not filled in: how far the annotators agree.*" in said
    assert "| report, day, language, badge | 1 | 100.0% |" in said
    assert 'load_dataset("user/stories", "comments", split="train", revision="v1.0.0")' in said
    assert "First release." in said
    for picture in re.findall(r"!\[[^]]+\]\((.+?)\)", said):
        assert (tmp_path / "out" / picture).read_bytes().startswith(b"\x89PNG")


def test_the_card_tells_alpha_of_every_label_as_it_was_measured(annotated: Corpus, tmp_path: Path) -> None:
    measured = LabelAgreement(
        measure="alpha, unitising", alpha=0.5, low=-0.25, high=0.75, units=3, documents=2
    )
    settings = ReleaseSettings(agreement=lambda _: {("loaded_language", "delegitimising_label"): measured})
    release = build_release(annotated.path, tmp_path / "out", settings)
    assert not release.agreement_open
    said = card(tmp_path / "out").replace("\\", "")
    assert "| delegitimising_label | loaded_language | 3 | 2 | 0.50 | -0.25 to 0.75 | 3 | 2 |" in said
    assert "| opposes | stance_to_report | 1 | 1 | – | – | 0 | 0 |" in said


def test_a_label_scheme_of_its_own_goes_with_a_corpus_and_into_its_card(
    corpus: Corpus, tmp_path: Path
) -> None:
    shipped = resources.files("commentariat.corpus") / "data" / "labels.yaml"
    own = "# A scheme of our own.\n" + shipped.read_text(encoding="utf-8")
    (corpus.path / "labels.yaml").write_text(own, encoding="utf-8")
    release = build_release(corpus.path, tmp_path / "out")
    assert (tmp_path / "out" / "labels.yaml").read_text(encoding="utf-8") == own
    assert "labels.yaml" not in release.stays
    (corpus.path / "labels.yaml").unlink()
    build_release(corpus.path, tmp_path / "out")
    assert not (tmp_path / "out" / "labels.yaml").exists()


def test_agreement_that_nobody_measured_stops_a_public_push(annotated: Corpus, tmp_path: Path) -> None:
    [sentence] = [
        one for one in build_release(annotated.path, tmp_path / "out").open if "agreement" in one.casefold()
    ]
    assert "label_agreement" in sentence


@pytest.mark.parametrize(
    ("kind", "creators"),
    [
        ("experts", ["expert-generated"]),
        ("crowd", ["crowdsourced"]),
        ("both", ["crowdsourced", "expert-generated"]),
        (None, ["other"]),
    ],
)
def test_who_made_the_annotations_is_as_the_datasheet_says(
    annotated: Corpus, tmp_path: Path, kind: str | None, creators: list[str]
) -> None:
    (annotated.path / "datasheet.yaml").write_text(yaml.safe_dump({"annotator_kind": kind}), encoding="utf-8")
    build_release(annotated.path, tmp_path / "out")
    metadata = yaml.safe_load(card(tmp_path / "out").split("---\n")[1])
    assert metadata["annotations_creators"] == creators


def test_a_corpus_without_claims_names_nobody_who_made_them(corpus: Corpus, tmp_path: Path) -> None:
    build_release(corpus.path, tmp_path / "out")
    metadata = yaml.safe_load(card(tmp_path / "out").split("---\n")[1])
    assert metadata["annotations_creators"] == ["no-annotation"]
    (corpus.path / "datasheet.yaml").write_text("annotator_kind: robots\n", encoding="utf-8")
    with pytest.raises(InputError, match="experts, crowd, both"):
        build_release(corpus.path, tmp_path / "out")


def test_rights_decide_source_by_source_which_texts_go(corpus: Corpus, tmp_path: Path) -> None:
    path = rights(
        tmp_path,
        {"outlet": "Courier", "licence": "CC-BY-4.0", "basis": "licence", "texts": True},
        {"site": "herald.example", "licence": "all rights reserved", "basis": "quotation", "texts": False},
    )
    release = build_release(corpus.path, tmp_path / "out", ReleaseSettings(rights=path))
    assert (release.withheld, release.without_rights) == (2, [])
    texts = {row["report_id"]: row["text"] for row in Corpus.load(tmp_path / "out").reports}
    assert texts == {"a": STORY["text"], "b": None}
    assert "| herald.example | all rights reserved | quotation | no |  | 1 | 1 |" in card(tmp_path / "out")


def test_what_is_no_address_is_of_no_site(build_stories: Callable[..., Corpus], tmp_path: Path) -> None:
    path = rights(
        tmp_path, {"site": "courier.example", "licence": "CC0-1.0", "basis": "public domain", "texts": True}
    )
    corpus = build_stories(STORY, OTHER | {"url": "http://[x"}, name="odd", rights=path)

    assert build_release(corpus.path, tmp_path / "out").without_rights == ["b", "b1"]


def test_rights_given_to_the_build_are_kept_and_used(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    path = rights(tmp_path, {"licence": "CC0-1.0", "basis": "public domain", "texts": True})
    built = build_stories(STORY, name="with-rights", rights=path)
    assert build_release(built.path, tmp_path / "out").without_rights == []


def test_texts_without_rights_stop_a_public_push(corpus: Corpus, tmp_path: Path) -> None:
    release = build_release(corpus.path, tmp_path / "out")
    assert sorted(release.without_rights) == ["a", "a1", "a2", "b", "b1"]
    assert any("what may be done with 5 texts" in sentence for sentence in release.open)
    assert (
        build_release(corpus.path, tmp_path / "out", ReleaseSettings(without_text=True)).without_rights == []
    )


def test_a_release_without_text_holds_no_word_of_it_and_is_put_together_again(
    annotated: Corpus, build_stories: Callable[..., Corpus], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = tmp_path / "full"
    build_release(annotated.path, full, ReleaseSettings(tag="v1", rotate=True))
    bare = tmp_path / "bare"
    release = build_release(annotated.path, bare, ReleaseSettings(tag="v1", rotate=True, without_text=True))
    verify_release(bare, release.parts)
    held = b"".join(tree(bare).values())
    for table in ("reports", "comments", "annotations"):
        held += str(Corpus.load(bare).arrow(table).to_pylist()).encode()
    for word in (b"Ennsdorf", b"Bridge opened", b"About time", b"lies"):
        assert word not in held
    with pytest.raises(CorpusError, match="commentariat hydrate"):
        Corpus.load(bare).texts()
    # Somebody else's texts, under another key and other ids.
    monkeypatch.setenv("COMMENTARIAT_KEY", "somebody else's key, of another length")
    mine = build_stories(STORY | {"report_id": "x"}, OTHER, name="mine")
    done = hydrate(bare, mine, out=tmp_path / "whole")
    assert (done.joined, done.missing) == (5, ())
    # Whom the second comment addresses is known from the first, so that even his pseudonym is the released one.
    assert done.same == 5
    for table in ("reports", "comments", "annotations"):
        whole, wanted = (
            Corpus.load(folder).arrow(table).to_pylist() for folder in (tmp_path / "whole", full)
        )
        assert [{k: v for k, v in row.items() if k != "hydration_sha256"} for row in whole] == wanted


def test_texts_that_differ_are_not_joined(
    corpus: Corpus, build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    build_release(corpus.path, tmp_path / "bare", ReleaseSettings(without_text=True))
    edited = build_stories(STORY | {"text": "The regime opened a bridge."}, name="edited")
    done = hydrate(tmp_path / "bare", edited, out=tmp_path / "whole")
    assert set(done.missing) == {"a", "b", "b1"}
    unrelated = build_stories({"report_id": "q", "text": "Nothing to do with it."}, name="unrelated")
    with pytest.raises(CorpusError, match="None of the 5 texts"):
        hydrate(tmp_path / "bare", unrelated, out=tmp_path / "none")


def test_pseudonyms_rotate_with_the_tag_and_offsets_stay(annotated: Corpus, tmp_path: Path) -> None:
    authors = {}
    for tag in ("v1", "v2"):
        build_release(annotated.path, tmp_path / tag, ReleaseSettings(tag=tag, rotate=True))
        opened = Corpus.load(tmp_path / tag)
        opened.check()
        rows = {row["comment_id"]: row for row in opened.comments}
        assert rows["a1"]["author"] == rows["b1"]["author"]
        assert rows["a1"]["author"] in rows["a2"]["text"]
        authors[tag] = rows["a1"]["author"]
    assert len({*authors.values(), annotated.comments[0]["author"]}) == 3


def test_annotators_are_hidden_with_the_ids_made_of_them_unless_they_want_to_be_named(
    annotated: Corpus, tmp_path: Path
) -> None:
    build_release(annotated.path, tmp_path / "hidden")
    build_release(annotated.path, tmp_path / "named", ReleaseSettings(keep_annotators=True))
    hidden, named = (
        Corpus.load(tmp_path / name).arrow("annotations").to_pylist() for name in ("hidden", "named")
    )
    assert {row["annotator"] for row in named} == {"Ann", "Bob"}
    assert all(re.fullmatch(r"annotator-[0-9a-f]{16}", row["annotator"]) for row in hidden)
    assert {row["claim_id"] for row in hidden}.isdisjoint(row["claim_id"] for row in named)


def test_an_adjudicated_layer_keeps_its_name_and_relations_follow_hidden_ids(
    corpus: Corpus, annotate: Callable[..., None], tmp_path: Path
) -> None:
    annotate(
        corpus,
        ("Ann", "a", "loaded_language", "delegitimising_label", "regime"),
        ("gold:main", "a", "loaded_language", "delegitimising_label", "regime"),
    )
    rows = corpus.arrow("annotations").to_pylist()
    rows[1] |= {"related_id": rows[0]["claim_id"], "relation": "same_as"}
    with transaction(corpus.path) as stage:
        table = to_arrow(rows, table="annotations")
        stage_corpus(stage, {"annotations": table}, provenance=corpus.provenance, changed=["annotations"])
    build_release(corpus.path, tmp_path / "out")
    ann, gold = Corpus.load(tmp_path / "out").arrow("annotations").to_pylist()
    assert ann["annotator"].startswith("annotator-")
    assert gold["annotator"] == "gold:main"
    assert gold["related_id"] == ann["claim_id"] != rows[0]["claim_id"]
    assert "`gold:main`" in card(tmp_path / "out")


def test_bylines_and_remarks_are_scanned_like_texts(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    leaky = build_stories(
        STORY | {"authors": ["Al Smith, @al_smith", "ed＠news.example"], "outlet": "u/ed_smith"},
        name="bylines",
    )
    release = build_release(leaky.path, tmp_path / "out")
    assert {(one.kind, one.column) for one in release.sightings} == {
        ("handle", "authors"),
        ("handle", "outlet"),
    }


def test_the_scan_stops_a_push_and_names_the_rows_but_never_what_it_found(
    build_stories: Callable[..., Corpus], tmp_path: Path
) -> None:
    secret = "AKIA" + "ABCDEFGH12345678"
    leaky = build_stories(
        STORY | {"title": "Call al@courier.example", "text": f"Our key is {secret}, ask @CourierDesk."},
        name="leaky",
    )
    release = build_release(leaky.path, tmp_path / "out")
    assert {(one.kind, one.table, one.row, one.column) for one in release.sightings} >= {
        ("secret", "reports", "a", "text"),
        ("handle", "reports", "a", "text"),
    }
    [said] = release.obstacles
    assert "reports, a, column text: secret" in said
    assert secret not in said
    reviewed = tmp_path / "reviewed.txt"
    reviewed.write_text(
        "handle reports *  # the desk's own\nsecret reports a\nemail reports a\n", encoding="utf-8"
    )
    assert build_release(leaky.path, tmp_path / "out", ReleaseSettings(reviewed=reviewed)).obstacles == []


def test_who_is_on_the_erasure_list_since_the_build_stops_a_push(corpus: Corpus, tmp_path: Path) -> None:
    listed = tmp_path / "erasure.txt"
    listed.write_text(corpus.comments[0]["author"] + "\n", encoding="utf-8")
    release = build_release(corpus.path, tmp_path / "out", ReleaseSettings(erasure=listed))
    # The person's two comments, and the one that addresses them.
    assert set(release.erased) == {"a1", "a2", "b1"}
    assert "erasure list" in release.obstacles[0]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("b1", ["b1"]),
        ("https://herald.example/b", ["b", "b1"]),
        ("https://courier.example/a#a2", ["a2"]),
        ("https://courier.example/other", []),
    ],
)
def test_the_erasure_list_is_heeded_by_id_and_by_address(
    corpus: Corpus, tmp_path: Path, line: str, found: list[str]
) -> None:
    (tmp_path / "erasure.txt").write_text(line, encoding="utf-8")
    settings = ReleaseSettings(erasure=tmp_path / "erasure.txt")
    assert build_release(corpus.path, tmp_path / "out", settings).erased == found


class TestReportsOfReaders:
    @pytest.fixture
    def thread(self, tmp_path: Path) -> Corpus:
        """Return a thread that a reader opened."""
        opening = {
            "id": "aa1", "title": "u/bo_reed was right", "selftext": "As u/bo_reed said, the bridge is closed.",
            "subreddit": "harbour", "author": "ines_oak", "permalink": "/r/harbour/comments/aa1/x/",
        }  # fmt: skip
        reply = {"id": "c1", "link_id": "t3_aa1", "parent_id": "t3_aa1", "body": "Yes.", "author": "bo_reed"}
        given = tmp_path / "in"
        given.mkdir()
        for name, row in (("RS.jsonl", opening), ("RC.jsonl", reply)):
            (given / name).write_text(json.dumps(row) + "\n", encoding="utf-8")
        build([given], out=tmp_path / "thread")
        return Corpus.load(tmp_path / "thread")

    def test_their_pseudonyms_rotate_as_those_of_comments(self, thread: Corpus, tmp_path: Path) -> None:
        build_release(thread.path, tmp_path / "v1", ReleaseSettings(tag="v1", rotate=True))
        opened = Corpus.load(tmp_path / "v1")
        opened.check()
        [report], [reply] = opened.reports, opened.comments
        assert report["title"] == f"u/{reply['author']} was right"
        assert report["text"] == f"As u/{reply['author']} said, the bridge is closed."
        assert thread.reports[0]["authors"][0] not in report["authors"]

    @pytest.mark.parametrize(
        ("whom", "found"), [("opener", ["t3_aa1"]), ("replier", ["t3_aa1", "t1_c1"]), ("id", ["t3_aa1"])]
    )
    def test_who_is_on_the_erasure_list_since_the_build_is_found_in_them(
        self, thread: Corpus, tmp_path: Path, whom: str, found: list[str]
    ) -> None:
        [report], [reply] = thread.reports, thread.comments
        listed = {"opener": report["authors"][0], "replier": reply["author"], "id": report["report_id"]}
        (tmp_path / "erasure.txt").write_text(listed[whom], encoding="utf-8")
        settings = ReleaseSettings(erasure=tmp_path / "erasure.txt")
        assert build_release(thread.path, tmp_path / "out", settings).erased == found


def test_a_comment_that_was_moved_away_from_its_report_is_a_leak(stories: Corpus, tmp_path: Path) -> None:
    write_splits(stories.path, make_splits(stories.path))
    release = build_release(stories.path, tmp_path / "out")
    train, test = (
        tmp_path / "out" / "comments" / f"{name}-00000-of-00001.parquet" for name in ("train", "test")
    )
    moved, kept = pq.read_table(train).slice(0, 1), pq.read_table(test)
    write_parquet(pa.concat_tables([kept, moved]), test)
    [leak] = check_release(tmp_path / "out")
    assert (leak.kind, leak.where) == ("apart from its report", (moved["comment_id"][0].as_py(),))
    with pytest.raises(CorpusError, match="leaks"):
        verify_release(tmp_path / "out", release.parts)


def test_a_split_that_leaks_stops_a_push(stories: Corpus, tmp_path: Path) -> None:
    made = make_splits(stories.path)
    other = next(name for name in ("train", "test") if name != made.of["r11"])
    write_splits(stories.path, type(made)(of={**made.of, "r11": other}, settings=made.settings))
    assert "leaks in 1 place" in build_release(stories.path, tmp_path / "out").obstacles[0]


def test_changes_since_the_release_before_are_told_and_those_before_kept(
    annotated: Corpus, annotate: Callable[..., None], tmp_path: Path
) -> None:
    build_release(annotated.path, tmp_path / "v1", ReleaseSettings(tag="v1"))
    annotate(annotated, ("Ann", "a", "loaded_language", "evaluative", "regime"))
    build_release(annotated.path, tmp_path / "v2", ReleaseSettings(tag="v2", previous=tmp_path / "v1"))
    said = card(tmp_path / "v2")
    assert "1 label changed: delegitimising_label → evaluative 1." in said
    assert said.index("**v2**") < said.index("**v1**")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"hub_id": "no name"}, "USER/NAME"),
        ({"tag": "v 1"}, "cannot be a tag"),
        ({"rotate": True}, "--tag"),
    ],
)
def test_settings_the_hub_would_refuse_are_refused_here(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        ReleaseSettings(**settings)


def test_a_release_is_not_written_over_its_corpus(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="choose another folder"):
        build_release(corpus.path, corpus.path / "release")
