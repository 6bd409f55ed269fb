from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import pytest

from commentariat.corpus import BuildSettings, Corpus, Input, InputError, OutputError
from commentariat.corpus.build import build
from commentariat.corpus.standoff.claims import claim_on
from commentariat.corpus.storage.folder import transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.schema import TABLES, features
from commentariat.corpus.storage.tables import FILE_NAME, read_parquet, to_arrow

REPORT = (
    "The council voted on Monday to close the harbour bridge for repairs.\n"
    "Traffic will be sent through the tunnel."
)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def jsonl(path: Path, *rows: Mapping[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def two_tables(folder: Path, comments: list[dict[str, Any]]) -> list[Input]:
    reports = jsonl(
        folder / "reports.jsonl",
        {"report_id": "a", "title": "Bridge", "text": REPORT},
        {"report_id": "b", "title": "Tunnel", "text": "The tunnel was widened last year."},
    )
    return [
        Input(path=reports, kind="reports"),
        Input(path=jsonl(folder / "comments.jsonl", *comments), kind="comments"),
    ]


def made(folder: Path, comments: list[dict[str, Any]]) -> tuple[Corpus, list[str]]:
    summary = build(two_tables(folder, comments), out=folder / "out")
    return Corpus.load(folder / "out"), [str(problem) for problem in summary.problems]


def annotate(corpus: Corpus, *claims: Any) -> None:
    with transaction(corpus.path) as stage:
        tables = {name: read_parquet(corpus.path, name) for name in TABLES}
        tables["annotations"] = to_arrow([claim.to_row() for claim in claims], table="annotations")
        stage_corpus(stage, tables, provenance=corpus.provenance, changed=("annotations",))
    corpus.refresh()


class TestTheSeed:
    def test_it_is_one_report_and_its_last_line_one_comment(self, seeds: Path, tmp_path: Path) -> None:
        corpus = Corpus.build(seeds, out=tmp_path / "demo")
        lines = next(seeds.glob("*.txt")).read_text(encoding="utf-8").split("\n")
        [report] = corpus.arrow("reports").to_pylist()
        [comment] = corpus.arrow("comments").to_pylist()
        assert report["text"] == "\n".join(lines[:-1])
        assert comment["text"] == lines[-1]
        assert (report["n_comments"], report["boundary"], report["boundary_line"]) == (
            1,
            "split",
            len(lines) - 1,
        )
        assert comment["split"] == "inferred"
        assert comment["confidence"] > 0.5
        assert len(comment["evidence"]) > 0

    def test_two_builds_are_equal_to_the_byte(self, seeds: Path, tmp_path: Path) -> None:
        for name in ("one", "two"):
            Corpus.build(seeds, out=tmp_path / name)
        assert tree(tmp_path / "one") == tree(tmp_path / "two")

    def test_building_again_over_a_build_changes_nothing(self, seeds: Path, tmp_path: Path) -> None:
        Corpus.build(seeds, out=tmp_path / "one")
        before = tree(tmp_path / "one")
        Corpus.build(seeds, out=tmp_path / "one")
        assert tree(tmp_path / "one") == before

    def test_every_table_loads_with_datasets_and_has_the_documented_columns(
        self, seeds: Path, tmp_path: Path
    ) -> None:
        from datasets import load_dataset

        Corpus.build(seeds, out=tmp_path / "demo")
        for table in TABLES:
            # `datasets` has no empty splits outside streaming.
            empty = table not in ("reports", "comments")
            loaded = load_dataset(str(tmp_path / "demo"), table, split="train", streaming=empty)
            assert loaded.features == features(table), table
            assert empty == (next(iter(loaded), None) is None), table
        reports = load_dataset(str(tmp_path / "demo"), split="train")
        assert reports.num_rows == 1, "reports are the default"

    @pytest.mark.parametrize(
        "step", ["Reading", "Dividing", "Assembling", "Writing reports", "Writing comments"]
    )
    def test_an_interrupted_build_leaves_nothing_and_can_be_run_again(
        self, step: str, seeds: Path, tmp_path: Path
    ) -> None:
        def interrupt(what: str, done: int, total: int | None) -> None:
            if what == step:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build([seeds], out=tmp_path / "one", progress=interrupt)
        assert not (tmp_path / "one").exists()
        build([seeds], out=tmp_path / "one")
        before = tree(tmp_path / "one")
        other = jsonl(tmp_path / "two.jsonl", {"report_id": "a", "text": REPORT, "comments": ["About time!"]})
        with pytest.raises(KeyboardInterrupt):
            build([other], out=tmp_path / "one", progress=interrupt)
        assert tree(tmp_path / "one") == before

    def test_a_large_file_tells_how_far_it_is(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("commentariat.corpus.build.RECORDS_TOLD", 2)
        rows = [{"report_id": f"r{n}", "text": f"{REPORT} {n}"} for n in range(5)]
        large, small = jsonl(tmp_path / "a.jsonl", *rows), jsonl(tmp_path / "b.jsonl", {"text": REPORT})
        told: list[tuple[int, int | None]] = []

        def progress(what: str, done: int, total: int | None) -> None:
            if what in ("Reading", "Records of this file"):
                told.append((done, total))

        build([large, small], out=tmp_path / "out", progress=progress)
        assert told == [(2, None), (4, None), (5, 5), (1, 2), (2, 2)]


class TestThreads:
    def test_parents_depths_and_positions_follow_the_ids_even_when_an_answer_comes_first(
        self, tmp_path: Path
    ) -> None:
        corpus, problems = made(
            tmp_path,
            [
                {"comment_id": "c3", "report_id": "a", "text": "Not at all.", "parent_id": "c2"},
                {"comment_id": "c1", "report_id": "a", "text": "About time!"},
                {"comment_id": "c2", "report_id": "a", "text": "You think so?", "parent_id": "c1"},
                {"comment_id": "c4", "report_id": "b", "text": "Nice tunnel."},
            ],
        )
        rows = {row["comment_id"]: row for row in corpus.arrow("comments").to_pylist()}
        assert [
            (rows[c]["depth"], rows[c]["position"], rows[c]["parent_id"]) for c in ("c1", "c2", "c3", "c4")
        ] == [
            (0, 1, None),
            (1, 2, "c1"),
            (2, 0, "c2"),
            (0, 0, None),
        ]
        assert corpus.frame("reports")["n_comments"].tolist() == [3, 1]
        assert problems == []

    def test_a_comment_whose_parent_is_missing_stays_at_the_top_and_is_named(self, tmp_path: Path) -> None:
        corpus, problems = made(
            tmp_path, [{"comment_id": "c1", "report_id": "a", "text": "Indeed.", "parent_id": "gone"}]
        )
        [row] = corpus.arrow("comments").to_pylist()
        assert (row["parent_id"], row["depth"]) == (None, 0)
        assert len(problems) == 1
        assert "gone" in problems[0]
        assert "comments.jsonl" in problems[0]

    def test_comments_that_answer_in_a_circle_do_not_hang_the_build(self, tmp_path: Path) -> None:
        corpus, _ = made(
            tmp_path,
            [
                {"comment_id": "c1", "report_id": "a", "text": "One.", "parent_id": "c2"},
                {"comment_id": "c2", "report_id": "a", "text": "Two.", "parent_id": "c1"},
            ],
        )
        assert sorted(corpus.frame("comments")["depth"]) == [0, 1]

    def test_a_comment_on_a_report_that_is_nowhere_is_kept_under_an_empty_report(
        self, tmp_path: Path
    ) -> None:
        corpus, problems = made(tmp_path, [{"comment_id": "c1", "report_id": "z", "text": "Lost?"}])
        assert corpus.frame("comments")["report_id"].tolist() == ["z"]
        assert corpus.frame("reports").set_index("report_id").loc["z", "text"] == ""
        assert any("is not in the input (“z”)" in problem for problem in problems)


class TestShiftedCells:
    """In a table whose columns are shifted, the names of its authors stand where times, counts and tags should."""

    ROWS: ClassVar[list[dict[str, Any]]] = [
        {"comment_id": "c1", "report_id": "a", "text": "One.", "published": "Perpetua Glynde, 3 days ago"},
        {"comment_id": "c2", "report_id": "a", "text": "Two.", "published": "32/13/2018 by Perpetua Glynde"},
        {"comment_id": "c3", "report_id": "a", "text": "Three.", "published": "Perpetua Glynde"},
        {"comment_id": "c4", "report_id": "a", "text": "Four.", "language": "Perpetua Glynde", "likes": "Glynde"},
        {"comment_id": "c5", "report_id": "a", "text": "Five.", "language": "German", "parent_id": "by Glynde"},
        {"comment_id": "c6", "report_id": "by Glynde", "text": "Six."},
        {"comment_id": "p.glynde@mail.example/17", "report_id": "a", "text": "Seven."},
        {"comment_id": "c8", "report_id": "a", "text": "Eight.", "parent_id": "p.glynde@mail.example/17"},
    ]  # fmt: skip

    def test_no_name_is_published(self, tmp_path: Path) -> None:
        corpus, _ = made(tmp_path, self.ROWS)

        published = [*corpus.arrow("comments").to_pylist(), *corpus.arrow("reports").to_pylist()]
        said = (corpus.path / "provenance.json").read_text(encoding="utf-8")
        assert "glynde" not in repr(published).lower()
        assert "glynde" not in said.lower()

    def test_what_is_a_time_or_a_language_is_kept(self, tmp_path: Path) -> None:
        corpus, _ = made(tmp_path, self.ROWS)

        rows = {row["text"]: row for row in corpus.arrow("comments").to_pylist()}
        assert [rows[text]["published_shown"] for text in ("One.", "Two.", "Three.")] == [
            "3 days ago", "32/13/2018", None,
        ]  # fmt: skip
        assert rows["Four."]["language_source"] != "given"
        assert (rows["Five."]["language"], rows["Five."]["language_source"]) == ("de", "given")
        assert rows["Eight."]["parent_id"] == rows["Seven."]["comment_id"]

    def test_whoever_builds_is_told_what_stands_there_and_where(self, tmp_path: Path) -> None:
        _, problems = made(tmp_path, self.ROWS)

        told = "\n".join(problems)
        assert (
            "3 dates cannot be read with certainty, the first in line 1 (“Perpetua Glynde, 3 days ago”)"
            in told
        )
        assert "no language's name, in line 4 (“Perpetua Glynde”)" in told
        assert "cannot be read as a count, in line 4 (“Glynde”)" in told
        assert (
            "comments.jsonl, line 5: the comment it answers is not under the same report (“by Glynde”)"
            in told
        )
        assert "the report of comments, named in line 6, is not in the input (“by Glynde”)" in told


class TestIds:
    def test_the_same_id_with_another_text_is_kept_under_an_id_of_its_own(self, tmp_path: Path) -> None:
        corpus, problems = made(
            tmp_path,
            [
                {"comment_id": "c1", "report_id": "a", "text": "First."},
                {"comment_id": "c1", "report_id": "a", "text": "Second."},
            ],
        )
        assert dict(
            zip(corpus.frame("comments")["comment_id"], corpus.frame("comments")["text"], strict=True)
        ) == {
            "c1": "First.",
            "c1~2": "Second.",
        }
        assert len(problems) == 1

    def test_a_word_for_word_copy_under_another_report_is_kept_too(self, tmp_path: Path) -> None:
        row = {"comment_id": "c1", "report_id": "a", "text": "First.", "author": "Ann"}
        corpus, problems = made(tmp_path, [row, row | {"report_id": "b"}])
        assert corpus.frame("comments")["comment_id"].tolist() == ["c1", "c1~2"]
        assert [problem.partition(": ")[2] for problem in problems if "nothing is lost" in problem] == [
            "1 comment has an id that another text has too, as where tables or threads each count from 1; nothing "
            "is lost: it is kept as c1~2, and answers stay with what they answer."
        ]

    def test_a_word_for_word_copy_under_the_same_report_is_the_same_comment(self, tmp_path: Path) -> None:
        row = {"comment_id": "c1", "report_id": "a", "text": "First.", "author": "Ann"}
        corpus, problems = made(tmp_path, [row, row])
        assert corpus.frame("comments")["comment_id"].tolist() == ["c1"]
        assert [
            "1 record of comments that the same report has already" in problem for problem in problems
        ] == [True]

    def test_a_comment_never_takes_a_reports_id(self, tmp_path: Path) -> None:
        corpus, _ = made(tmp_path, [{"comment_id": "b", "report_id": "a", "text": "Same id as a report."}])
        ids = [*corpus.frame("reports")["report_id"], *corpus.frame("comments")["comment_id"]]
        assert len(ids) == len(set(ids)) == 3

    def test_an_edit_keeps_every_id(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        for name in ("x.txt", "y.txt"):
            (tmp_path / "in" / name).write_text(REPORT)
        before = Corpus.build(tmp_path / "in", out=tmp_path / "out").frame("reports")["report_id"].tolist()
        (tmp_path / "in" / "x.txt").write_text("Correction.\n" + REPORT)
        after = Corpus.build(tmp_path / "in", out=tmp_path / "out").frame("reports")["report_id"].tolist()
        assert after == before
        assert len(set(before)) == 2


def annotated(folder: Path, *names: str, only: Sequence[str] | None = None) -> Corpus:
    """Build a corpus of files of some names, all of them or `only` some annotated."""
    (folder / "in").mkdir()
    for name in names:
        (folder / "in" / name).write_text(f"{name}: {REPORT}")
    corpus = Corpus.build(folder / "in", out=folder / "out")
    annotate(
        corpus,
        *(
            claim_on(
                document.text,
                document_id=document.document_id,
                layer="loaded_language",
                label="hedge",
                annotator="ann",
                start=0,
                end=3,
            )
            for document in corpus.documents()
            if only is None or document.text.startswith(tuple(only))
        ),
    )
    return corpus


class TestAnnotationsOfARebuiltCorpus:
    def test_they_move_with_their_words_and_the_lost_are_reported(self, tmp_path: Path) -> None:
        source = tmp_path / "report.txt"
        source.write_text(REPORT)
        corpus = Corpus.build(source, out=tmp_path / "out")
        [document] = corpus.documents()
        common = {"document_id": document.document_id, "layer": "loaded_language", "annotator": "ann"}
        bridge, tunnel = document.text.index("bridge"), document.text.index("tunnel")
        annotate(
            corpus,
            claim_on(document.text, label="evaluative", start=bridge, end=bridge + 6, **common),
            claim_on(document.text, label="hedge", start=tunnel, end=tunnel + 6, **common),
        )
        source.write_text("Update: " + REPORT.replace("tunnel", "old town"))
        summary = build([source], out=tmp_path / "out")
        assert summary.annotations == {"moved": 1, "lost": 1}
        rows = {row["label"]: row for row in Corpus.load(tmp_path / "out").annotations.to_list()}
        by_label = {features("annotations")["label"].int2str(k): row for k, row in rows.items()}
        assert by_label["evaluative"]["start"] == bridge + len("Update: ")
        assert by_label["hedge"]["quote"] == "tunnel"
        assert any("tunnel" in str(problem) for problem in summary.problems)

    def test_they_stay_untouched_when_nothing_changed(self, tmp_path: Path) -> None:
        corpus = annotated(tmp_path, "report.txt")
        before = corpus.arrow("annotations")
        Corpus.build(tmp_path / "in", out=tmp_path / "out")
        assert Corpus.load(tmp_path / "out").arrow("annotations").equals(before)

    def test_annotations_that_cannot_be_read_are_never_built_over(self, tmp_path: Path) -> None:
        corpus, _ = made(tmp_path, [])
        annotations = tmp_path / "out" / "annotations" / FILE_NAME
        annotations.write_bytes(b"half a file")
        before = tree(corpus.path)
        with pytest.raises(
            OutputError, match=r"The annotations in .* cannot be read, and a build would lose them"
        ):
            build(two_tables(tmp_path, []), out=corpus.path)
        assert tree(corpus.path) == before

    def test_another_corpus_is_not_built_over_them_unless_that_is_asked_for(self, tmp_path: Path) -> None:
        corpus, other = annotated(tmp_path, "a.txt", "b.txt", "c.txt"), tmp_path / "other"
        other.mkdir()
        (other / "d.txt").write_text(REPORT)
        before = tree(corpus.path)
        with pytest.raises(
            OutputError, match=r"another corpus: 3 of its 3 annotations by people .* --replace"
        ):
            build([other], out=corpus.path)
        assert tree(corpus.path) == before
        assert build([other], out=corpus.path, replace_annotated=True).annotations == {"lost": 3}
        # What is lost already holds no build up.
        assert build([other], out=corpus.path).annotations == {"lost": 3}

    def test_the_same_corpus_may_have_fewer_texts(self, tmp_path: Path) -> None:
        corpus = annotated(tmp_path, "a.txt", "b.txt", "c.txt", "d.txt", only=["c.txt", "d.txt"])
        for name in ("c.txt", "d.txt"):
            (tmp_path / "in" / name).unlink()
        assert build([tmp_path / "in"], out=corpus.path).annotations == {"lost": 2}


class TestSeveralInputs:
    def test_files_of_one_name_in_two_folders_keep_ids_of_their_own(self, tmp_path: Path) -> None:
        for folder in ("june", "july"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "news.txt").write_text(f"In {folder}, it rained.", encoding="utf-8")
        summary = build([tmp_path / "june" / "news.txt", tmp_path / "july"], out=tmp_path / "out")
        assert (summary.reports, summary.files, list(summary.problems)) == (2, 2, [])
        listed = Corpus.load(tmp_path / "out").provenance["inputs"]
        assert [item["path"] for item in listed] == ["news.txt", "july/news.txt"]

    def test_a_file_named_twice_is_read_once(self, seeds: Path, tmp_path: Path) -> None:
        assert build([seeds, *seeds.glob("*.txt")], out=tmp_path / "out").reports == 1

    def test_each_input_may_say_what_its_rows_are(self, tmp_path: Path) -> None:
        rows = jsonl(tmp_path / "r.jsonl", {"id": "a", "body": "It held."})
        answers = jsonl(tmp_path / "c.jsonl", {"id": "1", "post_id": "a", "body": "Good."})
        settings = BuildSettings(reports_map={"text": "body"}, comments_map={"text": "body"})
        summary = build(
            [Input(path=answers, kind="comments"), Input(path=rows, kind="reports")],
            out=tmp_path / "out",
            settings=settings,
        )
        assert (summary.reports, summary.comments, list(summary.problems)) == (1, 1, [])

    @pytest.mark.parametrize(
        ("settings", "said"),
        [
            ({"date_order": "ydm"}, "dmy, mdy, ymd, not “ydm”"),
            ({"kind": "articles"}, "not “articles”"),
            ({"reports_map": {"titel": "a"}}, "did you mean “title”"),
        ],
    )
    def test_settings_that_do_not_exist_are_refused_at_once(
        self, settings: dict[str, Any], said: str
    ) -> None:
        with pytest.raises(InputError, match=said):
            BuildSettings(**settings)


def test_provenance_counts_the_comments_that_were_told_from_a_text(seeds: Path, tmp_path: Path) -> None:
    [file] = Corpus.build(seeds, out=tmp_path / "out").provenance["inputs"]
    assert (file["reports"], file["comments"]) == (1, 1)


def test_comments_of_two_sites_with_the_same_numbers_keep_ids_of_their_own(tmp_path: Path) -> None:
    def page(site: str) -> str:
        return (
            f'<link rel=canonical href="https://{site}.example/truce"><title>Truce</title><p>The truce held.</p>'
            '<ol class="comment-list"><li id="comment-1" class="comment"><article class="comment-body">'
            f'<b class="fn">Al</b><time datetime="2021-07-02T10:15:00Z">2 July 2021</time>'
            f'<div class="comment-content"><p>Good news for the {site}, at last.</p></div></article></li></ol>'
        )

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "tide.html").write_text(page("tide"), encoding="utf-8")
    alone = Corpus.build(tmp_path / "in", out=tmp_path / "alone").frame("comments")["comment_id"].tolist()
    (tmp_path / "in" / "a.html").write_text(page("courier"), encoding="utf-8")
    both = Corpus.build(tmp_path / "in", out=tmp_path / "both").frame("comments")["comment_id"].tolist()
    assert alone == ["tide.example/comment-1"]
    assert both == ["courier.example/comment-1", "tide.example/comment-1"]


def test_a_language_that_is_no_tag_is_refused() -> None:
    with pytest.raises(InputError, match="“English” is no language tag"):
        BuildSettings(language="English")


def written(corpus: Corpus) -> str:
    """Return all that a corpus says in its tables, card and provenance, in lower case."""
    tables = [str(corpus.arrow(table).to_pylist()) for table in TABLES]
    others = [path.read_text(encoding="utf-8") for path in corpus.path.iterdir() if path.is_file()]
    return "".join(tables + others).lower()


class TestPrivacy:
    def test_no_author_address_or_number_is_written_anywhere(self, tmp_path: Path) -> None:
        corpus, _ = made(
            tmp_path,
            [
                {
                    "comment_id": "c1",
                    "report_id": "a",
                    "author": "Wilhelmina Quarterstaff",
                    "text": "Write to me at w.quarterstaff@mail.example or call +44 20 7946 0958.",
                }
            ],
        )
        assert "[email]" in corpus.comments[0]["text"]
        assert "[phone]" in corpus.comments[0]["text"]
        assert corpus.comments[0]["author"]
        for secret in ("quarterstaff", "7946", "a key for the tests"):
            assert secret not in written(corpus)

    def test_what_an_author_signs_in_with_is_hidden_in_texts_and_written_nowhere(
        self, tmp_path: Path
    ) -> None:
        rows: list[dict[str, Any]] = [
            {
                "comment_id": "c1",
                "report_id": "a",
                "author": "Tess",
                "screen_name": "quarterstaff_9",
                "text": "No.",
            },
            {
                "comment_id": "c2",
                "report_id": "a",
                "author": "Ann",
                "text": "@quarterstaff_9 and @Tess: yes.",
            },
        ]
        corpus, _ = made(tmp_path, rows)
        tess = corpus.comments[0]["author"]

        assert corpus.comments[1]["text"] == f"@{tess} and @{tess}: yes."
        assert "quarterstaff" not in written(corpus)
        for file, content in tree(corpus.path).items():
            assert b"quarterstaff" not in content, file

    def test_the_names_on_the_lines_above_comments_are_written_nowhere(self, tmp_path: Path) -> None:
        page = [
            "The council approved the new bridge on Monday by 31 votes to 12.",
            "Work is expected to begin in April 2022 and to cost £14m, officials said.",
            "The bridge will replace a ferry that has crossed the river since 1911.",
            "Wilhelmina Quarterstaff said...",
            "Great news, I can't wait to walk across it!",
            "Posted by Ignatius Thimblerigg on March 3, 2012 at 5:04 pm",
            "I don't think anybody asked us, did they?",
            "Reply to Wilhelmina Quarterstaff",
            "posted by p.pumphandle@mail.example on March 4, 2012 at 5:04 pm",
            "Thanks for reporting on this!",
        ]
        (tmp_path / "page.txt").write_text("\n".join(page), encoding="utf-8")
        corpus = Corpus.build(tmp_path / "page.txt", out=tmp_path / "out")
        assert corpus.comments.num_rows == 3
        assert corpus.comments[0]["author"]
        for secret in ("quarterstaff", "thimblerigg", "pumphandle"):
            assert secret not in written(corpus)

    def test_one_author_has_one_pseudonym_and_another_key_gives_another(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rows = [
            {"comment_id": f"c{n}", "report_id": "a", "author": "Ann", "text": f"No {n}."} for n in range(2)
        ]
        first = made(tmp_path, rows)[0].frame("comments")["author"].unique().tolist()
        assert len(first) == 1
        monkeypatch.setenv("COMMENTARIAT_KEY", "another key, also of no use elsewhere at all")
        assert made(tmp_path, rows)[0].frame("comments")["author"].unique().tolist() != first

    def test_mentions_in_texts_have_the_pseudonym_of_the_author_column(self, tmp_path: Path) -> None:
        corpus, _ = made(
            tmp_path,
            [
                {"comment_id": "c1", "report_id": "a", "author": "Wilhelmina Quarterstaff", "text": "No."},
                {
                    "comment_id": "c2",
                    "report_id": "a",
                    "text": "@wilhelminaquarterstaff why?",
                    "parent_id": "c1",
                },
                {"comment_id": "c3", "report_id": "b", "text": "Dear Wilhelmina Quarterstaff is not here."},
                {"comment_id": "c4", "report_id": "b", "text": "@Wilhelmina Quarterstaff is, at 8.8.8.8."},
                {
                    "comment_id": "c5",
                    "report_id": "a",
                    "author": "Wilhelmina Quarterstaff",
                    "text": "I was there.\nYours, Wilhelmina",
                },
            ],
        )
        rows = {row["comment_id"]: row for row in corpus.arrow("comments").to_pylist()}
        assert rows["c2"]["text"] == f"@{rows['c1']['author']} why?"
        assert rows["c2"]["changes"] == ["1 mention of a name replaced by its pseudonym"]
        assert rows["c3"]["text"] == "Dear Wilhelmina Quarterstaff is not here."
        assert rows["c4"]["text"] == f"@{rows['c1']['author']} is, at [ip]."
        assert rows["c5"]["text"] == f"I was there.\nYours, {rows['c1']['author']}"
        corpus.check()


class TestHygiene:
    SAID = "They should never have built that bridge so close to the harbour mouth."

    def test_quotes_duplicates_and_languages_are_in_the_tables_and_counted(self, tmp_path: Path) -> None:
        corpus, _ = made(
            tmp_path,
            [
                {"comment_id": "c1", "report_id": "a", "text": self.SAID},
                {"comment_id": "c2", "report_id": "a", "text": f"“{self.SAID}” Why not?", "parent_id": "c1"},
                {"comment_id": "c3", "report_id": "b", "text": self.SAID.upper()},
                {
                    "comment_id": "c4",
                    "report_id": "b",
                    "text": "Das ist doch völliger Unsinn, was hier steht.",
                },
                {"comment_id": "c5", "report_id": "b", "text": "Non.", "language": "fr"},
            ],
        )
        rows = {row["comment_id"]: row for row in corpus.arrow("comments").to_pylist()}
        assert rows["c2"]["quotes"] == [{"start": 1, "end": len(self.SAID), "document_id": "c1"}]
        assert (rows["c3"]["duplicate_of"], rows["c3"]["duplicate_kind"]) == ("c1", "exact")
        assert [(rows[c]["language"], rows[c]["language_source"]) for c in ("c1", "c4", "c5")] == [
            ("en", "detected"),
            ("de", "detected"),
            ("fr", "given"),
        ]
        said = corpus.provenance
        assert said["comments_that_quote"] == 1
        assert said["duplicates"] == {"reports": {}, "comments": {"exact": 1}}
        assert said["language_sources"] == {"detected": 6, "given": 1}
        card = (corpus.path / "README.md").read_text(encoding="utf-8")
        assert "Duplicates among the comments: 1 exact" in card
        corpus.check()

    def test_a_language_that_the_user_names_is_that_of_all_texts_without_one(self, tmp_path: Path) -> None:
        rows = [
            {"comment_id": "c1", "report_id": "a", "text": "Das ist doch völliger Unsinn, was hier steht."}
        ]
        build(two_tables(tmp_path, rows), out=tmp_path / "out", settings=BuildSettings(language="en"))
        corpus = Corpus.load(tmp_path / "out")
        assert corpus.frame("comments")[["language", "language_source"]].values.tolist() == [
            ["en", "inherited"]
        ]
        assert corpus.provenance["language_sources"] == {"given": 2, "inherited": 1}


class TestErasure:
    ROWS: ClassVar[list[dict[str, Any]]] = [
        {"comment_id": "c1", "report_id": "a", "author": "Ann Quarterstaff", "text": TestHygiene.SAID},
        {
            "comment_id": "c2",
            "report_id": "a",
            "author": "Bob",
            "parent_id": "c1",
            "text": "Ann Quarterstaff: why?",
        },
        {"comment_id": "c3", "report_id": "a", "author": "Ann Quarterstaff", "text": "A singular opinion."},
    ]

    def test_a_listed_person_is_forgotten_with_the_annotations_on_their_words(self, tmp_path: Path) -> None:
        corpus, _ = made(tmp_path, self.ROWS)
        texts = corpus.texts()
        ann = next(row["author"] for row in corpus.arrow("comments").to_pylist() if row["comment_id"] == "c1")
        common = {"layer": "loaded_language", "label": "hedge", "annotator": "coder"}
        annotate(
            corpus,
            claim_on(texts["c3"], document_id="c3", start=2, end=10, **common),
            claim_on(texts["c2"], document_id="c2", start=0, end=len(ann), **common),
            claim_on(texts["c2"], document_id="c2", start=len(ann) + 2, end=len(ann) + 5, **common),
        )
        erasure = tmp_path / "erasure.txt"
        erasure.write_text(f"{ann}  # asked in May\n")
        inputs = two_tables(tmp_path, self.ROWS)

        summary = build(inputs, out=corpus.path, settings=BuildSettings(erasure=erasure))

        corpus = Corpus.load(corpus.path)
        rows = corpus.arrow("comments").to_pylist()
        assert [(row["comment_id"], row["kind"], row["text"]) for row in rows] == [
            ("c1", "deleted", ""),
            ("c2", "comment", "[erased]: why?"),
        ]
        assert summary.annotations == {"erased": 2, "moved": 1}
        assert [row["quote"] for row in corpus.arrow("annotations").to_pylist()] == ["why"]
        assert corpus.provenance["erased"]["comments"] == 2
        written = b"".join(tree(corpus.path).values())
        for secret in (ann, "singular", "erasure.txt", "Quarterstaff"):
            assert secret.encode() not in written
        corpus.check()

        build(inputs, out=corpus.path, settings=BuildSettings(erasure=erasure))
        before = tree(corpus.path)
        build(inputs, out=corpus.path, settings=BuildSettings(erasure=erasure))
        assert tree(corpus.path) == before

    def test_a_listed_person_is_named_by_nobody_any_more(self, tmp_path: Path) -> None:
        rows: list[dict[str, Any]] = [
            {"comment_id": "c1", "report_id": "a", "author": "Zebedee Quill", "text": "I miss the ferry."},
            {"comment_id": "c2", "report_id": "a", "author": "Bo", "text": "I am with Zebedee on that."},
        ]
        corpus, _ = made(tmp_path, rows)
        (tmp_path / "erasure.txt").write_text(corpus.comments[0]["author"])

        settings = BuildSettings(erasure=tmp_path / "erasure.txt")
        build(two_tables(tmp_path, rows), out=corpus.path, settings=settings)

        [row] = Corpus.load(corpus.path).arrow("comments").to_pylist()
        assert row["text"] == "I am with [erased] on that."

    def test_annotations_go_too_when_the_input_no_longer_holds_the_comment(self, tmp_path: Path) -> None:
        corpus, _ = made(tmp_path, self.ROWS)
        claim = {"layer": "loaded_language", "label": "hedge", "annotator": "coder", "start": 2, "end": 10}
        annotate(corpus, claim_on(corpus.texts()["c3"], document_id="c3", **claim))
        ann = corpus.frame("comments")["author"][0]
        (tmp_path / "erasure.txt").write_text(ann)

        settings = BuildSettings(erasure=tmp_path / "erasure.txt")
        build(two_tables(tmp_path, self.ROWS[1:2]), out=corpus.path, settings=settings)

        assert Corpus.load(corpus.path).counts()["annotations"] == 0

    def test_a_listed_comment_stays_away_when_a_report_takes_its_id(self, tmp_path: Path) -> None:
        reports = [{"report_id": name, "text": f"Story {name} of the bridge."} for name in ("1", "31")]
        source, comments = tmp_path / "reports.jsonl", tmp_path / "comments.jsonl"
        rows = [{"comment_id": name, "report_id": "1", "text": f"No to {name}."} for name in ("31", "32")]
        comments.write_text("\n".join(map(json.dumps, rows)))
        (tmp_path / "erasure.txt").write_text("31\n33\n")
        settings = BuildSettings(erasure=tmp_path / "erasure.txt", divide=False)
        inputs = [Input(path=source, kind="reports"), Input(path=comments, kind="comments")]
        for number in (1, 2):
            source.write_text("\n".join(map(json.dumps, reports[:number])))
            summary = build(inputs, out=tmp_path / "out", settings=settings)
            corpus = Corpus.load(tmp_path / "out")
            assert corpus.frame("comments")["comment_id"].tolist() == ["32"]
            assert summary.erased["comments"] == 1
            assert summary.unmatched == ("33",)
            if number == 1:
                continue
            # The report of that id is another text, and what people said of it stays.
            hedge = {"layer": "loaded_language", "label": "hedge", "annotator": "coder"}
            annotate(corpus, claim_on(corpus.texts()["31"], document_id="31", start=0, end=5, **hedge))
            assert build(inputs, out=tmp_path / "out", settings=settings).annotations == {"kept": 1}

    def test_a_bad_line_stops_the_build_before_anything_is_written(self, tmp_path: Path) -> None:
        (tmp_path / "erasure.txt").write_text("Ann Quarterstaff\n")
        with pytest.raises(InputError, match="line 1"):
            build(
                two_tables(tmp_path, self.ROWS),
                out=tmp_path / "out",
                settings=BuildSettings(erasure=tmp_path / "erasure.txt"),
            )
        assert not (tmp_path / "out").exists()


class TestBadInput:
    def test_strict_stops_at_the_first_record_that_would_be_skipped(self, tmp_path: Path) -> None:
        inputs = two_tables(tmp_path, [{"comment_id": "c1", "report_id": "a", "text": ""}])
        with pytest.raises(InputError, match="empty"):
            build(inputs, out=tmp_path / "out", strict=True)
        assert not (tmp_path / "out").exists()
        assert build(inputs, out=tmp_path / "out").comments == 0

    def test_a_bad_file_among_good_ones_is_named_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "good.txt").write_text(REPORT)
        (tmp_path / "in" / "empty.txt").write_bytes(b"")
        (tmp_path / "in" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
        summary = build([tmp_path / "in"], out=tmp_path / "out")
        assert summary.reports == 1
        said = " ".join(str(problem) for problem in summary.problems)
        assert "empty.txt" in said
        assert "picture.txt" in said
        named = Corpus.load(tmp_path / "out").provenance["problems"]
        assert named["skipped"] == len(named["named"]) == 2

    def test_nothing_to_read_writes_no_corpus_and_says_why(self, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        with pytest.raises(InputError, match=r"No report could be read.*empty\.txt"):
            build([tmp_path / "empty.txt"], out=tmp_path / "out")
        assert not (tmp_path / "out").exists()

    def test_an_input_that_does_not_exist_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no file or folder"):
            build([tmp_path / "nowhere"], out=tmp_path / "out")

    def test_a_folder_that_holds_something_else_is_left_alone(self, tmp_path: Path, seeds: Path) -> None:
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "thesis.docx").write_text("years of work")
        with pytest.raises(OutputError, match="holds something"):
            build([seeds], out=tmp_path / "out")
        assert list(tree(tmp_path / "out")) == ["thesis.docx"]

    def test_a_mapped_column_that_is_missing_names_those_there_are(self, tmp_path: Path) -> None:
        table = tmp_path / "reports.csv"
        table.write_text("headline,story\nBridge,Closed on Monday.\n")
        with pytest.raises(InputError, match="headline, story"):
            build(
                [Input(path=table)],
                out=tmp_path / "out",
                settings=BuildSettings(reports_map={"text": "body"}),
            )


class TestProvenance:
    def test_it_names_inputs_with_hashes_and_no_clock_time(self, seeds: Path, tmp_path: Path) -> None:
        import hashlib

        corpus = Corpus.build(seeds, out=tmp_path / "out")
        [item] = corpus.provenance["inputs"]
        source = next(seeds.glob("*.txt"))
        assert item["path"] == source.name
        assert item["sha256"] == hashlib.sha256(source.read_bytes()).hexdigest()
        for table, said in corpus.provenance["tables"].items():
            [file] = said["files"]
            content = (corpus.path / file["path"]).read_bytes()
            assert file["sha256"] == hashlib.sha256(content).hexdigest(), table
            assert said["rows"] == corpus.arrow(table).num_rows


def test_one_table_is_not_both_of_reports_and_of_comments(tmp_path: Path) -> None:
    rows = jsonl(tmp_path / "rows.jsonl", {"report_id": "a", "text": "The choir sang on Monday."})
    inputs = [Input(path=rows, kind="reports"), Input(path=rows, kind="comments")]
    with pytest.raises(InputError, match=r"rows\.jsonl is named both as a table of reports and as one of"):
        build(inputs, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()
