from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commentariat.cli.main import app
from commentariat.corpus import Corpus
from commentariat.corpus.readers import available, known_suffixes
from commentariat.corpus.readers.files.packing import COMPRESSED, PACKAGES
from commentariat.corpus.readers.tables.columns import LAYOUTS


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> tuple[Path, Result]:
    """The README's first command."""
    out = tmp_path_factory.mktemp("run") / "demo"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMENTARIAT_KEY", "a key for the tests only, of no use elsewhere")
        return out, invoke("run", seeds, "-o", out)


def test_run_goes_from_files_to_a_report_and_says_what_it_found(demo: tuple[Path, Result]) -> None:
    out, result = demo
    assert result.exit_code == 0, result.output
    assert "1 report and 1 comment" in result.output
    assert "Turkish proxies" in result.output
    assert f"open {out / 'report.html'}" in result.output
    assert (out / "report.html").stat().st_size < 2_000_000


def test_run_twice_gives_the_same_folder_to_the_byte(
    demo: tuple[Path, Result], seeds: Path, tmp_path: Path
) -> None:
    assert invoke("run", seeds, "-o", tmp_path / "again", "--quiet").exit_code == 0

    assert tree(tmp_path / "again") == tree(demo[0])


def test_build_says_how_many_of_the_comments_are_without_a_text(tmp_path: Path) -> None:
    source = tmp_path / "site.json"
    post = {"id": 1, "link": "https://a.example/1", "content": {"rendered": "<p>It held.</p>"}}
    spam = {
        "id": 2,
        "post": 1,
        "link": "https://a.example/1#comment-2",
        "status": "spam",
        "content": {"rendered": "BUY"},
    }
    answer = {
        "id": 3,
        "post": 1,
        "parent": 2,
        "link": "https://a.example/1#comment-3",
        "content": {"rendered": "No."},
    }
    source.write_text(json.dumps([post, spam, answer]))

    result = invoke("build", source, "-o", tmp_path / "out")

    assert "1 report and 2 comments from 1 file." in result.output
    assert "  1 of the comments is a stub: others answer it, and they have no text here\n" in result.output


def test_build_after_run_keeps_the_analysis_of_unchanged_texts(
    demo: tuple[Path, Result], seeds: Path, tmp_path: Path
) -> None:
    out = tmp_path / "again"
    invoke("run", seeds, "-o", out, "--quiet")
    assert invoke("build", seeds, "-o", out).exit_code == 0
    assert tree(out) == tree(demo[0])


