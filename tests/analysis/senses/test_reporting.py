"""Which verbs doubt what they report, which give a truth away, and which only look alike."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


def marked(text: str, label: str, *, kind: str = "report") -> list[str]:
    reading = Reading(load_pipeline()(text), kind=kind)
    return [text[f.start : f.end] for f in loaded_language(reading) if f.label == label]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Ankara claims that the pilots strayed.", "claims"),
        ("The militia claims to hold both banks of the river.", "claims"),
        ("Both banks are held, the militia claimed.", "claimed"),
        ("Police claim otherwise.", "claim"),
        ("Prosecutors allege she forged the will.", "allege"),
        ("The family alleges negligence.", "alleges"),
        ("The surgeon is alleged to have been drunk.", "alleged"),
        ("A map purporting to show the new border was leaked.", "purporting"),
        ("What the ministry claims is that nobody fired.", "claims"),
    ],
)
def test_verbs_with_reported_content_doubt_it(text: str, verb: str) -> None:
    assert marked(text, "doubt_verb") == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "Four hundred people claimed asylum at the port.",
        "The quake claimed 300 lives.",
        "A splinter group claimed responsibility.",
        "She claimed her third title in Oslo.",
        "Baggage claim is on the ground floor.",
        "The claim that he fled is false.",
        "The alleged thief smiled.",
        "The ministry denied that anyone was hurt.",
        "He accused them of theft and said so twice.",
    ],
)
def test_other_claims_are_no_doubt_verbs(text: str) -> None:
    assert marked(text, "doubt_verb") == []


def test_a_verb_tagged_as_a_noun_after_a_plural_name_still_doubts() -> None:
    assert marked("The Houthis claim that they left.", "doubt_verb") == ["claim"]
    assert marked("The Taliban claim that he fled is false.", "doubt_verb") == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The bank admitted that it had lost the money.", "admitted"),
        ("The bank admitted losing the money.", "admitted"),
        ("The money was lost, the bank conceded.", "conceded"),
        ("Two memos reveal who ordered the strike.", "reveal"),
        ("A nurse exposed the scandal in 2014.", "exposed"),
        ("The scandal was exposed by a nurse.", "exposed"),
        ("Her lawyer disclosed the sum.", "disclosed"),
        ("The driver confessed to the theft.", "confessed"),
        ("Both governments acknowledge the error.", "acknowledge"),
        ("A clerk disclosed to the panel that files were burned.", "disclosed"),
        ("He admitted to the court that he had lied.", "admitted"),
        ("The judge was paid, a ledger reveals.", "reveals"),
        ("Tally sheets from Lusaka expose a different count.", "expose"),
        ("Officers who resigned confessed to torture.", "confessed"),
    ],
)
def test_persons_and_documents_give_truths_away(text: str, verb: str) -> None:
    assert marked(text, "factive_verb") == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "The boy was admitted to hospital.",
        "The academy admitted its first women in 1976.",
        "Ms Osei, admitted to a clinic on Friday, is stable.",
        "Miners admitted to the ward were kept apart.",
        "The hall was flooded; the wiring was exposed.",
        "The melting ice revealed a mammoth.",
        "The café has exposed beams.",
        "The crew was exposed to asbestos.",
        "City conceded three goals.",
        "The tenor acknowledged the applause.",
        "The ministry confirmed the date and announced a second.",
        "His confession was short.",
    ],
)
def test_other_uses_give_nothing_away(text: str) -> None:
    assert marked(text, "factive_verb") == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The so-called experts had never left the capital.", ["so-called"]),
        ("The so-called ceasefire killed forty people.", ["so-called"]),
        ("The self-styled mayor moved in on Friday.", ["self-styled"]),
        ("Their “doctors” wore uniforms under the coats.", ["“doctors”"]),
        ("The so-called golden hour is the time after an injury.", []),
        ("The so-called caliphate fell in a week.", ["so-called"]),
        ("Deputies backed the so-called anti-extremism law.", ["so-called"]),
        ("So-called humanitarian pauses, that is, hours without raids, were agreed.", []),
        ("The so-called Donetsk People's Republic has a flag.", []),
        ("The self-styled Islamic State lost the town.", []),
        ("He was nicknamed “the Fox”.", []),
        ("The mayor called them “vandals”.", []),
        ("The word “comrade” is out of fashion.", []),
    ],
)
def test_distance_is_told_from_terms_names_glosses_and_speech(text: str, spans: list[str]) -> None:
    assert marked(text, "scare_quotes") == spans


def test_in_a_comment_so_called_distances_unless_it_is_glossed() -> None:
    assert marked("Your so-called sources are a joke.", "scare_quotes", kind="comment") == ["so-called"]
    assert (
        marked(
            "The so-called Kessler effect, in which debris makes debris, is real.",
            "scare_quotes",
            kind="comment",
        )
        == []
    )
