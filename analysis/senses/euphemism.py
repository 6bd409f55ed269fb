"""Euphemisms: whether words of office, chemistry, business or medicine hide violence to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import words
from .context import QUOTES, is_power, noun_after, sentence_words, words_of
from .mention import mentioned, named
from .people import is_people
from .registry import Match, sense

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTEST = words(
    """
    cup tournament championship championships league match matches round quarter-final quarter-finals
    quarterfinal quarterfinals semi-final semi-finals semifinal semifinals final finals finalist
    finalists penalty penalties shoot-out shootout playoff playoffs knockout contestant contestants
    contest show episode judges viewers primary primaries ballot caucus caucuses bracket seed seeded
    wimbledon set sets tennis football cricket rugby chess bake-off heat heats race qualifying qualifier
    goal goals team-mate teammates midfielder defender striker bowler batsman winger runoff run-off
    audition auditions poker olympics olympic stage innings champion champions quiz game games player
    players
    """
)
_THINGS = words(
    """
    mine mines bomb bombs shell shells device devices explosive explosives drone drones missile missiles
    rocket rockets weapon weapons threat threats target targets position positions acid acids odour
    odours odor odors virus viruses toxin toxins tax taxes job jobs
    """
)
_CONFLICT = words(
    """
    squadron squadrons pilot pilots gunner gunners crews army armies military soldier soldiers troop
    troops war wars warfare battle battles fighting fighter fighters militant militants insurgent
    insurgents rebel rebels guerrilla guerrillas terrorist terrorists extremist extremists jihadist
    jihadists gunman gunmen sniper snipers airstrike airstrikes strike strikes raid raids bomb bombs
    bombing bombed bomber bombers bombardment drone drones missile missiles shelling shelled artillery
    forces force commander commanders general generals colonel brigade battalion enemy hostile hostiles
    suspect suspects attacker attackers marines police officers officer militia militias offensive
    assault operation operations campaign air-strike jets warplanes helicopter helicopters pentagon
    ministry spokesman spokesperson occupation invasion village villages villagers hamas hezbollah isis
    taliban al-qaeda wagner uprising revolt insurgency rebellion colonial tribe tribes dissidents
    dissident protesters regime junta cia mossad kgb gestapo ss assassin assassins hitman agents agent
    paramilitaries patrol patrols gun guns killed dead commandos unit units spies spy
    """
)
_COLLECTIVES = words(
    """
    group number dozen hundred thousand score cell band column handful majority rest leadership most
    ring gang squad team total couple generation half third cadre convoy
    """
)
_PERSON_NOUNS = words(
    """
    leadership enemy enemies hostile hostiles operative operatives saboteur saboteurs infiltrator
    infiltrators subject subjects individual individuals hvt hvts element elements combatant combatants
    adversary adversaries warlord warlords kulak kulaks bourgeoisie intelligentsia jew jews class
    opponent opponents rival rivals critic critics traitor traitors collaborator collaborators figure
    figures kingpin kingpins brass cadres nazi nazis deputy number perpetrator perpetrators assassin
    assassins tribe tribes peasant peasants informer informers chieftain taker takers partisan partisans
    planner planners recruiter recruiters financier financiers scientist scientists aide aides emir
    emirs sympathiser sympathisers separatist separatists intruder intruders trooper troopers serviceman
    defender defenders occupier occupiers invader invaders witness witnesses trespasser somebody jihadi
    jihadis manpower kidnapper kidnappers hijacker hijackers bandit bandits thug thugs bodyguard
    bodyguards mastermind masterminds heads chief chiefs organiser organisers
    """
)
_SURE = words("him her he she who whom you me us we anyone someone everyone people")
_ANAPHORS = words(
    """
    them they these those all others some many several most which that it one both
    """
)
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
def used_in_earnest(match: Match) -> bool:
    """Hold when the expression is used, if only at second hand (``what it calls``), not discussed as a phrase."""
    return not mentioned(match)


@sense
def not_a_title(match: Match) -> bool:
    """Hold unless the expression is a title or name (the film *Collateral Damage*)."""
    return not named(match)


@sense
def said_of_people(match: Match) -> bool:
    """Hold when persons are what the verb or its noun is done to: not units, weapons, taxes, teams or chemicals."""
    if sentence_words(match.head) & _CONTEST:
        return False
    patient = patient_of(match)
    return patient is not None and _persons(patient)


@sense
def in_a_conflict(match: Match) -> bool:
    """Hold when the sentence, or the one before, is about soldiers, police or fighting."""
    return bool(_around(match) & _CONFLICT) or any(is_power(token) for token in match.head.sent)


@sense
def of_russias_war(match: Match) -> bool:
    """Hold when the sentence, or the one before, names Russia, Ukraine or their leaders."""
    return bool(_around(match) & _RUSSIA)


@sense
def of_bombing(match: Match) -> bool:
    """Hold when the sentence is about bombs and targets, not about surgery."""
    said = sentence_words(match.head)
    return bool(said & _BOMBING) and not said & _SURGERY


@sense
def of_nuclear_war(match: Match) -> bool:
    """Hold when the sentence is about warheads, not about cells or power stations."""
    return bool(_around(match) & _ATOMIC)


@sense
def of_detention(match: Match) -> bool:
    """Hold when people are held in a camp, not taught or retrained."""
    return bool(_around(match) & _CAMPS)


@sense
def of_opponents(match: Match) -> bool:
    """Hold when those held are opponents or journalists, not witnesses or children under protection."""
    return bool(_around(match) & _OPPONENTS)


@sense
def of_the_holocaust(match: Match) -> bool:
    """Hold when the sentence, or the one before, speaks of a persecuted people or its persecutors."""
    return bool(_around(match) & _JEWS)


@sense
def of_displacement(match: Match) -> bool:
    """Hold when those who are to leave are a people under attack, not ordinary emigrants."""
    return bool(_around(match) & _PALESTINE)


@sense
def of_wartime_camps(match: Match) -> bool:
    """Hold when the sentence, or the one before, is about wartime internment or counter-insurgency."""
    return bool(_around(match) & _WARTIME)


@sense
def of_filtration(match: Match) -> bool:
    """Hold when people are screened by soldiers, not water by a plant."""
    return bool(_around(match) & _FILTRATION)


@sense
def of_gaza(match: Match) -> bool:
    """Hold when soldiers cut the grass, not gardeners."""
    return bool(_around(match) & _GAZA)


@sense
def no_object_of_money(match: Match) -> bool:
    """Hold unless what is taken out is a loan, a policy, an advert or the rubbish."""
    noun = noun_after(match.doc, match.stop + (1 if _opens_phrase(match) else 0))
    return noun is None or noun.lemma_.lower() not in words(
        """
    loan mortgage insurance policy advert ad subscription money rubbish injunction
    """
    )


@sense
def of_military_power(match: Match) -> bool:
    """Hold when what is degraded is an armed force or its power to fight, not soil, a signal or a person."""
    doc = match.doc
    near = words_of(doc[match.stop : match.stop + 12]) | words_of(doc[max(0, match.start - 8) : match.start])
    aim = words(
    """
    capability capabilities capacity infrastructure forces army military network isis isil hamas
    hezbollah taliban al-qaeda houthi houthis militants insurgents arsenal leadership defences defenses
    group fighters
    """
)  # fmt: skip
    return bool(near & aim) and bool(sentence_words(match.head) & (_CONFLICT | {"isil", "houthi", "houthis"}))


def patient_of(match: Match) -> Token | None:
    """Return the noun that an act is done to, whether the act is an active verb, a passive, a participle or a noun."""
    token = match.first
    if (token.pos_ == "NOUN" and token.tag_ != "VBG") or token.lower_.endswith(
        ("isation", "ization", "elimination", "liquidation")
    ):
        return _of_object(token) or _by_compound(token)
    for verb in _chain(token):
        found = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i != token.i), None)
        if found is not None and (verb.i == token.i or found.dep_ == "nsubjpass" or token.i < found.i):
            return found
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in words("NOUN PROPN PRON NUM"):
            return verb.head
        if verb.dep_ == "amod":
            return verb.head
    return _by_order(match)


def _chain(token: Token) -> list[Token]:
    """The verb and the verbs it is coordinated with, nearest first."""
    verbs = [token]
    while verbs[-1].dep_ == "conj" and verbs[-1].head.i != verbs[-1].i:
        verbs.append(verbs[-1].head)
    return verbs


def _by_order(match: Match) -> Token | None:
    """The noun right after an active form, or right before a form of *be*, where the parse shows neither."""
    doc, place = match.doc, match.stop
    before = match.before()
    passive = before is not None and before.lemma_ in {"be", "get"}
    if passive or (
        match.last.tag_ in {"VBN", "VBD"} and place < len(doc) and doc[place].pos_ in {"PUNCT", "ADP"}
    ):
        for other in reversed(doc[max(0, match.start - 8) : match.start]):
            if other.pos_ in words("NOUN PROPN PRON NUM"):
                return other
        return None
    while (
        place < len(doc)
        and (doc[place].pos_ in {"DET", "PRON"} or doc[place].lower_ in QUOTES)
        and place < match.stop + 3
    ):
        if doc[place].pos_ == "PRON" and doc[place].dep_ != "poss":
            return doc[place]
        place += 1
    return noun_after(doc, place)


def _of_object(token: Token) -> Token | None:
    for child in token.children:
        if child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    doc = token.doc
    if token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
        skip = 3 if doc[token.i + 2].pos_ in {"DET", "PRON"} else 2
        return noun_after(doc, token.i + skip)
    return None


def _by_compound(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ in {"poss", "compound"}), None)


def _persons(noun: Token) -> bool:
    lowered, lemma = noun.lower_, noun.lemma_.lower()
    if lowered in _SURE:
        return True
    if lowered in _ANAPHORS and not any(c.lower_ == "of" for c in noun.children):
        return _antecedent_is_people(noun)
    inner = _of_object(noun)
    if inner is not None and (
        lemma in _COLLECTIVES
        or noun.pos_ == "NUM"
        or lowered in _ANAPHORS
        or lowered in words("dozens hundreds scores thousands")
    ):
        return _persons(inner)
    if lowered in _THINGS or lemma in _THINGS:
        return False
    if any(child.dep_ == "conj" and is_people(child) for child in noun.children) and lemma in _COLLECTIVES:
        return True
    if lowered in _PERSON_NOUNS or lemma in _PERSON_NOUNS:
        return True
    if noun.ent_type_ == "PERSON":
        return True
    if noun.pos_ == "NUM" or noun.like_num:
        return bool(_around_token(noun) & _CONFLICT)
    if noun.ent_type_ in words("ORG GPE LOC FAC PRODUCT") and noun.pos_ == "PROPN":
        return False
    return is_people(noun)


def _antecedent_is_people(token: Token) -> bool:
    """Tell whether the nearest noun before a pronoun that agrees with it stands for people."""
    relative = token.lower_ in {"that", "which"}
    for other in reversed(token.doc[max(0, token.i - 30) : token.i]):
        if other.pos_ not in {"NOUN", "PROPN"}:
            continue
        if token.lower_ == "it":
            # "It" is no person; of people it can be a band or a cell.
            if other.lemma_.lower() in _COLLECTIVES:
                return True
            continue
        if other.lower_ in _PERSON_NOUNS or is_people(other):
            return True
        if relative or other.lower_ in _THINGS:
            return False
    return False
    return False


def _around(match: Match) -> frozenset[str]:
    return _around_token(match.head) | frozenset(token.lower_ for token in match.span)


def _around_token(token: Token) -> frozenset[str]:
    """The said of the token's sentence and of the sentence before it."""
    sentence = token.sent
    said = words_of(sentence)
    if sentence.start > 0:
        said |= words_of(token.doc[sentence.start - 1].sent)
    return said


