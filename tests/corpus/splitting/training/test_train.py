"""Training the splitter on texts of one's own."""

import json
import random

import pytest

from commentariat.corpus.errors import InputError
from commentariat.corpus.splitting import load_model, split_trailing
from commentariat.corpus.splitting.training.compose import compose
from commentariat.corpus.splitting.training.labelled import read_labelled
from commentariat.corpus.splitting.training.sources import read_comments, written_material
from commentariat.corpus.splitting.training.train import train_on_labelled, write_model


def written(path, *rows):
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return path


def test_texts_are_read_with_a_boundary_or_with_labels(tmp_path):
    path = written(
        tmp_path / "t.jsonl",
        {"text": "A.\n\nB.\nC.", "boundary": 3, "domain": "x"},
        {"text": "A.\nB.", "boundary": None, "outlet": "y"},
        "",
        {"lines": [["A.", "b"], ["Share", "o"], ["No\nway!", "c"]]},
    )
    assert read_labelled(path) == [
        ("x", (["A.", "B.", "C."], "bbc")),
        ("y", (["A.", "B."], "bb")),
        (f"{path}:4", (["A.", "Share", "No way!"], "boc")),
    ]


def test_separators_of_lines_inside_a_text_end_no_line_of_the_file(tmp_path):
    row = '{"text": "A.\\nNo,\u2028and\x85no.", "boundary": 1, "domain": "x"}'
    path = tmp_path / "t.jsonl"
    path.write_text(row + "\n", "utf-8")
    assert read_labelled(path) == [("x", (["A.", "No,\u2028and\x85no."], "bc"))]
    assert read_comments(path) == [["A. No, and no."]]


@pytest.mark.parametrize(
    "row",
    [
        "{",
        "[" * 100_000,
        "7",
        {},
        {"text": "A."},
        {"text": "A.", "boundary": 2},
        {"text": "A.", "boundary": "all"},
        {"lines": [["A.", "x"]]},
        {"lines": [["A."]]},
    ],
)
def test_a_malformed_text_is_named_with_its_line(tmp_path, row):
    path = written(tmp_path / "t.jsonl", {"text": "A.", "boundary": None}, row)
    with pytest.raises(InputError, match=r"t\.jsonl, line 2"):
        read_labelled(path)


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match=r"none\.jsonl"):
        read_labelled(tmp_path / "none.jsonl")


def test_a_mark_of_the_byte_order_is_skipped_and_a_file_without_texts_is_told(tmp_path):
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "A.", "boundary": null, "domain": "x"}')
    assert read_labelled(path) == [("x", (["A."], "b"))]
    with pytest.raises(InputError, match="holds no labelled text"):
        read_labelled(written(tmp_path / "empty.jsonl", "", " "))


def test_a_handful_of_texts_is_refused():
    labelled = [(f"d{i}", (["A report.", "Its end.", "I love it!"], "bbc")) for i in range(7)]
    with pytest.raises(InputError, match="only 7 have comments"):
        train_on_labelled(labelled, name="few", data="invented")


def test_texts_that_are_easy_to_tell_apart_do_not_make_a_model_that_splits_everything():
    report = [
        "The council of Altenau met on Monday.",
        "It voted to close the bath by 12 votes to 9, it said.",
        "Work begins in {}.",
    ]
    labelled = [
        (
            f"d{i % 8}",
            (
                [*(line.format(2000 + i) for line in report), *(["I love it!! lol"] * (i % 2))],
                "bbb" + "c" * (i % 2),
            ),
        )
        for i in range(200)
    ]
    model = train_on_labelled(labelled, name="easy", data="invented")
    assert model.split.probability(-3.0) > model.ask.probability(-3.0) > 0.05
    plain = "The ferry stays in harbour.\nIts engine is being repaired.\nIt will sail again in May."
    assert split_trailing(plain, model=model).outcome == "none"


def test_without_comments_there_is_nothing_to_learn():
    documents = [(f"domain {n}", (["A report.", "Its end."], "bb")) for n in range(8)]
    with pytest.raises(InputError, match="none with comments"):
        train_on_labelled(documents, name="mine", data="mine")


def test_a_model_of_ones_own_is_trained_written_and_used(tmp_path):
    rng, material = random.Random(2), written_material()
    labelled = [(f"domain {n % 20}", compose(rng, material, commented=0.6)) for n in range(160)]
    model = train_on_labelled(labelled, name="mine", data="composed for a test")
    assert model.ask.slope >= 0
    assert model.split.slope >= 0
    assert all(model.ask.log_odds(level) < model.split.log_odds(level) for level in (-3.0, -1.0))
    write_model(model, tmp_path / "mine.json")
    read = load_model(tmp_path / "mine.json")
    report = [
        "The council met on Monday, officials said.",
        "It approved the budget of £14m by 12 votes to 9.",
    ]
    split = split_trailing(
        "\n".join([*report, "Great article, thanks! I agree with you...", "lol"]), model=read
    )
    assert split.model == "mine"
    assert split.boundary_line == 2
    again = train_on_labelled(labelled, name="mine", data="composed for a test")
    assert again == model
