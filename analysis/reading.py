"""One parsed text with everything the rules share, each part worked out once and only when asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .actors.mentions import Mention, find_mentions
from .text.passives import Passive, passives
from .voices.attribution import Attribution, find_attributions
from .voices.quotation import Quotation, find_quotations
from .voices.voice import VoiceSpan, find_voices

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Reading:
    """A parsed text as the rules see it.

    Attributes:
        doc: the parse (tagger, parser and entity recogniser have run).
        kind: ``report`` or ``comment``.
    """

    def __init__(self, doc: Doc, *, kind: str = "report") -> None:
        """Wrap a parse; nothing is computed until it is asked for."""
        self.doc = doc
        self.kind = kind

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who is made to say, think or name what, in order."""
        return find_attributions(self.doc)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the text, in order."""
        return find_quotations(self.doc, self.attributions)

    @cached_property
    def voices(self) -> tuple[VoiceSpan, ...]:
        """The stretches that are quoted or attributed."""
        return find_voices(self)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of named actors, in order."""
        return find_mentions(self)

    @cached_property
    def passives(self) -> tuple[Passive, ...]:
        """The passives of the text, in order."""
        return tuple(passives(self.doc))
