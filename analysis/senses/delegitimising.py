"""Names that deny legitimacy: whether *regime*, *gang*, *criminals*, *occupiers* … name an actor in politics or war."""

from __future__ import annotations

from .context import (
    HYPHENS,
    is_power,
    noun_after,
    phrase_before,
    predicated_of,
    sentence_words,
    word_class,
    words_around,
    words_of,
)
from .registry import Match, sense

_RULES = frozenset(
    ["sanction", "sanctions", "diet", "dietary", "tax", "taxation", "visa", "inspection", "inspections", "regulatory", "regulation", "legal", "training", "exercise", "fitness", "ceasefire", "trade", "tariff", "customs", "copyright", "patent", "testing", "vaccination", "drug", "dosing", "dosage", "treatment", "monitoring", "verification", "nonproliferation", "proliferation", "safeguards", "fiscal", "monetary", "exchange", "rate", "currency", "export", "import", "control", "controls", "licensing", "planning", "data", "protection", "privacy", "disciplinary", "fishing", "fishery", "flow", "fire", "rainfall", "climate", "temperature", "curfew", "lockdown", "quarantine", "pricing", "welfare", "benefit", "benefits", "bail", "prison", "governance", "accounting", "pension", "skincare", "skin", "care", "beauty", "gym", "workout", "feeding", "grazing", "watering", "antibiotic", "chemotherapy", "insulin", "medication", "therapy", "surveillance", "maintenance", "cleaning", "safety", "quality", "audit", "ownership", "property", "subsidy", "savings", "investment", "insurance", "work", "working", "daily", "morning", "sleep", "bathing", "treaty", "competition", "antitrust", "antidoping", "doping", "immigration", "asylum", "detention", "enforcement", "nutrition", "nutritional", "health", "wellness", "oversight", "compliance", "reporting", "disclosure", "payment", "border", "checks", "silence", "deconfliction", "demilitarisation", "hydrological", "wind", "tidal", "thermal", "policy", "travel", "quota", "ownership", "budget", "budgetary", "sentencing", "parole", "filing", "arms-control", "nuclear-inspection", "truce"]
)
_SPORT_AND_BODY = frozenset(
    ["club", "coach", "manager", "season", "striker", "midfielder", "defender", "league", "championship", "squad", "workout", "calories", "protein", "muscle", "muscles", "dieting", "cardio", "skin", "moisturiser", "serum", "vitamins", "patients", "patient", "doctor", "doctors", "dose", "doses", "tablets", "physiotherapist", "nutritionist", "trainer", "yoga", "bedtime", "soil", "crop", "crops", "grassland", "river", "rainfall", "hair", "shampoo", "fitness", "cricket", "rugby", "tennis", "golf", "chairman-owner", "fans", "match", "stadium", "goalkeeper", "gym", "marathon", "athlete", "athletes"]
)
_POLITICS = frozenset(
    ["government", "army", "military", "troop", "troops", "soldier", "soldiers", "force", "forces", "president", "minister", "ministry", "parliament", "opposition", "rebel", "rebels", "militia", "militias", "war", "front", "occupation", "occupied", "resistance", "coup", "junta", "regime", "state", "nation", "homeland", "country", "people", "revolution", "revolutionary", "election", "elections", "vote", "power", "ruling", "rule", "politician", "politicians", "political", "protester", "protesters", "protest", "demonstrators", "dissident", "dissidents", "sanctions", "airstrike", "airstrikes", "shelling", "shelled", "bombing", "bombed", "offensive", "ceasefire", "border", "capital", "loyalist", "loyalists", "paramilitary", "paramilitaries", "separatist", "separatists", "nationalist", "democracy", "democratic", "freedom", "province", "invasion", "invaded", "dictator", "tyrant", "throne", "kremlin", "treason", "missile", "missiles", "missile", "drone", "drones", "tank", "tanks", "terrorist", "terrorists", "terrorism", "militant", "militants", "insurgent", "insurgents", "fighter", "fighters", "commander", "mercenary", "mercenaries", "seized", "liberated", "overthrow", "overthrew", "toppled", "rights", "tortured", "torture", "tyranny", "genocide", "massacre", "massacred", "atrocities", "civilians", "civilian", "bloc", "party", "leader", "leaders", "palace", "senate", "congress", "capitol", "insurrection"]
)
_CRIME = frozenset(
    ["police", "policeman", "officer", "officers", "detective", "detectives", "robbery", "robber", "robbed", "rob", "robberies", "burglary", "burglar", "heist", "drug", "drugs", "cocaine", "heroin", "cannabis", "marijuana", "crack", "fentanyl", "jailed", "sentenced", "sentence", "theft", "thief", "thieves", "stole", "stolen", "jewellery", "jewelry", "jeweller", "cartel", "cartels", "turf", "inmate", "inmates", "rapper", "convicted", "trafficking", "traffickers", "trafficker", "smuggling", "smugglers", "smuggler", "ransom", "teenager", "teenagers", "teen", "teens", "stabbed", "stabbing", "knife", "knives", "machete", "motorcycle", "biker", "bikers", "graffiti", "extortion", "loan", "fraud", "fraudsters", "shoplifting", "shoplifters", "mugging", "mugged", "car", "cars", "carjacking", "till", "cash", "shop", "supermarket", "store", "warehouse", "barrister", "prosecutor", "prosecutors", "magistrate", "magistrates", "jury", "bail", "postcode", "schoolboy", "schoolchildren", "street", "streets", "estate", "nightclub", "pub", "organised", "organized", "interpol", "constable", "sheriff", "fbi", "grooming", "counterfeit", "cybercrime", "scam", "scammers", "phone", "mobile", "gambling", "motorway", "motorists", "hooligan", "mafioso", "gangland", "initiation", "tattoo", "tattoos", "rival"]
)
_RULERS_NAMED = frozenset(
    ["kremlin", "regime", "government", "ruling", "junta", "army", "tehran", "damascus", "pyongyang", "state-run", "militia", "occupation"]
)
_PERSONAL_RULE = frozenset({"'s", "’s", "'", "’"})


