"""An analysis in shards: the same bytes whoever does it, going on after an end, and redoing no more than it must."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from commentariat.analysis import analyze, batch, run
from commentariat.analysis.lexicon import default_lexicon
from commentariat.analysis.sharding import Crew, run_job
from commentariat.analysis.sharding.work import died_at
from commentariat.corpus import Corpus
from commentariat.corpus.build import build
from commentariat.corpus.errors import AnalysisError, CorpusError, InputError
from commentariat.corpus.shards import DOCUMENT_CHARACTERS, plan_shards, shard_documents
from commentariat.corpus.storage.folder import analysis_work

ROWS: list[dict[str, Any]] = [
    {
        "report_id": "a",
        "text": "Obviously, Turkish proxies shelled the town.",
        "comments": ["A lie.", "Vermin!"],
    },
    {"report_id": "b", "text": "A man was killed.", "comments": ["Sad.", "The regime did it.", "Clearly."]},
    {"report_id": "c", "text": "Die Waffenruhe hielt.", "language": "de", "comments": []},
    {"report_id": "d", "text": "The terrorist group fled from the occupied city.", "comments": ["Good."]},
]


def tables(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@dataclass
class Bench:
    """A corpus that is cut small, and the documents that were analysed."""

    corpus: Corpus
    analysed: list[str]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(run, "plan_shards", partial(plan_shards, characters=2 * DOCUMENT_CHARACTERS))
    source = tmp_path / "news.jsonl"
    source.write_text("".join(json.dumps({"language": "en"} | row) + "\n" for row in ROWS), encoding="utf-8")
    build([source], out=tmp_path / "out")
    analysed: list[str] = []
    real: Callable[..., Any] = batch.analyse_batch

    def noted(documents: Any, **options: Any) -> Any:
        analysed.extend(document.text for document in documents)
        return real(documents, **options)

    monkeypatch.setattr(batch, "analyse_batch", noted)
    return Bench(Corpus.load(tmp_path / "out"), analysed)


@pytest.fixture
def without_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another cache"))


def test_workers_write_the_bytes_that_one_process_writes(
    bench: Bench, without_cache: Callable[[], None]
) -> None:
    alone = analyze(bench.corpus)
    bytes_alone = tables(bench.corpus.path)
    without_cache()
    steps: list[tuple[int, int | None]] = []
    together = analyze(bench.corpus, workers=2, progress=lambda _, done, total: steps.append((done, total)))
    assert together == alone
    assert tables(bench.corpus.path) == bytes_alone
    assert steps[-1] == (10, 10)


def test_how_a_corpus_is_cut_does_not_show_in_its_tables(
    bench: Bench, without_cache: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    analyze(bench.corpus)
    cut = tables(bench.corpus.path)
    without_cache()
    monkeypatch.setattr(run, "plan_shards", partial(plan_shards, characters=10**6))
    analyze(bench.corpus)
    assert tables(bench.corpus.path) == cut


def test_an_interrupted_run_goes_on_where_it_was(bench: Bench, without_cache: Callable[[], None]) -> None:
    def interrupt(_: str, done: int, __: int | None) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        analyze(bench.corpus, progress=interrupt)
    before = list(bench.analysed)
    assert bench.corpus.counts()["findings"] == 0
    bench.analysed.clear()
    analyze(bench.corpus)
    assert (
        len(before) + len(bench.analysed) <= 9 + 2
    )  # nine are English; the shard that was interrupted has two
    assert set(before) | set(bench.analysed) == {
        d.text for d in bench.corpus.documents() if d.language != "de"
    }
    interrupted = tables(bench.corpus.path)
    without_cache()
    analyze(bench.corpus)
    assert tables(bench.corpus.path) == interrupted


def test_nothing_is_left_beside_the_corpus(bench: Bench) -> None:
    analyze(bench.corpus)
    assert not analysis_work(bench.corpus.path).exists()


def test_a_rebuild_of_other_texts_takes_away_what_an_interrupted_analysis_left(
    bench: Bench, tmp_path: Path
) -> None:
    work = analysis_work(bench.corpus.path)
    work.mkdir()
    (work / "part").write_text("words that were to be forgotten")
    (tmp_path / "news.jsonl").write_text(json.dumps(ROWS[0]) + "\n", encoding="utf-8")
    build([tmp_path / "news.jsonl"], out=bench.corpus.path)
    assert not work.exists()


class TestAnotherLexicon:
    OWN = "entries:\n- {id: proxy_label/proxies, disabled: true}\n"
    MORE = (
        "entries:\n- {id: evaluative/own, pattern: sad, rationale: An example., holds: ['It is [[sad]].']}\n"
    )

    @pytest.mark.parametrize("profile", ["full", "lexical"])
    @pytest.mark.parametrize(
        ("written", "again"),
        [(OWN, ["Obviously, Turkish proxies shelled the town."]), (MORE, ["Sad."])],
        ids=["an entry taken away", "an entry added"],
    )
    def test_only_texts_with_the_words_concerned_are_analysed_again(
        self,
        bench: Bench,
        tmp_path: Path,
        without_cache: Callable[[], None],
        written: str,
        again: list[str],
        profile: str,
    ) -> None:
        analyze(bench.corpus, profile=profile)
        bench.analysed.clear()
        own = tmp_path / "own.yaml"
        own.write_text(written, encoding="utf-8")
        summary = analyze(bench.corpus, lexicon=[own], profile=profile)
        assert bench.analysed == again
        assert summary.taken_over == 9 - len(again)
        quick = tables(bench.corpus.path)
        without_cache()
        assert analyze(bench.corpus, lexicon=[own], profile=profile).taken_over == 0
        assert tables(bench.corpus.path) == quick

    def test_without_a_note_of_what_the_tables_were_made_with_all_is_analysed(
        self, bench: Bench, without_cache: Callable[[], None]
    ) -> None:
        analyze(bench.corpus)
        bench.analysed.clear()
        without_cache()
        analyze(bench.corpus)
        assert len(bench.analysed) == 9

    def test_other_rules_make_all_of_it_anew(self, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        from commentariat.analysis.sharding import job

        analyze(bench.corpus)
        bench.analysed.clear()
        monkeypatch.setattr(job, "rules_version", lambda: "other")
        analyze(bench.corpus)
        assert len(bench.analysed) == 9


class TestFailures:
    def test_a_shard_that_fails_is_named_and_costs_no_other(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        noted = batch.analyse_batch

        def failing(documents: Any, **options: Any) -> Any:
            if any("regime" in document.text for document in documents):
                raise MemoryError("no room")
            return noted(documents, **options)

        monkeypatch.setattr(batch, "analyse_batch", failing)
        with pytest.raises(
            AnalysisError, match=r"1 of 5 shards could not be done: shard \d \(documents .*no room"
        ):
            analyze(bench.corpus)
        assert len(bench.analysed) == 7
        monkeypatch.setattr(batch, "analyse_batch", noted)
        bench.analysed.clear()
        assert analyze(bench.corpus).documents == 9
        assert len(bench.analysed) == 2

    def test_a_document_that_a_worker_dies_of_is_named(
        self, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "deadly.py").write_text(
            "import os\n"
            "class Lexicon:\n"
            "    def candidates(self, doc):\n"
            "        if any('regime' == token.lower_ for token in doc): os._exit(9)\n"
            "        return ()\n"
            "    def wordings(self):\n"
            "        return ()\n"
        )
        monkeypatch.syspath_prepend(tmp_path)
        import deadly  # type: ignore[import-not-found]

        job = run.analysis_job(bench.corpus.path)
        object.__setattr__(job, "lexicon", deadly.Lexicon())
        poison = next(d.document_id for d in bench.corpus.documents() if "regime" in d.text)
        [shard] = [s for s in job.shards if poison in {d.document_id for d in shard_documents(job.corpus, s)}]
        together = shard.names
        job.work.mkdir()
        job.part(shard, "at").write_text(json.dumps(together))  # as a worker that died before leaves it
        assert died_at(job, shard) == list(together)
        crew = Crew(profile=job.profile, lexicon=job.lexicon, workers=2)
        with crew, pytest.raises(AnalysisError, match=rf"1 of 5 .*died at document {poison} \(exit code 9"):
            run_job(job, crew=crew)
        assert sum(job.part(s, "json").exists() for s in job.shards) == 4

    def test_a_text_that_the_parser_fails_on_costs_no_other(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from commentariat.analysis import language

        real = language.parse

        def failing(texts: Any, **options: Any) -> Any:
            for text in texts:
                if "regime" in text:
                    raise ValueError("no tree")
                yield from real([text], **options)

        monkeypatch.setattr(language, "parse", failing)
        summary = analyze(bench.corpus)
        assert summary.documents == 8
        assert "the parser failed on this text (ValueError: no tree)" in str(summary.problems[-1])

    def test_what_every_shard_would_meet_with_is_raised_at_once(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refusing(*_: Any, **__: Any) -> Any:
            raise CorpusError("no longer")

        monkeypatch.setattr(batch, "analyse_batch", refusing)
        with pytest.raises(CorpusError, match="no longer"):
            analyze(bench.corpus)


def test_a_profile_that_does_not_exist_and_no_workers_are_refused(bench: Bench) -> None:
    with pytest.raises(InputError, match="no profile “quick”; there are full, lexical"):
        analyze(bench.corpus, profile="quick")
    with pytest.raises(InputError, match="1 or more"):
        analyze(bench.corpus, workers=0)


def test_every_entry_of_the_lexicon_is_looked_for_by_a_word() -> None:
    assert all(default_lexicon().anchors().values())


def test_the_lexical_profile_says_what_it_leaves_out(bench: Bench) -> None:
    summary = analyze(bench.corpus, profile="lexical")
    said = bench.corpus.provenance["analysis"]
    assert (said["profile"], said["pipeline"]) == ("lexical", None)
    assert "does not parse" in said["left_out"]
    assert summary.profile.left_out == said["left_out"]
    assert "no parser" in (bench.corpus.path / "README.md").read_text(encoding="utf-8")
    analyze(bench.corpus)
    assert "left_out" not in bench.corpus.provenance["analysis"]
