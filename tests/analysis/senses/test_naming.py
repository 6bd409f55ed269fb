"""Names and places: what is marked, and what looks like it and is not."""

from __future__ import annotations

import re
from functools import cache

import pytest

from commentariat.analysis.language import load_pipeline
from commentariat.analysis.lexicon import Example
from commentariat.analysis.reading import Reading
from commentariat.analysis.text.loaded_language import loaded_language


@cache
def found(text: str, label: str) -> list[str]:
    findings = loaded_language(Reading(load_pipeline()(text)))
    return [text[f.start : f.end] for f in findings if f.label == label]


def expect(label: str, marked: str) -> None:
    example = Example.parse(marked)
    assert found(example.text, label) == [example.text[start:end] for start, end in example.spans], (
        example.text
    )


@pytest.mark.parametrize(
    "marked",
    [
        "Planes bombed positions of the [[terrorist group]] near the river.",
        "Soldiers found three [[terrorist]] hideouts and a workshop.",
        "A [[terror cell]] was uncovered in the suburb, the ministry said.",
        "Kyiv said the [[occupiers]] had mined the bridge.",
        "Residents say [[regime]] forces shelled the bakery.",
        "The Maduro [[regime]] rejected the ruling.",
        "Washington installed a [[puppet government]] and left.",
        "The group, which Ankara calls [[terrorists]], denied any role.",
        "It was designated a [[terrorist organisation]] by the European Union in 2013.",
        "Russian [[mercenaries]] trained the guard of the [[junta]].",
        "“We will crush these [[bandits]],” the general said.",
        "Putin and his [[gang]] belong in The Hague.",
        "“This [[gang]] of priests and lecturers will be jailed,” the president said.",
        "A [[gang]] of colonels runs the island.",
        "The cops on that bridge were [[goons]] and everyone saw it.",
        "“I do not talk to [[murderers]],” the mayor said of Hamas.",
        "The letter denounced the [[clique]] of Hun Sen.",
        "The [[gang]] in the palace stole the pensions.",
        "Don't call these [[bandits]] an army.",
        "Do not call those [[thugs]] guardsmen.",
        "I refuse to call these [[terrorists]] freedom fighters.",
        "Those aren't police, they are [[thugs]].",
        "“Serbia is ours. The [[occupiers]] will go home,” he said.",
        'Police clubbed men whom the party had branded "[[traitors]]".',
        "This [[gang]] of liars in Westminster must go.",
        'The general described the marchers as "[[thugs]]", "[[traitors]]" and "[[terrorists]]".',
    ],
)
def test_names_that_deny_legitimacy(marked: str) -> None:
    expect("delegitimising_label", marked)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels and the militants fought separatists, insurgents, gunmen and a militia.",
        "The word “terrorist” was cut from the report.",
        "The broadcaster declined to call the attackers terrorists.",
        "Editors avoid describing either side as terrorists.",
        "They have never labelled Hamas a terrorist group.",
        "Counter-terrorism officers arrested a man under the Terrorism Act.",
        "The anti-terrorist law passed in 2015.",
        "The sanctions regime has many holes.",
        "A strict diet regime helped her lose weight.",
        "The visa regime between the two countries was eased.",
        "Police broke up a gang that stole cars in Bradford.",
        "Drug gangs fought over the port, police said.",
        "The puppet theatre reopened after repairs.",
        "Space invaders was the first game he played.",
        "Owner-occupiers pay more tax than landlords.",
        "A gang of schoolboys broke the window.",
        "A gang of workmen dug up the lane.",
        'Why did you print "terrorists" on Monday and "rebels" on Tuesday?',
        'The paper says "insurgents" and not "terrorists".',
        "Our paper refuses to say terrorists.",
        "The so-called terrorists turned out to be beekeepers.",
        "The hills were bandit country then.",
        "The new regime for plastic bottles starts in May.",
        "“I have nothing to say to murderers,” the warder said of the two inmates.",
        'Why is it "regime" when it is Iran and "government" when it is Egypt?',
    ],
)
def test_what_only_looks_like_a_name_that_denies_legitimacy(text: str) -> None:
    expect("delegitimising_label", text)