def _opens_phrase(match: Match) -> bool:
    after = match.after()
    return after is not None and after.pos_ in {"DET", "PRON"}


@sense
def said_of_object_pronoun(match: Match) -> bool:
    """Hold when the pronoun inside the expression stands for a person (``took him out``)."""
    pronoun = match.doc[match.start + 1]
    meal = sentence_words(match.head) & words(
        "lunch dinner coach drink drinks restaurant cinema walk pitch injured"
    )
    return not meal and _persons(pronoun)


@sense
def said_of_object_people(match: Match) -> bool:
    """Hold when the noun right after the expression stands for persons (``disposed of the prisoners``)."""
    if sentence_words(match.head) & _CONTEST:
        return False
    after = match.after()
    skip = (
        1
        if after is not None and after.pos_ in {"DET", "PRON"} and after.lower_ not in _SURE | _ANAPHORS
        else 0
    )
    if after is not None and not skip and after.lower_ in _SURE | _ANAPHORS:
        return _persons(after)
    noun = noun_after(match.doc, match.stop + skip)
    return noun is not None and _persons(noun)


@sense
def in_armed_hands(match: Match) -> bool:
    """Hold when those who act bear arms, and no employment or contract is ended."""
    said = sentence_words(match.head)
    office = words(
        """
    contract contracts employment employee employees lateness staff pay unpaid misconduct job jobs
    """
    )
    return bool(said & _CONFLICT) and not said & office


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
def degrade_active(match: Match) -> bool:
    """Hold unless *degraded* stands as an adjective before its noun."""
    return match.last.dep_ != "amod"


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
    return bool(_around(match) & held)


