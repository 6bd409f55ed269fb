"""Euphemisms by what they belong to: the war, the practice or the trade that the sentence speaks of."""

from __future__ import annotations

from ..wordlist import words
from .context import is_power, sentence_words, words_nearby, words_of
from .patient import CONFLICT
from .registry import Match, sense

_RUSSIA = words(
    """
    russia russian russia's moscow kremlin putin ukraine ukrainian ukraine's donbas donbass kyiv kiev
    peskov lavrov zelensky zelenskyy shoigu gerasimov luhansk lugansk donetsk kherson
    """
)

_BOMBING = words(
    """
    bomb bombs bombing bombed strike strikes struck air airstrike airstrikes missile missiles raid raids
    jets drones drone artillery warplanes military army pentagon rockets targets target targeted attack
    attacks attacked
    """
)

_ATOMIC = words(
    """
    missile missiles warhead warheads bomb bombs war weapon weapons deterrence moscow washington
    pakistan india kremlin pentagon strike strikes superpowers escalation escalate conflict cities dead
    deaths millions nato soviet fallout
    """
)

_SURGERY = words("surgeon surgeons scalpel tumour tumor anaesthetist heart knee hip")

_CAMPS = words(
    """
    beijing china chinese uyghur uyghurs uighur uighurs xinjiang vietnam vietnamese khmer laos lao
    maoist mao cambodia cambodian saigon muslims detained detention detainees prisoners inmates
    imprisoned sent held camp camps internment interned guards barbed dissidents labour labor regime
    korea korean
    """
)

_OPPONENTS = words(
    """
    journalist journalists dissident dissidents opposition activist activists gestapo nazi nazis jews
    communists protesters blogger critics critic editor monks monk lawyer lawyers junta regime deposed
    king president leader dachau reporter reporters trade
    """
)

_JEWS = words(
    """
    jew jews jewish nazi nazis nazism hitler himmler eichmann heydrich ss wannsee holocaust reich
    auschwitz treblinka sobibor german germans ghetto ghettos warsaw deported deportation train trains
    palestinian palestinians kurds armenians muslims rohingya tutsi question
    """
)

_PALESTINE = words(
    """
    gaza gazan gazans palestinian palestinians israel israeli rafah smotrich ben-gvir netanyahu katz
    strip displacement rohingya armenians karabakh serbs minister
    """
)

_WARTIME = words(
    """
    vietnamese wire japanese-american japanese americans japanese-americans 1942 roosevelt interned
    internment barbed guards army vietnam mau kikuyu kenya british colonial boer malaya villagers
    soldiers
    """
)

_FILTRATION = _RUSSIA | words(
    """
    chechen chechens chechnya grozny mariupol detained interrogated refugees fingerprints detainees
    checkpoints
    """
)

_GAZA = words(
    """
    gaza israel israeli hamas palestinian palestinians generals militants army hezbollah lebanon
    officers idf
    """
)


@sense
def in_a_conflict(match: Match) -> bool:
    """Hold when the sentence, or the one before, is about soldiers, police or fighting."""
    return bool(words_nearby(match.head) & CONFLICT) or any(is_power(token) for token in match.head.sent)


@sense
def of_russias_war(match: Match) -> bool:
    """Hold when the sentence, or the one before, names Russia, Ukraine or their leaders."""
    return bool(words_nearby(match.head) & _RUSSIA)


@sense
def of_bombing(match: Match) -> bool:
    """Hold when the sentence is about bombs and targets, not about surgery."""
    said = sentence_words(match.head)
    return bool(said & _BOMBING) and not said & _SURGERY


@sense
def of_nuclear_war(match: Match) -> bool:
    """Hold when the sentence is about warheads, not about cells or power stations."""
    return bool(words_nearby(match.head) & _ATOMIC)


@sense
def of_detention(match: Match) -> bool:
    """Hold when people are held in a camp, not taught or retrained."""
    return bool(words_nearby(match.head) & _CAMPS)


@sense
def of_opponents(match: Match) -> bool:
    """Hold when those held are opponents or journalists, not witnesses or children under protection."""
    return bool(words_nearby(match.head) & _OPPONENTS)


@sense
def of_the_holocaust(match: Match) -> bool:
    """Hold when the sentence, or the one before, speaks of a persecuted people or its persecutors."""
    return bool(words_nearby(match.head) & _JEWS)


@sense
def of_displacement(match: Match) -> bool:
    """Hold when those who are to leave are a people under attack, not ordinary emigrants."""
    return bool(words_nearby(match.head) & _PALESTINE)


@sense
def of_wartime_camps(match: Match) -> bool:
    """Hold when the sentence, or the one before, is about wartime internment or counter-insurgency."""
    return bool(words_nearby(match.head) & _WARTIME)


@sense
def of_filtration(match: Match) -> bool:
    """Hold when people are screened by soldiers, not water by a plant."""
    return bool(words_nearby(match.head) & _FILTRATION)


@sense
def of_gaza(match: Match) -> bool:
    """Hold when soldiers cut the grass, not gardeners."""
    return bool(words_nearby(match.head) & _GAZA)


@sense
def in_armed_hands(match: Match) -> bool:
    """Hold when those who act bear arms, and no employment or contract is ended."""
    said = sentence_words(match.head)
    office = words(
        """
    contract contracts employment employee employees lateness staff pay unpaid misconduct job jobs
    """
    )
    return bool(said & CONFLICT) and not said & office


@sense
def not_of_spills(match: Match) -> bool:
    """Hold unless water, oil, snow or rubbish is cleared away."""
    wet = words(
    """
    oil water spill spills flood floods flooding snow beach blaze fire firefighters litter rubbish
    sewage gravy sauce bread votes street cleaner storm hurricane debris
    """
)  # fmt: skip
    return not sentence_words(match.head) & wet


