"""Whose words are these: the outlet's, somebody's in quotation marks, or somebody's in indirect speech."""

from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.voices.voice import voice_of

SEED = Path(__file__).parents[3] / "seeds"


def voice(text: str, words: str, *, kind: str = "report") -> tuple[str, str | None]:
    reading = Reading(load_pipeline()(text), kind=kind)
    start = text.index(words)
    span = reading.doc.char_span(start, start + len(words), alignment_mode="expand")
    assert span is not None
    return voice_of(reading, span.start, span.end)


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        # the reporting clause first
        ("The governor said that the thugs had fled.", "thugs", "governor"),
        ("The governor said the thugs had fled.", "thugs", "governor"),
        ("Opposition media claim that ten soldiers were killed.", "were killed", "Opposition media"),
        (
            "A spokesman for the ministry told reporters that the invaders were gone.",
            "invaders",
            "spokesman for the ministry",
        ),
        ("A UN report found that civilians had been executed.", "executed", "UN report"),
        ("Leaked cables show that prisoners were beaten.", "were beaten", "Leaked cables"),
        ("The army said it had killed ten men, adding that the gang had fled.", "gang", "army"),
        # last, and in the middle
        ("The regime shelled the village, the minister said.", "regime", "minister"),
        ("The regime shelled the village, said Ana Ruiz, a nurse.", "regime", "Ana Ruiz"),
        ("The thugs, the governor claimed on Friday, had fled.", "thugs", "governor"),
        ("Six of the men, an inspector revealed last year, were shot at dawn.", "were shot", "inspector"),
        # according to and its kin
        ("According to the rebels, the regime used gas.", "regime", "rebels"),
        ("The regime used gas, according to the rebels.", "regime", "rebels"),
        ("In the words of the envoy, the junta is finished.", "junta", "envoy"),
        ("In Moscow's view, the junta is lawful.", "junta", "Moscow"),
        ("As the ministry claims, the gang has been crushed.", "gang", "ministry"),
        ("For Kigali, the group is a terrorist gang.", "terrorist gang", "Kigali"),
        # naming and judging
        ("Damascus calls the rebels terrorists.", "terrorists", "Damascus"),
        ("State television called the pilots martyrs.", "martyrs", "State television"),
        ("The men, whom Damascus calls terrorists, left.", "terrorists", "Damascus"),
        ("The president denounced his critics as foreign agents.", "foreign agents", "president"),
        ("The group is regarded by Ankara as a gang.", "gang", "Ankara"),
        ("The papers accuse the cabinet of being vassals.", "vassals", "papers"),
        ("State media hailed the liberation of Douma.", "liberation", "State media"),
        ("Posters showed the migrants as vermin.", "vermin", "Posters"),
        ("The union calls bailiffs foreign agents.", "foreign agents", "union"),
        ("Guerrillas call Sankara, whose portrait hangs in every office, a martyr.", "martyr", "Guerrillas"),
        ("Many there call Okello a hero.", "hero", "Many there"),
        ("Tunis called the raid vile and the pilots butchers.", "butchers", "Tunis"),
        ("Beijing calls Taipei a province and Tokyo a lackey.", "lackey", "Beijing"),
        ("The envoy refers to the so-called Republic of Artsakh.", "so-called", "envoy"),
        ("The Austrian far right spoke of an infestation in Graz.", "infestation", "Austrian far right"),
        # thought
        ("Residents fear that the thugs will return.", "thugs", "Residents"),
        ("The minister is convinced that the thugs will return.", "thugs", "minister"),
        ("The minister vowed to crush the thugs.", "thugs", "minister"),
        # passive and nominal reports
        ("Barazi was quoted as saying that the invaders had left.", "invaders", "Barazi"),
        ("Kyiv's claim that the invaders fled was mocked.", "invaders", "Kyiv"),
        ("The agency quoted a police chief as saying that the thugs had fled.", "thugs", "police chief"),
        ("The puppet government in Kyiv, as the Kremlin calls it, said no.", "puppet government", "Kremlin"),
        # after a clause of the writer's own
        ("The river rose on Sunday; villagers say the thugs opened the dam.", "thugs", "villagers"),
        ("The firm denied it; the union claims the pickets were clubbed.", "were clubbed", "union"),
        # would goes on with a report in the past
        ("The envoy said the road was shut, and the bandits would be hunted.", "bandits", "envoy"),
        # likening, and names given by the agent of a participle
        ("The deputy likened nomads to locusts.", "locusts", "deputy"),
        ("Leaflets compared the settlers with weeds.", "weeds", "Leaflets"),
        ("Mwangi, hailed by farmers as a liberator, was jailed.", "liberator", "farmers"),
        ("Revered by the poor as a martyr, Bello has a shrine.", "martyr", "poor"),
        ("Bello, branded a bandit by the palace, fled.", "bandit", "palace"),
        ("Called terrorists by Rabat, the group left.", "terrorists", "Rabat"),
        ("Old miners remember the strikers as heroes.", "heroes", "Old miners"),
        # viewpoints
        ("To some the general was a liberator.", "liberator", "some"),
        ("To many Tamils the Tigers were martyrs.", "martyrs", "many Tamils"),
        ("To the diaspora Mugabe was a hero.", "hero", "diaspora"),
        ("For many in Lima, the rebels are bandits.", "bandits", "many in Lima"),
        # what is judged
        ("The bishop condemned the thugs at the gate.", "thugs", "bishop"),
        ("What Lima calls bandits, Cusco calls martyrs.", "martyrs", "Cusco"),
        ("The premier thundered that the thugs would pay.", "thugs", "premier"),
        ("A squalid, barbaric crime, the minister said.", "barbaric", "minister"),
        ("An officer disclosed to the panel that prisoners were drowned.", "were drowned", "officer"),
        # what the parser takes for a participle
        ("A talk-show guest called asylum seekers leeches and was fined.", "leeches", "talk-show guest"),
        # headlines
        ("Minister: thugs will be crushed", "thugs", "Minister"),
        ("Thugs will be crushed - minister", "Thugs", "minister"),
        ("Thugs will be crushed, says minister", "Thugs", "minister"),
        ("Ten killed by thugs: police", "thugs", "police"),
        # a finite verb joined to the report, not to the perfect in its clause
        ("Oman said its jets had hit a hall and spoke of collateral damage.", "collateral damage", "Oman"),
        # a name before a comma, which the parser takes for the subject
        ("The rebels had entered Uvira, a nun said by radio. She called them savages.", "savages", "nun"),
        # the innermost report decides
        ("Ankara said Moscow claimed the bandits fled.", "bandits", "Moscow"),
        # a marker carries the report into the next sentence
        ("The army said two men died. It added that the thugs had fled.", "thugs", "army"),
    ],
)
def test_indirect_speech_thought_and_naming_are_attributed(text: str, words: str, source: str) -> None:
    assert voice(text, words) == ("attributed", source)


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("“The thugs ran,” said Ana Ruiz.", "thugs", "Ana Ruiz"),
        ("The mayor said the “thugs” had run.", "thugs", "mayor"),
        ("The mayor called the raid “barbaric”.", "barbaric", "mayor"),
        ("“They claim we started it,” said Father Brennan.", "claim", "Father Brennan"),
        ("PM slams ‘vile’ raid", "vile", "PM"),
    ],
)
def test_words_in_somebodys_quotation_marks_are_quoted(text: str, words: str, source: str) -> None:
    assert voice(text, words) == ("quoted", source)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Moscow claimed that the bridge was open.", "claimed"),
        ("The army said ten were killed. The thugs fled.", "thugs"),
        ("Ten were killed, according to the army, but the thugs deny it.", "thugs"),
        ("Media claim that ten were killed, but this is yet to be confirmed.", "yet to be confirmed"),
        (
            "Ten were killed, the army says, although the claim could not be independently verified.",
            "could not be independently verified",
        ),
        ("The so-called “volunteers” fled.", "volunteers"),
        ("Everyone knows that the regime lies.", "regime"),
        ("The attack was claimed by a gang.", "gang"),
        ("They shelled the barracks; residents said a school was open.", "shelled"),
        ("The pope condemned the raid on the camp, where nine were hacked to death.", "were hacked"),
        ("The pope deplored the shooting of a girl in occupied Hebron.", "occupied"),
        ("The envoy said the road was shut, but the thugs opened it.", "thugs"),
        ("The envoy said the thugs were gone, but few would believe it.", "few"),
        ("For years the militia was a gang.", "gang"),
        ("A leader of the bandits, admitted to hospital with burns, escaped.", "bandits"),
        ("For some reason the regime is calm.", "regime"),
        ("For most of the war the militia was a gang.", "gang"),
        ("The envoy said the talks had failed, but the junta would later deny it.", "junta"),
        ("To be fair, the militia is a gang.", "gang"),
    ],
)
def test_what_nobody_is_made_to_say_is_the_outlets(text: str, words: str) -> None:
    assert voice(text, words) == ("outlet", None)


