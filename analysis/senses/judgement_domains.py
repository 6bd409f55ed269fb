"""Where strong words are mild or technical: sport, law, weather, medicine, buildings, medals and the like."""

from __future__ import annotations

from ..tags import FINITE
from ..wordlist import words
from .judgement import about, judged_noun
from .registry import Match, sense

_SPORT = words(
    """
    match goal goals striker goalkeeper keeper midfielder defender winger half-time cup league final
    derby club coach manager stadium batsman bowler innings wicket century quarterback touchdown
    championship tournament tennis rugby cricket football boxing sitcom team-mates teammates title
    clean-sheet semi-final penalty scored equaliser supporters' relegation season
    """
)
_LAW = words(
    """
    convention conventions protocol treaty treaties statute code law court-martialled court-martial
    charge charged charges count degrading indictment contract trial clause geneva hague
    publisher convicted sentenced guilty
    """
)
_DEEDS = words(
    """
    crime act attack atrocity massacre murder killing torture abuse treatment injustice regime dictator
    man men people person deed policy law war bombing punishment cruelty persecution slaughter lie
    betrayal government leader violence revenge wrong policies oppression tyrant ideology creature human
    terrorist killer president minister
    """
)
_MEDALS = words(
    """
    medal medals award awards awarded cross decoration decorated citation citations decorations
    """
)
_VIEWS = words(
    """
    view views valley bay palace hotel garden gardens house cathedral scenery coast mountains ballroom
    castle mansion room hall
    """
)
_WEATHER = words(
    """
    weather traffic rain wind winds storm storms forecast handwriting turnout visibility
    """
)


@sense
def of_deeds(match: Match) -> bool:
    """Hold when deeds or people are judged (``a terrible crime``), not weather, food or luck."""
    judged = judged_noun(match)
    return judged is not None and bool({judged.lower_, judged.lemma_.lower()} & _DEEDS)


@sense
def not_of_a_piece(match: Match) -> bool:
    """Hold unless a piece of writing is praised, or its author in a line without a verb (``Brave reporter.``)."""
    noun = judged_noun(match)
    if noun is None:
        return True
    lemma = noun.lemma_.lower()
    finite = any(token.tag_ in FINITE for token in noun.sent)
    return lemma not in _PIECES and not (lemma in _AUTHORS and not finite)


_PIECES = words(
    "article column coverage editorial essay journalism piece post read report reporting story writing"
)
_AUTHORS = words("author columnist correspondent editor journalist reporter writer")


@sense
def not_in_sport(match: Match) -> bool:
    """Hold unless the sentence is about a match."""
    return not about(match, _SPORT)


@sense
def not_of_treaties(match: Match) -> bool:
    """Hold unless the word is a term of law or of a charge (``inhuman or degrading treatment``, ``perfidy``)."""
    return not about(match, _LAW)


@sense
def not_of_medals(match: Match) -> bool:
    """Hold unless a decoration is named after the virtue (``a medal for valour``)."""
    return not about(match, _MEDALS)


@sense
def not_of_views(match: Match) -> bool:
    """Hold unless houses or landscapes are praised."""
    judged = judged_noun(match)
    return judged is None or not ({judged.lower_, judged.lemma_.lower()} & _VIEWS)


@sense
def not_of_weather(match: Match) -> bool:
    """Hold unless weather, traffic or handwriting is bad."""
    return not about(match, _WEATHER)


@sense
def not_of_disease(match: Match) -> bool:
    """Hold unless the word is a term of medicine (``a rabid fox``, ``an insidious onset``)."""
    ill = words(
    """
    disease onset patient patients fox foxes dog dogs bat bats bite bit hospital doctors joints tumour
    tumor gate door studio film brain cancer
    """
)  # fmt: skip
    after = match.after()
    return not about(match, ill) and (after is None or after.pos_ != "DET")


@sense
def not_of_faith(match: Match) -> bool:
    """Hold unless religion's own terms are meant (``total depravity``, ``a miraculous icon``)."""
    return not about(
        match,
        words(
            """
    calvin calvinist church icon pilgrims saint theology exorcist exorcism total ritual rituals vatican
    """
        ),
    )


@sense
def not_of_buildings(match: Match) -> bool:
    """Hold unless the taste of a building, a dress or a wallpaper is blamed."""
    return not about(
        match,
        words(
            """
    building tower concrete architect architects architecture wallpaper curtains carpet hat dress sofa
    extension
    """
        ),
    )


