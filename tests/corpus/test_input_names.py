from __future__ import annotations

from pathlib import Path

from commentariat.corpus import Corpus
from commentariat.corpus.build import build


def test_an_address_in_the_name_of_a_file_stands_nowhere_in_the_corpus(tmp_path: Path) -> None:
    folder = tmp_path / "texts of zed.quill@mail.example"
    folder.mkdir()
    for number, name in enumerate(("zed.quill@mail.example.txt", "ann.reed@mail.example.txt"), start=1):
        (folder / name).write_text(f"Bridge {number} opened on Monday, officials said.", encoding="utf-8")
    (folder / "empty bo@mail.example.csv").write_text("", encoding="utf-8")

    summary = build([folder], out=tmp_path / "out")

    corpus = Corpus.load(tmp_path / "out")
    assert sorted(row["input"] for row in corpus.reports) == ["[email] (2).txt", "[email].txt"]
    assert [problem.where for problem in summary.problems] == ["empty [email].csv"]
    written = b"".join(path.read_bytes() for path in corpus.path.rglob("*") if path.is_file())
    assert b"mail.example" not in written + repr([*corpus.reports]).encode()