@sense
def rule_not_rules(match: Match) -> bool:
    """Hold when *regime* names those who rule, not a set of rules, a diet, a treatment or a club's management."""
    doc, token = match.doc, match.head
    modifiers = words_of(phrase_before(token, reach=5)) | words_of(
        child for child in token.children if child.dep_ in {"amod", "compound", "nmod"}
    )
    if modifiers & _RULES:
        return False
    after = doc[match.end] if match.end < len(doc) else None
    step = match.end
    if after is not None and after.text in HYPHENS and step + 1 < len(doc):
        after = doc[step + 1]
    if after is not None:
        if after.lemma_.lower() in {"change", "type", "changer", "shift"}:
            return False
        if after.lower_ in {"of", "for"}:
            noun = noun_after(
                doc,
                match.end
                + 1
                + (doc[match.end + 1].lower_ in {"the", "a"} if match.end + 1 < len(doc) else 0),
            )
            person = noun is not None and (noun.ent_type_ in {"PERSON", "GPE", "NORP"} or is_power(noun))
            if noun is not None and not person and noun.lemma_.lower() in _RULES:
                return False
            if (
                after.lower_ == "of"
                and noun is not None
                and not person
                and noun.pos_ == "NOUN"
                and noun.lower_ not in word_class("actor_noun")
            ):
                return noun.lower_ in {
                    "terror",
                    "fear",
                    "repression",
                    "oppression",
                    "corruption",
                    "occupation",
                    "evil",
                    "apartheid",
                }
    words = sentence_words(token)
    if doc[match.begin - 1].lower_ in {"ancien", "ancient"} and match.begin:
        return False
    political = words & _POLITICS or any(is_power(other) for other in token.sent)
    return bool(political) or not words & _SPORT_AND_BODY


@sense
def names_political_actor(match: Match) -> bool:
    """Hold when a name fit for ordinary wrongdoers (gang, criminals, thugs) is given to an actor in politics or war.

    It is, when a power or a political noun stands in its own phrase (``Kremlin thugs``, ``Assad's gangs``) or
    it is said of one, or when the sentence speaks of politics and not of crime.
    """
    words = words_around(match.span)
    crimes = words & _CRIME
    near = phrase_before(match.doc[match.start])
    if match.start and match.doc[match.start - 1].lower_ in _PERSONAL_RULE:
        owner = match.doc[match.start - 2] if match.start >= 2 else None
        if owner is not None and (
            is_power(owner) or owner.lower_ in _POLITICS or owner.ent_type_ == "PERSON"
        ):
            return not crimes or owner.lower_ in _RULERS_NAMED | word_class("organisation", "leader")
    if any(
        other.lower_ in _RULERS_NAMED or other.lower_ in word_class("organisation", "leader")
        for other in near
    ):
        return True
    if any(other.lower_ in _POLITICS for other in near):
        return not crimes - {"street", "streets", "officer", "officers"}
    if any(is_power(other) for other in match.head.sent) or words & _POLITICS:
        return not crimes
    return False


