"""English inflection and spelling variants, for turning short word lists into the forms that texts have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

IRREGULAR_VERBS: dict[str, tuple[str, ...]] = {
    verb: tuple(forms.split())
    for verb, forms in {
        "arise": "arises arising arose arisen",
        "be": "is are was were been being am",
        "bear": "bears bearing bore borne",
        "beat": "beats beating beaten",
        "become": "becomes became becoming",
        "begin": "begins beginning began begun",
        "bleed": "bleeds bled bleeding",
        "blow": "blows blew blown blowing",
        "break": "breaks broke broken breaking",
        "bring": "brings brought bringing",
        "build": "builds built building",
        "burn": "burns burned burnt burning",
        "buy": "buys bought buying",
        "cast": "casts casting",
        "come": "comes came coming",
        "cost": "costs costing",
        "cut": "cuts cutting",
        "deal": "deals dealt dealing",
        "do": "does did done doing",
        "draw": "draws drew drawn drawing",
        "drink": "drinks drank drunk drinking",
        "drive": "drives drove driven driving",
        "eat": "eats ate eaten eating",
        "fall": "falls fell fallen falling",
        "feed": "feeds fed feeding",
        "feel": "feels felt feeling",
        "fight": "fights fought fighting",
        "find": "finds found finding",
        "flee": "flees fled fleeing",
        "forgive": "forgives forgave forgiven forgiving",
        "get": "gets got gotten getting",
        "give": "gives gave given giving",
        "go": "goes went gone going",
        "grow": "grows grew grown growing",
        "hang": "hangs hanged hung hanging",
        "have": "has had having",
        "hear": "hears heard hearing",
        "hit": "hits hitting",
        "hold": "holds held holding",
        "hurt": "hurts hurting",
        "keep": "keeps kept keeping",
        "know": "knows knew known knowing",
        "lay": "lays laid laying",
        "lead": "leads led leading",
        "leave": "leaves left leaving",
        "let": "lets letting",
        "lie": "lies lied lying",
        "lose": "loses lost losing",
        "make": "makes made making",
        "meet": "meets met meeting",
        "overcome": "overcomes overcame overcoming",
        "overrun": "overruns overran overrunning",
        "overspend": "overspends overspent overspending",
        "overthrow": "overthrows overthrew overthrown overthrowing",
        "pay": "pays paid paying",
        "plead": "pleads pleaded pled pleading",
        "put": "puts putting",
        "quit": "quits quitting",
        "rebuild": "rebuilds rebuilt rebuilding",
        "repay": "repays repaid repaying",
        "ride": "rides rode ridden riding",
        "rise": "rises rose risen rising",
        "run": "runs ran running",
        "say": "says said saying",
        "see": "sees saw seen seeing",
        "seek": "seeks sought seeking",
        "sell": "sells sold selling",
        "send": "sends sent sending",
        "set": "sets setting",
        "shed": "sheds shedding",
        "shoot": "shoots shot shooting",
        "sink": "sinks sank sunk sinking",
        "slay": "slays slew slain slaying",
        "speak": "speaks spoke spoken speaking",
        "spend": "spends spent spending",
        "spread": "spreads spreading",
        "stand": "stands stood standing",
        "steal": "steals stole stolen stealing",
        "strike": "strikes struck stricken striking",
        "sweep": "sweeps swept sweeping",
        "take": "takes took taken taking",
        "teach": "teaches taught teaching",
        "tear": "tears tore torn tearing",
        "tell": "tells told telling",
        "think": "thinks thought thinking",
        "throw": "throws threw thrown throwing",
        "understand": "understands understood understanding",
        "wear": "wears wore worn wearing",
        "weep": "weeps wept weeping",
        "win": "wins won winning",
        "withdraw": "withdraws withdrew withdrawn withdrawing",
        "write": "writes wrote written writing",
    }.items()
}
IRREGULAR_NOUNS: dict[str, tuple[str, ...]] = {
    "analysis": ("analyses",),
    "bacterium": ("bacteria",),
    "bus": ("buses",),
    "calf": ("calves",),
    "cargo": ("cargoes", "cargos"),
    "child": ("children",),
    "crisis": ("crises",),
    "diagnosis": ("diagnoses",),
    "echo": ("echoes",),
    "embargo": ("embargoes",),
    "foot": ("feet",),
    "gas": ("gases",),
    "goods": (),
    "goose": ("geese",),
    "half": ("halves",),
    "hero": ("heroes",),
    "knife": ("knives",),
    "leaf": ("leaves",),
    "life": ("lives",),
    "louse": ("lice",),
    "memorandum": ("memorandums", "memoranda"),
    "mouse": ("mice",),
    "news": (),
    "ox": ("oxen",),
    "people": (),
    "person": ("persons", "people"),
    "politics": (),
    "quota": ("quotas",),
    "referendum": ("referendums", "referenda"),
    "self": ("selves",),
    "thief": ("thieves",),
    "tooth": ("teeth",),
    "veto": ("vetoes",),
    "wife": ("wives",),
    "wolf": ("wolves",),
}
_DOUBLING = frozenset(
    """
    abet acquit admit commit compel concur confer deter expel handicap impel kidnap occur omit permit prefer
    propel rebel refer regret repel submit transfer worship
    """.split()  # noqa: SIM905
)
_NOT_IZE = frozenset(
    """
    rise arise raise praise promise compromise premise exercise supervise advise revise surprise comprise
    enterprise expertise franchise disenfranchise enfranchise merchandise noise wise disguise televise
    improvise devise despise precise concise advertise likewise otherwise paradise treatise cruise bruise
    poise demise excise chastise incise apprise appraise crise
    """.split()  # noqa: SIM905
)
_PREFIXED = re.compile(r"(over|out|under|mis|re|fore)(\w{3,})")
_IZE = re.compile(r"\b(\w{2,}?)(is(?:e|es|ed|ing|ation|ations|er|ers))\b")
_SINGLE_L = """
    cancel channel counsel dial duel equal fuel funnel label level libel marshal model quarrel rival signal
    travel
