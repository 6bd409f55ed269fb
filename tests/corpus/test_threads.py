from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.threads import break_cycles, depths, parents_first

PARENTS = st.lists(st.integers(-1, 7), max_size=8).map(
    lambda parents: array("q", [parent if parent < len(parents) else -1 for parent in parents])
)


@given(PARENTS)
def test_without_circles_every_comment_has_a_depth_and_follows_its_parent(parents: array[int]) -> None:
    break_cycles(parents)
    deep, order = depths(parents), list(parents_first(parents))

    assert sorted(order) == list(range(len(parents)))
    for place, parent in enumerate(parents):
        assert deep[place] == (0 if parent < 0 else deep[parent] + 1)
        assert parent < 0 or order.index(parent) < order.index(place)


@given(PARENTS)
def test_only_circles_are_cut_and_each_once(parents: array[int]) -> None:
    before = list(parents)
    cut = break_cycles(parents)

    assert [place for place in range(len(before)) if before[place] != parents[place]] == sorted(cut)
    for place in cut:
        path, here = [], before[place]
        while here != place and len(path) <= len(before):
            path.append(here)
            here = before[here]
        assert here == place, "what was cut answers itself, by way of others"
        assert not set(path) & set(cut)


def test_a_thread_of_a_hundred_thousand_comments_keeps_its_answers() -> None:
    # Work that grows with the square of the thread would not end within any patience.
    answers = array("q", [n // 2 if n else -1 for n in range(100_000)])
    parents = array("q", answers)

    assert break_cycles(parents) == []
    assert parents == answers
    assert max(depths(parents)) == 17
