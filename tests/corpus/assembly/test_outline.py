"""The outline of a thread: small, and true to what dictionaries would say."""

from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.assembly.outline import Ids, Outline, Taken, Texts
from commentariat.corpus.ids import comment_id
from commentariat.corpus.records import SourceComment

KEYS = st.none() | st.sampled_from(["a", "b", "c", "dé", "", "\ud800"])
COMMENTS = st.lists(
    st.builds(
        lambda key, parent, text: SourceComment(text=text, locator="c.jsonl", key=key, parent_key=parent),
        KEYS,
        KEYS,
        st.sampled_from(["", "Yes.", "No."]),
    ),
    max_size=12,
)


def outlined(comments: list[SourceComment]) -> Outline:
    outline = Outline()
    for comment in comments:
        outline.add(comment)
    return outline


@given(st.lists(KEYS))
def test_texts_come_back_as_they_were(given_texts: list[str | None]) -> None:
    texts = Texts(given_texts)
    assert [texts[place] for place in range(len(texts))] == given_texts


@given(COMMENTS)
def test_only_what_is_empty_and_unanswered_is_dropped(comments: list[SourceComment]) -> None:
    answered = {comment.parent_key for comment in comments if comment.parent_key}
    lost = [
        place
        for place, comment in enumerate(comments)
        if not comment.text and not (comment.key and comment.key in answered)
    ]
    outline = outlined(comments)

    assert list(outline.drop_unanswered()) == lost
    assert list(outline.places) == [place for place in range(len(comments)) if place not in lost]
    assert [outline.keys[at] for at in range(len(outline.places))] == [
        comments[place].key for place in outline.places
    ]


@given(COMMENTS)
def test_answers_hang_on_the_first_comment_of_a_key_and_address_the_last(
    comments: list[SourceComment],
) -> None:
    keys = [comment.key for comment in comments]
    parents, addressed = outlined(comments).answers()

    for position, comment in enumerate(comments):
        called = [place for place, key in enumerate(keys) if key and key == comment.parent_key]
        assert parents[position] == (called[0] if called else -1)
        assert addressed[position] == (called[-1] if called else -1)


@given(COMMENTS)
def test_the_first_comment_of_a_key_is_found_for_all_later_ones(comments: list[SourceComment]) -> None:
    keys = [comment.key for comment in comments]

    assert outlined(comments).earlier_of_key() == {
        position: keys.index(key) for position, key in enumerate(keys) if key and key in keys[:position]
    }


def test_ids_are_derived_but_for_those_that_were_taken() -> None:
    ids = Ids("r", Texts(["a", None]))
    ids.replace(0, "a~2")
    assert (ids[0], ids[1]) == ("a~2", comment_id("r", position=1))


@given(st.lists(st.text(max_size=3), max_size=60), st.lists(st.text(max_size=3)))
def test_what_is_taken_is_what_was_added(names: list[str], others: list[str]) -> None:
    taken = Taken()
    for name in names:
        taken.add(name)

    assert all(name in taken for name in names)
    assert [name in taken for name in others] == [name in names for name in others]


def test_the_table_of_ids_grows() -> None:
    taken = Taken(f"c{number}" for number in range(5_000))
    assert all(f"c{number}" in taken for number in range(5_000))
    assert "c5000" not in taken


def test_a_comment_of_a_thread_takes_less_than_a_hundred_bytes() -> None:
    count = 20_000
    tracemalloc.start()
    try:
        outline = Outline()
        for number in range(count):
            outline.add(
                SourceComment(
                    text=f"Comment {number}. " * 20,
                    locator=f"c.jsonl, line {number}",
                    key=f"comment-{number}",
                    parent_key=f"comment-{number // 2}",
                )
            )
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 100 * count


def test_the_key_of_a_comment_that_names_its_author_is_published_as_a_hash() -> None:
    outline = Outline()
    for key, author in (("comment-by-al.smith", "Al Smith"), ("comment-2", "Al Smith")):
        outline.add(SourceComment(text="No.", locator="a.json", split="markup", key=key, author=author))
    ids = Ids("r1", outline.keys)

    assert "smith" not in ids[0]
    assert ids[1] == "comment-2"
