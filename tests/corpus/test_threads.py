from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.threads import break_cycles, depths, parents_first

PARENTS = st.dictionaries(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdef"))


@given(PARENTS)
def test_without_circles_every_comment_has_a_depth_and_follows_its_parent(
    parents: dict[str, str | None],
) -> None:
    parents = {name: parent if parent in parents else None for name, parent in parents.items()}
    break_cycles(parents)

    deep = depths(parents)
    rows = [{"comment_id": name, "parent_id": parent} for name, parent in parents.items()]
    order = [rows[place]["comment_id"] for place in parents_first(rows)]

    assert sorted(order) == sorted(parents)
    for name, parent in parents.items():
        assert deep[name] == (0 if parent is None else deep[parent] + 1)
        assert parent is None or order.index(parent) < order.index(name)


def test_a_thread_of_a_hundred_thousand_comments_keeps_its_answers() -> None:
    # Work that grows with the square of the thread would not end within any patience.
    answers = {str(n): str(n // 2) if n else None for n in range(100_000)}
    parents = dict(answers)

    assert break_cycles(parents) == set()
    assert parents == answers
    assert max(depths(parents).values()) == 17
