"""`commentariat splits`: what it refuses, in terms of its own options."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from commentariat.cli.main import app


def test_shares_that_leave_nothing_for_test_are_refused_by_their_options(seeds: Path, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    assert CliRunner().invoke(app, ["build", str(seeds), "-o", str(folder), "-q"]).exit_code == 0
    done = CliRunner().invoke(app, ["splits", str(folder), "--train", "0.9", "--validation", "0.2"])
    assert done.exit_code == 1
    assert "--train 0.9 and --validation 0.2 are more than 1 together" in " ".join(done.stderr.split())
    assert not (folder / "splits.json").exists()