def test_build_takes_away_an_analysis_that_no_longer_fits(tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    source.write_text("The regime fell on Monday.\nNobody mourned it, officials said.")
    invoke("run", source, "-o", tmp_path / "out", "--quiet")
    source.write_text("The government fell on Monday.\nNobody mourned it, officials said.")
    built = invoke("build", source, "-o", tmp_path / "out")
    assert built.exit_code == 0
    assert Corpus.load(tmp_path / "out").counts()["findings"] == 0
    assert not (tmp_path / "out" / "report.html").exists()
    assert "report.html told of the texts before and was removed" in " ".join(built.output.split())


def test_analyze_says_that_the_report_of_the_analysis_before_went(tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    source.write_text("The regime fell on Monday.\nNobody mourned it, officials said.")
    invoke("run", source, "-o", tmp_path / "out", "--quiet")
    said = "report.html told of the analysis before and was removed"
    assert said in " ".join(invoke("analyze", tmp_path / "out").output.split())
    assert not (tmp_path / "out" / "report.html").exists()
    assert said not in " ".join(invoke("analyze", tmp_path / "out").output.split())


def test_info_says_what_a_corpus_holds_and_checks_its_quotes(demo: tuple[Path, Result]) -> None:
    result = invoke("info", demo[0], "--check")
    assert result.exit_code == 0, result.output
    for said in ("reports", "findings", "000_be0a6381ea61625f.txt", "Every quote stands"):
        assert said in result.output


def test_quiet_says_nothing(seeds: Path, tmp_path: Path) -> None:
    result = invoke("build", seeds, "-o", tmp_path / "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "nowhere", "-o", "out"], "no file or folder nowhere"),
        (["analyze", "nowhere"], "no corpus at nowhere"),
        (["analyze", "user/name"], "no corpus at user/name"),
        (["info", "nowhere"], "nowhere"),
        (["build", "nowhere", "-o", "out", "--reports-map", "text"], "FIELD=COLUMN"),
        (
            ["build", "nowhere", "-o", "out", "--reports-map", "text=a", "--reports-map", "text=b"],
            "“text” is given two columns, “a” and “b”",
        ),
        (["lexicon", "show", "proxy_label/proxiess"], "Did you mean"),
        (["lexicon", "list", "--label", "proxy"], "proxy_label"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_1(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke(*arguments)
    assert result.exit_code == 1, result.output
    assert result.stderr.startswith("Error: ")
    assert said in result.stderr
    assert "Traceback" not in result.output


NAMED_IN_HELP = {
    "text": "Plain text",
    "document": "DOCX",
    "wxr": "WordPress",
    "disqus": "Disqus",
    "blogger": "Blogger",
    "movable-type": "Movable Type",
    "wordpress": "WordPress",
    "guardian": "Guardian",
    "reddit": "Reddit",
    "youtube": "YouTube",
    "telegram": "Telegram",
    "telegram-pages": "Telegram",
    "socc": "SOCC",
    "nyt": "New York Times",
    "million-posts": "One Million Posts",
    "warc": "WARC",
    "wacz": "WACZ",
    "jsonl": "JSON lines",
    "csv": "CSV, TSV",
    "parquet": "Parquet",
    "arrow": "Arrow",
    "workbook": "workbooks",
    "html": "HTML, MHTML",
}


def test_the_help_of_build_names_what_every_reader_reads() -> None:
    help_text = " ".join(invoke("build", "--help").output.split())
    assert {reader.name for reader in available().values()} == set(NAMED_IN_HELP)
    assert [said for said in NAMED_IN_HELP.values() if said not in help_text] == []


def test_help_and_readme_name_the_same_sources() -> None:
    help_text = " ".join(invoke("build", "--help").output.split())
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme[readme.index("## What it reads") : readme.index("## In a notebook")]
    for kind in ("exports", "comment corpora"):
        found = re.search(rf"{kind} \(([^)]*)\)", help_text)
        assert found is not None
        assert [name for name in found[1].split(", ") if name not in table] == []
    named = {*NAMED_IN_HELP.values(), *(layout.outlet for layout in LAYOUTS)}
    assert [name for name in named if name not in help_text] == []
    told = re.findall(r"`(\.[\w.]+)`", table)
    assert [name for name in told if not name.endswith((*known_suffixes(), *PACKAGES, *COMPRESSED))] == []


def test_wrong_usage_is_exit_code_2() -> None:
    assert invoke("build", "--no-such-option").exit_code == 2


def test_strict_fails_where_a_record_would_be_skipped(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("The bridge was closed on Monday.\nIt will open again in May.")
    (tmp_path / "in" / "empty.txt").write_text("")
    assert invoke("build", tmp_path / "in", "-o", tmp_path / "lenient").exit_code == 0
    strict = invoke("build", tmp_path / "in", "-o", tmp_path / "strict", "--strict")
    assert strict.exit_code == 1
    assert "empty.txt" in strict.stderr
    assert not (tmp_path / "strict").exists()


def test_a_text_over_the_limit_is_read_with_the_option_that_the_message_names(tmp_path: Path) -> None:
    (tmp_path / "long.jsonl").write_text(
        json.dumps({"title": "A", "text": "It held. " * 20}) + "\n", encoding="utf-8"
    )
    command = ("build", str(tmp_path / "long.jsonl"), "-o", str(tmp_path / "out"), "--longest-text")

    short, long = invoke(*command, "100"), invoke(*command, "1000")

    assert short.exit_code == 1
    assert "raise longest_text (on the command line: --longest-text)" in " ".join(short.output.split())
    assert long.exit_code == 0


def test_help_names_every_command_and_a_first_one_to_try() -> None:
    result = invoke("--help")
    assert result.exit_code == 0
    for command in ("run", "build", "analyze", "report", "info", "lexicon", "commentariat run seeds/"):
        assert command in result.output


class TestErasure:
    def test_a_persons_pseudonym_on_the_list_takes_their_comments_out(self, tmp_path: Path) -> None:
        source = tmp_path / "report.jsonl"
        thread = [{"author": "Ann Lee", "text": "No."}, {"author": "Bob", "text": "Yes."}]
        source.write_text(json.dumps({"text": "The bridge was closed.", "comments": thread}))
        printed = invoke("pseudonym", "ann lee")
        assert printed.exit_code == 0
        (tmp_path / "erasure.txt").write_text(f"{printed.output}c99\n")

        result = invoke("build", source, "-o", tmp_path / "out", "--erasure", tmp_path / "erasure.txt")

        assert result.exit_code == 0, result.output
        assert "Erasure list of 2 entries: 1 comment and 0 reports erased" in result.output
        assert "Nothing in the input is named by: c99" in result.output
        assert Corpus.load(tmp_path / "out").frame("comments")["text"].tolist() == ["Yes."]

    def test_what_only_mentions_a_listed_person_is_counted_too(self, tmp_path: Path) -> None:
        source = tmp_path / "report.jsonl"
        thread = [{"author": "Bob", "text": "@AnnLee: no."}, {"author": "Kim", "text": "Yes, @AnnLee."}]
        source.write_text(json.dumps({"text": "The bridge was closed.", "comments": thread}))
        (tmp_path / "erasure.txt").write_text(invoke("pseudonym", "AnnLee").output)

        result = invoke("build", source, "-o", tmp_path / "out", "--erasure", tmp_path / "erasure.txt")

        said = "0 comments and 0 reports erased, and mentions of those listed in 2 other texts"
        assert f"Erasure list of 1 entry: {said}" in " ".join(result.output.split())
        card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
        assert "0 comments, and mentions of them in 2 other texts; where others answer" in card

    def test_a_pseudonym_is_asked_for_under_a_key_that_is_there(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("COMMENTARIAT_KEY")
        for folder in ("HOME", "XDG_CONFIG_HOME"):
            monkeypatch.setenv(folder, str(tmp_path))
        for arguments in ([], ["--key-file", tmp_path / "kye.txt"]):
            result = invoke("pseudonym", "Tom", *arguments)
            assert (result.exit_code, result.stdout) == (1, "")
            assert "key" in result.stderr
        assert not list(tmp_path.iterdir())

    def test_nobody_has_no_pseudonym(self) -> None:
        result = invoke("pseudonym", "Anonymous")
        assert result.exit_code == 1
        assert "names nobody" in result.stderr


def test_a_build_of_nothing_is_wrong_usage(tmp_path: Path) -> None:
    result = invoke("build", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "nothing to read" in " ".join(result.stderr.split())


class TestInspect:
    def test_it_prints_report_and_comments_with_their_fields(self, seeds: Path) -> None:
        result = invoke("inspect", next(seeds.glob("*.txt")), "--full")
        assert result.exit_code == 0
        assert "Comments begin at line 9." in result.output
        assert "COMMENT 1  told apart: inferred;" in result.output

    def test_a_text_cannot_take_over_the_terminal(self, tmp_path: Path) -> None:
        page = tmp_path / "a.txt"
        page.write_text("The truce held.\x1b[2J\n", encoding="utf-8")
        assert "\x1b" not in invoke("inspect", page).output

    def test_neither_can_what_a_build_says_of_an_input(self, tmp_path: Path) -> None:
        for name in ("a\x1b[2J.csv", "b.txt"):
            (tmp_path / name).write_text("The truce held, and nobody saw it fail.\n", encoding="utf-8")
        said = invoke("build", tmp_path, "-o", tmp_path / "out").output
        failed = invoke("inspect", tmp_path / "\x1b.csv").output
        assert "\x1b" not in said + failed
        assert "a\\x1b[2J.csv" in said
        assert "\\x1b.csv" in failed

    def test_it_writes_a_page(self, seeds: Path, tmp_path: Path) -> None:
        page = tmp_path / "page.html"
        assert invoke("inspect", next(seeds.glob("*.txt")), "--html", page).exit_code == 0
        assert "Love your real news" in page.read_text(encoding="utf-8")
        assert invoke("inspect", next(seeds.glob("*.txt")), "--html", tmp_path).exit_code == 1

    def test_a_page_is_written_over_a_page_and_over_nothing_else(self, tmp_path: Path) -> None:
        saved, page = tmp_path / "saved.html", tmp_path / "page.html"
        saved.write_text("<h1>The truce holds</h1><p>It held for a second day.</p>", encoding="utf-8")
        before = saved.read_bytes()
        for _ in range(2):
            assert invoke("inspect", saved, "--html", page).exit_code == 0
        refused = invoke("inspect", saved, "--html", saved)
        assert refused.exit_code == 1
        assert "which it is made of" in refused.output
        refused = invoke("inspect", page, "--html", saved)
        assert "which this command did not write" in refused.output
        assert saved.read_bytes() == before
        assert "needs a name" in invoke("inspect", saved, "--html", "").output

    def test_it_takes_the_options_that_change_what_a_build_reads(self, seeds: Path, tmp_path: Path) -> None:
        [text] = seeds.glob("*.txt")
        assert "COMMENT 1" in invoke("inspect", text).output
        assert "COMMENT" not in invoke("inspect", text, "--whole").output
        table = tmp_path / "rows.csv"
        table.write_text("when,who,said,on\n4/5/2021,Ann,It held.,a\n")
        columns = [
            f"--comments-map={pair}" for pair in ("text=said", "author=who", "report_id=on", "published=when")
        ]
        shown = invoke(
            "inspect", table, "--comments", *columns, "--date-order", "dmy", "--language", "en"
        ).output
        assert "COMMENT 1  author: Ann; published: 2021-05-04;" in shown
        assert "language: en" in shown


class TestLexicon:
    def test_list_counts_every_label(self) -> None:
        result = invoke("lexicon", "list")
        assert result.exit_code == 0
        assert "agentless_passive" in result.output

    def test_show_explains_an_entry_with_its_citation_and_examples(self) -> None:
        shown = invoke("lexicon", "list", "--label", "proxy_label").output.split()
        entry = next(word for word in shown if word.startswith("proxy_label/"))
        result = invoke("lexicon", "show", entry)
        assert result.exit_code == 0
        assert "holds" in result.output
        assert "fails" in result.output

    @pytest.mark.parametrize("to", ["json", "csv", "yaml"])
    def test_export_gives_every_entry(self, to: str, tmp_path: Path) -> None:
        out = tmp_path / f"lexicon.{to}"
        assert invoke("lexicon", "export", "--to", to, "-o", out).exit_code == 0
        assert "proxy_label/" in out.read_text(encoding="utf-8")
        if to == "json":
            assert len(json.loads(out.read_text(encoding="utf-8"))) >= 500

    def test_a_users_own_lexicon_lies_over_the_shipped_one(self, tmp_path: Path, seeds: Path) -> None:
        own = tmp_path / "own.yaml"
        own.write_text(
            "entries:\n"
            "  - id: evaluative/local\n"
            "    pattern: ceasefire deal\n"
            "    rationale: loaded in our study\n"
            "    holds: ['They signed a [[ceasefire deal]].']\n"
            "    fails: ['They signed.']\n"
        )
        out = tmp_path / "out"
        assert invoke("run", seeds, "-o", out, "--lexicon", own).exit_code == 0
        page = (out / "report.html").read_bytes()
        assert invoke("report", out).exit_code == 0
        assert (out / "report.html").read_bytes() == page
        assert "ceasefire deal" in invoke("run", seeds, "-o", out, "--lexicon", own).output

    def test_a_broken_lexicon_file_names_the_entry(self, tmp_path: Path, demo: tuple[Path, Result]) -> None:
        own = tmp_path / "own.yaml"
        own.write_text("entries:\n  - id: evaluative/local\n    rationale: no pattern\n")
        result = invoke("analyze", demo[0], "--lexicon", own)
        assert result.exit_code == 1
        assert "evaluative/local" in result.stderr
        assert "pattern" in result.stderr


def test_a_broken_lexicon_file_is_told_before_anything_is_built(tmp_path: Path, seeds: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("entries:\n  - id: evaluative/local\n    rationale: no pattern\n")
    result = invoke("run", seeds, "-o", tmp_path / "out", "--lexicon", own)
    assert result.exit_code == 1
    assert "evaluative/local" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_build_says_that_texts_repeat_others(tmp_path: Path) -> None:
    said = "The council met on a Monday, and nothing was decided."
    (tmp_path / "twice.csv").write_text(f'id,text\n1,"{said}"\n2,"{said}"\n3,Nobody came on Tuesday.\n')
    output = invoke("build", tmp_path / "twice.csv", "-o", tmp_path / "out").output
    assert "1 report with the words of another, or nearly: kept and counted" in output
    (tmp_path / "once.csv").write_text(f'id,text\n1,"{said}"\n')
    assert "words of another" not in invoke("build", tmp_path / "once.csv", "-o", tmp_path / "one").output


def test_many_problems_with_one_remedy_are_one_sentence(tmp_path: Path) -> None:
    rows = [f"1,Report {n}: the council met on a Monday." for n in range(1, 22)]
    (tmp_path / "one.csv").write_text("\n".join(["id,text", *rows]))
    result = invoke("build", tmp_path / "one.csv", "-o", tmp_path / "out")
    said = " ".join(result.output.split())
    assert (
        "one.csv, row 3: the id 1 belongs to another text already, so that it was kept as 1~2; give every"
        in said
    )
    assert "And 19 more with this remedy." in said
    assert "named in provenance.json" not in said


def test_tables_that_both_count_from_one_are_told_in_a_sentence(tmp_path: Path) -> None:
    for name in ("one", "two"):
        rows = [f"{n},{name} report {n}: the council met on a Monday." for n in range(1, 21)]
        (tmp_path / f"{name}.csv").write_text("\n".join(["id,text", *rows]))
    result = invoke("build", tmp_path / "one.csv", tmp_path / "two.csv", "-o", tmp_path / "out")
    said = " ".join(result.output.split())
    assert (
        "two.csv: 20 reports have ids that other texts have too, as where tables or threads each count from 1; nothing "
        "is lost: they are kept as 1~2 in place of 1 and so on, and comments that name a report by its id alone are "
        "with the first that has it." in said
    )
    assert said.count("1~2") == 1


def test_a_build_says_which_corpus_it_takes_the_place_of(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / f"{name}.txt").write_text(
            "The truce held for a second day, monitors said.", encoding="utf-8"
        )
    out = tmp_path / "out"
    assert "place of" not in invoke("build", tmp_path / "first.txt", "-o", out).output
    assert "place of" not in invoke("build", tmp_path / "first.txt", "-o", out).output
    assert (
        "It took the place of the corpus “first”."
        in invoke("build", tmp_path / "second.txt", "-o", out).output
    )


def test_a_build_says_when_another_key_changes_all_pseudonyms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, out = tmp_path / "text.txt", tmp_path / "out"
    text.write_text("The truce held for a second day, monitors said.", encoding="utf-8")
    for key, told in (("the-first-key-of-a-test", False),) * 2 + (("the-second-key-of-a-test", True),):
        monkeypatch.setenv("COMMENTARIAT_KEY", key)
        assert ("another key: everybody has another" in invoke("build", text, "-o", out).output) == told
