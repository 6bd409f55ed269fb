"""What a format can hold comes back equal, and what it cannot is in its report, claim by claim."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from commentariat.annotation.formats.base import Format, Loss, derived_id
from commentariat.annotation.formats.registry import formats
from commentariat.corpus.corpus import Document
from commentariat.corpus.standoff.claims import Claim, claim_on

PIECES = (
    "the regime", "terrorist", " ", "\n", "\n\n", "\t", "\u00a0", "😀", "👨‍👩‍👧", "🇺🇦", "e\u0301", "مرتزقة", "\u202e",
    "<b>&amp;</b>", '"so-called"', "’s", "-", "漢字", "\u2028", "\x0b", ".", "# text = ", "# ", "T1\tx", "\\n",
    "a", "1",
)  # fmt: skip
LABELS = (
    ("loaded_language", "proxy_label"),
    ("loaded_language", "hedge"),
    ("actor", "person"),
    ("generic_frame", "conflict"),
    ("a layer", "odd/label é"),
)


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Document], list[Claim]]:
    documents, claims = [], []
    for name in draw(st.sampled_from((("r1",), ("r1", "r1#c/2 ü")))):
        text = "".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14)))
        documents.append(
            Document(document_id=name, report_id="r1", kind="report", outlet=None, language="en", text=text)
        )
        for _ in range(draw(st.integers(0, 5))):
            layer, label = draw(st.sampled_from(LABELS))
            start, end = None, None
            if draw(st.integers(0, 4)):
                start = draw(st.integers(0, len(text) - 1))
                end = draw(st.integers(start + 1, len(text)))
            claims.append(
                claim_on(
                    text,
                    document_id=name,
                    layer=layer,
                    label=label,
                    start=start,
                    end=end,
                    annotator=draw(st.sampled_from(("ann", "böb/1"))),
                    voice=draw(st.sampled_from((None, "outlet", "attributed"))),
                    source=draw(st.sampled_from((None, "officials\tin “Kyiv”\n😀"))),
                    target=draw(st.sampled_from((None, "ISIS"))),
                    attributes=draw(st.sampled_from(({}, {"severity": "mild"}, {"note": "a|b\n{}"}))),
                    confidence=draw(st.sampled_from((None, 0.0, 0.123456789))),
                    status=draw(st.sampled_from(("accepted", "proposed"))),
                    created=draw(st.sampled_from((None, "2026-05-04T10:00:00Z"))),
                )
            )
    claims = list({claim.claim_id: claim for claim in claims}.values())
    if draw(st.booleans()):
        claims = [replace(claim, claim_id=f"a{number:03}") for number, claim in enumerate(claims)]
    related = [
        replace(claim, related_id=other.claim_id, relation=draw(st.sampled_from(("target", "odd name"))))
        if draw(st.integers(0, 2)) == 0 and other is not claim
        else claim
        for claim, other in zip(claims, [*claims[1:], *claims[:1]], strict=True)
    ]
    return documents, related


def held(claims: list[Claim], loss: Loss) -> list[Claim]:
    """The claims as the report says that the files hold them."""
    gone = {name for ids in loss.left_out.values() for name in ids}
    empty = {"attributes": {}, "status": "accepted"}
    kept, names = [], {}
    for claim in claims:
        if claim.claim_id in gone:
            continue
        missing = [field for field, ids in loss.reduced.items() if claim.claim_id in ids]
        bare = replace(claim, **{f: empty.get(f) for f in missing if f != "claim_id"})
        if "claim_id" in missing:
            bare = replace(bare, claim_id=derived_id(claim))
        names[claim.claim_id] = bare.claim_id
        kept.append(bare)
    return sorted(
        (replace(c, related_id=names.get(c.related_id or "", c.related_id)) for c in kept),
        key=lambda claim: claim.claim_id,
    )


@pytest.mark.parametrize("form", formats().values(), ids=lambda each: each.name)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpus=corpora())
def test_what_a_format_holds_comes_back_equal(
    form: Format, corpus: tuple[list[Document], list[Claim]]
) -> None:
    documents, claims = corpus
    if form.name == "uima-xmi":
        assume(not any("\x0b" in document.text for document in documents))
    with tempfile.TemporaryDirectory() as folder:
        loss = form.write(documents, claims, Path(folder))
        reading = form.read(Path(folder))
    assert reading.problems == []
    assert sorted(reading.claims, key=lambda claim: claim.claim_id) == held(claims, loss)
    assert loss.written == len(reading.claims)
    for name, text in reading.texts.items():
        assert text == next(d.text for d in documents if d.document_id == name)