_WAR = frozenset(
    ["army", "troop", "troops", "soldier", "soldiers", "militia", "militias", "rebels", "rebel", "shell", "shelled", "shelling", "bomb", "bombed", "bombing", "airstrike", "airstrikes", "warplane", "warplanes", "massacre", "massacred", "massacres", "genocide", "liberate", "liberated", "occupation", "occupied", "invasion", "invaded", "missile", "missiles", "tank", "tanks", "coup", "junta", "regime", "kremlin", "dictator", "tyrant", "fighter", "fighters", "terrorist", "terrorists", "resistance", "enemy", "traitors", "opposition", "revolution", "uprising", "protesters", "demonstrators", "ruling", "war", "occupiers"]
)
_GANG_CRIME = frozenset(
    ["violence", "member", "members", "crime", "crimes", "warfare", "leader", "leaders", "shooting", "shootings", "culture", "rivalry", "war", "wars", "boss"]
)


@sense
def names_ruler_or_army(match: Match) -> bool:
    """Hold when an ordinary wrongdoer's name (criminals, gang, killers) is given to rulers, parties or armies.

    Stricter than `names_political_actor`: a ruler's word or a power stands in the phrase or right after it
    ("the criminals in the Kremlin"), it is said of a power or a leader, or the sentence is about war.
    """
    doc = match.doc
    crimes = words_around(match.span) & (
        _CRIME
        | {
            "gun",
            "guns",
            "felony",
            "murder",
            "penalty",
            "immigrants",
            "immigrant",
            "illegal",
            "mayor",
            "sanctuary",
        }
    )
    near = phrase_before(doc[match.start])
    owner = (
        doc[match.start - 2] if match.start >= 2 and doc[match.start - 1].lower_ in _PERSONAL_RULE else None
    )
    ruling = _RULERS_NAMED | word_class("organisation", "leader")
    if any(other.lower_ in ruling for other in near) or (owner is not None and owner.lower_ in ruling):
        return True
    if (
        match.start
        and doc[match.start - 1].lower_ in {"his", "her", "their", "its"}
        and any(is_power(t) for t in match.head.sent)
    ):
        return not crimes
    nxt = match.after()
    if nxt is not None and nxt.lower_ in _GANG_CRIME:
        return False
    if nxt is not None and nxt.lower_ in {"in", "of"}:
        noun = noun_after(
            doc, match.end + 1 + (match.end + 1 < len(doc) and doc[match.end + 1].pos_ == "DET")
        )
        if noun is not None and (
            is_power(noun) or noun.lower_ in {"power", "government", "palace", "uniform"}
        ):
            return not crimes
    led = {token.lower_ for token in doc[max(0, match.start - 5) : match.start]}
    if led & {"party", "government", "regime", "elite"} and "of" in led:
        return True
    said_of = predicated_of(match.head)
    if said_of is not None and (
        is_power(said_of) or said_of.lower_ in _POLITICS or said_of.ent_type_ in {"ORG", "GPE", "NORP"}
    ):
        return not crimes
    return not crimes and bool(words_around(match.span) & _WAR)


@sense
def serves_enemy(match: Match) -> bool:
    """Hold when a collaborator serves an enemy in war, not a colleague."""
    words = words_around(match.span)
    return bool(
        words & (_WAR | {"occupiers", "enemy", "traitor", "partisans", "treason", "spies", "executed"})
    ) or any(is_power(other) for other in phrase_before(match.doc[match.start]))


