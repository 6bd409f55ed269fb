"""Frames are found by cited indicators; shares keep their denominators; decisions follow written rules."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commentariat.analysis import inflection
from commentariat.analysis.findings import Finding
from commentariat.analysis.inflection import noun_forms, spellings, verb_forms
from commentariat.analysis.text.framing import (
    LAYERS,
    document_findings,
    frame_findings,
    frame_shares,
    indicators,
    primary_frame,
    sentence_spans,
    sentence_weights,
)
from commentariat.analysis.text.phrases import PhraseIndex, split_phrase, with_gaps
from commentariat.corpus.errors import SchemeError
from commentariat.corpus.scheme import default_scheme

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def seed_text() -> str:
    [path] = (Path(__file__).parents[3] / "seeds").glob("*.txt")
    return path.read_text(encoding="utf-8")


def found(nlp: Language, text: str, layer: str = "policy_frame") -> set[tuple[str, str]]:
    return {(text[f.start : f.end], f.label) for f in frame_findings(nlp(text), layers=(layer,))}


def evidence(
    label: str, start: int, entry: str, *, weight: int, layer: str = "policy_frame", **more: str
) -> Finding:
    return Finding(
        layer=layer,
        label=label,
        start=start,
        end=start + 3,
        rule="frames",
        entry=entry,
        attributes={"weight": str(weight), **more},
    )


@pytest.mark.parametrize("layer", LAYERS)
def test_every_indicator_has_an_id_a_citation_and_a_label_of_the_scheme(layer: str) -> None:
    entries = indicators(layer)
    assert len({entry.id for entry in entries}) == len(entries)
    assert {entry.label for entry in entries} <= set(default_scheme().layer(layer))
    assert all(entry.citation and entry.rationale and entry.forms for entry in entries)
    assert all(entry.id.startswith(f"{layer}.{entry.label}.") for entry in entries)


def test_the_codebooks_are_as_rich_as_their_fields_need() -> None:
    by_label = Counter(entry.label for entry in indicators("policy_frame"))
    assert set(by_label) == set(default_scheme().layer("policy_frame")) - {"other"}
    assert min(by_label.values()) > 150
    assert {entry.label for entry in indicators("generic_frame")} == set(
        default_scheme().layer("generic_frame")
    )
    items = {(entry.label, entry.item) for entry in indicators("conflict_journalism")}
    assert sum(label == "war" for label, _ in items) == 13
    assert sum(label == "peace" for label, _ in items) == 13


def test_an_unknown_codebook_is_refused() -> None:
    with pytest.raises(SchemeError, match="no codebook"):
        indicators("moral_foundations")


@pytest.mark.parametrize(
    ("text", "span", "label"),
    [
        ("They pay an almost double property tax.", "property tax", "economic"),
        ("Hospitals are short-staffed this winter.", "short-staffed", "capacity_and_resources"),
        ("It would be morally wrong to leave.", "morally wrong", "morality"),
        ("Everyone deserves equal treatment.", "equal treatment", "fairness_and_equality"),
        (
            "It violates the freedom of speech.",
            "freedom of speech",
            "legality_constitutionality_jurisprudence",
        ),
        ("Lawmakers proposed new legislation.", "legislation", "policy_prescription_and_evaluation"),
        ("He was convicted of manslaughter.", "manslaughter", "crime_and_punishment"),
        ("Militants crossed the border.", "Militants", "security_and_defense"),
        ("Smokers die of lung cancer.", "lung cancer", "health_and_safety"),
        ("They can hardly make ends meet.", "make ends meet", "quality_of_life"),
        ("Their heritage is at stake.", "heritage", "cultural_identity"),
        ("A poll shows that most voters agree.", "poll shows", "public_opinion"),
        ("The senator faces a primary election.", "primary election", "political"),
        ("The ambassador left the embassy.", "ambassador", "external_regulation_and_reputation"),
    ],
)
def test_each_dimension_has_evidence(nlp: Language, text: str, span: str, label: str) -> None:
    assert (span, label) in found(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The labour market was subsidised and privatised.",
        "The labor market was subsidized and privatized.",
        "The labour market was subsidized and privatized.",
    ],
)
def test_british_american_and_oxford_spelling_match(nlp: Language, text: str) -> None:
    assert len([1 for _, label in found(nlp, text) if label == "economic"]) == 3


def test_the_longest_phrase_wins_and_look_alikes_are_ignored(nlp: Language) -> None:
    assert ("capital punishment", "crime_and_punishment") in found(nlp, "They abolished capital punishment.")
    assert ("punishment", "crime_and_punishment") not in found(nlp, "They abolished capital punishment.")
    assert found(nlp, "They met on the West Bank of the river.") == set()
    assert ("bank", "economic") in found(nlp, "They met in a bank.")


def test_hyphens_and_curly_apostrophes_do_not_hide_a_phrase(nlp: Language) -> None:
    assert ("left‑wing", "political") in found(nlp, "A left‑wing paper.")
    assert ("women’s right", "fairness_and_equality") in found(nlp, "It is a women’s right.")
    assert ("doesn’t work", "policy_prescription_and_evaluation") in found(nlp, "It doesn’t work.")


def test_entries_with_capitals_match_only_as_written(nlp: Language) -> None:
    assert ("ISIS", "security_and_defense") in found(nlp, "He read about ISIS there.")
    assert ("Isis", "security_and_defense") not in found(nlp, "He read about Isis there.")


def test_a_number_stands_for_any_number(nlp: Language) -> None:
    assert ("65 per cent of", "public_opinion") in found(nlp, "It was 65 per cent of them.")


@pytest.mark.parametrize("layer", LAYERS)
def test_no_list_is_cut_short_by_a_number_sign(layer: str) -> None:
    # In YAML a number sign after a blank begins a comment, unless it stands in a block.
    source = resources.files("commentariat.analysis.text") / "frames" / f"{layer}.yaml"
    for line in source.read_text(encoding="utf-8").splitlines():
        assert not re.match(r"\s+(nouns|verbs|words): (?!>-).*\s#", line), line


def test_a_gap_stands_for_a_few_words_and_a_class_for_its_members(nlp: Language) -> None:
    assert ("Lock him up", "crime_and_punishment") in found(nlp, "Lock him up!")
    assert ("lock all of these people up", "crime_and_punishment") in found(
        nlp, "Just lock all of these people up."
    )
    assert ("enough doctors", "capacity_and_resources") in found(nlp, "There aren't enough doctors.")
    assert ("enough beds", "capacity_and_resources") in found(nlp, "There aren't enough beds.")
    crossed = found(nlp, "They lock the gates, and the sun comes up.")
    assert "crime_and_punishment" not in {label for _, label in crossed}


def test_offsets_are_code_points(nlp: Language) -> None:
    text = "😀 Ünïcödé: the ceasefire held."
    [span] = [
        f for f in frame_findings(nlp(text), layers=("policy_frame",)) if f.label == "security_and_defense"
    ]
    assert text[span.start : span.end] == "ceasefire"
    assert span.entry == "policy_frame.security_and_defense.ceasefire"


def test_one_strong_or_two_different_weak_indicators_make_a_sentence() -> None:
    strong = [evidence("economic", 0, "a", weight=2)]
    twice_the_same = [evidence("economic", 0, "b", weight=1), evidence("economic", 9, "b", weight=1)]
    two_weak = [evidence("economic", 0, "b", weight=1), evidence("economic", 9, "c", weight=1)]
    for inside, sentences in ((strong, 1), (twice_the_same, 0), (two_weak, 1)):
        [economic] = [share for share in frame_shares([(0, 20)], inside) if share.label == "economic"]
        assert (economic.sentences, economic.total) == (sentences, 1)


def test_a_single_weak_indicator_is_no_evidence_unless_asked_for(nlp: Language) -> None:
    doc = nlp("They talked about the price.")
    assert frame_findings(doc, layers=("policy_frame",)) == []
    [weak] = frame_findings(doc, layers=("policy_frame",), below_threshold=True)
    assert (weak.label, weak.attributes["weight"]) == ("economic", "1")


def test_shares_keep_numerator_denominator_and_interval() -> None:
    inside = [evidence("morality", start, "a", weight=2) for start in (0, 12, 22)]
    shares = frame_shares([(0, 10), (10, 20), (20, 30), (30, 40)], inside)
    policy = {share.label: share for share in shares if share.layer == "policy_frame"}
    assert list(policy) == list(default_scheme().layer("policy_frame"))
    morality = policy["morality"]
    assert (morality.sentences, morality.total, morality.share, morality.weight) == (3, 4, 0.75, 6)
    assert morality.low < 0.75 < morality.high
    assert morality.holds


def test_a_quarter_of_the_sentences_makes_a_document() -> None:
    inside = [evidence("political", 0, "a", weight=2)]
    for n, holds in ((4, True), (5, False)):
        spans = [(10 * i, 10 * i + 10) for i in range(n)]
        [political] = [share for share in frame_shares(spans, inside) if share.label == "political"]
        assert political.holds is holds


def test_war_or_peace_is_decided_by_distinct_indicators_and_ties_are_neither() -> None:
    def item(label: str, name: str, start: int) -> Finding:
        return evidence(label, start, name, weight=2, layer="conflict_journalism", indicator=name)

    tie = [item("war", "reactive", 0), item("war", "reactive", 4), item("peace", "agreements", 9)]
    few = [*tie, item("war", "zero_sum", 14)]
    enough = [*few, item("war", "visible_effects", 19)]
    assert [s.label for s in frame_shares([(0, 40)], tie) if s.holds] == []
    assert [s.label for s in frame_shares([(0, 40)], few) if s.holds] == []
    shares = frame_shares([(0, 40)], enough)
    assert [s.label for s in shares if s.holds] == ["war"]
    [war] = document_findings(shares)
    assert (war.start, war.end, war.attributes["items"]) == (
        None,
        None,
        "reactive, zero_sum, visible_effects",
    )


VOCABULARY = (
    "lock him all up the tax cut doesn't left-wing “poll after poll” 65 per cent of war 😀 NATO nato women's right "
    ". ! \n"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY.split(" ")), max_size=25))
def test_every_span_reads_as_a_form_of_its_indicator(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    entries = {entry.id: entry for layer in LAYERS for entry in indicators(layer)}
    for finding in frame_findings(nlp(text), below_threshold=True):
        quote = split_phrase(text[finding.start : finding.end].replace("’", "'"))
        forms = [
            phrase for form in entries[finding.entry or ""].forms for phrase in with_gaps(split_phrase(form))
        ]
        assert any(
            len(form) == len(quote)
            and all(f in ("#", "*", q, q.lower()) for f, q in zip(form, quote, strict=True))
            for form in forms
        )


def test_primary_frame_is_the_heaviest() -> None:
    inside = [evidence("economic", 0, "a", weight=1), evidence("political", 5, "b", weight=2)]
    assert sentence_weights(inside) == {("policy_frame", "economic"): 1, ("policy_frame", "political"): 2}
    assert primary_frame(inside) == "political"
    assert primary_frame([]) is None


def test_an_empty_text_has_no_share(nlp: Language) -> None:
    doc = nlp("")
    shares = frame_shares(sentence_spans(doc), frame_findings(doc))
    assert all(share.share is None and not share.holds for share in shares)


def test_the_seed_is_framed_as_security_conflict_and_war_journalism(nlp: Language, seed_text: str) -> None:
    doc = nlp(seed_text)
    findings = frame_findings(doc)
    held = {(f.layer, f.label) for f in document_findings(frame_shares(sentence_spans(doc), findings))}
    assert ("policy_frame", "security_and_defense") in held
    assert ("generic_frame", "conflict") in held
    assert ("conflict_journalism", "war") in held
    assert ("policy_frame", "economic") not in held
    named = {
        f.attributes["indicator"]
        for f in findings
        if seed_text[f.start : f.end] == "terrorist group" and f.layer == "conflict_journalism"
    }
    assert named == {"demonising_language"}


def test_inflection() -> None:
    assert noun_forms("crisis") == ["crisis", "crises"]
    assert verb_forms("rebel") == ["rebel", "rebels", "rebelled", "rebelling"]
    assert verb_forms("lobby") == ["lobby", "lobbies", "lobbied", "lobbying"]
    assert verb_forms("veto") == ["veto", "vetoes", "vetoed", "vetoing"]
    assert verb_forms("lay off")[1:] == ["lays off", "laid off", "laying off"]
    assert spellings("neighbour's programme") == ["neighbour's programme", "neighbor's program"]
    assert spellings("advertise") == ["advertise"]


def test_no_form_that_has_two_spellings_is_passed_over() -> None:
    # All that the table of spellings can change, told by its own patterns, holds what is looked for first.
    forms = {form for layer in LAYERS for indicator in indicators(layer) for form in indicator.forms}
    changed = [
        form
        for form in forms
        if any(pattern.search(form) for pattern in (inflection._IZE, *(p for p, _ in inflection._AMERICAN)))
    ]
    assert len(changed) > 300
    assert all(inflection._SPELT_TWO_WAYS.search(form) for form in changed)


def test_of_phrases_that_begin_alike_the_longest_wins_and_others_go_free() -> None:
    index = PhraseIndex(
        {
            "one": [(("tax",), (1,)), (("tax", "cut"), (2,)), (("tax", "*", "bill"), (3,)), (("cut",), (4,))],
            "other": [(("tax", "cut"), (5,)), (("Tax",), (6,)), (("#", "dead"), (7,))],
        }
    )
    said = ["Tax", "cut", ",", "tax", "reform", "bill", ",", "12", "dead", ",", "cut", "tax"]
    assert list(index.spans(said)) == [
        ("one", 0, 2, (2,)),
        ("other", 0, 2, (5,)),
        ("one", 3, 6, (3,)),
        ("other", 7, 9, (7,)),
        ("one", 10, 11, (4,)),
        ("one", 11, 12, (1,)),
    ]
