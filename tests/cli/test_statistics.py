"""The statistics on the command line: one way to say which words, tables that other programs read, files."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from commentariat.cli.console import console
from commentariat.cli.main import app
from commentariat.cli.output import give_result
from commentariat.cli.statistics import one_line_each, read_where
from commentariat.corpus import Corpus
from commentariat.corpus.errors import InputError
from commentariat.corpus.results import Result as Answer


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("cli")
    rows = [
        "title,text,outlet,published",
        "One,The regime killed civilians. The regime lies.,Gazette,2017-01-05",
        "Two,Terrorists killed two civilians. The army said so.,Courier,2018-06-30",
    ]
    (base / "reports.csv").write_text("\n".join(rows), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMENTARIAT_KEY", "a key for the tests only, of no use elsewhere")
        Corpus.build(base / "reports.csv", out=base / "corpus")
    return base / "corpus"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["concordance", "regime", "--sort", "R1", "--limit", "1"], "\tregime\t"),
        (["frequencies", "--pattern", "regime"], "regime\t2\t"),
        (["frequencies", "--lemmas", "--pattern", "lemma:civilian"], "civilian\t2\t"),
        (["collocations", "regime", "--min-count", "1"], "the\t2\t"),
        (["keyness", "--where", "outlet=Gazette", "--min-count", "1"], "regime\t2\t0\t"),
        (["keyness", "--where", "outlet=Gazette", "--against", "outlet=Courier"], "log likelihood"),
        (["dispersion", "regime", "army"], "army\t1\t"),
        (["dispersion", "--min-count", "2", "--parts", "outlet"], "the\t3\t"),
        (["ngrams", "-n", "2", "--min-count", "2"], "the regime\t2\t"),
        (["trend", "regime", "--period", "year"], "regime\t2017\t2\t"),
        (["trend", "regime", "--test", "--period", "year", "--where", "published=2017.."], "tau"),
    ],
)
def test_a_table_is_lines_with_tabs_for_other_programs(folder: Path, arguments: list[str], line: str) -> None:
    name, *rest = arguments
    done = invoke(name, folder, *rest)
    assert done.exit_code == 0, done.output
    assert line in done.stdout


def test_table_page_and_plot_are_written(folder: Path, tmp_path: Path) -> None:
    files = {suffix: tmp_path / f"key.{suffix}" for suffix in ("csv", "html", "svg")}
    done = invoke(
        "keyness", folder, "--where", "outlet=Gazette", "--min-count", "1",
        "--csv", files["csv"], "--html", files["html"], "--plot", files["svg"],
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    with files["csv"].open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["word"] == "regime"
    assert "data:image/svg+xml" in files["html"].read_text(encoding="utf-8")
    assert files["svg"].read_text(encoding="utf-8").startswith("<svg")


def test_what_cannot_be_done_is_a_sentence(folder: Path) -> None:
    done = invoke("frequencies", folder, "--where", "outlet=gazette")
    assert done.exit_code == 1
    assert "outlet holds: Courier, Gazette" in done.stderr
    assert invoke("keyness", folder).exit_code == 2
    done = invoke("frequencies", folder, "--by", "outlt")
    assert "Did you mean outlet" in done.stderr
    assert len(done.stderr) < 600
    assert "Did you mean proxy_label" in invoke("concordance", folder, "label:proxy_lable").stderr


def test_columns_that_are_asked_for_are_shown(folder: Path) -> None:
    done = invoke("concordance", folder, "regime", "--show", "outlet", "--limit", "1")
    assert "Gazette" in done.stdout


@pytest.mark.parametrize(
    ("texts", "where"),
    [
        (["likes=3.."], {"likes": ("3", None)}),
        (["share_negative=.25...5"], {"share_negative": (".25", ".5")}),
        (["published=..2018"], {"published": (None, "2018")}),
        (["url=https://example.org/?a=b"], {"url": "https://example.org/?a=b"}),
        (["kind=comment", "kind=report"], {"kind": ["comment", "report"]}),
        ([], {}),
    ],
)
def test_where_is_read(texts: list[str], where: dict[str, object]) -> None:
    assert read_where(texts) == where


@pytest.mark.parametrize("texts", [["kind"], ["=x"], ["n=1..2", "n=3"]])
def test_a_malformed_where_is_told(texts: list[str]) -> None:
    with pytest.raises(InputError, match="--where"):
        read_where(texts)


LINE = {
    "document_id": "r1",
    "start": 120,
    "left": "which the ministry said on the evening of that Monday that the ",
    "node": "regime",
    "right": " had sent nobody at all to the valley that day, and that it",
}
SHOWN = ("document_id", "start", "left", "node", "right")


@pytest.mark.parametrize("room", [70, 90, 110])
def test_a_line_of_a_concordance_is_one_line_on_the_terminal(room: int) -> None:
    line = one_line_each(pd.DataFrame([LINE]), SHOWN, room=room).iloc[0]
    assert sum(len(str(line[name])) for name in SHOWN) + 2 * len(SHOWN) <= room
    assert LINE["left"].endswith(line["left"])
    assert line["left"].endswith("that the ")
    assert LINE["right"].startswith(line["right"])
    assert line["right"].startswith(" had sent")


@pytest.mark.parametrize("room", [40, 300])
def test_a_concordance_stays_whole_where_there_is_room_or_hardly_any(room: int) -> None:
    assert one_line_each(pd.DataFrame([LINE]), SHOWN, room=room).iloc[0].to_dict() == LINE


def test_a_narrow_terminal_shows_fewer_columns_and_says_which_it_leaves_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("word", "first_measure", "second_measure", "third_measure")
    result = Answer(
        title="Words", method="Counted.", table=pd.DataFrame([("regime", 0.1234, 0.5, 2.0)], columns=names)
    )
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for width, left_out in ((80, ""), (28, "third measure"), (20, "third measure, second measure")):
        monkeypatch.setenv("COLUMNS", str(width))
        console.cache_clear()
        give_result(result, corpus=Path("corpus"), csv=None, html=None, plot=None, limit=None)
        said = capsys.readouterr()
        assert "0.1234" in said.out or width == 20
        assert (f"no room for: {left_out}. " in said.err) == bool(left_out)
    console.cache_clear()
