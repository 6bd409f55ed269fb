"""`Corpus`: opening a folder or a Hub id, reading its tables, and noticing what was tampered with."""

from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from datasets import Dataset

from commentariat.corpus import BuildSettings, Corpus, CorpusError
from commentariat.corpus.build import build
from commentariat.corpus.standoff.claims import claim_on
from commentariat.corpus.storage.folder import PROVENANCE, transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.schema import TABLES, features
from commentariat.corpus.storage.tables import FILE_NAME, decode_labels, read_parquet, to_arrow, write_parquet

REPORTS = [
    {
        "report_id": "a",
        "title": "Truce",
        "text": "The truce held.",
        "language": "en",
        "comments": [
            {"id": "a1", "text": "Good news.", "replies": [{"id": "a2", "text": "Is it?"}]},
            {"id": "a3", "text": "At last."},
        ],
    },
    {
        "report_id": "b",
        "title": "Bridge",
        "text": "The bridge is shut.",
        "comments": [{"id": "b1", "text": "Oh."}],
    },
]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    source = folder / "news.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in REPORTS), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMENTARIAT_KEY", "a key for the tests only, of no use elsewhere")
        build([source], out=folder / "out")
    return folder / "out"


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "demo"))


def findings(folder: Path, *claims: Any) -> None:
    """Put claims into the findings table as an analysis does."""
    with transaction(folder) as stage:
        tables = {name: read_parquet(folder, name) for name in TABLES}
        tables["findings"] = to_arrow([claim.to_row() for claim in claims], table="findings")
        provenance = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
        stage_corpus(stage, tables, provenance=provenance, changed=("findings",))


def edit(folder: Path, table: str, column: str, old: object, new: object) -> None:
    """Change a value behind the corpus's back."""
    rows = decode_labels(read_parquet(folder, table)).to_pylist()
    [row] = [row for row in rows if row[column] == old]
    row[column] = new
    write_parquet(to_arrow(rows, table=table), folder / table / FILE_NAME)


def claim(text: str = "The truce held.", **fields: Any) -> Any:
    said = {"document_id": "a", "layer": "loaded_language", "label": "hedge", "annotator": "rule:x"}
    return claim_on(text, **(said | {"start": 4, "end": 9} | fields))


