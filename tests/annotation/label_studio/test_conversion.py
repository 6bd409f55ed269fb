"""Claims to results and back: equal for every text, span, attribute and relation, and nothing dropped on the way."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commentariat.annotation.label_studio.decisions import decided
from commentariat.annotation.label_studio.reading import read_results
from commentariat.annotation.label_studio.results import tied, to_results
from commentariat.annotation.label_studio.tasks import Placed, Thread, documents_in, tasks_of, to_json
from commentariat.annotation.names import Vocabulary
from commentariat.corpus.scheme import default_scheme
from commentariat.corpus.standoff.claims import Claim, claim_on, text_sha256

SCHEME = default_scheme()
WORDS = Vocabulary(SCHEME)
SPANS = [layer for layer in SCHEME.layers if layer.of_spans]
WHOLE = [layer for layer in SCHEME.layers if not layer.of_spans]
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=80)


@st.composite
def threads(draw: st.DrawFn) -> tuple[list[Placed], list[Claim]]:
    """Draw the documents of a task and claims on them: spans with attributes and relations, and document labels."""
    placed = [
        Placed(document_id=f"d{n}", place=None if n == 0 else n - 1, text=text, text_sha256=text_sha256(text))
        for n, text in enumerate(draw(st.lists(texts, min_size=1, max_size=4)))
    ]
    claims: dict[str, Claim] = {}
    for document in draw(st.lists(st.sampled_from(placed), max_size=8)):
        start = draw(st.integers(0, len(document.text) - 1))
        layer = draw(st.sampled_from(SPANS))
        said: dict[str, Any] = {}
        if layer.name == "loaded_language":
            said["voice"] = draw(st.none() | st.sampled_from(SCHEME.voices))
            said["source"] = draw(st.none() | st.text("abc \n", min_size=1, max_size=5))
            said["attributes"] = draw(st.sampled_from([{}, {"severity": "mild"}, {"severity": "strong"}]))
        claim = claim_on(
            document.text,
            document_id=document.document_id,
            layer=layer.name,
            label=draw(st.sampled_from(list(layer))),
            annotator="x",
            start=start,
            end=draw(st.integers(start + 1, len(document.text))),
            **said,
        )
        claims[claim.claim_id] = claim
    for document in placed:
        for layer in draw(st.lists(st.sampled_from(WHOLE), max_size=3, unique_by=lambda each: each.name)):
            label = draw(st.sampled_from(list(layer)))
            whole = claim_on(
                document.text, document_id=document.document_id, layer=layer.name, label=label, annotator="x"
            )
            claims[whole.claim_id] = whole
    return placed, list(claims.values())


def said(claims: list[Claim]) -> set[tuple[Any, ...]]:
    return {
        (
            c.document_id,
            c.layer,
            c.label,
            c.start,
            c.end,
            c.quote,
            c.voice,
            c.source,
            c.attributes.get("severity"),
        )
        for c in claims
    }


@given(threads())
def test_claims_come_back_as_they_went(drawn: tuple[list[Placed], list[Claim]]) -> None:
    placed, claims = drawn
    read = read_results(to_results(claims, placed, vocabulary=WORDS), placed, vocabulary=WORDS, annotator="x")
    assert said(read.claims) == said(claims)
    assert len(read.claims) == len(claims)
    assert {c.claim_id for c in read.claims} == {c.claim_id for c in claims}
    assert not read.set_aside
    assert set(read.outcomes) <= {"exact"}


@given(threads(), st.data())
def test_relations_come_back_as_they_went(
    drawn: tuple[list[Placed], list[Claim]], data: st.DataObject
) -> None:
    placed, claims = drawn
    spans = [claim for claim in claims if claim.start is not None]
    if len(spans) < 2:
        return
    pairs = data.draw(st.lists(st.permutations(range(len(spans))).map(lambda p: (p[0], p[1])), max_size=4))
    items = to_results(claims, placed, vocabulary=WORDS)
    items += [
        {
            "type": "relation",
            "from_id": spans[a].claim_id,
            "to_id": spans[b].claim_id,
            "direction": "right",
            "labels": ["target"],
        }
        for a, b in pairs
    ]
    once = read_results(items, placed, vocabulary=WORDS, annotator="x")
    again = read_results(
        to_results(once.claims, placed, vocabulary=WORDS), placed, vocabulary=WORDS, annotator="x"
    )

    def related(read: list[Claim]) -> set[tuple[Any, ...]]:
        found = set()
        for claim in read:
            if claim.related_id:
                found.add((claim.claim_id, claim.relation, claim.related_id))
            for name, value in claim.attributes.items():
                if name.startswith("related_id_"):
                    found.add((claim.claim_id, "target", value))
        return found

    assert related(once.claims) == {(spans[a].claim_id, "target", spans[b].claim_id) for a, b in pairs}
    assert related(again.claims) == related(once.claims)


@given(threads())
def test_the_words_that_the_page_sends_back_are_recognised(drawn: tuple[list[Placed], list[Claim]]) -> None:
    """The page escapes line breaks in the words of a span, and its style keeps blanks."""
    placed, claims = drawn
    items = to_results(claims, placed, vocabulary=WORDS)
    for item in items:
        if item["type"] == "labels":
            item["value"]["text"] = re.sub("[\r\n]", r"\\n", item["value"]["text"])
    read = read_results(items, placed, vocabulary=WORDS, annotator="x")
    assert said(read.claims) == said(claims)
    assert not read.set_aside


@given(threads(), st.integers(1, 5))
def test_a_shifted_span_is_never_taken_in_silence(drawn: tuple[list[Placed], list[Claim]], by: int) -> None:
    placed, claims = drawn
    items = to_results(claims, placed, vocabulary=WORDS)
    for item in items:
        if item["type"] == "labels":
            item["value"]["start"] += by
            item["value"]["end"] += by
    read = read_results(items, placed, vocabulary=WORDS, annotator="x")
    words = {document.document_id: document.text for document in placed}
    for claim in read.claims:
        if claim.start is not None:
            # Only where the same words stand at the shifted place can nobody tell.
            [item] = [
                each
                for each in items
                if each.get("id") == claim.attributes["region"] and each["type"] == "labels"
            ]
            shown = item["value"]["text"]
            assert (
                re.sub(r"\s+", " ", words[claim.document_id][claim.start : claim.end]).strip()
                == re.sub(r"\s+", " ", shown).strip()
            )
    kept = {id(item) for aside in read.set_aside for item in aside.items}
    used = {claim.attributes["region"] for claim in read.claims}
    assert all(id(item) in kept or item["id"] in used for item in items if item["type"] == "labels")


odd_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 200) | st.text(max_size=5) | st.just("r1"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["start", "end", "text", "labels", "choices", "taxonomy"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)
odd_items = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["r1", "r2", None]),
        "from_name": st.sampled_from(["loaded_language", "voice_0", "codebook", "slang", None]),
        "to_name": st.sampled_from(["report", "comment_0", "comment_7", None]),
        "type": st.sampled_from(["labels", "choices", "relation", "textarea", "taxonomy", None]),
        "value": odd_values,
        "from_id": st.sampled_from(["r1", "r9"]),
        "to_id": st.sampled_from(["r2", None]),
        "labels": st.lists(st.sampled_from(["target", "odd"]), max_size=2),
        "direction": st.sampled_from(["left", "right", "bi", None]),
    },
)


@given(st.lists(odd_items | odd_values, max_size=6))
def test_whatever_a_server_sends_becomes_a_claim_or_is_set_aside(items: list[Any]) -> None:
    """Label Studio checks no result, so that anything may come."""
    text = "The regime fell."
    placed = [
        Placed(document_id="d", place=None, text=text, text_sha256=text_sha256(text)),
        Placed(document_id="c", place=0, text=text, text_sha256=text_sha256(text)),
    ]
    read = read_results(items, placed, vocabulary=WORDS, annotator="x")
    for claim in read.claims:
        assert claim.start is None or text[claim.start : claim.end] == claim.quote
    assert len({claim.claim_id for claim in read.claims}) == len(read.claims)


def test_a_task_comes_back_as_the_documents_it_was_made_of() -> None:
    thread = Thread(
        report={
            "report_id": "r",
            "title": None,
            "outlet": "The Courier",
            "published": "2020-02-05",
            "text": "A\nB",
        },
        comments=[{"comment_id": f"c{n}", "text": text} for n, text in enumerate(["One", "", "Three"])],
    )
    [task] = tasks_of(thread)
    assert documents_in(to_json(task)["data"]) == list(task.documents)
    assert [placed.document_id for placed in task.documents] == ["r", "c0", "c2"]
    assert (task.title, task.head) == ("A", "The Courier · 2020-02-05 · 2 comments")


def test_another_text_is_another_task_of_the_same_unit() -> None:
    def one(text: str) -> Any:
        return next(tasks_of(Thread(report={"report_id": "r", "text": text})))

    assert one("a").unit == one("b").unit
    assert one("a").uid == one("a").uid != one("b").uid


def test_a_naming_is_tied_to_the_mention_of_its_target_before_it() -> None:
    text = "ISIS fell. ISIS, the terrorist group, is gone. ISIS!"

    def claim(start: int, end: int, layer: str, label: str, target: str) -> Claim:
        return claim_on(
            text,
            document_id="d",
            layer=layer,
            label=label,
            annotator="x",
            start=start,
            end=end,
            target=target,
        )

    mentions = [claim(at, at + 4, "actor", "organisation", "ISIS") for at in (0, 11, 47)]
    naming = claim(21, 36, "loaded_language", "delegitimising_label", "ISIS")
    assert naming.quote == "terrorist group"
    made = tied([*mentions, naming], vocabulary=WORDS)
    assert (made[-1].relation, made[-1].related_id) == ("target", mentions[1].claim_id)
    assert made[:-1] == mentions


def test_what_a_person_did_to_the_machines_claims_is_said() -> None:
    text = "The regime and the junta."
    placed = [Placed(document_id="d", place=None, text=text, text_sha256=text_sha256(text))]

    def machine(start: int, end: int, voice: str = "outlet") -> Claim:
        return claim_on(
            text,
            document_id="d",
            layer="loaded_language",
            label="delegitimising_label",
            annotator="x",
            start=start,
            end=end,
            voice=voice,
        )

    regime, junta = machine(4, 10), machine(19, 24)
    items = to_results([regime, junta], placed, vocabulary=WORDS)
    shown = read_results(items, placed, vocabulary=WORDS, annotator="ann").claims
    items = [item for item in items if item["id"] == regime.claim_id]
    items[1]["value"]["choices"] = ["quoted"]
    own = read_results(items, placed, vocabulary=WORDS, annotator="ann").claims
    made = decided(own, shown, annotator="ann", attributes={"task": "k/1"})
    assert [(c.quote, c.status, c.attributes["origin"], c.attributes["finding"]) for c in made] == [
        ("regime", "accepted", "changed", regime.claim_id),
        ("junta", "rejected", "rejected", junta.claim_id),
    ]
    assert made[1].attributes["task"] == "k/1"
    assert [c.attributes["origin"] for c in decided(own, [], annotator="ann")] == ["manual"]


def test_a_comment_is_headed_by_the_time_its_source_shows_and_by_a_date_where_that_counts_seconds() -> None:
    shown = (
        {"published_shown": "3 days ago", "published": "2018-06-01"},
        {"published_shown": "1528100100"},
        {},
    )
    comments = [{"comment_id": f"c{n}", "text": "No.", **row} for n, row in enumerate(shown)]
    comments[1]["published"] = "2018-06-04T08:15:00+00:00"
    [task] = tasks_of(Thread(report={"report_id": "r", "text": "A truce."}, comments=comments))
    heads = [placed.head for placed in task.documents if placed.place is not None]
    assert heads == ["Comment 1 · 3 days ago", "Comment 2 · 2018-06-04 08:15", "Comment 3"]