@sense
def not_of_infants(match: Match) -> bool:
    """Hold unless babies, markets or shareholders are calmed."""
    return not sentence_words(match.head) & words(
        "infant infants baby babies toddler toddlers market markets dummy"
    )


@sense
def pacified_by_force(match: Match) -> bool:
    """Hold when a place or a people is subdued by soldiers or police, not calmed by said or money."""
    armed = words(
    """
    troops army soldiers police battalion battalions brigade force forces bombing bombed war colonial
    legion general governor garrison marines military rebels rebel insurgents militia gunboat gunboats
    occupation tanks regiment campaign
    """
)  # fmt: skip
    subdued = words(
    """
    province district region township townships city town village villages country countryside tribe
    tribes island highlands frontier population natives territory area north south east west valley
    favela favelas provinces quarter colony countryside mountains hills
    """
)  # fmt: skip
    said = sentence_words(match.head)
    patient = patient_of(match)
    placed = patient is not None and (
        {patient.lower_, patient.lemma_.lower()} & subdued or patient.ent_type_ in {"GPE", "LOC", "NORP"}
    )
    return bool(said & armed) and bool(placed or said & subdued)


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
        said & _CONFLICT - words("force forces war campaign strike strikes officials")
    )


@sense
def deaths_nearby(match: Match) -> bool:
    """Hold when people were killed in the same or the preceding sentence."""
    return bool(
        _around(match)
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
def an_incursion(match: Match) -> bool:
    """Hold when the expression names an incursion, an invasion or a ground operation."""
    return match.last.lower_ not in {"ground"}


@sense
def war_called_policing(match: Match) -> bool:
    """Hold when a war between armies is called a police action."""
    said = _around(match)
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
    return bool(said & _CONFLICT) and bool(words_of(match.doc[match.start : match.stop + 6]) & place)


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
        _around(match)
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
        _around(match)
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
    return bool(_around(match) & words("dead bodies body soldiers marines fallen killed remains coffins"))
