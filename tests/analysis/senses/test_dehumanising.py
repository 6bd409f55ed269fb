"""When an animal, a pest, an illness or dirt stands for people, and when it is itself."""

from __future__ import annotations

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


def dehumanising(text: str, *, kind: str = "report") -> list[str]:
    doc = load_pipeline()(text)
    found = loaded_language(Reading(doc, kind=kind))
    return [text[f.start : f.end] for f in found if f.label == "dehumanising"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bandits will be smoked out and crushed like bugs, the governor vowed.", ["bugs"]),
        ("The minister likened opposition lawmakers to leeches.", ["leeches"]),
        ("He dismissed the protesters as a bunch of monkeys.", ["monkeys"]),
        ("Supporters called the Kenyan defender a monkey.", ["monkey"]),
        ("You are worse than animals, the judge told the two men.", ["animals"]),
        ("The minister branded the strikers a plague.", ["plague"]),
        ("The marshal likened exiles to fleas and cockroaches.", ["fleas", "cockroaches"]),
        ("The squatters are a cancer, a plague, he said.", ["cancer", "plague"]),
        ("The editor called the council a clique of vipers.", ["vipers"]),
        ("The mayor called the squatters “weeds” and “garbage”.", ["weeds", "garbage"]),
        ("He spoke of the Hazara as “vermin”, “cancer” and “filth”.", ["vermin", "cancer", "filth"]),
        ("Radio hosts said to crush the “snakes”, as they called the Tigrayans.", ["snakes"]),
        ("The colonel likened the insurgency to a cancer that must be cut out.", ["cancer"]),
    ],
)
def test_a_comparison_marks_what_people_are_compared_to(text: str, words: list[str]) -> None:
    assert dehumanising(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The suburb is crawling with migrants, she complained.", ["crawling"]),
        ("The general promised to sanitise the district of militants.", ["sanitise"]),
        ("He promised to cleanse the streets of beggars.", ["cleanse"]),
        ("Foreigners pollute our culture, the leaflet says.", ["pollute"]),
        ("The militants slithered back into the mountains.", ["slithered"]),
    ],
)
def test_what_pests_do_is_marked_when_people_do_it(text: str, words: list[str]) -> None:
    assert dehumanising(text) == words


def test_a_land_is_cleansed_of_people_and_people_from_a_land() -> None:
    assert dehumanising("You cleansed the Armenians from the valley.") == ["cleansed"]
    assert dehumanising("They boasted of having cleansed the valley of Armenians.") == ["cleansed"]
    assert dehumanising("The rite cleanses believers from sin.") == []
    assert dehumanising("The priest cleansed the altar of wax.") == []


def test_a_land_is_rid_of_people_called_filth_and_a_beach_of_filth() -> None:
    assert dehumanising("The general said his men were purging Aleppo of filth.") == ["filth"]
    assert dehumanising("Volunteers cleaned the beach of filth after the storm.") == []


def test_a_body_known_by_its_letters_can_be_called_an_illness() -> None:
    assert dehumanising("The marshal said the SPLM was a cancer.") == ["cancer"]


def test_a_list_of_names_likens_nobody() -> None:
    assert dehumanising("They hired names like Bob Hope, George Lucas and Mickey Mouse.") == []


def test_an_insult_that_acts_as_people_do_is_meant_for_people() -> None:
    assert dehumanising("The pigs beat my brother up and nobody helped.", kind="comment") == ["pigs"]
    assert dehumanising("Only animals would do this to a child.", kind="comment") == ["animals"]
    assert dehumanising("Leaflets promised to burn the vermin who hide there.") == ["vermin"]


@pytest.mark.parametrize(
    "text",
    [
        "Migrants are a virus, the senator wrote, and borders the only vaccine.",
        "Landlords like him are parasites.",
    ],
)
def test_a_people_noun_as_subject_outweighs_words_for_real_pests_beside_it(text: str) -> None:
    assert len(dehumanising(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Refugees found snakes in their tents.",
        "The infection spread among soldiers at the base.",
        "Mosquitoes breed in standing water near the migrants' tents.",
        "Herders drove their cattle south after the wells ran dry.",
        "The drug kills the parasite in two days.",
        "Police used dogs to search the house.",
        "Prisoners said they had been treated worse than animals.",
        "The police chief described the attacker as a lone wolf.",
        "The Tigers beat the Lions in Detroit.",
        "The boxer ate like a pig and fought like a lion.",
        "Corruption is a cancer, the president said.",
        "Hundreds of reporters swarmed around the minister.",
        "The pardon may cleanse another stain from the nation's history.",
    ],
)
def test_real_animals_illness_names_and_idioms_are_left_alone(text: str) -> None:
    assert dehumanising(text) == []