"""
_OUR = """
    armour behaviour clamour colour demeanour endeavour favour fervour flavour harbour honour humour labour
    misdemeanour neighbour odour parlour rigour rumour savour splendour tumour valour vigour
"""
_AMERICAN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (f"({'|'.join(word[:-2] for word in _OUR.split())})ur", r"\1r"),
        (rf"\b({'|'.join(_SINGLE_L.split())})l(ed|ing|ors?|ers?)\b", r"\1\2"),
        (r"\bcentre", "center"),
        (r"theatre", "theater"),
        (r"(def|off|pret)ence(s?)\b", r"\1ense\2"),
        (r"\blicence", "license"),
        (r"\bprogramme(s?)\b", r"program\1"),
        (r"judgement", "judgment"),
        (r"paedo", "pedo"),
        (r"cheque", "check"),
        (r"\brouble", "ruble"),
        (r"sceptic", "skeptic"),
        (r"\bper cent\b", "percent"),
    )
)
# What every form that `_IZE` or one of `_AMERICAN` changes holds; most forms hold none of it.
_SPELT_TWO_WAYS = re.compile(
    "is|our|l(?:ed|ing|or|er)|ence|centre|theatre|programme|judgement|paedo|cheque|rouble|sceptic|per cent"
)


def noun_forms(noun: str) -> list[str]:
    """Return a noun, or a phrase that ends in one, in the singular and the plural.

    >>> noun_forms("war crime"), noun_forms("policeman"), noun_forms("party")
    (['war crime', 'war crimes'], ['policeman', 'policemen'], ['party', 'parties'])
    """
    head, blank, last = noun.rpartition(" ")
    return [noun, *(f"{head}{blank}{plural}" for plural in _plurals(last))]


def verb_forms(verb: str) -> list[str]:
    """Return a verb, or a phrase that begins with one, in all its forms.

    >>> verb_forms("cut costs")
    ['cut costs', 'cuts costs', 'cutting costs']
    >>> verb_forms("ban")
    ['ban', 'bans', 'banned', 'banning']
    """
    first, blank, rest = verb.partition(" ")
    return [verb, *(f"{form}{blank}{rest}" for form in _conjugate(first))]


def adjective_forms(adjective: str) -> list[str]:
    """Return an adjective with its comparative and superlative, if it is short enough to have them.

    >>> adjective_forms("vile"), adjective_forms("bloody"), adjective_forms("barbaric")
    (['vile', 'viler', 'vilest'], ['bloody', 'bloodier', 'bloodiest'], ['barbaric'])
    """
    if adjective.endswith("e") and len(adjective) <= 6:
        return [adjective, f"{adjective}r", f"{adjective}st"]
    if adjective.endswith("y") and len(adjective) <= 7:
        return [adjective, f"{adjective[:-1]}ier", f"{adjective[:-1]}iest"]
    return [adjective, f"{adjective}er", f"{adjective}est"] if len(adjective) <= 5 else [adjective]


def spellings(form: str) -> list[str]:
    """Return a form in British spelling and, where they differ, in American and Oxford spelling.

    >>> spellings("labour organisations"), spellings("rise")
    (['labour organisations', 'labor organizations', 'labour organizations'], ['rise'])
    """
    if not _SPELT_TWO_WAYS.search(form):
        return [form]
    oxford = american = _IZE.sub(_ize, form)
    for pattern, replacement in _AMERICAN:
        american = pattern.sub(replacement, american)
    return list(dict.fromkeys((form, american, oxford)))


def expand(forms: Iterable[str]) -> Iterator[str]:
    """Yield every form in all its spellings, each once."""
    seen: set[str] = set()
    for form in forms:
        for spelling in spellings(form):
            if spelling not in seen:
                seen.add(spelling)
                yield spelling


def _ize(match: re.Match[str]) -> str:
    stem, ending = match.groups()
    if f"{stem}ise" in _NOT_IZE:
        return match.group()
    return f"{stem}iz{ending[2:]}"


def _plurals(noun: str) -> tuple[str, ...]:
    if noun in IRREGULAR_NOUNS:
        return IRREGULAR_NOUNS[noun]
    if noun.endswith("man") and noun not in ("human", "german", "ottoman", "roman", "talisman"):
        return (f"{noun[:-3]}men",)
    if noun.endswith("ics"):
        return ()
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return (f"{noun}es",)
    if re.search(r"[^aeiou]y$", noun):
        return (f"{noun[:-1]}ies",)
    return (f"{noun}s",)


def _conjugate(verb: str) -> tuple[str, ...]:
    if verb in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[verb]
    prefixed = _PREFIXED.fullmatch(verb)
    if prefixed and prefixed[2] in IRREGULAR_VERBS:
        return tuple(prefixed[1] + form for form in IRREGULAR_VERBS[prefixed[2]])
    if re.search(r"(s|x|z|ch|sh|[^aeiou]o)$", verb):
        third = f"{verb}es"
    elif re.search(r"[^aeiou]y$", verb):
        third = f"{verb[:-1]}ies"
    else:
        third = f"{verb}s"
    if verb.endswith("ee"):
        return third, f"{verb}d", f"{verb}ing"
    if verb.endswith("ie"):
        return third, f"{verb}d", f"{verb[:-2]}ying"
    if verb.endswith("e"):
        return third, f"{verb}d", f"{verb[:-1]}ing"
    if re.search(r"[^aeiou]y$", verb):
        return third, f"{verb[:-1]}ied", f"{verb}ing"
    if (
        verb in _DOUBLING
        or re.search(r"\w\w[^aeiou][aeiou]l$", verb)
        or re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprtz]", verb)
    ):
        verb += verb[-1]
    return third, f"{verb}ed", f"{verb}ing"
