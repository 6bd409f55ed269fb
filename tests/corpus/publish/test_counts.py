"""What is counted for a card, against plain definitions."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.publish.anonymity import ENOUGH, AnonymityCount
from commentariat.corpus.publish.composition import length_line

COMMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "report_id": st.sampled_from("rst"),
            "author": st.none() | st.sampled_from([f"reader-{n}" for n in range(7)]),
            "published": st.none()
            | st.sampled_from(["2021", "2021-03-04", "2021-03-05T10:00", "2021-04-01"]),
            "language": st.none() | st.just("en"),
            "badge": st.none() | st.just("staff"),
        }
    ),
    max_size=40,
)
OUTLETS = {"r": "Courier", "s": "Courier", "t": None}


@given(COMMENTS, st.integers(0, 40))
def test_k_is_the_number_of_readers_in_the_smallest_group_however_comments_come_in(
    rows: list[dict[str, Any]], cut: int
) -> None:
    count = AnonymityCount()
    count.add(rows[:cut], OUTLETS)
    count.add(rows[cut:], OUTLETS)
    told = [row for row in rows if row["author"] is not None]
    readers: defaultdict[Any, set[str]] = defaultdict(set)
    for row in told:
        readers[OUTLETS[row["report_id"]], (row["published"] or "")[:7]].add(row["author"])
    exposed = sum(
        len(readers[OUTLETS[row["report_id"]], (row["published"] or "")[:7]]) < ENOUGH for row in told
    )
    one = next(one for one in count.result() if one.known == ("outlet", "month"))
    assert one.k == min(map(len, readers.values()), default=0)
    assert one.exposed == (round(exposed / len(told), 4) if told else 0.0)
    assert one.comments == len(told)


@given(st.lists(st.integers(0, 50), min_size=1))
def test_the_line_on_lengths_tells_the_median_of_all_texts(words: list[int]) -> None:
    said = length_line(Counter(words))
    assert said == f"median {median(words):,.0f}, shortest {min(words)}, longest {max(words)}"
