"""The benchmarks for naming and passives: scores that follow from rows written for the test."""

from pathlib import Path

import pytest

from commentariat.analysis.benchmarks.passives import read_treebank
from commentariat.analysis.benchmarks.registry import run_benchmark
from commentariat.corpus.errors import InputError

TREEBANK = """# text = Two were killed by mines.
1\tTwo\ttwo\tNUM\tCD\t_\t3\tnsubj:pass\t_\t_
2\twere\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
3\tkilled\tkill\tVERB\tVBN\t_\t0\troot\t_\t_
4\tby\tby\tADP\tIN\t_\t5\tcase\t_\t_
5\tmines\tmine\tNOUN\tNNS\t_\t3\tobl\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# text = One was wounded.
1\tOne\tone\tNUM\tCD\t_\t3\tnsubj:pass\t_\t_
2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
3\twounded\twound\tVERB\tVBN\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


def test_sides_are_told_by_naming(tmp_path: Path) -> None:
    data = tmp_path / "reports.csv"
    data.write_text(
        "article_content,source\nThe terrorists fled.,sana\nThe regime lied.,etilaf\nSnow fell.,ahram\n",
        encoding="latin-1",
    )
    outcome = run_benchmark("naming", data)
    scores = {score.system: score.value for score in outcome.scores}
    assert scores["commentariat"] == scores["two word families"] == 1.0
    assert outcome.notes == ("1 reports of outlets on neither side are left out.",)


def test_one_side_alone_cannot_be_told(tmp_path: Path) -> None:
    data = tmp_path / "reports.csv"
    data.write_text("article_content,source\nSnow fell.,sana\n", encoding="utf-8")
    with pytest.raises(InputError, match="no reports of both sides"):
        run_benchmark("naming", data)


def test_passives_of_a_treebank_and_of_coded_sentences_are_scored_together(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(TREEBANK, encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        "Sentence,human_coding\nThe bill was passed.,1\nThe bill passed.,0\n", encoding="utf-8"
    )
    ours = [s for s in run_benchmark("passives", tmp_path).scores if s.system == "commentariat"]
    assert [(score.measure, score.value) for score in ours] == [
        ("F1, agentless passives", 1.0),
        ("F1, agentive passives", 1.0),
        ("F1, sentences with a passive", 1.0),
    ]


def test_gold_passives_stand_at_their_participles(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(TREEBANK, encoding="utf-8")
    assert read_treebank(tmp_path / "a.conllu") == [
        ("Two were killed by mines.", {9: True}),
        ("One was wounded.", {8: False}),
    ]


def test_a_folder_without_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"neither a \.conllu treebank"):
        run_benchmark("passives", tmp_path)