class TestOpening:
    def test_a_folder_is_opened_by_path_or_by_name(self, folder: Path) -> None:
        for source in (folder, str(folder)):
            corpus = Corpus.load(source)
            assert (corpus.path, corpus.name) == (folder, "news")

    def test_the_name_given_to_the_build_wins(self, seeds: Path, tmp_path: Path) -> None:
        corpus = Corpus.build(seeds, out=tmp_path / "out", settings=BuildSettings(name="Seed"))
        assert corpus.name == "Seed"

    @pytest.mark.parametrize(
        "source", ["nowhere", "./nowhere", "../nowhere", "a/b/c", "/nowhere/at/all", "build/nowhere"]
    )
    def test_a_missing_folder_is_never_looked_for_on_the_hub(
        self, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "build").mkdir()
        monkeypatch.setattr(
            "huggingface_hub.snapshot_download", lambda *_, **__: pytest.fail("asked the Hub")
        )
        with pytest.raises(
            CorpusError, match=r"There is no corpus at .*: the folder does not exist\. Build one"
        ):
            Corpus.load(source)

    def test_an_unfinished_folder_and_one_without_a_corpus_say_so(self, folder: Path, tmp_path: Path) -> None:
        with pytest.raises(
            CorpusError, match=r"is no finished corpus: it has no provenance\.json\. Build it"
        ):
            Corpus.load(tmp_path)
        (folder / ".commentariat").mkdir()
        (folder / ".commentariat" / "journal.json").write_text("{}", encoding="utf-8")
        with pytest.raises(
            CorpusError, match=r"is unfinished: a run was interrupted\. Run the same command again"
        ):
            Corpus.load(folder)

    def test_a_hub_id_is_downloaded_as_a_dataset(self, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[Any] = []

        def download(hub_id: str, **options: Any) -> str:
            asked.append((hub_id, options))
            return str(made)

        monkeypatch.setattr("huggingface_hub.snapshot_download", download)
        assert Corpus.load("who/news-2020", revision="v1").counts()["reports"] == 2
        assert asked == [("who/news-2020", {"repo_type": "dataset", "revision": "v1"})]

    def test_a_revision_is_looked_for_on_the_hub_whatever_folder_is_here(
        self, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "who").mkdir()
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("huggingface_hub.snapshot_download", lambda *_, **__: str(made))
        assert Corpus.load("who/news", revision="main").path == made

    def test_a_folder_is_taken_before_a_hub_id_of_its_name(
        self, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shutil.copytree(made, tmp_path / "who" / "news")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(
            "huggingface_hub.snapshot_download", lambda *_, **__: pytest.fail("asked the Hub")
        )
        assert Corpus.load("who/news").path == Path("who/news")

    @pytest.mark.parametrize(
        ("hub_id", "why"),
        [
            ("who/no-such", "the Hugging Face Hub could not be reached"),
            ("who/a..b", "no dataset on the Hugging Face Hub can have that name"),
            ("who/ends.git", "no dataset on the Hugging Face Hub can have that name"),
        ],
    )
    def test_a_hub_id_that_cannot_be_fetched_names_both_that_it_can_be(self, hub_id: str, why: str) -> None:
        with pytest.raises(CorpusError, match=f"There is no folder {hub_id} here, and {why}") as caught:
            Corpus.load(hub_id)
        assert "\n" not in str(caught.value)
        assert "Error" not in str(caught.value)


class TestTables:
    def test_every_table_is_a_dataset_with_the_features_of_the_schema(self, made: Path) -> None:
        corpus = Corpus.load(made)
        for table in TABLES:
            dataset = getattr(corpus, table)
            assert isinstance(dataset, Dataset)
            assert dataset.features == features(table)
            assert (len(dataset), str(dataset.split)) == (corpus.counts()[table], "train")

    def test_frames_and_arrow_hold_labels_as_names_and_datasets_as_integers(self, made: Path) -> None:
        corpus = Corpus.load(made)
        assert corpus.frame("comments")["split"].tolist() == ["given"] * 4
        assert corpus.arrow("reports", ["boundary"]).to_pydict() == {"boundary": ["given", "given"]}
        assert corpus.reports.features["boundary"].int2str(corpus.reports["boundary"]) == ["given", "given"]
        with pytest.raises(
            CorpusError, match="A corpus has no table “articles”; its tables are reports, comments"
        ):
            corpus.arrow("articles")

    def test_documents_are_each_report_and_then_its_comments_in_order(self, made: Path) -> None:
        corpus = Corpus.load(made)
        found = [(d.document_id, d.report_id, d.kind, d.language) for d in corpus.documents()]
        assert found == [
            ("a", "a", "report", "en"),
            ("a1", "a", "comment", "en"),
            ("a2", "a", "comment", "en"),
            ("a3", "a", "comment", "en"),
            ("b", "b", "report", "en"),
            ("b1", "b", "comment", "en"),
        ]
        assert corpus.texts() == {d.document_id: d.text for d in corpus.documents()}
        assert corpus.texts()["a2"] == "Is it?"

    def test_what_was_written_later_is_seen_after_a_refresh(self, folder: Path) -> None:
        corpus = Corpus.load(folder)
        assert (len(corpus.findings), corpus.counts()["findings"]) == (0, 0)
        findings(folder, claim())
        assert len(corpus.findings) == 0
        corpus.refresh()
        assert (len(corpus.findings), corpus.counts()["findings"]) == (1, 1)


class TestTampering:
    def test_an_untouched_corpus_passes(self, folder: Path) -> None:
        findings(folder, claim(), claim(start=None, end=None))
        Corpus.load(folder).check()

    def test_a_text_changed_by_hand_is_found_by_the_claims_on_it(self, folder: Path) -> None:
        findings(folder, claim())
        edit(folder, "reports", "text", "The truce held.", "That truce held.")
        with pytest.raises(
            CorpusError,
            match=r"quotes 'truce' at 4–9 of document a, but the text there reads ' truc'.*build the",
        ):
            _ = Corpus.load(folder).findings

    @pytest.mark.parametrize(
        ("table", "old", "new"),
        [("reports", "The bridge is shut.", "The bridge is open."), ("comments", "Is it?", "It is!")],
    )
    def test_a_text_without_claims_changed_by_hand_is_found_by_the_check(
        self, folder: Path, table: str, old: str, new: str
    ) -> None:
        edit(folder, table, "text", old, new)
        with pytest.raises(
            CorpusError, match=rf"The text of (b|a2) in the {table} table of .* SHA-256 differs"
        ):
            Corpus.load(folder).check()

    def test_every_way_of_reading_claims_finds_it(self, folder: Path) -> None:
        findings(folder, claim())
        edit(folder, "findings", "quote", "truce", "truth")
        for read in (Corpus.arrow, Corpus.frame):
            with pytest.raises(CorpusError, match="quotes 'truth'"):
                read(Corpus.load(folder), "findings", ["label"])

    def test_a_quote_changed_by_hand_and_a_claim_on_nothing_are_found(self, folder: Path) -> None:
        findings(folder, claim())
        edit(folder, "findings", "quote", "truce", "truth")
        with pytest.raises(
            CorpusError, match=r"quotes 'truth' at 4–9 of document a, but the text there reads 'truce'"
        ):
            Corpus.load(folder).check()
        findings(folder, claim(document_id="z"))
        with pytest.raises(CorpusError, match="of document z, but there is no such document"):
            Corpus.load(folder).check()

    @pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"tables": {"reports": {}}}'])
    def test_damaged_provenance_is_told_with_what_to_do(self, folder: Path, content: str) -> None:
        (folder / PROVENANCE).write_text(content, encoding="utf-8")
        corpus = Corpus.load(folder)
        with pytest.raises(CorpusError, match=r"provenance\.json is damaged: .*; build the corpus again\."):
            repr(corpus)

    def test_a_corpus_with_damaged_provenance_can_be_built_again(self, folder: Path, seeds: Path) -> None:
        (folder / PROVENANCE).write_text("{", encoding="utf-8")
        assert build([seeds], out=folder).reports == 1


class TestShowing:
    def test_one_line_says_what_it_holds(self, made: Path) -> None:
        said = "2 reports, 4 comments, 0 findings, 0 measures, 0 annotations"
        assert repr(Corpus.load(made)) == f"Corpus({made.as_posix()!r}: {said})"

    def test_in_a_notebook_names_are_escaped(self, made: Path, tmp_path: Path) -> None:
        hostile = tmp_path / "<img src=x onerror=alert(1)>"
        shutil.copytree(made, hostile)
        provenance = json.loads((hostile / PROVENANCE).read_text(encoding="utf-8"))
        provenance["name"] = "<script>alert(1)</script> & Co"
        (hostile / PROVENANCE).write_text(json.dumps(provenance), encoding="utf-8")
        seen: list[str] = []
        parser = HTMLParser()
        parser.handle_starttag = lambda tag, _: seen.append(tag)  # type: ignore[method-assign]
        shown = Corpus.load(hostile)._repr_html_()
        parser.feed(shown)
        assert set(seen) == {"div", "p", "b", "small", "table", "thead", "tbody", "tr", "th", "td", "code"}
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in shown
        assert "<code>corpus.comments</code></td><td>4</td>" in shown
        assert "Not analysed yet" in shown

    def test_what_was_skipped_is_told_in_a_line_and_in_a_notebook(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.txt").write_text(
            "The truce held for a second day, monitors said.", encoding="utf-8"
        )
        (tmp_path / "in" / "<b>.pdf").write_bytes(b"%PDF")
        corpus = Corpus.build(tmp_path / "in", out=tmp_path / "out")
        assert "; 1 skipped when it was built)" in repr(corpus)
        assert corpus.skipped()[0] == "When the corpus was built, 1 record was left out:"
        assert "there is no reader for .pdf files" in corpus.skipped()[1]
        assert "&lt;b&gt;.pdf: there is no reader for .pdf files" in corpus._repr_html_()
