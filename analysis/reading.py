"""One parsed text with everything the rules share, each part worked out once and only when asked for."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from .actors.armed import beside_fighters
from .actors.coreference import armed_in_text
from .actors.descriptions import Description, find_descriptions
from .actors.mentions import Mention, find_mentions
from .language.passives import Passive, passives
from .language.snapshot import snapshot
from .voices.attribution import Attribution, find_attributions
from .voices.quotation import Quotation, find_quotations
from .voices.stretches import Stretches
from .voices.voice import VoiceSpan, find_voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token


class Reading:
    """A parsed text as the rules see it.

    Attributes:
        doc: the parse (tagger, parser and entity recogniser have run).
        kind: ``report`` or ``comment``.
        quoted: what a comment repeats of the report or of another comment: start and end, as code points.
    """

    def __init__(self, doc: Doc, *, kind: str = "report", quoted: Sequence[tuple[int, int]] = ()) -> None:
        """Wrap a parse; nothing is computed until it is asked for."""
        self.doc = snapshot(doc)
        self.kind = kind
        self.quoted = quoted

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens; asking the parse for one makes it anew each time."""
        return tuple(self.doc)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who is made to say, think or name what, in order."""
        return find_attributions(self.doc)

    @cached_property
    def attributed_by(self) -> dict[int, list[Attribution]]:
        """The attributions by the token index of their cue."""
        found: dict[int, list[Attribution]] = {}
        for attribution in self.attributions:
            found.setdefault(attribution.cue, []).append(attribution)
        return found

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of the text, in order."""
        return find_quotations(self.doc, self.attributions)

    @cached_property
    def quotation_at(self) -> dict[int, Quotation]:
        """The first quotation of those that open at a token, by the token's index."""
        return {quotation.start: quotation for quotation in reversed(self.quotations)}

    @cached_property
    def spoken_in_marks(self) -> frozenset[int]:
        """The tokens between the marks of quotations that are speech and lie in no other."""
        return frozenset(
            index
            for quotation in self.quotations
            if quotation.speech and quotation.depth == 0
            for index in range(quotation.start + 1, quotation.end)
        )

    @cached_property
    def voices(self) -> tuple[VoiceSpan, ...]:
        """The stretches that are quoted or attributed."""
        return find_voices(self)

    @cached_property
    def voices_over(self) -> Stretches[VoiceSpan]:
        """The same stretches, by the tokens that they hold."""
        return Stretches((span.start, span.end, span) for span in self.voices)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of named actors, in order."""
        return find_mentions(self)

    @cached_property
    def descriptions(self) -> tuple[Description, ...]:
        """The neutral descriptions of actors ("the group", "Syrian troops"), in order."""
        return find_descriptions(self)

    @cached_property
    def described_at(self) -> dict[int, str]:
        """The actor of a neutral description by the index of its head, where it has one."""
        return {found.end - 1: found.actor for found in self.descriptions if found.actor is not None}

    @cached_property
    def passives(self) -> tuple[Passive, ...]:
        """The passives of the text, in order."""
        return tuple(passives(self.doc))

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The mention that a token belongs to, by the token's index."""
        return {index: mention for mention in self.mentions for index in range(mention.start, mention.end)}

    @cached_property
    def actor_named(self) -> dict[str, str]:
        """The actor that a name as written stands for in this text."""
        return {mention.name: mention.actor for mention in self.mentions}

    @cached_property
    def passive_at(self) -> dict[int, Passive]:
        """The passive whose participle a token is, by the token's index."""
        return {passive.participle: passive for passive in self.passives}

    @cached_property
    def places_of(self) -> dict[str, list[int]]:
        """The tokens at which each word stands, in lower case."""
        places: dict[str, list[int]] = {}
        for token in self.doc:
            places.setdefault(token.lower_, []).append(token.i)
        return places

    @cached_property
    def armed_actors(self) -> frozenset[str]:
        """The actors that the text calls armed, whatever their names say."""
        return frozenset(mention.actor for mention in self.mentions if beside_fighters(self.doc, mention))

    @cached_property
    def armed_mentions(self) -> tuple[Mention, ...]:
        """The mentions of armed or political movements, in order."""
        return tuple(mention for mention in self.mentions if armed_in_text(self, mention))

    @cached_property
    def named_at(self) -> dict[int, Mention | None]:
        """Whose "regime" and the like stands at a token, as far as `DefiniteDescription` has asked."""
        return {}

    def sentences_apart(self, one: int, other: int) -> int:
        """Return how many sentences begin between two tokens."""
        return abs(self.sentence_of[one] - self.sentence_of[other])

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of the sentence that each token belongs to."""
        return list(accumulate(token.is_sent_start is True for token in self.doc))
