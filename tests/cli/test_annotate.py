"""`commentariat annotate`: what each command says, and that it says what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from commentariat.annotation.label_studio import server
from commentariat.annotation.label_studio.environment import VERSION
from commentariat.annotation.label_studio.processes import HOST
from commentariat.cli.main import app


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LABEL_STUDIO_URL", "LABEL_STUDIO_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(server.DATA_VARIABLE, str(tmp_path / "data"))


def run(*arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["annotate", *arguments])
    assert done.exit_code == code, done.output
    return done.output


def corpus(seeds: Path, folder: Path) -> str:
    done = CliRunner().invoke(app, ["build", str(seeds), "-o", str(folder), "-q"])
    assert done.exit_code == 0, done.output
    return str(folder)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--by outlet", "--by would do nothing without --sample"),
        ("--by random --seed 1", "--by and --seed would do nothing without --sample"),
        (
            "--boundaries --practice ann --blank --layer sentiment",
            "--practice and --blank and --layer would do nothing",
        ),
        ("--boundaries --sample 3", "--sample would do nothing with --boundaries"),
        ("--adjudicate --scheme s.yaml", "--scheme would do nothing with --adjudicate"),
        (
            "--adjudicate --sample 3 --seed 1 --overlap 2",
            "--seed and --overlap would do nothing with --adjudicate",
        ),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(options: str, said: str) -> None:
    assert said in " ".join(run("push", "nowhere", *options.split(), code=1).split())


@pytest.mark.parametrize("options", ["--sample 3 --by outlet", "--adjudicate --layer sentiment --sample 3"])
def test_an_option_that_does_something_is_not(options: str) -> None:
    assert "no corpus at nowhere" in " ".join(run("push", "nowhere", *options.split(), code=1).split())


def test_config_and_guidelines_come_from_the_scheme(tmp_path: Path) -> None:
    scheme = tmp_path / "s.yaml"
    scheme.write_text("name: ours\nlayers: {tone: {unit: span, labels: {rude: {marks: Insults.}}}}\n")
    assert '<Label value="rude"' in run("config", "--scheme", str(scheme))
    assert "**Marks:** Insults." in run("guidelines", "--scheme", str(scheme))
    page = tmp_path / "g.html"
    assert "Wrote" in run("guidelines", "-o", str(page))
    assert "<strong>Turkish proxies</strong>" in page.read_text(encoding="utf-8")


def test_a_scheme_that_breaks_the_rules_is_told_with_its_line(tmp_path: Path) -> None:
    scheme = tmp_path / "s.yaml"
    scheme.write_text(
        "name: ours\nlayers:\n  tone:\n    unit: spans\n    labels: {rude: {marks: Insults.}}\n"
    )
    said = run("config", "--scheme", str(scheme), code=1)
    assert "“spans” is not known here; did you mean “span”? (line 4)" in said


def test_a_server_with_a_data_folder_of_its_own_says_how_other_commands_find_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def started(*, data: Path | None, user: str, **_: Any) -> server.Server:
        folder = (data or server.data_folder()).resolve()
        return server.Server(url="http://127.0.0.1:1", pid=1, data=folder, user=user, password="p", token="t")

    monkeypatch.setattr(server, "serve", started)
    assert server.DATA_VARIABLE not in run("serve")
    elsewhere = tmp_path / "else where"
    assert f"export {server.DATA_VARIABLE}='{elsewhere}'" in run("serve", "--data", str(elsewhere))


def test_without_a_server_the_remedy_is_said(seeds: Path, tmp_path: Path) -> None:
    folder = corpus(seeds, tmp_path / "demo")
    assert "commentariat annotate serve" in run("push", folder, code=1)
    assert "commentariat annotate push" in run("pull", folder, code=1)
    assert "Nothing is set aside." in run("aside", folder)
    assert "No local Label Studio is running." in run("serve", "--status")
    assert "No local Label Studio was running." in run("serve", "--stop")


def test_an_environment_that_is_there_is_not_made_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "commentariat-ready").write_text(VERSION)
    monkeypatch.setenv("COMMENTARIAT_LABEL_STUDIO_ENV", str(tmp_path))
    assert f"Label Studio {VERSION} is at {tmp_path}" in run("serve", "--install")


def test_a_port_that_is_taken_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import socket

    (tmp_path / "commentariat-ready").write_text(VERSION)
    monkeypatch.setenv("COMMENTARIAT_LABEL_STUDIO_ENV", str(tmp_path))
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        assert "is taken by another program" in run("serve", "--port", str(taken.getsockname()[1]), code=1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["config", "--layer", "tone"], "has no layer “tone”. It has: loaded_language"),
        (["config", "--scheme", "nowhere.yaml"], "There is no label scheme at nowhere.yaml"),
        (["guidelines", "-o", "guide.txt"], "end the name in .md or .html"),
    ],
)
def test_wrong_arguments_are_told_with_the_remedy(arguments: list[str], said: str) -> None:
    assert said in " ".join(run(*arguments, code=1).split())


def test_the_config_of_the_shipped_scheme_is_printed() -> None:
    assert '<Label value="proxy label"' in run("config")
