"""Words that the search for targets turns on: verbs of naming, nouns for groups, rulers and invaders."""

from __future__ import annotations

from ..wordlist import words

NAMING = frozenset({"delegitimising_label", "legitimising_label", "proxy_label", "dehumanising"})
AS_VERBS = words(
    """
    brand cast classify condemn consider define denounce depict describe designate dismiss hail honour
    honor label list paint portray praise present recognise recognize regard remember represent see show
    target treat view think characterise characterize mourn celebrate bury salute commemorate welcome
    revere venerate greet smear expose unmask revile decry disparage vilify mock cite accept reject deride speak refer
    """
)
CALL_VERBS = words(
    """
    brand call consider deem declare designate dub label name term think find proclaim
    """
)
COPULAS = frozenset({"be", "remain", "become", "stay"})
GOVERNMENT = words(
    """
    regime regimes junta dictatorship dictator dictators tyranny tyrant tyrants clique cabal usurper
    usurpers kleptocracy autocracy despot despots ruler strongman
    """
)
PUPPETS = words(
    """
    puppet puppets stooge stooges marionette collaborator collaborators agent agents lackey lackeys vassal
    vassals
    """
)
SAVIOURS = words("saviour saviours savior saviors liberator liberators guardian guardians defender defenders")
# Those who hold a seat of government, named by how they came to it or whom they serve: "the putschists in Niamey".
SEATED = (
    GOVERNMENT
    | (PUPPETS - {"puppet", "agent", "agents"})
    | words(
        """
    putschist putschists coup-plotters plotters lapdog lapdogs minion minions flunkeys quislings quisling clown
    clowns kleptocrats oligarchs mullahs
    """
    )
)
BELIEFS = words(
    "islamic islamist islamists takfiri salafi jihadist communist fascist marxist socialist christian"
)
FASCISTS = words("fascist fascists nazi nazis neo-nazis neonazis")
HIRED = words("mercenary mercenaries")
INVADERS = words("invader invaders occupier occupiers aggressor aggressors occupation")
GROUP_NOUNS = words(
    """
    terrorist terrorists group groups organisation organization gang gangs thugs bandits militants
    network outfit cell cells fighters extremists elements clique murderers criminals killers movement
    militia
    """
)
DETERMINERS = words("the these those this that its their")
OPENERS = frozenset({"a", "an", "the", "another", "its"})
REPORTED = words("say write tell add remark post tweet speak")
PERSON_NOUNS = words(
    """
    commander general leader man woman martyr officer pilot president colonel priest cleric hero minister
    premier chancellor
    """
)
MEMBERS = words(
    """
    army commander commanders element elements faction factions fighter fighters force forces government
    group leader leaders leadership lot man member members men militia movement people rebels regime
    rule soldier soldiers supporter supporters troop troops unit units militants insurgents party
    administration authorities cabinet leadership
    """
)
FOLLOWERS = words("rebels followers army volunteers veterans defenders remnants survivors ranks")
TITLED = words("field marshal mayor minister prime president governor commander general colonel")