@sense
def not_of_smells(match: Match) -> bool:
    """Hold unless a smell is meant."""
    return not about(match, words("smell smells stench odour odor fumes migraine"))


@sense
def not_of_blows(match: Match) -> bool:
    """Hold unless a sound is meant (``a sickening thud``)."""
    after = match.after()
    return after is None or after.lower_ not in words("thud crunch crack lurch jolt bump")


@sense
def not_of_insects(match: Match) -> bool:
    """Hold unless insects, water or deer are repelled."""
    return not about(
        match,
        words("insect insects mosquito mosquitoes spray water deer coating deet"),
    )


@sense
def not_of_physics_here(match: Match) -> bool:
    """Hold unless forces between bodies are meant."""
    return not about(match, words("magnet magnets electrons ions atoms particles potential"))


@sense
def revolting_as_adjective(match: Match) -> bool:
    """Hold unless people revolt."""
    after = match.after()
    return after is None or after.lower_ not in {"against", "over", "peasants"}


@sense
def beaten_senseless(match: Match) -> bool:
    """Hold unless somebody is knocked unconscious."""
    return not about(match, words("beat beaten knock knocked punched drunk"))


@sense
def not_of_positions(match: Match) -> bool:
    """Hold unless a hill or a fort cannot be held."""
    return not about(
        match,
        words(
            """
    ridge hill fort position positions artillery engineers garrison border frontier
    """
        ),
    )


@sense
def not_of_ground(match: Match) -> bool:
    """Hold unless roads, ice, water or mountains are dangerous."""
    ground = words(
    """
    ice icy road roads climbers climb face slopes waters currents crossing crossings terrain journey
    mountain mountains river sea snow path route rapids conditions pass reef mud
    """
)  # fmt: skip
    return not about(match, ground)


@sense
def not_in_games_here(match: Match) -> bool:
    """Hold unless a game, a play or a novel is full of it."""
    return not about(match, words("game games expansion novel film play plot series episode"))


@sense
def brutal_conduct(match: Match) -> bool:
    """Hold unless *brutal* means plain-spoken (``to be brutal``)."""
    before = match.before()
    return not (
        before is not None
        and before.lower_ == "be"
        and match.start > 1
        and match.doc[match.start - 2].lower_ == "to"
    )


@sense
def cruel_conduct(match: Match) -> bool:
    """Hold unless *cruel* is said of fate, luck or sport, or in the formula of the law."""
    luck = words("blow twist irony fate month luck injury unusual kind sea joke")
    near = {token.lower_ for token in match.doc[match.stop : match.stop + 3]}
    return not near & luck and not about(match, _SPORT)


@sense
def evil_in_earnest(match: Match) -> bool:
    """Hold unless evil is necessary, the lesser, or the matter of tales and films."""
    near = {token.lower_ for token in match.doc[max(0, match.start - 3) : match.start]}
    tale = words(
        """
    fairy pantomime panto superhero villain spell witch wizard disney scientist genius zombie netflix
    """
    )
    return not near & {"necessary", "lesser", "resident"} and not about(match, tale)


@sense
def wicked_in_earnest(match: Match) -> bool:
    """Hold unless witches, wit or weekends are wicked."""
    tale = words(
        """
    witch stepmother fairy queen musical opens broadway problem problems googly
    """
    )
    before, after = match.before(), match.after()
    bare = after is None or not after.is_alpha
    rest = before is not None and before.lower_ == "the" and bare
    return not about(match, tale) and not (rest and about(match, frozenset({"rest"})))


@sense
def stupid_in_earnest(match: Match) -> bool:
    """Hold unless somebody is bored or drunk stupid."""
    before = match.before()
    return before is None or before.lower_ not in words("bored drunk scared knocked silly")


@sense
def idiot_in_earnest(match: Match) -> bool:
    """Hold unless *idiot* names a useful tool, a guide or a light (``idiot's guide``, ``useful idiots`` is kept)."""
    near = {token.lower_ for token in match.doc[match.stop : match.stop + 2]}
    return not near & words("guide light board savant")


