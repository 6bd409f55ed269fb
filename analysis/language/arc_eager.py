"""The arc-eager transition system on arrays: many parses advance together, one transition each a step.

A parse keeps a stack of tokens and a buffer of tokens to come, and takes transitions: it moves the first token of the
buffer to the stack (SHIFT), pops the stack (REDUCE), attaches the top of the stack to the first of the buffer and pops
it (LEFT), or attaches the first of the buffer to the top of the stack and moves it there (RIGHT). This is Nivre's
system with spaCy's amendments: a token that is popped without a head goes back to the buffer, and an arc can be
replaced. It is told beforehand where sentences start: before a start the stack is emptied, and nowhere else. Permitted
transitions and their outcome are those of ``spacy.pipeline._parser_internals.arc_eager`` for texts whose sentences are
set; its transition BREAK, by which it sets them itself, is never permitted then.

So no transition depends on what lies before its sentence, and every sentence has a parse of its own; or none.

Sources: Nivre (2003), "An efficient algorithm for projective dependency parsing" (aclanthology.org/W03-3017); Nivre
(2008), "Algorithms for deterministic incremental dependency parsing" (doi:10.1162/coli.07-056-R1-07-027); Honnibal and
Johnson (2014), "Joint incremental disfluency detection and dependency parsing" (doi:10.1162/tacl_a_00171), and (2015),
"An improved non-monotonic transition system for dependency parsing" (doi:10.18653/v1/D15-1162), for the amendments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Places = npt.NDArray[np.intp]
    Flags = npt.NDArray[np.bool_]

SHIFT, REDUCE, LEFT, RIGHT = range(4)
FEATURES = 8
"""Tokens that a transition is chosen by: the first two of the buffer, the top three of the stack, the last left
child of the buffer's first, and the last left and right child of the stack's top."""

_NONE = 0
# What is known of a token: the next in the buffer, the one below it on the stack, its head and the transition that
# gave it, its last left and right child, the right child its head had before it, whether it came back from the stack,
# and whether a sentence starts there.
_BEHIND, _UNDER, _HEAD, _LEFT, _RIGHT, _BEFORE, _RETURNED, _STARTS = range(8)
_FIELDS = 8
# What is known of a parse: the top of the stack, the first of the buffer, and the token that its sentence begins with.
_TOP, _FIRST, _OWN = range(3)


class Parses:
    """The running parses of some texts.

    Tokens are counted from 1 through all texts; 0 stands for none.
    """

    def __init__(self, lengths: Sequence[int], starts: Places, *, wanted: Flags | None = None) -> None:
        """Begin a parse for every sentence.

        Args:
            lengths: how many tokens each text has, at least one.
            starts: the tokens, counted from 1, where sentences start, in order; the first of every text among them.
            wanted: which sentences are parsed; all by default.
        """
        self._ends = np.cumsum(lengths)
        count = int(self._ends[-1])
        self._tokens = np.zeros((count + 1, _FIELDS), dtype=np.int32)
        self._move = np.zeros(count + 1, dtype=np.intp)
        self._tokens[:, _BEHIND] = self._next(np.arange(count + 1))
        # The table is written column by column.
        columns = [self._tokens[:, field] for field in range(_FIELDS)]
        self._behind, self._under, self._head, self._left = columns[:4]
        self._right, self._before, self._returned, self._starts = columns[4:]
        self._starts[starts] = 1
        self._stops = np.append(starts[1:], count + 1)
        self._sentences = starts
        own = starts if wanted is None else starts[wanted]
        self._parses = np.stack([np.zeros_like(own), own, own])
        self._look()

    def __len__(self) -> int:
        """Return how many parses are not finished."""
        return self._parses.shape[1]

    @property
    def heads(self) -> Places:
        """The head of each token, counted from 1, or 0 for a root."""
        return self._head[1:].astype(np.intp)

    @property
    def moves(self) -> Places:
        """The number of the transition that gave each token its head."""
        return self._move[1:]

    def unfinished(self) -> list[int]:
        """Return the numbers of texts, in order, that have a parse which is not finished."""
        return np.unique(np.searchsorted(self._ends, self._parses[_OWN])).tolist()

    def longest(self) -> int:
        """Return the greatest number of tokens that a parse has before it."""
        _, first, own = self._parses
        stop = self._stops[np.searchsorted(self._sentences, own)]
        return int((stop - first).max(initial=0, where=first != _NONE))

    def features(self) -> Places:
        """Return the tokens that the next transitions are chosen by: one row a parse, 0 for none."""
        top, first, _ = self._parses
        below = self._under.take(self._below)
        of_top, of_first = self._of_top, self._of_first
        children = of_first[:, _LEFT], of_top[:, _LEFT], of_top[:, _RIGHT]
        return np.array([first, self._second, top, self._below, below, *children]).T

    def permitted(self) -> npt.NDArray[np.uint8]:
        """Return a number for each parse that says which transitions are permitted; `permits` reads it."""
        top, first, _ = self._parses
        stacked = top != _NONE
        starting = self._of_first[:, _STARTS] != 0
        no_arc = starting | (first == _NONE)
        no_shift = starting | (self._second == _NONE) | (self._of_first[:, _RETURNED] != 0)
        # What would be left of the sentence could not be attached to what was popped.
        no_reduce = (self._below == _NONE) & ~no_arc
        code = stacked.view(np.uint8) << 3
        code |= no_arc.view(np.uint8) << 2
        code |= no_shift.view(np.uint8) << 1
        code |= no_reduce.view(np.uint8)
        return code

    def advance(self, kinds: Places, moves: Places) -> None:
        """Take one transition in every parse.

        Args:
            kinds: the kind of each transition, SHIFT to RIGHT.
            moves: the number of each transition, which stands for its label too.
        """
        self._add_arcs(kinds, moves)
        self._move_tokens(kinds)
        top, first, own = self._parses
        ended = (first == _NONE) | ((self._starts.take(first) != 0) & (first != own))
        going_on = (top != _NONE) | ~ended
        if not going_on.all():
            self._keep(going_on.nonzero()[0])
        self._look()

    def _look(self) -> None:
        """Read what is known of the first tokens of stacks and buffers."""
        self._of_top, self._of_first = self._tokens.take(self._parses[:2], axis=0).astype(np.intp)
        self._below, self._second = self._of_top[:, _UNDER], self._of_first[:, _BEHIND]

    def _keep(self, parses: Places) -> None:
        self._parses = self._parses.take(parses, axis=1)

    def _add_arcs(self, kinds: Places, moves: Places) -> None:
        top, first = self._parses[:2]
        right = (kinds == RIGHT).nonzero()[0]
        head, child = top[right], first[right]
        self._head[child], self._move[child] = head, moves[right]
        self._before[child] = self._of_top[right, _RIGHT]
        self._right[head] = child
        left = (kinds == LEFT).nonzero()[0]
        head, child = first[left], top[left]
        # An arc that is replaced was the last that its head got, since the child lay upon it ever after.
        self._right[self._of_top[left, _HEAD]] = self._of_top[left, _BEFORE]
        self._right[_NONE] = _NONE
        self._head[child], self._move[child] = head, moves[left]
        self._left[head] = child
        self._returned[head] = 0

    def _move_tokens(self, kinds: Places) -> None:
        top, first, _ = self._parses
        pushed = (kinds == SHIFT) | (kinds == RIGHT)
        self._under[first[pushed]] = top[pushed]
        reduced = (kinds == REDUCE).nonzero()[0]
        returned = reduced[(self._of_top[reduced, _HEAD] == _NONE) & (self._below[reduced] != _NONE)]
        token = top[returned]
        self._returned[token] = 1
        self._behind[token] = first[returned]
        below, ahead = self._below.copy(), first.copy()
        np.copyto(below, first, where=pushed)
        np.copyto(ahead, self._second, where=pushed)
        ahead[returned] = token
        self._parses[_TOP], self._parses[_FIRST] = below, ahead

    def _next(self, tokens: Places) -> Places:
        """Return the next token of the same text."""
        following = tokens + 1
        following[np.isin(tokens, self._ends) | (tokens == _NONE)] = _NONE
        return following


def permits(code: int, kind: int) -> bool:
    """Say whether a number of `Parses.permitted` permits a kind of transition.

    >>> [permits(0b1010, kind) for kind in (SHIFT, REDUCE, LEFT, RIGHT)]
    [False, True, True, True]
    """
    stacked, no_arc, no_shift, no_reduce = (bool(code & bit) for bit in (8, 4, 2, 1))
    return {
        SHIFT: not stacked or not no_shift,
        REDUCE: stacked and not no_reduce,
        LEFT: stacked and not no_arc,
        RIGHT: stacked and not no_arc,
    }[kind]