@sense
def nazi_thrown(match: Match) -> bool:
    """Hold when *Nazi* is thrown at someone of today: said of them, or beside Kyiv, Azov or a party of today."""
    words = words_around(match.span)
    today = frozenset(
        ["kyiv", "kiev", "ukraine", "ukrainian", "ukrainians", "azov", "maidan", "donbas", "donetsk", "zelensky", "zelenskyy", "denazify", "denazification", "mariupol", "bandera", "republicans", "democrats", "trump", "today", "modern", "woke", "liberals", "leftists", "putin", "moscow", "antifa"]
    )
    return bool(words & today) or predicated_of(match.head) is not None


@sense
def outside_crime_reports(match: Match) -> bool:
    """Hold unless the sentence is about ordinary crime and names no power or politics beside it."""
    words = words_around(match.span)
    return not words & _CRIME or bool(words & _POLITICS)


@sense
def not_convicted(match: Match) -> bool:
    """Hold unless a court's word makes the name a legal status (``convicted war criminal``, ``war criminals' trial``)."""
    legal = {
        "convicted", "indicted", "suspected", "alleged", "accused", "wanted", "hague", "tribunal", "extradited",
        "extradition", "sentenced", "prosecute", "prosecuted", "trial", "court", "icc", "icty", "nuremberg", "jailed",
    }  # fmt: skip
    return not words_around(match.span) & legal


_BUILDINGS = frozenset(
    ["building", "buildings", "house", "houses", "home", "homes", "flat", "flats", "apartment", "apartments", "room", "rooms", "office", "offices", "seat", "seats", "car", "vehicle", "vehicles", "tenant", "tenants", "landlord", "landlords", "rent", "lease", "bed", "beds", "property", "properties", "premises", "owner", "owners", "household", "households", "bedroom", "mortgage", "squat", "squatters", "campus", "tent", "tents", "library", "protest", "park", "occupy", "building's", "cabin", "cockpit", "lift", "chair", "chairs", "dwelling", "dwellings", "firefighters", "ambulance", "post", "role", "office-holder", "desk"]
)


@sense
def occupier_of_land(match: Match) -> bool:
    """Hold when an occupier holds land by force, not a house, a seat, an office or a protest camp."""
    words = words_around(match.span)
    if match.before() is not None and match.doc[match.begin - 1].text in HYPHENS:
        return False
    power = any(is_power(other) for other in match.head.sent)
    return power or not words & _BUILDINGS


@sense
def not_humanitarian_law(match: Match) -> bool:
    """Hold unless *occupying power* is the term of the law of war."""
    law = {
        "geneva",
        "convention",
        "conventions",
        "law",
        "legal",
        "obligations",
        "duties",
        "hague",
        "icj",
        "lawyers",
    }
    return not words_around(match.span) & law


_OLD_OR_ALIEN = frozenset(
    ["space", "alien", "aliens", "species", "plant", "plants", "mussel", "mussels", "crab", "crabs", "beetle", "beetles", "pitch", "pitches", "weed", "weeds", "insect", "insects", "bacteria", "virus", "pathogen", "pathogens", "cell", "cells", "roman", "romans", "norman", "normans", "viking", "vikings", "mongol", "mongols", "saxon", "saxons", "danes", "medieval", "castle", "century", "centuries", "bc", "ad", "arcade", "game", "games", "burglar", "home", "ecosystem", "garden", "gardens", "habitat", "biologists", "ecologists", "immune", "antibodies", "lake", "fish", "martian", "martians", "mars", "prehistoric", "toad", "toads", "pythons", "burmese-python", "match", "stands", "bullfrogs", "ancient"]
)


@sense
def invader_of_today(match: Match) -> bool:
    """Hold when invaders are armies or peoples of today: not species, pitch invaders, aliens or Vikings."""
    near = words_of(phrase_before(match.head))
    return not (words_around(match.span) | near) & _OLD_OR_ALIEN


_SECOND_WAR = frozenset(
    ["hitler", "hitler's", "holocaust", "auschwitz", "wehrmacht", "gestapo", "himmler", "goebbels", "goering", "göring", "luftwaffe", "reich", "ss", "1933", "1934", "1935", "1936", "1937", "1938", "1939", "1940", "1941", "1942", "1943", "1944", "1945", "1930s", "1940s", "wartime", "wwii", "ww2", "mussolini", "mussolini's", "franco", "vichy", "anne", "ghetto", "concentration", "looted", "nuremberg", "postwar", "kristallnacht", "rommel", "blitz", "normandy", "historian", "historians", "history", "museum", "archive", "archives", "memoir", "film", "movie", "novel", "documentary", "survivor", "survivors", "grandfather", "grandmother", "partisans", "partisan", "bletchley", "eichmann", "mengele", "germany's", "germany", "dutch-resistance", "leningrad", "stalingrad", "world"]
)


