"""Actors: who is mentioned in a text, and whom an expression names."""

from .mentions import Mention, actor_findings, find_mentions, is_armed_group
from .target import target_of

__all__ = ["Mention", "actor_findings", "find_mentions", "is_armed_group", "target_of"]
