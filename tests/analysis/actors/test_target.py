"""Target: whom (or which place) an expression refers to, construction by construction."""

from __future__ import annotations

from pathlib import Path

import pytest

from commentariat.analysis.actors.target import target_of
from commentariat.analysis.reading import Reading

CASES = [
    (
        "delegitimising_label",
        "Troops clashed with the terrorist group ISIS near Hama.",
        "terrorist group",
        "ISIS",
    ),
    (
        "delegitimising_label",
        "Hamas, a terrorist group, fired rockets at Ashkelon.",
        "terrorist group",
        "Hamas",
    ),
    ("delegitimising_label", "Police arrested five PKK terrorists in Mersin.", "terrorists", "PKK"),
    ("delegitimising_label", "Syria's regime has used barrel bombs again.", "regime", "Syria"),
    (
        "delegitimising_label",
        "The regime of Bashar al-Assad collapsed in December.",
        "regime",
        "Bashar al-Assad",
    ),
    (
        "delegitimising_label",
        "Hamas is a terrorist organisation, the minister said.",
        "terrorist organisation",
        "Hamas",
    ),
    ("delegitimising_label", "Erdogan called the SDF terrorists in his speech.", "terrorists", "SDF"),
    ("delegitimising_label", "The YPG was branded a terrorist group by Ankara.", "terrorist group", "YPG"),
    (
        "delegitimising_label",
        "The army fought ISIS and other terrorist groups in the desert.",
        "terrorist groups",
        "ISIS",
    ),
    ("delegitimising_label", "Residents fled the terrorist group of Joulani.", "terrorist group", "Joulani"),
    (
        "delegitimising_label",
        "The Syrian Army fought Hayat Tahrir al-Sham in Idlib. The Russian Air Force then bombed the terrorists' depots.",  # noqa: E501
        "terrorists",
        "Hayat Tahrir al-Sham",
    ),
    (
        "delegitimising_label",
        "Boko Haram attacked a village on Tuesday. Soldiers later killed twelve of the thugs.",
        "thugs",
        "Boko Haram",
    ),
    ("delegitimising_label", "The Kyiv junta has banned another party.", "junta", "Kyiv"),
    ("delegitimising_label", "Assad's thugs beat the students in the yard.", "thugs", "Assad"),
    ("delegitimising_label", "Moscow described the Kyiv government as a neo-Nazi regime.", "regime", "Kyiv"),
    (
        "delegitimising_label",
        "Al-Shabaab has killed hundreds this year. The gang controls much of the south.",
        "gang",
        "Al-Shabaab",
    ),
    ("delegitimising_label", "Israeli occupiers demolished a school in Hebron.", "occupiers", "Israeli"),
    (
        "delegitimising_label",
        "North Korea tested a missile. The regime said it was a success.",
        "regime",
        "North Korea",
    ),
    ("delegitimising_label", "The Maduro dictatorship jailed three union leaders.", "dictatorship", "Maduro"),
    ("delegitimising_label", "The sanctions hurt ordinary people, not the regime.", "regime", None),
    ("delegitimising_label", "Unknown bandits robbed a bus near Herat.", "bandits", None),
    (
        "legitimising_label",
        "Volunteers of the Azov Regiment were buried as heroes in Kyiv.",
        "heroes",
        "Azov Regiment",
    ),
    ("legitimising_label", "Hamas praised the martyrs of Jenin.", "martyrs", None),
    ("legitimising_label", "To many in Gaza, Yahya Sinwar is a hero.", "hero", "Yahya Sinwar"),
    ("proxy_label", "Israel said Iran's proxy Hezbollah had fired first.", "Iran's proxy", "Hezbollah"),
    (
        "proxy_label",
        "Turkish-backed Syrian National Army units shelled Ain Issa.",
        "Turkish-backed",
        "Syrian National Army",
    ),
    (
        "proxy_label",
        "The Houthis hit a ship on Sunday. The Iranian proxies have done so before.",
        "Iranian proxies",
        "Houthis",
    ),
    (
        "proxy_label",
        "Fighters of the Turkish-backed Syrian National Army entered Afrin. Turkish proxies looted shops.",
        "Turkish proxies",
        "Syrian National Army",
    ),
    ("proxy_label", "The Russian puppets in Luhansk held a parade.", "Russian puppets", None),
    (
        "proxy_label",
        "Kataib Hezbollah, an Iran-backed militia, denied the attack.",
        "Iran-backed",
        "Kataib Hezbollah",
    ),
    ("proxy_label", "He dismissed Haftar as a French stooge.", "French stooge", "Haftar"),
    (
        "proxy_label",
        "Zelensky is a puppet of Washington, the paper wrote.",
        "puppet of Washington",
        "Zelensky",
    ),
    (
        "contested_territory",
        "Turkish forces shelled the Turkish-occupied town of Tell Abyad.",
        "Turkish-occupied",
        "Tell Abyad",
    ),
    ("contested_territory", "He was born in occupied Crimea.", "occupied", "Crimea"),
    ("contested_territory", "The liberation of Mosul took nine months.", "liberation", "Mosul"),
    ("contested_territory", "They live in the Israeli-occupied West Bank.", "Israeli-occupied", "West Bank"),
    (
        "contested_territory",
        "Officials of the so-called Donetsk People's Republic resigned.",
        "so-called",
        "Donetsk People's Republic",
    ),
    ("contested_territory", "Kherson was liberated in November 2022.", "liberated", "Kherson"),
    (
        "contested_territory",
        "The army entered Raqqa at dawn. By noon the city was liberated.",
        "liberated",
        "Raqqa",
    ),
    (
        "contested_territory",
        "Russia's annexed regions of Zaporizhzhia and Kherson voted.",
        "annexed",
        "Zaporizhzhia",
    ),
    ("contested_territory", "Since Mosul's liberation, shops have reopened.", "liberation", "Mosul"),
    (
        "contested_territory",
        "SDF fighters liberated the village of Baghouz in March.",
        "liberated",
        "Baghouz",
    ),
    (
        "contested_territory",
        "The temporarily occupied territories will be returned.",
        "temporarily occupied",
        None,
    ),
    (
        "contested_territory",
        "Children from the occupied parts of Donetsk Oblast were moved.",
        "occupied",
        "Donetsk Oblast",
    ),
    ("contested_territory", "East Jerusalem, occupied since 1967, was quiet.", "occupied", "East Jerusalem"),
    ("contested_territory", "They marched for occupied Western Sahara.", "occupied", "Western Sahara"),
    ("contested_territory", "Shells hit occupied southern Lebanon.", "occupied", "Lebanon"),
    ("contested_territory", "The occupied half of Nicosia was dark.", "occupied", "Nicosia"),
    ("proxy_label", "A Rwandan-backed rebel force, the M23, advanced.", "Rwandan-backed", "M23"),
    ("proxy_label", "Jets hit an Iran-backed convoy belonging to Hezbollah.", "Iran-backed", "Hezbollah"),
    ("proxy_label", "Far from being a Russian puppet, Radev vetoed the gas deal.", "Russian puppet", "Radev"),
    ("legitimising_label", "Hailed by farmers as a liberator, Chavez won.", "liberator", "Chavez"),
    ("legitimising_label", "People mourned what Hamas called its “martyrs”.", "martyrs", "Hamas"),
    ("legitimising_label", "Sankara, remembered by many as a martyr, was shot.", "martyr", "Sankara"),
    ("delegitimising_label", "The Vichy authorities were a puppet government.", "puppet government", "Vichy"),
    ("delegitimising_label", "Vichy France was a puppet state.", "puppet state", "Vichy France"),
    ("delegitimising_label", "The invaders from Baku will leave.", "invaders", "Baku"),
    ("dehumanising", "It vowed to crush the “snakes”, as it calls the Tutsi.", "snakes", "Tutsi"),
    ("dehumanising", "The Tutsi fled. Radio hosts compared them to vermin.", "vermin", "Tutsi"),
    ("evaluative", "The cowardly Israeli attack on the port killed nine.", "cowardly", "Israeli"),
    ("evaluative", "The barbaric attack by ISIS shocked the town.", "barbaric", "ISIS"),
    ("evaluative", "Putin's vile speech was broadcast twice.", "vile", "Putin"),
    ("evaluative", "The glorious Syrian Arab Army entered the city.", "glorious", "Syrian Arab Army"),
    ("evaluative", "It was a heinous crime against the people of Aleppo.", "heinous", None),
    ("dehumanising", "Trump called the migrants animals.", "animals", None),
    ("dehumanising", "The broadcaster called Tutsis cockroaches.", "cockroaches", "Tutsis"),
    ("dehumanising", "Hamas are rats hiding in tunnels.", "rats", "Hamas"),
    (
        "delegitimising_label",
        "The usurpers in Conakry have closed two radio stations.",
        "usurpers",
        "Conakry",
    ),
    ("delegitimising_label", "The terrorists in Baghdad have fled.", "terrorists", None),
    ("proxy_label", "The western stooges in Yerevan will sell the mines.", "western stooges", "Yerevan"),
    (
        "legitimising_label",
        "Guerrillas call Sankara, whose portrait hangs in every office, a martyr.",
        "martyr",
        "Sankara",
    ),
    ("proxy_label", "To the diaspora Mugabe was a hero and London's stooge.", "London's stooge", "Mugabe"),
    (
        "delegitimising_label",
        "Two members of Hizb ut-Tahrir climbed the mast. The mayor called the activists thugs.",
        "thugs",
        "Hizb ut-Tahrir",
    ),
    ("legitimising_label", "Kagame is the saviour of Rwanda, the poster says.", "saviour", "Kagame"),
    ("dehumanising", "“We will clean the port of filth,” his word for the RSF.", "filth", "RSF"),
    ("scare_quotes", "The Taliban “government” banned music.", "“government”", None),
    ("scare_quotes", "The self-proclaimed president, Juan Guaidó, fled.", "self-proclaimed", "Juan Guaidó"),
]


