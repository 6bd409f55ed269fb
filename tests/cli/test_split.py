"""`commentariat split train`, and a build with the model it makes."""

import json
import random
from pathlib import Path

from typer.testing import CliRunner, Result

from commentariat.cli.main import app
from commentariat.corpus import Corpus
from commentariat.corpus.splitting.training.compose import compose
from commentariat.corpus.splitting.training.sources import written_material

REPORT = "The council met on Monday, officials said.\nIt approved the budget of £14m by 12 votes to 9."


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_model_trained_on_labelled_texts_splits_in_a_build(tmp_path: Path) -> None:
    rng, material = random.Random(4), written_material()
    rows = []
    for n in range(120):
        lines, labels = compose(rng, material, commented=0.6)
        rows.append({"lines": list(zip(lines, labels, strict=True)), "domain": f"d{n % 12}"})
    texts, model, out = tmp_path / "texts.jsonl", tmp_path / "mine.json", tmp_path / "out"
    texts.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    trained = invoke("split", "train", texts, "-o", model, "--composed", "0", "--data", "made for a test")
    assert trained.exit_code == 0, trained.output
    assert "120 texts" in trained.output
    assert "for a person to decide" in trained.output
    assert "120 texts are few" in trained.output
    assert json.loads(model.read_text(encoding="utf-8"))["data"] == "made for a test"

    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    built = invoke("build", tmp_path / "report.txt", "-o", out, "--splitter", model, "--quiet")
    assert built.exit_code == 0, built.output
    assert Corpus.load(out).provenance["settings"]["splitter"] == "mine"


def test_a_file_that_is_no_model_stops_the_build_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "mine.json").write_text("{}", encoding="utf-8")
    result = invoke(
        "build", tmp_path / "report.txt", "-o", tmp_path / "out", "--splitter", tmp_path / "mine.json"
    )
    assert result.exit_code == 1
    assert "mine.json" in result.output
    assert not (tmp_path / "out").exists()


def test_texts_that_are_not_labelled_are_refused_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "texts.jsonl").write_text('{"text": "A."}', encoding="utf-8")
    result = invoke("split", "train", tmp_path / "texts.jsonl", "-o", tmp_path / "mine.json")
    assert result.exit_code == 1
    assert "line 1" in result.output
    assert not (tmp_path / "mine.json").exists()


def test_a_model_never_replaces_texts(tmp_path: Path) -> None:
    texts = tmp_path / "own.jsonl"
    texts.write_text('{"text": "A.", "boundary": null}', encoding="utf-8")
    refused = invoke("split", "train", texts, "-o", texts)
    assert refused.exit_code == 1
    assert "which it is made of" in refused.output
    assert texts.read_text(encoding="utf-8") == '{"text": "A.", "boundary": null}'


def test_files_that_are_not_there_and_texts_without_a_boundary_are_told_in_sentences(tmp_path: Path) -> None:
    gone, texts = tmp_path / "gone", tmp_path / "texts.jsonl"
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    texts.write_text('{"text": "A."}', encoding="utf-8")
    for arguments in (
        ("split", "train", gone, "-o", tmp_path / "mine.json"),
        ("build", tmp_path / "report.txt", "-o", tmp_path / "out", "--splitter", gone),
        ("build", tmp_path / "report.txt", "-o", tmp_path / "out", "--rights", gone),
    ):
        said = invoke(*arguments).output
        assert "there is no such file" in said
        assert "Errno" not in said
    assert "it has no field “boundary”" in invoke("split", "train", texts, "-o", gone).output
