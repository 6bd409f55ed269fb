"""Senses: named tests that decide, from syntax and context, whether a candidate is used in the loaded sense.

A lexicon entry names its tests in ``sense:`` (all must hold) and, where the words alone are not the span, a
function in ``shape:`` that returns the span. Each module here holds those of a few labels; importing this
package registers them all.
"""

from .. import actors  # noqa: F401  # first, since senses and actors import each other
from .registry import Match, meanings, sense, sense_names, senses_hold, shape, shape_names, shaped_span

__all__ = ["Match", "meanings", "sense", "sense_names", "senses_hold", "shape", "shape_names", "shaped_span"]
