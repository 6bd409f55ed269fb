"""Regular and irregular English inflection, for expanding lexicon entries when they are loaded."""

from __future__ import annotations

_IRREGULAR_VERBS: dict[str, tuple[str, ...]] = {
    "be": ("be", "am", "is", "are", "was", "were", "been", "being"),
    "bear": ("bear", "bears", "bore", "borne", "bearing"),
    "beat": ("beat", "beats", "beaten", "beating"),
    "become": ("become", "becomes", "became", "becoming"),
    "begin": ("begin", "begins", "began", "begun", "beginning"),
    "blow": ("blow", "blows", "blew", "blown", "blowing"),
    "break": ("break", "breaks", "broke", "broken", "breaking"),
    "burn": ("burn", "burns", "burned", "burnt", "burning"),
    "cut": ("cut", "cuts", "cutting"),
    "deal": ("deal", "deals", "dealt", "dealing"),
    "do": ("do", "does", "did", "done", "doing"),
    "draw": ("draw", "draws", "drew", "drawn", "drawing"),
    "drive": ("drive", "drives", "drove", "driven", "driving"),
    "fall": ("fall", "falls", "fell", "fallen", "falling"),
    "feed": ("feed", "feeds", "fed", "feeding"),
    "fight": ("fight", "fights", "fought", "fighting"),
    "find": ("find", "finds", "found", "finding"),
    "flee": ("flee", "flees", "fled", "fleeing"),
    "get": ("get", "gets", "got", "gotten", "getting"),
    "give": ("give", "gives", "gave", "given", "giving"),
    "go": ("go", "goes", "went", "gone", "going"),
    "hang": ("hang", "hangs", "hanged", "hung", "hanging"),
    "have": ("have", "has", "had", "having"),
    "hit": ("hit", "hits", "hitting"),
    "hold": ("hold", "holds", "held", "holding"),
    "hurt": ("hurt", "hurts", "hurting"),
    "know": ("know", "knows", "knew", "known", "knowing"),
    "lay": ("lay", "lays", "laid", "laying"),
    "lead": ("lead", "leads", "led", "leading"),
    "leave": ("leave", "leaves", "left", "leaving"),
    "lie": ("lie", "lies", "lay", "lain", "lied", "lying"),
    "lose": ("lose", "loses", "lost", "losing"),
    "make": ("make", "makes", "made", "making"),
    "pay": ("pay", "pays", "paid", "paying"),
    "put": ("put", "puts", "putting"),
    "raze": ("raze", "razes", "razed", "razing"),
    "rise": ("rise", "rises", "rose", "risen", "rising"),
    "run": ("run", "runs", "ran", "running"),
    "say": ("say", "says", "said", "saying"),
    "see": ("see", "sees", "saw", "seen", "seeing"),
    "sell": ("sell", "sells", "sold", "selling"),
    "send": ("send", "sends", "sent", "sending"),
    "set": ("set", "sets", "setting"),
    "shoot": ("shoot", "shoots", "shot", "shooting"),
    "sink": ("sink", "sinks", "sank", "sunk", "sinking"),
    "slay": ("slay", "slays", "slew", "slain", "slaying"),
    "speak": ("speak", "speaks", "spoke", "spoken", "speaking"),
    "spread": ("spread", "spreads", "spreading"),
    "steal": ("steal", "steals", "stole", "stolen", "stealing"),
    "strike": ("strike", "strikes", "struck", "stricken", "striking"),
    "swarm": ("swarm", "swarms", "swarmed", "swarming"),
    "take": ("take", "takes", "took", "taken", "taking"),
    "teach": ("teach", "teaches", "taught", "teaching"),
    "tear": ("tear", "tears", "tore", "torn", "tearing"),
    "tell": ("tell", "tells", "told", "telling"),
    "think": ("think", "thinks", "thought", "thinking"),
    "throw": ("throw", "throws", "threw", "thrown", "throwing"),
    "understand": ("understand", "understands", "understood", "understanding"),
    "win": ("win", "wins", "won", "winning"),
    "write": ("write", "writes", "wrote", "written", "writing"),
}

