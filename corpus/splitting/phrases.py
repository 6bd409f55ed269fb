"""Turns of phrase: the words and marks of a line outside its quotations, alone and in pairs."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from .cue_patterns import MAX_CHARS
from .cues import without_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\.\.+|[!?]+|[^\w\s]")


def phrases(line: str) -> set[str]:
    """Return the words and marks of a line, in lower case, and their pairs; a quotation counts as its marks.

    >>> sorted(phrases("“Never,” he said... No!"))
    ['!', '...', '... no', 'he', 'he said', 'no', 'no !', 'said', 'said ...', '“', '“ ”', '”', '” he']
    """
    own = without_quotations(line[:MAX_CHARS], instead=" “” ").replace("’", "'").lower()
    words = [word[:3] if word[0] in ".!?" else word for word in _TOKEN.findall(own)]
    return {*words, *(f"{a} {b}" for a, b in pairwise(words))}


def weighed(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return what the known ones among some phrases weigh, as if the line were a vector of length 1.

    >>> round(weighed({"i", "love", "i love", "trams"}, {"i": 1.0, "love": 2.0, "i love": 1.0}), 3)
    2.309
    """
    known = [weights[phrase] for phrase in found if phrase in weights]
    # Sets have no order of their own; a plain sum would differ from run to run.
    return math.fsum(known) / math.sqrt(len(known)) if known else 0.0
