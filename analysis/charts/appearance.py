"""How labels look, in one place: colour by family, line style within the family, and a short printed tag.

Nothing depends on colour alone. The four families take four hues of the Okabe–Ito palette (Okabe and Ito
2008), which people with colour-vision deficiencies tell apart; within a family the kind of underline differs;
and every label has a tag of three letters, so that a black-and-white print reads the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...corpus.palette import PALETTE as PALETTE


@dataclass(frozen=True, slots=True)
class Appearance:
    """How one label is drawn.

    Attributes:
        family: groups labels that do the same kind of work; sets the hue.
        line: CSS text-decoration-style; tells labels of one family apart.
        tag: three letters, printed beside the span.
        title: the label in running text.
    """

    family: str
    line: str
    tag: str
    title: str


FAMILIES = {
    "naming": "Naming",
    "judgement": "Judgement",
    "stance": "Stance and reporting",
    "agency": "Agency",
    "other": "Other layers",
}

LABELS = {
    "delegitimising_label": Appearance("naming", "solid", "DEL", "delegitimising label"),
    "legitimising_label": Appearance("naming", "dotted", "LEG", "legitimising label"),
    "proxy_label": Appearance("naming", "double", "PRX", "proxy label"),
    "contested_territory": Appearance("naming", "dashed", "TER", "contested territory"),
    "dehumanising": Appearance("naming", "wavy", "DEH", "dehumanising"),
    "evaluative": Appearance("judgement", "solid", "EVA", "evaluative"),
    "scare_quotes": Appearance("judgement", "dashed", "SCQ", "scare quotes"),
    "euphemism": Appearance("judgement", "double", "EUP", "euphemism"),
    "booster": Appearance("stance", "solid", "BST", "booster"),
    "hedge": Appearance("stance", "dashed", "HDG", "hedge"),
    "doubt_verb": Appearance("stance", "dotted", "DBT", "doubt verb"),
    "factive_verb": Appearance("stance", "double", "FCT", "factive verb"),
    "agentless_passive": Appearance("agency", "solid", "PAS", "agentless passive"),
}


def appearance(layer: str, label: str) -> Appearance:
    """Return how a label of a layer is drawn; labels outside loaded language are drawn quietly.

    >>> appearance("loaded_language", "proxy_label").tag
    'PRX'
    >>> appearance("actor", "polity").tag
    ''
    """
    if layer == "loaded_language" and label in LABELS:
        return LABELS[label]
    if layer == "loaded_language":
        return Appearance("other", "solid", label[:3].upper(), readable(label))
    return Appearance("other", "dotted", "", readable(label))


def readable(name: str) -> str:
    """Return a label, layer or column name as running text.

    >>> readable("conflict_journalism")
    'conflict journalism'
    """
    return name.replace("_", " ")
