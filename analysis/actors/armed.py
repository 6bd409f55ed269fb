"""Words that call an actor armed, and whether they stand beside a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .mentions import Mention

GROUPS = words(
    """
    group movement organisation organization militia militants rebels outfit faction network insurgents
    paramilitaries paramilitary guerrillas militiamen jihadists
    """
)
_BESIDE = GROUPS | words("fighters gunmen cells cell positions jihadist insurgents")


def beside_fighters(doc: Doc, mention: Mention) -> bool:
    """Tell whether a noun for fighters stands right beside a mention: "JNIM fighters", "the rebel group RSP"."""
    after = doc[mention.end].lower_ if mention.end < len(doc) else ""
    before = doc[mention.start - 1].lower_ if mention.start else ""
    return after in _BESIDE or before in _BESIDE