def target(nlp, text: str, *, label: str, quote: str) -> str | None:
    place = text.index(quote)
    doc = nlp(text)
    span = doc.char_span(place, place + len(quote))
    return target_of(Reading(doc), label=label, start=span.start, end=span.end)


@pytest.mark.parametrize(("label", "text", "quote", "expected"), CASES)
def test_the_target_is_the_actor_or_place_that_the_text_shows(
    nlp, label: str, text: str, quote: str, expected: str | None
) -> None:
    assert target(nlp, text, label=label, quote=quote) == expected


@pytest.mark.parametrize(
    "label", ["booster", "hedge", "doubt_verb", "factive_verb", "euphemism", "agentless_passive"]
)
def test_verbs_passives_boosters_hedges_and_euphemisms_have_none(nlp, label: str) -> None:
    assert target(nlp, "ISIS was neutralised near Hama.", label=label, quote="neutralised") is None


def test_the_sponsor_of_a_proxy_is_never_its_target(nlp) -> None:
    text = "Tehran's proxies kept quiet. Iranian officials denied it."
    assert target(nlp, text, label="proxy_label", quote="Tehran's proxies") is None


@pytest.mark.parametrize(
    ("label", "quote", "expected"),
    [
        ("delegitimising_label", "terrorist group", "ISIS"),
        ("contested_territory", "Turkish-occupied", "Tell Abyad"),
        ("proxy_label", "Turkish proxies were", "Syrian National Army"),
        ("proxy_label", "Turkish proxies feel", "Syrian National Army"),
        ("proxy_label", "Turkish-backed", None),
    ],
)
def test_the_seed(nlp, label: str, quote: str, expected: str | None) -> None:
    [path] = (Path(__file__).parents[3] / "seeds").glob("*.txt")
    text = path.read_text(encoding="utf-8")
    words = quote.removesuffix(" were").removesuffix(" feel")
    start = text.index(quote)
    doc = nlp(text)
    span = doc.char_span(start, start + len(words))
    assert target_of(Reading(doc), label=label, start=span.start, end=span.end) == expected
