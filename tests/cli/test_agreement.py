"""Agreement, gold, exchange and evaluation from the command line, on the sample with two annotators."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commentariat.annotation.adjudication import gold_layers, read_gold, write_gold
from commentariat.annotation.store import read_annotations, write_annotations
from commentariat.cli.main import app
from commentariat.corpus import Corpus
from commentariat.corpus.errors import CorpusError, InputError
from commentariat.corpus.standoff.claims import Claim, claim_on
from commentariat.corpus.storage.folder import transaction
from commentariat.corpus.storage.provenance import stage_corpus
from commentariat.corpus.storage.schema import TABLES
from commentariat.corpus.storage.tables import read_parquet, to_arrow


def invoke(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def claim(corpus: Corpus, who: str, quote: str | None, label: str, layer: str = "loaded_language") -> Claim:
    document, text = next(iter(corpus.texts().items()))
    start = None if quote is None else text.index(quote)
    end = None if quote is None or start is None else start + len(quote)
    return claim_on(
        text,
        document_id=document,
        layer=layer,
        label=label,
        annotator=who,
        start=start,
        end=end,
        status="accepted",
    )


def write_findings(corpus: Corpus, claims: list[Claim]) -> None:
    """Stand in for the analysis, which the tests of the analysis run."""
    with transaction(corpus.path) as stage:
        tables = {name: read_parquet(corpus.path, name) for name in TABLES}
        tables["findings"] = to_arrow([each.to_row() for each in claims], table="findings")
        stage_corpus(stage, tables, provenance=corpus.provenance, changed=("findings",))
    corpus.refresh()


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("annotated")
    (base / "reports.csv").write_text(
        "title,text\nOne,The regime killed civilians. The regime reportedly lies.\n", encoding="utf-8"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMENTARIAT_KEY", "a key for the tests only, of no use elsewhere")
        made = Corpus.build(base / "reports.csv", out=base / "corpus")
    write_annotations(
        made,
        [
            claim(made, "ann", "regime", "delegitimising_label"),
            claim(made, "bob", "regime", "delegitimising_label"),
            claim(made, "ann", "reportedly", "hedge"),
            claim(made, "ann", None, "negative", "sentiment"),
            claim(made, "bob", None, "negative", "sentiment"),
        ],
    )
    return made.path


@pytest.fixture
def corpus(annotated: Path, tmp_path: Path) -> Corpus:
    return Corpus.load(shutil.copytree(annotated, tmp_path / "corpus"))


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["annotate", "agreement", "CORPUS", "--samples", "10"], "\tF1, exact\t0.6667\t"),
        (["annotate", "agreement", "CORPUS", "--by", "pair", "--samples", "0"], "\tann × bob\t"),
        (["annotate", "confusion", "CORPUS", "ann", "bob"], "hedge\t(not marked)\t1\treportedly"),
        (["annotate", "disagreements", "CORPUS"], "hedge “reportedly” 40–50 (ann)"),
        (["annotate", "export", "CORPUS", "--to", "list"], "uima-xmi\t"),
    ],
)
def test_tables_are_printed(corpus: Corpus, arguments: list[str], line: str) -> None:
    done = invoke(*[corpus.path if argument == "CORPUS" else argument for argument in arguments])
    assert done.exit_code == 0, done.output
    assert line in done.output


def test_gold_is_made_of_what_all_agree_on_and_leaves_the_rest(corpus: Corpus) -> None:
    before = read_annotations(corpus)
    done = invoke("annotate", "gold", corpus.path)
    assert done.exit_code == 0, done.output
    assert "Gold layer main: 2 claims; complete on 0 documents, unfinished on 1." in done.output
    again = Corpus.load(corpus.path)
    assert gold_layers(again) == ["gold:main"]
    assert [each for each in read_annotations(again) if each.annotator in ("ann", "bob")] == before
    assert {each.quote for each in read_gold(again)} == {"regime", None}


def test_gold_says_where_it_is_unfinished_and_evaluates_nothing_there(corpus: Corpus) -> None:
    write_findings(corpus, [claim(corpus, "rule:example", "lies", "evaluative")])
    invoke("annotate", "gold", corpus.path)
    readings = [each.label for each in read_annotations(Corpus.load(corpus.path)) if each.layer == "reading"]
    assert readings == ["unfinished"]
    done = invoke("evaluate", corpus.path, "--samples", "0")
    assert done.exit_code == 1
    assert "There is nothing to evaluate: gold:main is complete on no document" in done.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["annotate", "agreement", "CORPUS"],
        ["annotate", "confusion", "CORPUS", "ann", "bob"],
        ["annotate", "decisions", "CORPUS"],
        ["annotate", "disagreements", "CORPUS"],
        ["annotate", "export", "CORPUS", "--to", "brat", "-o", "OUT"],
        ["annotate", "gold", "CORPUS", "--name", "x"],
        ["annotate", "gold", "CORPUS", "--name", "x", "--from", "ann"],
        ["evaluate", "CORPUS"],
    ],
    ids=" ".join,
)
def test_a_misspelt_layer_is_told_and_nothing_is_written(
    corpus: Corpus, tmp_path: Path, arguments: list[str]
) -> None:
    before = read_annotations(corpus)
    places = {"CORPUS": corpus.path, "OUT": tmp_path / "out"}
    done = invoke(*[places.get(each, each) for each in arguments], "--layer", "sentimant")
    assert done.exit_code == 1
    assert "There is no layer “sentimant”; did you mean “sentiment”?" in done.output
    assert read_annotations(Corpus.load(corpus.path)) == before
    assert not places["OUT"].exists()


def test_an_annotator_nobody_knows_is_not_exported(corpus: Corpus, tmp_path: Path) -> None:
    done = invoke(
        "annotate", "export", corpus.path, "--to", "brat", "-o", tmp_path / "out", "--annotator", "eve"
    )
    assert done.exit_code == 1
    assert "No annotator is called “eve”; those with claims are ann, bob." in done.output


def test_what_is_left_out_is_counted_as_it_is_listed(corpus: Corpus, tmp_path: Path) -> None:
    document, text = next(iter(corpus.texts().items()))
    (tmp_path / f"{document}.txt").write_text(text, encoding="utf-8")
    (tmp_path / f"{document}.ann").write_text(
        "T1\thedge 0 3\tThe\nT2\tmorality 0 3\tThe\nT3\thedge 0 3\tregime\n", encoding="utf-8"
    )
    done = invoke("annotate", "import", corpus.path, tmp_path, "--from", "brat", "--annotator", "carl")
    assert done.exit_code == 0, done.output
    assert "1 claim taken over, 2 left out." in done.output
    assert "T3: it quotes 'regime'" in done.output
    assert "write policy_frame-morality or generic_frame-morality" in done.output


def test_files_without_annotations_are_told(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text("[]", encoding="utf-8")
    done = invoke("annotate", "import", corpus.path, tmp_path / "none.json", "--from", "label-studio")
    assert done.exit_code == 0, done.output
    assert "none.json holds no annotations" in done.output


def test_gold_is_of_votes_or_of_one_person(corpus: Corpus) -> None:
    done = invoke("annotate", "gold", corpus.path, "--from", "ann", "--votes", "2")
    assert done.exit_code == 1
    assert "not both" in done.output


def test_gold_of_others_is_not_written(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="make it with gold_from"):
        write_gold(corpus, [claim(corpus, "ann", "regime", "delegitimising_label")])


def test_evaluation_says_what_is_missing_before_the_analysis(corpus: Corpus) -> None:
    done = invoke("evaluate", corpus.path)
    assert done.exit_code == 1
    assert "The findings hold nothing in the layers of the reference" in done.output


def test_evaluation_writes_scores_and_errors(corpus: Corpus, tmp_path: Path) -> None:
    write_findings(
        corpus,
        [
            claim(corpus, "rule:example", "reportedly", "hedge"),
            claim(corpus, "rule:example", "lies", "evaluative"),
        ],
    )
    done = invoke(
        "evaluate", corpus.path, "--against", "ann", "--layer", "loaded_language", "--samples", "20",
        "--csv", tmp_path / "scores.csv", "--html", tmp_path / "scores.html", "--errors", tmp_path / "errors.csv",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "loaded_language,hedge,exact,1,1,1,1.0," in (tmp_path / "scores.csv").read_text(encoding="utf-8")
    assert "spurious" in (tmp_path / "errors.csv").read_text(encoding="utf-8")
    assert "<img" in (tmp_path / "scores.html").read_text(encoding="utf-8")


def test_what_goes_out_comes_in_again(corpus: Corpus, tmp_path: Path) -> None:
    before = read_annotations(corpus)
    done = invoke("annotate", "export", corpus.path, "--to", "brat", "-o", tmp_path / "brat")
    assert done.exit_code == 0, done.output
    assert "Left out, a label of the whole document: 2 claims" in done.output
    file = next((tmp_path / "brat" / "ann").glob("*.ann"))
    file.write_text(file.read_text(encoding="utf-8").replace("hedge", "booster"), encoding="utf-8")
    done = invoke("annotate", "import", corpus.path, tmp_path / "brat", "--from", "brat")
    assert done.exit_code == 0, done.output
    assert "3 claims taken over, 0 left out." in done.output
    after = read_annotations(Corpus.load(corpus.path))
    assert {each.label for each in after} - {each.label for each in before} == {"booster"}
    assert len(after) == len(before) + 1


@pytest.mark.parametrize("form", ["brat", "conll", "doccano", "spacy", "prodigy"])
def test_who_read_what_goes_out_and_comes_in_so_that_nobody_agrees_more(
    corpus: Corpus, tmp_path: Path, form: str
) -> None:
    """Carl read the report and marked nothing, which is no agreement with anybody."""
    read = [claim(corpus, who, None, "completed", "reading") for who in ("ann", "bob", "carl")]
    write_annotations(corpus, read)
    bare = Corpus.load(shutil.copytree(corpus.path, tmp_path / "bare"))
    write_annotations(bare, [], replacing=lambda _: True)
    arguments = ("--layer", "loaded_language", "--by", "pair", "--samples", "0")
    done = invoke("annotate", "export", corpus.path, "--to", form, "-o", tmp_path / "out")
    assert done.exit_code == 0, done.output
    done = invoke("annotate", "import", bare.path, tmp_path / "out", "--from", form)
    assert done.exit_code == 0, done.output
    before, after = (invoke("annotate", "agreement", each.path, *arguments).output for each in (corpus, bare))
    assert "ann × carl" in before
    assert after == before


def test_a_claim_that_does_not_fit_is_named_and_left_out(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "eve.jsonl").write_text(
        '{"document_id": "r-none", "text": "The regime.", "label": [[4, 10, "loaded_language/hedge"]]}\n'
    )
    done = invoke("annotate", "import", corpus.path, tmp_path / "x", "--from", "doccano")
    assert done.exit_code == 0, done.output
    assert "0 claims taken over, 1 left out." in done.output
    assert "the corpus has no such document" in done.output


def test_claims_on_unknown_documents_or_with_one_id_are_refused(corpus: Corpus) -> None:
    one = claim(corpus, "ann", "civilians", "hedge")
    with pytest.raises(CorpusError, match="have the id"):
        write_annotations(corpus, [one, one])
    stray = claim_on(
        "Other.", document_id="r9", layer="actor", label="person", annotator="ann", start=0, end=5
    )
    with pytest.raises(CorpusError, match="does not hold"):
        write_annotations(corpus, [stray])


def test_an_export_without_claims_of_people_points_to_the_findings(corpus: Corpus, tmp_path: Path) -> None:
    arguments = ("annotate", "export", corpus.path, "--to", "brat", "--layer", "boundary")
    done = invoke(*arguments, "-o", tmp_path / "texts")
    assert done.exit_code == 0, done.output
    assert "no claims of people to write, only texts; --findings writes the machine's" in done.output
    assert "only texts" not in invoke(*arguments, "--findings", "-o", tmp_path / "found").output