@sense
def madness_as_verdict(match: Match) -> bool:
    """Hold when a policy or an act is called madness, not a state of mind or a spring tournament."""
    token, before = match.first, match.before()
    if before is not None and before.lower_ in words("'s ’s march method into his her of"):
        return False
    if before is not None and before.lower_ in words(
        "sheer pure absolute utter collective complete total this"
    ):
        return True
    return token.dep_ in words("attr acomp oprd ROOT") and not (
        token.text[:1].isupper() and token.i + 1 < len(token.doc) and token.nbor(1).pos_ in {"VERB", "AUX"}
    )


@sense
def shame_on(match: Match) -> bool:
    """Hold when shame is called down on someone or named a nation's, not felt or seen on a face."""
    doc, before = match.doc, match.before()
    if match.last.lower_ == "shame" and match.stop > match.end:
        return before is None or before.lower_ not in words("with of in the his her")
    return not (doc[match.begin].lower_ == "crying" and match.begin == 0)


@sense
def not_of_puzzles(match: Match) -> bool:
    """Hold unless a puzzle or a question is hard."""
    return not about(match, words("sudoku puzzle puzzles quiz crossword exam trap level"))


@sense
def not_of_incentives(match: Match) -> bool:
    """Hold unless a rule works against its aim (``a perverse incentive``)."""
    after = match.after()
    near = {token.lower_ for token in match.doc[match.stop : match.stop + 2]}
    return not near & words(
        """
    incentive incentives effect effects outcome outcomes consequence consequences verdict course
    """
    ) and (after is None or match.first.lower_ != "perversely" or after.text != ",")


@sense
def not_of_brass(match: Match) -> bool:
    """Hold unless brass is meant, or the verb (``to brazen it out``)."""
    return match.first.pos_ != "VERB" and not about(match, words("temple altar trumpet doors brass statue"))


@sense
def glory_of_arms(match: Match) -> bool:
    """Hold when a nation, an army or its dead have glory: not a club, a flower, a flag or a saint."""
    near = {token.lower_ for token in match.doc[max(0, match.start - 1) : match.stop + 1]}
    if near & words("old morning days hunter hunters hole former crowning") or about(match, _SPORT):
        return False
    arms = words(
    """
    army fallen eternal war battle soldiers troops nation homeland motherland fatherland martyrs heroes
    victory revolution empire ukraine russia leader regiment martyrdom front defenders generals military
    battlefield
    """
)  # fmt: skip
    return about(match, arms)


@sense
def not_of_verse(match: Match) -> bool:
    """Hold unless the word classes poetry."""
    return not about(match, words("couplet couplets verse poem epic pope dryden"))


@sense
def noble_in_earnest(match: Match) -> bool:
    """Hold unless birth, gases or metals are noble."""
    return not about(
        match,
        words(
            """
    gas gases metal metals aristocrat duke count argon helium xenon family
    """
        ),
    )


@sense
def lit_brilliantly(match: Match) -> bool:
    """Hold unless light shines."""
    after = match.after()
    return after is None or after.lower_ not in words("lit illuminated coloured colored white sunny")


@sense
def not_of_art_theory(match: Match) -> bool:
    """Hold unless the sublime of the philosophers is meant, or a chemist's vapour."""
    before, after = match.before(), match.after()
    if (
        before is not None
        and before.lower_ == "the"
        and (after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ"})
    ):
        return False
    return not about(match, words("burke kant romantic iodine turner aesthetics"))


@sense
def not_of_myth(match: Match) -> bool:
    """Hold unless a legend tells it, or fame is meant (``the legendary guitarist``)."""
    return not about(
        match,
        words(
            """
    arthur arthur's sword guitarist singer actor myth myths album band film founder restaurant
    """
        ),
    )


@sense
def not_of_cells(match: Match) -> bool:
    """Hold unless cells, gods or souls do not die."""
    return not about(
        match,
        words("cells cell gods god soul souls jellyfish words line lines"),
    )


@sense
def survived_by_chance(match: Match) -> bool:
    """Hold unless luck saved someone."""
    return not about(
        match,
        words("survive survived escape escaped unhurt alive recovery recovered"),
    )


@sense
def not_of_eyes(match: Match) -> bool:
    """Hold unless eyesight is meant."""
    return not about(match, words("clinic glasses lens lenses patients optician near- art"))


@sense
def not_of_the_service(match: Match) -> bool:
    """Hold unless a soldier is discharged, by the name of that discharge."""
    return not about(match, words("discharge discharged discharges court-martial"))