@sense
def fascist_of_today(match: Match) -> bool:
    """Hold when *Nazi* or *fascist* is thrown at an actor of today, not used of the history it comes from."""
    return not words_around(match.span) & _SECOND_WAR


_GAMES = frozenset(
    ["player", "players", "match", "game", "games", "film", "movie", "movies", "actor", "actress", "novel", "album", "band", "song", "songs", "series", "episode", "season", "club", "league", "team", "teams", "referee", "goal", "goals", "tournament", "comic", "studio", "director", "playground", "bullying", "bully", "pupils", "classroom", "sequel", "contestants", "contestant", "dog", "dogs", "breed", "breeds", "boxing", "boxer", "cup", "fans", "midfield", "striker", "keeper", "netflix", "bbc1", "channel4", "theatre", "opera", "ballet", "play", "playwright"]
)


@sense
def not_in_games(match: Match) -> bool:
    """Hold unless the sentence is about sport, film, television or games."""
    return not words_around(match.span) & _GAMES


_TRADES = frozenset(
    ["meat", "shop", "butcher's", "beef", "lamb", "pork", "sausage", "sausages", "counter", "apron", "steak", "cut", "cuts", "steaks", "knife", "farm", "supermarket", "baker", "bakers", "grocer", "grocers", "fishmonger", "fishmongers", "greengrocer", "customers", "mince", "chops", "vegan", "trade", "artisan"]
)


@sense
def not_the_trade(match: Match) -> bool:
    """Hold unless *butcher* is the trade."""
    return not words_around(match.span) & _TRADES


@sense
def not_science_or_art(match: Match) -> bool:
    """Hold when collaborators, agents and the like serve an enemy: not co-authors, artists or business partners."""
    work = frozenset(
        ["study", "research", "researchers", "scientists", "scientist", "album", "band", "song", "songwriter", "producer", "artist", "artists", "composer", "paper", "co-author", "university", "professor", "project", "film", "director", "designer", "designers", "musician", "music", "laboratory", "lab", "long-time", "longtime", "frequent", "creative", "team", "book", "professor", "journal"]
    )
    return not words_around(match.span) & work


@sense
def cult_in_politics(match: Match) -> bool:
    """Hold when *cult* or *sect* names a political body (``the Gülen cult``), not a religion, a film or a craze."""
    if match.first.pos_ not in {"NOUN", "PROPN"}:
        return False
    nxt = match.after()
    if nxt is not None and (
        nxt.lower_
        in {"of", "film", "classic", "following", "status", "hit", "figure", "favourite", "favorite"}
    ):
        return False
    words = words_around(match.span)
    faith = {"doomsday", "church", "worship", "religious", "religion", "guru", "ritual", "film", "cinema", "classic",
             "album", "documentary", "compound", "pastor", "wellness", "personality", "polygamist", "sex", "temple",
             "buddhist", "hindu", "sufi", "christian", "monastery"}  # fmt: skip
    return not words & faith and (any(is_power(t) for t in match.head.sent) or bool(words & _POLITICS))


@sense
def not_a_table(match: Match) -> bool:
    """Hold unless the column is one of a table or a building."""
    return not words_around(match.span) & {
        "table",
        "row",
        "rows",
        "spreadsheet",
        "sheet",
        "total",
        "portico",
        "temple",
        "marble",
        "enter",
        "digit",
    }


@sense
def clergy_as_rulers(match: Match) -> bool:
    """Hold when *mullahs* names Iran's rulers, not village preachers."""
    words = words_around(match.span)
    return bool(
        words
        & {"iran", "iranian", "iranians", "tehran", "regime", "nuclear", "khamenei", "sanctions", "persian"}
    )


@sense
def machine_of_power(match: Match) -> bool:
    """Hold when the machine is a power's army (``the Russian war machine``, ``Putin's killing machine``)."""
    before = match.before()
    if before is not None and before.lower_ in _PERSONAL_RULE:
        before = match.before(2)
    return before is not None and (is_power(before) or before.lower_ in {"regime", "regime's"})
