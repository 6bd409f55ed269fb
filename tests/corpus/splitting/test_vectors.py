"""Word vectors: words used alike lie near one another."""

import base64
import json

import numpy as np
import pytest

from commentariat.corpus.splitting.vectors import load_vectors, reduce_vectors, write_vectors


def likeness(one, other):
    a, b = (load_vectors().mean(word) for word in (one, other))
    return a @ b / np.linalg.norm(a) / np.linalg.norm(b)


@pytest.mark.parametrize(
    ("word", "like", "unlike"),
    [
        ("delicious", "wonderful", "parliament"),
        ("idiot", "stupid", "percent"),
        ("minister", "president", "soup"),
    ],
)
def test_words_used_alike_lie_near_one_another(word, like, unlike):
    assert likeness(word, like) > likeness(word, unlike) + 0.3


@pytest.mark.parametrize("line", ["", "Xqzzv brrgl", "12.5 %", "“Never again”"])
def test_a_line_without_known_words_of_its_own_lies_at_zero(line):
    assert not load_vectors().mean(line).any()


def test_a_mean_does_not_mind_case_order_and_apostrophes():
    mean = load_vectors().mean
    assert mean("Don't shout NOW") == pytest.approx(mean("now shout don’t"))


def test_reduction_keeps_distances_to_the_precision_of_a_byte():
    rng = np.random.default_rng(3)
    values = rng.normal(size=(30, 5))
    content = reduce_vectors([f"w{i}" for i in range(30)], values, dimensions=5)
    read = np.frombuffer(base64.b64decode(content["values"]), np.int8).reshape(30, 5) / content["scale"]

    def distances(rows):
        return np.linalg.norm(rows[:, None] - rows[None], axis=2)

    assert distances(read) == pytest.approx(distances(values), abs=3 / content["scale"])


def test_the_file_holds_frequent_words_and_those_of_readers(tmp_path):
    rng = np.random.default_rng(3)
    names = ["the", "yummy", "zzyzx", "two words", "12"]
    vectors = {name: rng.normal(size=102).tolist() for name in names}
    (tmp_path / "source.json").write_text(json.dumps({"vectors": vectors}), encoding="utf-8")
    write_vectors(tmp_path / "source.json", tmp_path / "target.json", most=1, dimensions=3)
    content = json.loads((tmp_path / "target.json").read_text(encoding="utf-8"))
    assert content["words"].split() == ["the", "yummy"]