def test_the_commenter_is_the_outlet_of_a_comment() -> None:
    assert voice("I think the regime is vile.", "regime", kind="comment") == ("outlet", None)
    assert voice(
        "The minister says the thugs are gone. Clearly he never leaves home.", "thugs", kind="comment"
    ) == ("attributed", "minister")


def test_a_reporting_verb_belongs_to_whoever_reports() -> None:
    assert voice("The opposition said the minister had claimed she knew.", "claimed") == (
        "attributed",
        "opposition",
    )


@pytest.mark.skipif(not list(SEED.glob("*.txt")), reason="the seed document is not here")
def test_the_voices_of_the_seed() -> None:
    text = next(SEED.glob("*.txt")).read_text(encoding="utf-8")
    expected = [
        ("were killed on injured", "killed", ("attributed", "Pro-opposition media")),
        ("was injured", "injured", ("attributed", "pro-government sources")),
        ("a few Turkish proxies", "Turkish proxies", ("attributed", "pro-government sources")),
        ("Turkish proxies feel", "Turkish proxies", ("outlet", None)),
        ("terrorist group", "terrorist group", ("outlet", None)),
        ("yet to be confirmed", "yet to be confirmed", ("outlet", None)),
        ("Pro-opposition media claim", "claim", ("outlet", None)),
        ("Over the past months", "Over the past months", ("outlet", None)),
    ]
    reading = Reading(load_pipeline()(text))
    for place, words, wanted in expected:
        start = text.index(place) + place.index(words)
        span = reading.doc.char_span(start, start + len(words), alignment_mode="expand")
        assert span is not None
        assert voice_of(reading, span.start, span.end) == wanted, place


def test_a_headline_may_name_its_source_after_a_colon_but_a_request_is_no_headline() -> None:
    assert voice("Junta shelled hospital: Amnesty International", "Junta") == (
        "attributed",
        "Amnesty International",
    )
    assert voice("The junta lies again. Write to me: [email]", "junta", kind="comment") == ("outlet", None)
    assert voice("The junta is back. My source: Reuters", "junta", kind="comment") == ("outlet", None)