@sense
def not_of_stars(match: Match) -> bool:
    """Hold unless herds, galaxies or species are meant."""
    return not sentence_words(match.head) & words(
        "herds herd species deer galaxies stars biologists genetic birds"
    )


@sense
def not_of_health(match: Match) -> bool:
    """Hold unless doctors prevent a disease."""
    return not sentence_words(match.head) & words(
        """
    flu malaria virus disease diseases medical masks vaccine covid doctors cancer
    """
    )


@sense
def of_interrogators(match: Match) -> bool:
    """Hold when prisoners are questioned."""
    held = words(
        """
    detainee detainees prisoner prisoners interrogation interrogators questioning suspects suspect
    torture internees
    """
    )
    return bool(words_nearby(match.head) & held)


@sense
def not_of_infants(match: Match) -> bool:
    """Hold unless babies, markets or shareholders are calmed."""
    return not sentence_words(match.head) & words(
        "infant infants baby babies toddler toddlers market markets dummy"
    )


@sense
def damage_to_people(match: Match) -> bool:
    """Hold unless markets or reputations suffer and nobody is bombed."""
    said = sentence_words(match.head)
    trade = words(
        """
    tariff tariffs economy economic shares investors profits brand reputation loan merger prices divorce
    bank banks budget
    """
    )
    return not said & trade or bool(
        said & CONFLICT - words("force forces war campaign strike strikes officials")
    )


@sense
def deaths_nearby(match: Match) -> bool:
    """Hold when people were killed in the same or the preceding sentence."""
    return bool(
        words_nearby(match.head)
        & words(
            """
    killed kill dead died bombed civilians shot airstrike drone shelled bombing troops soldiers
    """
        )
    )


@sense
def not_of_physics(match: Match) -> bool:
    """Hold unless motion, art or toys are meant."""
    return not sentence_words(match.head) & words(
        """
    energy gallery paintings sculpture sculptures art physics particles molecules
    """
    )


@sense
def war_called_policing(match: Match) -> bool:
    """Hold when a war between armies is called a police action."""
    said = words_nearby(match.head)
    return bool(
        said
        & words(
            """
    war korea korean army armies java indonesia indonesian dutch hyderabad truman vietnam troops
    invasion annexation
    """
        )
    )


@sense
def war_called_law(match: Match) -> bool:
    """Hold when a government's war on its own soil is called the enforcement of its laws."""
    said = words_nearby(match.head)
    return bool(
        said
        & words(
            """
            war army armies troops soldiers rebels rebel insurgents insurgency villagers shelled shelling bombed
            airstrikes jets massacre massacred province region separatists separatist militia militias tanks
            artillery offensive campaign invasion assault civilians famine
            """
        )
    )


@sense
def not_of_mines(match: Match) -> bool:
    """Hold unless mines, snow, land or slums are cleared."""
    before = match.before()
    near = words(
        """
    mine mines land snow debris slum forest customs rubble landmine ordnance
    """
    )
    return (before is None or before.lower_ not in near) and not sentence_words(match.head) & words(
        "snow demining landmines mines rubble"
    )


@sense
def area_of_conflict(match: Match) -> bool:
    """Hold when soldiers comb a place, not when rooms, hands or memoirs are cleaned."""
    place = words(
        """
    area areas village villages forest town route stretch valley zone sector hideout hideouts border
    district operation operations
    """
    )
    said = sentence_words(match.head)
    return bool(said & CONFLICT) and bool(words_of(match.doc[match.start : match.stop + 6]) & place)


@sense
def by_arms(match: Match) -> bool:
    """Hold when shots are meant: the sentence tells of weapons, officers or deaths, and nobody is hired."""
    said = sentence_words(match.head)
    shot = words(
    """
    shot shots fire fired died killed dead officer officers police troops soldiers cannon helicopter
    drone sniper snipers weapon weapons gun rifle marines deputies strike
    """
)  # fmt: skip
    after = match.after()
    owner = after is not None and after.lower_ in words("'s ’s ' ’")
    return (
        bool(said & shot)
        and not owner
        and not said & words("lawyer talks counsel court conversation dialogue")
    )


@sense
def of_killers(match: Match) -> bool:
    """Hold when agents or assassins do the work, not plasterers."""
    return bool(
        words_nearby(match.head)
        & words(
            """
    kgb cia mossad fsb gru assassin assassins assassination defector spy spies agent agents hitman
    hitmen killings
    """
        )
    )


@sense
def of_assassination(match: Match) -> bool:
    """Hold when an assassination is planned, not a decree signed."""
    return bool(
        words_nearby(match.head)
        & words(
            """
    cia poison assassin assassination assassinate castro lumumba trujillo hit
    """
        )
    )


@sense
def bodies_apart(match: Match) -> bool:
    """Hold when fighters leave the battlefield dead or captured, not when the wounded or scrap are carried off."""
    carried = words(
        """
    wounded bodies body scrap medics stretcher remains relics dead artefacts souvenirs farmers
    """
    )
    return not sentence_words(match.head) & carried


@sense
def not_of_vehicles(match: Match) -> bool:
    """Hold unless the expression classes an aircraft or a vehicle."""
    after = match.after()
    return after is None or after.lower_ not in words(
        """
    helicopter helicopters aircraft vehicle vehicles drone drones squadron car cars jeeps
    """
    )


@sense
def of_the_dead(match: Match) -> bool:
    """Hold when bodies are carried."""
    return bool(
        words_nearby(match.head) & words("dead bodies body soldiers marines fallen killed remains coffins")
    )
