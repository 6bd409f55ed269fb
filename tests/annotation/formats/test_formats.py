"""What single formats look like to the tools that read them, and how imports fail."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from commentariat.annotation.formats.base import Loss, Reading
from commentariat.annotation.formats.brat import Brat
from commentariat.annotation.formats.conll import Conll
from commentariat.annotation.formats.docbin import SpacyDocBin
from commentariat.annotation.formats.doccano import Doccano
from commentariat.annotation.formats.exchange import verified
from commentariat.annotation.formats.label_studio import LabelStudio
from commentariat.annotation.formats.prodigy import Prodigy
from commentariat.annotation.formats.registry import format_named, formats
from commentariat.annotation.formats.uima import Uima
from commentariat.annotation.formats.web_annotation import WebAnnotation
from commentariat.corpus.corpus import Document
from commentariat.corpus.errors import InputError
from commentariat.corpus.standoff.claims import Claim, claim_on

TEXT = "😀 The regime\nfell, they claim."


def document(text: str = TEXT) -> Document:
    return Document(document_id="r1", report_id="r1", kind="report", outlet=None, language="en", text=text)


def claim(
    quote: str, *, layer: str = "loaded_language", label: str = "delegitimising_label", **fields: object
) -> Claim:
    start = TEXT.index(quote)
    return claim_on(
        TEXT,
        document_id="r1",
        layer=layer,
        label=label,
        annotator="ann",
        start=start,
        end=start + len(quote),
        status="accepted",
        **fields,
    )


SENTIMENT = claim_on(
    TEXT, document_id="r1", layer="sentiment", label="negative", annotator="ann", status="accepted"
)


def test_brat_counts_code_points_and_cuts_at_line_ends(tmp_path: Path) -> None:
    loss = Brat().write([document()], [claim("regime\nfell", voice="outlet"), SENTIMENT], tmp_path)
    lines = (tmp_path / "ann" / "r1.ann").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "T1\tloaded_language-delegitimising_label 6 12;13 17\tregime fell",
        "A1\tvoice T1 outlet",
    ]
    assert list(loss.left_out) == ["a label of the whole document"]


def test_brats_own_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "doc.txt").write_text("Sony bought it.\n", encoding="utf-8")
    (tmp_path / "doc.ann").write_text(
        "T1\tOrganization 0 4\tSony\n"
        "E1\tBuy:T1\n"
        "A1\tNegation T1\n"
        "#1\tAnnotatorNotes T1\tlooks right\n"
        "T2\tThing 0 4;12 14\tSony it\n"
        "T3\tThing 5 11\tsold it\n",
        encoding="utf-8",
    )
    reading = Brat().read(tmp_path, annotator="bob")
    [found] = reading.claims
    assert (found.layer, found.label, found.quote, found.annotator) == (
        "imported",
        "Organization",
        "Sony",
        "bob",
    )
    assert dict(found.attributes) == {"Negation": "yes", "note": "looks right"}
    assert [problem.split(":")[0] for problem in reading.problems] == [
        "doc.ann, line 2",
        "doc.ann, T2",
        "doc.ann, T3",
    ]


def test_a_shifted_span_is_told_with_the_place_of_its_words(tmp_path: Path) -> None:
    (tmp_path / "doc.txt").write_text("Sony bought it.\n", encoding="utf-8")
    (tmp_path / "doc.ann").write_text("T1\tThing 7 13\tbought\n", encoding="utf-8")
    region = {
        "id": "x1",
        "from_name": "loaded_language",
        "to_name": "text",
        "type": "labels",
        "value": {"start": 0, "end": 3, "text": "regime", "labels": ["hedge"]},
    }
    task = {"data": {"text": TEXT, "document_id": "r1"}, "annotations": [{"result": [region]}]}
    (tmp_path / "export.json").write_text(json.dumps([task]), encoding="utf-8")
    [told] = Brat().read(tmp_path, annotator="bob").problems
    assert told.endswith("not what stands at its offsets; those words stand at 5–11.")
    [told] = LabelStudio().read(tmp_path).problems
    at = TEXT.index("regime")
    assert f"those words stand at {at}–{at + 6}" in told


def test_uima_counts_utf16_units_in_its_files_and_code_points_here(tmp_path: Path) -> None:
    form = Uima(as_json=True)
    form.write([document()], [claim("regime")], tmp_path)
    structures = json.loads((tmp_path / "r1.json").read_text(encoding="utf-8"))["%FEATURE_STRUCTURES"]
    [span] = [each for each in structures if each["%TYPE"] == "webanno.custom.Claim"]
    assert (span["begin"], span["end"]) == (7, 13)
    [read] = form.read(tmp_path).claims
    assert (read.start, read.end, read.quote) == (6, 12, "regime")


def test_xmi_leaves_out_what_xml_cannot_hold(tmp_path: Path) -> None:
    text = "form\x0cfeed"
    held = claim_on(text, document_id="r1", layer="actor", label="person", annotator="ann", start=0, end=4)
    loss = Uima(as_json=False).write([document(text)], [held], tmp_path)
    assert loss.left_out == {"a text with characters that XML 1.0 cannot hold": [held.claim_id]}
    assert not list(tmp_path.glob("*.xmi"))


def test_xmi_with_entities_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "x.xmi").write_text(
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', encoding="utf-8"
    )
    with pytest.raises(InputError, match="declares a document type"):
        Uima(as_json=False).read(tmp_path)


def test_iob_tags_stand_beside_their_tokens(tmp_path: Path) -> None:
    claims = [
        claim("The regime"),
        claim("regime", label="hedge"),
        claim("cl", label="hedge"),
        claim("claim", voice="outlet"),
    ]
    loss = Conll().write([document()], claims, tmp_path)
    rows = [line.split("\t") for line in (tmp_path / "ann.conll").read_text(encoding="utf-8").splitlines()]
    tags = {row[0]: row[3] for row in rows if len(row) == 4}
    assert tags["The"] == "B-delegitimising_label"
    assert tags["regime"] == "I-delegitimising_label"
    assert tags["fell"] == "O"
    assert sorted(loss.left_out) == [
        "a span that does not begin and end with a token",
        "a span that overlaps another of its layer",
    ]
    assert list(loss.reduced) == ["voice"]


def test_spacy_reads_spans_and_cats(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    SpacyDocBin().write([document()], [claim("regime"), SENTIMENT], tmp_path)
    [doc] = DocBin().from_disk(tmp_path / "ann.spacy").get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT
    assert [(span.text, span.label_) for span in doc.spans["loaded_language"]] == [
        ("regime", "delegitimising_label")
    ]
    assert doc.cats == {"sentiment/negative": 1.0}


def test_doccano_has_no_attributes_and_says_so(tmp_path: Path) -> None:
    loss = Doccano().write(
        [document()], [claim("regime", voice="outlet", target="Kabul"), SENTIMENT], tmp_path
    )
    [row] = [json.loads(line) for line in (tmp_path / "ann.jsonl").read_text(encoding="utf-8").splitlines()]
    assert row["entities"] == [
        {"id": 1, "label": "loaded_language/delegitimising_label", "start_offset": 6, "end_offset": 12}
    ]
    assert sorted(loss.reduced) == ["target", "voice"]
    assert any(line.startswith("Left out, a label of the whole document: 1 claim") for line in loss.lines())


def test_doccanos_older_lines_are_read(tmp_path: Path) -> None:
    (tmp_path / "admin.jsonl").write_text('{"id": 3, "text": "Sony bought it.", "label": [[0, 4, "ORG"]]}\n')
    [found] = Doccano().read(tmp_path).claims
    assert (found.document_id, found.label, found.quote, found.annotator) == ("3", "ORG", "Sony", "admin")


def test_prodigy_tasks_that_were_rejected_hold_no_claims(tmp_path: Path) -> None:
    Prodigy().write([document()], [claim("regime")], tmp_path)
    file = tmp_path / "tasks.jsonl"
    assert len(Prodigy().read(file).claims) == 1
    file.write_text(file.read_text(encoding="utf-8").replace('"accept"', '"reject"'), encoding="utf-8")
    assert Prodigy().read(file).claims == []


def test_label_studio_gets_one_annotation_a_person_and_predictions_of_the_machine(tmp_path: Path) -> None:
    machine = replace(claim("regime"), annotator="rule:lexicon")
    LabelStudio().write([document()], [claim("regime"), machine, SENTIMENT], tmp_path)
    [task] = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert len(task["annotations"]) == len(task["predictions"]) == 1
    assert task["predictions"][0]["result"][0]["value"]["start"] == 6
    assert '<Text name="text" value="$text" granularity="symbol"/>' in (tmp_path / "config.xml").read_text()


def test_label_studios_own_spans_are_read(tmp_path: Path) -> None:
    region = {
        "id": "x1",
        "from_name": "loaded_language",
        "to_name": "text",
        "type": "labels",
        "value": {"start": 6, "end": 17, "text": "regime\\nfell", "labels": ["hedge"]},
    }
    done = {"completed_by": {"email": "eve@example.org"}, "result": [region]}
    task = {
        "data": {"text": TEXT, "document_id": "r1"},
        "annotations": [done, {"was_cancelled": True, "result": [region]}],
    }
    (tmp_path / "export.json").write_text(json.dumps([task]), encoding="utf-8")
    [found] = LabelStudio().read(tmp_path).claims
    assert (found.quote, found.annotator) == ("regime\nfell", "eve@example.org")


def test_web_annotations_say_words_and_place(tmp_path: Path) -> None:
    WebAnnotation().write([document()], [claim("regime")], tmp_path)
    [item] = json.loads((tmp_path / "annotations.jsonld").read_text(encoding="utf-8"))["items"]
    place, words = item["target"]["selector"]
    assert (place["start"], place["end"]) == (6, 12)
    assert (words["prefix"], words["exact"]) == ("😀 The ", "regime")


def test_a_web_annotation_without_offsets_is_found_by_its_quote(tmp_path: Path) -> None:
    WebAnnotation().write([document()], [claim("regime")], tmp_path)
    file = tmp_path / "annotations.jsonld"
    page = json.loads(file.read_text(encoding="utf-8"))
    del page["items"][0]["target"]["selector"][0]
    file.write_text(json.dumps(page), encoding="utf-8")
    assert [each.start for each in WebAnnotation().read(file).claims] == [6]


@pytest.mark.parametrize("form", formats().values(), ids=lambda each: each.name)
def test_a_folder_without_files_of_the_format_is_named(form: object, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=str(tmp_path)):
        form.read(tmp_path)


@pytest.mark.parametrize("form", formats().values(), ids=lambda each: each.name)
def test_a_file_of_rubbish_is_told_and_not_a_crash(form: object, tmp_path: Path) -> None:
    suffix = {
        "brat": ".ann", "conll": ".conll", "spacy": ".spacy", "uima-xmi": ".xmi", "uima-json": ".json",
        "label-studio": ".json", "web-annotation": ".jsonld",
    }.get(form.name, ".jsonl")  # fmt: skip
    (tmp_path / f"x{suffix}").write_text('{"half": [', encoding="utf-8")
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    try:
        reading = form.read(tmp_path)
    except InputError:
        return
    assert reading.problems
    assert not reading.claims


@pytest.mark.parametrize("name", ["label-studio", "spacy", "uima-json", "uima-xmi", "web-annotation"])
def test_an_empty_file_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(InputError, match="x is empty"):
        format_named(name).read(tmp_path / "x")


def test_brat_needs_the_text_beside_the_annotations(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "alone.ann").write_text("", encoding="utf-8")
    assert Brat().read(tmp_path / "a.ann").claims == []
    for name in ("alone.ann", "a.txt"):
        with pytest.raises(InputError, match=f"{name} is no .ann file of brat's with its text"):
            Brat().read(tmp_path / name)


def test_conll_without_offsets_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.conll").write_text("Sony\tB-ORG\nbought\tO\n", encoding="utf-8")
    with pytest.raises(InputError, match="only CoNLL files with the offsets of their tokens"):
        Conll().read(tmp_path)


def test_a_line_of_conll_with_other_columns_is_told(tmp_path: Path) -> None:
    Conll().write(
        [document("So.")],
        [claim_on("So.", document_id="r1", layer="l", label="x", annotator="ann", start=0, end=2)],
        tmp_path,
    )
    file = tmp_path / "ann.conll"
    file.write_text(file.read_text(encoding="utf-8").replace("\tB-x", ""), encoding="utf-8")
    assert Conll().read(file).problems == ["ann.conll, line 4: 3 columns stand here, and 4 were announced."]


def test_a_label_studio_export_of_another_project_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('[{"data": {"text": "Sony."}, "annotations": []}]', encoding="utf-8")
    [problem] = LabelStudio().read(tmp_path).problems
    assert "x.json, task 1 is not of a project made with export --to label-studio" in problem


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("word", "There are: brat, conll"),
        ("brta", "Did you mean brat?"),
        ("uimaxmi", "Did you mean uima-xmi"),
        ("CoNLL", "Did you mean conll?"),
    ],
)
def test_an_unknown_format_names_the_one_that_is_meant_or_those_there_are(name: str, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        format_named(name)


class TestVerified:
    """What was read is checked against the corpus's own texts."""

    def reading(self, *claims: Claim, text: str = TEXT) -> Reading:
        return Reading(claims=list(claims), texts={"r1": text})

    def test_claims_on_the_same_text_are_taken(self) -> None:
        assert verified(self.reading(claim("regime")), {"r1": TEXT}).claims == [claim("regime")]

    def test_a_claim_on_another_text_is_quarantined_with_a_proposal(self) -> None:
        found = verified(self.reading(claim("regime")), {"r1": f"Lo! {TEXT}"})
        assert found.claims == []
        [kept] = found.quarantined
        assert kept.proposal is not None
        assert (kept.proposal.start, kept.proposal.quote) == (10, "regime")
        assert "another text" in kept.reason

    @pytest.mark.parametrize(
        ("changed", "reason"),
        [
            ({"document_id": "r9"}, "no such document"),
            ({"annotator": "rule:lexicon"}, "the machine's"),
            ({"label": "slur"}, "no label “slur”"),
            ({"layer": "sentiment"}, "write delegitimising_label in the layer loaded_language"),
        ],
    )
    def test_what_does_not_fit_the_corpus_is_quarantined(self, changed: dict[str, str], reason: str) -> None:
        found = verified(self.reading(replace(claim("regime"), **changed)), {"r1": TEXT})
        assert found.claims == []
        assert reason in found.quarantined[0].reason

    def plain(self, quote: str, label: str) -> Claim:
        return claim(quote, layer="imported", label=label)

    def test_a_label_without_a_layer_is_of_the_one_that_has_it(self) -> None:
        found = verified(self.reading(self.plain("regime", "delegitimising_label")), {"r1": TEXT})
        assert found.claims == [claim("regime")]

    def test_relations_follow_labels_into_their_layers(self) -> None:
        one = self.plain("regime", "delegitimising_label")
        other = replace(self.plain("they claim", "doubt_verb"), related_id=one.claim_id, relation="target")
        first, second = verified(self.reading(one, other), {"r1": TEXT}).claims
        assert second.related_id == first.claim_id != one.claim_id

    @pytest.mark.parametrize(
        ("label", "reason"),
        [
            ("morality", "stands in several layers; write policy_frame-morality or generic_frame-morality"),
            ("hegde", "no label “hegde” for spans; write loaded_language-hedge"),
            ("supports", "no label “supports” for spans"),
        ],
    )
    def test_a_label_that_could_be_of_no_or_several_layers_is_told_in_the_form_of_the_file(
        self, label: str, reason: str, tmp_path: Path
    ) -> None:
        (tmp_path / "r1.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "r1.ann").write_text(f"T1\t{label} 6 12\tregime\n", encoding="utf-8")
        [left_out] = verified(Brat().read(tmp_path), {"r1": TEXT}).quarantined
        assert reason in left_out.reason


def test_a_report_without_loss_says_so() -> None:
    assert Loss(format="brat", claims=1).complete