@pytest.mark.parametrize(
    "marked",
    [
        "Hamas mourned its [[martyrs]] in a statement.",
        "He calls them [[freedom fighters]].",
        "The city greeted the soldiers as [[liberators]].",
        "The [[heroic defenders]] of the plant surrendered in May.",
        "True [[patriots]] do not flee, he told the troops.",
        "Crowds met in Martyrs' Square.",
        "The Baloch Liberation Army denied it.",
        "The glorious army paraded on the quay.",
        "The self-styled liberators of the valley took the bakery.",
        "My cousin is a patriots fan.",
        "The Al-Aqsa Martyrs Brigades issued a denial.",
        "The Patriots won by a field goal.",
        "The hero of the film never speaks.",
        "The goalkeeper was the hero of the match.",
    ],
)
def test_names_that_lend_legitimacy(marked: str) -> None:
    expect("legitimising_label", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "A few [[Turkish proxies]] were killed.",
        "[[Turkey's proxies]] kept shelling the road.",
        "Iran and [[its proxies]] will answer, the envoy said.",
        "The [[Islamic Republic's proxies]] fired rockets.",
        "Jets hit [[Iranian regime proxies]] near Damascus.",
        "[[Turkish and Qatari proxies]] divided the city.",
        "He called the cabinet [[American stooges]].",
        "The minister is a [[Kremlin puppet]], they chanted.",
        "[[Turkish-backed]] forces entered the town.",
        "[[Saudi Arabia-backed]] troops took the port.",
        "[[North Korean-backed]] hackers stole the files.",
        "[[US- and Saudi-backed]] rebels split.",
        "The [[Iran-backed]] Houthi rebels released the crew.",
        "Critics are smeared as [[foreign agents]].",
        "The rebels are backed by Turkey.",
        "The US-backed plan failed in the council.",
        "A Saudi-backed campaign against polio began.",
        "Iran-backed attacks rose in May.",
        "UN-backed talks resumed in Geneva.",
        "The firm sold mortgage-backed securities.",
        "A proxy server hid the address.",
        "She cast a proxy vote for her father.",
        "The proxy war has cost thousands of lives.",
        "The US-led coalition hit the depot.",
    ],
)
def test_proxies_carry_their_sponsor_and_backed_stands_alone(marked: str) -> None:
    expect("proxy_label", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Shells fell on the [[Turkish-occupied]] town of Tell Abyad.",
        "He lives in the [[occupied]] West Bank.",
        "People fled the [[temporarily occupied]] territories.",
        "The army [[liberated]] two villages on Friday.",
        "They marked the [[liberation]] of Mosul with a parade.",
        "A year after its [[liberation]], Raqqa still lies in ruins.",
        "Trains run again to [[annexed]] Crimea.",
        "The [[so-called]] Luhansk People's Republic issued stamps.",
        "The militant-held part of Idlib was calm near the US-controlled zone.",
        "All the chairs were occupied.",
        "The flat is owner-occupied.",
        "Protesters occupied the square for a week.",
        "She felt liberated by the move.",
        "Troops liberated the hostages.",
        "Women's liberation was the theme.",
        "The list is annexed to the treaty.",
        "The so-called experts disagreed.",
    ],
)
def test_contested_places(marked: str) -> None:
    expect("contested_territory", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The president called the protesters [[rats]].",
        "These people are [[animals]], he said.",
        "The general described the rebels as [[vermin]].",
        "The town was [[cleansed]] of terrorists, the bulletin said.",
        "He warned of a [[swarm]] of migrants at the border.",
        "Rats ate the grain in the barn.",
        "Refugees were treated like animals.",
        "We are not animals, the prisoners said.",
        "The nurse cleansed the wound.",
        "Cockroaches overran the kitchen.",
        "He died of cancer in 2009.",
    ],
)
def test_people_as_animals_pests_disease_or_dirt(marked: str) -> None:
    expect("dehumanising", marked)


MARKS = ["“”", "‘’", '""', "''", "«»"]


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize(
    ("label", "marked"),
    [
        ("contested_territory", "Troops had *[[liberated]]* the village on Monday."),
        ("contested_territory", "The government said its troops had *[[liberated]]* the city of Homs."),
        ("contested_territory", "They marked the *[[liberation]]* of the city with a parade."),
        ("contested_territory", "Not one more house on *[[stolen]]* land, the Palestinian marchers chanted."),
        ("contested_territory", "He studied *liberation* theology."),
        ("delegitimising_label", "The army flooded a *[[terror]]* tunnel near the crossing."),
        ("legitimising_label", "The *[[martyred]]* commander was carried through Sanaa."),
        ("euphemism", "The helicopter *[[engaged]]* two individuals near the road with its cannon."),
        ("factive_verb", "Two officers *[[admitted]]* to having taken bribes."),
    ],
)
def test_a_word_in_quotation_marks_is_read_on_from_as_one_without(
    label: str, marked: str, marks: str
) -> None:
    opened, closed = marks
    expect(label, marked.replace("*", opened, 1).replace("*", closed))


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
@pytest.mark.parametrize(
    "marked",
    [
        "Two men [[were *killed*]] in the raid.",
        "Two men [[were *killed*]].",
        "Two men were *[[shot]] dead* in the raid.",
    ],
)
def test_a_span_takes_in_both_quotation_marks_or_neither(marked: str, marks: str) -> None:
    opened, closed = marks
    expect("agentless_passive", marked.replace("*", opened, 1).replace("*", closed))


def test_the_table_of_the_seed(pytestconfig: pytest.Config) -> None:
    seed = next((pytestconfig.rootpath / "seeds").glob("*.txt")).read_text(encoding="utf-8")
    assert found(seed, "delegitimising_label") == ["terrorist group"]
    assert found(seed, "proxy_label") == ["Turkish proxies", "Turkish-backed", "Turkish proxies"]
    assert found(seed, "contested_territory") == ["Turkish-occupied"]
    assert found(seed, "legitimising_label") == []
    assert found(seed, "dehumanising") == []
    positions = [match.start() for match in re.finditer("Turkish proxies", seed)]
    assert len(positions) == 2