_IRREGULAR_PLURALS = {
    "calf": "calves", "child": "children", "crisis": "crises", "foot": "feet", "goose": "geese",
    "half": "halves", "knife": "knives", "leaf": "leaves", "life": "lives", "louse": "lice", "man": "men",
    "mouse": "mice", "ox": "oxen", "person": "persons", "self": "selves", "thief": "thieves",
    "tooth": "teeth", "wife": "wives", "wolf": "wolves", "woman": "women",
}  # fmt: skip

_DOUBLING = (
    "admit", "bar", "club", "commit", "concur", "confer", "expel", "gag", "gun", "impel", "kidnap", "mob", "occur",
    "omit", "permit", "pin", "plan", "plot", "prefer", "prod", "propel", "rebel", "refer", "regret",
    "rip", "rob", "scrap", "shun", "slam", "slap", "slip", "snap", "stab", "stop", "strip", "submit", "transfer",
    "trap", "whip", "wrap",
)  # fmt: skip
_VOWELS = "aeiou"


def noun_forms(noun: str) -> frozenset[str]:
    """Return the singular and plural of a noun, lower-cased; the head of a phrase is its last word.

    >>> sorted(noun_forms("proxy"))
    ['proxies', 'proxy']
    """
    noun = noun.lower()
    for singular, plural in _IRREGULAR_PLURALS.items():
        if noun == singular or (noun.endswith(singular) and singular in ("man", "woman")):
            return frozenset({noun, noun.removesuffix(singular) + plural})
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return frozenset({noun, noun[:-1] + "ies"})
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return frozenset({noun, noun + "es"})
    return frozenset({noun, noun + "s"})


def verb_forms(verb: str) -> frozenset[str]:
    """Return the base, third person, past, participle and -ing form of a verb, lower-cased.

    British and American doubling are both given (`travelled`, `traveled`).

    >>> sorted(verb_forms("claim"))
    ['claim', 'claimed', 'claiming', 'claims']
    """
    verb = verb.lower()
    for base, forms in _IRREGULAR_VERBS.items():
        if verb == base:
            return frozenset(forms)
        prefix = verb.removesuffix(base)
        if prefix in ("over", "out", "under", "mis", "re", "fore") and verb.endswith(base):
            return frozenset(prefix + form for form in forms)
    if verb.endswith("e"):
        stems = {verb + "d", verb[:-1] + "ing" if not verb.endswith(("ee", "oe", "ye")) else verb + "ing"}
        return frozenset({verb, verb + "s"} | stems)
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return frozenset({verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"})
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    forms = {verb, third}
    doubled = verb + verb[-1]
    if verb in _DOUBLING:
        return frozenset(forms | {doubled + "ed", doubled + "ing"})
    if verb.endswith("l") and verb[-2:-1] in _VOWELS and verb[-3:-2] not in _VOWELS:
        return frozenset(forms | {verb + "ed", verb + "ing", doubled + "ed", doubled + "ing"})
    return frozenset(forms | {verb + "ed", verb + "ing"})


def adjective_forms(adjective: str) -> frozenset[str]:
    """Return an adjective with its regular comparative and superlative, lower-cased, if it is short.

    >>> sorted(adjective_forms("vile"))
    ['vile', 'viler', 'vilest']
    """
    adjective = adjective.lower()
    if adjective.endswith("e") and len(adjective) <= 6:
        return frozenset({adjective, adjective + "r", adjective + "st"})
    if adjective.endswith("y") and len(adjective) <= 7:
        return frozenset({adjective, adjective[:-1] + "ier", adjective[:-1] + "iest"})
    if len(adjective) <= 5:
        return frozenset({adjective, adjective + "er", adjective + "est"})
    return frozenset({adjective})
