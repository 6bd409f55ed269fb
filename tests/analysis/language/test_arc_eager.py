"""The transition system builds the trees that its transitions say."""

from __future__ import annotations

import numpy as np
import pytest

from commentariat.analysis.language.arc_eager import LEFT, REDUCE, RIGHT, SHIFT, Parses, permits


def run(parses: Parses, transitions: list[int]) -> list[int]:
    """Take transitions in a single parse, each of which must be permitted, and return the heads."""
    for number, kind in enumerate(transitions):
        assert permits(int(parses.permitted()[0]), kind), f"transition {number} is not permitted"
        parses.advance(np.array([kind]), np.array([number]))
    assert not len(parses)
    return parses.heads.tolist()


def test_the_example_of_nivre_2008() -> None:
    """Economic news had little effect on financial markets. (Figure 7; without his artificial root)."""
    transitions = [SHIFT, LEFT, SHIFT, LEFT, SHIFT, SHIFT, LEFT, RIGHT, RIGHT, SHIFT, LEFT, RIGHT]
    transitions += [REDUCE, REDUCE, REDUCE, RIGHT, REDUCE, REDUCE]
    parses = Parses([9], np.array([1]))
    assert run(parses, transitions) == [2, 3, 0, 5, 3, 5, 8, 6, 3]
    # Each arc is known by the transition that made it.
    assert parses.moves.tolist() == [1, 3, 0, 6, 7, 8, 10, 11, 15]


def test_a_token_without_head_goes_back_to_the_buffer_and_is_not_shifted_twice() -> None:
    parses = Parses([3], np.array([1]))
    for kind in (SHIFT, SHIFT, REDUCE):
        parses.advance(np.array([kind]), np.array([0]))
    assert parses.features()[0, :3].tolist() == [2, 3, 1]
    assert not permits(int(parses.permitted()[0]), SHIFT)
    assert run(parses, [RIGHT, RIGHT, REDUCE, REDUCE, REDUCE]) == [0, 1, 2]


def test_an_arc_is_replaced_and_the_child_before_it_is_the_last_again() -> None:
    parses = Parses([4], np.array([1]))
    for kind in (SHIFT, RIGHT, REDUCE, RIGHT, LEFT):
        parses.advance(np.array([kind]), np.array([0]))
    top, last_right = parses.features()[0, [2, 7]].tolist()
    assert (top, last_right) == (1, 2)
    assert parses.heads.tolist() == [0, 1, 4, 0]


def allowed(parses: Parses) -> list[int]:
    """Return the kinds of transition that are permitted in a single parse."""
    code = int(parses.permitted()[0])
    return [kind for kind in range(4) if permits(code, kind)]


def test_before_the_next_sentence_the_stack_is_emptied_and_the_parse_is_finished() -> None:
    parses = Parses([3], np.array([1, 3]), wanted=np.array([True, False]))
    for kind in (SHIFT, RIGHT):
        parses.advance(np.array([kind]), np.array([0]))
    # The next token is seen, but nothing else can be done with it.
    assert parses.features()[0, :3].tolist() == [3, 0, 2]
    assert allowed(parses) == [REDUCE]
    assert run(parses, [REDUCE, REDUCE]) == [0, 1, 0]


def test_within_a_sentence_the_stack_is_never_emptied() -> None:
    parses = Parses([3], np.array([1]))
    parses.advance(np.array([SHIFT]), np.array([0]))
    assert allowed(parses) == [SHIFT, LEFT, RIGHT]


def test_only_wanted_sentences_are_parsed() -> None:
    parses = Parses([2, 2], np.array([1, 2, 3]), wanted=np.array([False, True, True]))
    assert parses.features()[:, 0].tolist() == [2, 3]
    parses.advance(np.array([SHIFT, SHIFT]), np.array([0, 0]))
    parses.advance(np.array([REDUCE, RIGHT]), np.array([0, 1]))
    assert run(parses, [REDUCE, REDUCE]) == [0, 0, 0, 3]


def test_texts_do_not_reach_into_each_other() -> None:
    parses = Parses([1, 2], np.array([1, 2]))
    assert parses.features().tolist() == [[1, 0, 0, 0, 0, 0, 0, 0], [2, 3, 0, 0, 0, 0, 0, 0]]
    parses.advance(np.array([SHIFT, SHIFT]), np.array([0, 0]))
    parses.advance(np.array([REDUCE, RIGHT]), np.array([0, 1]))
    assert parses.unfinished() == [1]
    assert run(parses, [REDUCE, REDUCE]) == [0, 0, 2]


# No parse is forbidden both arcs and to reduce, of which the number would be 0b1101 or 0b1111.
@pytest.mark.parametrize("code", [code for code in range(16) if code & 0b101 != 0b101])
def test_some_transition_is_permitted_whenever_a_parse_is_not_finished(code: int) -> None:
    assert any(permits(code, kind) for kind in range(4))
