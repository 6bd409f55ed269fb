from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from commentariat.corpus.standoff.anchoring import reanchor
from commentariat.corpus.standoff.claims import Claim, claim_on

TEXT = "The regime fell. Days later the regime returned. Nobody mourned it."


def claim(text: str, start: int, end: int) -> Claim:
    return claim_on(text, document_id="d", layer="l", label="x", annotator="ann", start=start, end=end)


def test_a_claim_on_an_unchanged_text_is_kept_as_it_is() -> None:
    before = claim(TEXT, 4, 10)
    after = reanchor(before, old_text=TEXT, new_text=TEXT)
    assert (after.outcome, after.claim) == ("kept", before)


def test_a_unique_quote_moves_with_its_text() -> None:
    after = reanchor(claim(TEXT, 56, 63), old_text=TEXT, new_text="Correction: " + TEXT)
    assert after.outcome == "moved"
    assert (after.claim.start, after.claim.end, after.claim.quote) == (68, 75, "mourned")


def test_context_tells_two_equal_quotes_apart() -> None:
    second = TEXT.index("regime returned")
    new = "An editor's note came first. " + TEXT
    after = reanchor(claim(TEXT, second, second + 6), old_text=TEXT, new_text=new)
    assert after.outcome == "moved"
    assert after.claim.start == new.index("regime returned")


def test_a_quote_that_is_gone_is_lost_and_keeps_what_it_said() -> None:
    before = claim(TEXT, 4, 10)
    after = reanchor(before, old_text=TEXT, new_text="The government fell.")
    assert after.outcome == "lost"
    assert (after.claim.status, after.claim.quote, after.claim.start) == ("lost", "regime", 4)


def test_one_of_two_equal_quotes_is_not_taken_for_the_one_that_was_cut() -> None:
    # The first "regime" was annotated and deleted; the second must not inherit its claim.
    after = reanchor(claim(TEXT, 4, 10), old_text=TEXT, new_text=TEXT[17:])
    assert after.outcome == "lost"


def test_a_claim_on_a_whole_document_stays_with_it() -> None:
    whole = claim_on(TEXT, document_id="d", layer="l", label="x", annotator="ann")
    after = reanchor(whole, old_text=TEXT, new_text="Quite another text.")
    assert (after.outcome, after.claim.start) == ("kept", None)


def test_a_claim_on_a_document_that_is_gone_is_lost() -> None:
    assert reanchor(claim(TEXT, 4, 10), old_text=TEXT, new_text=None).outcome == "lost"


def test_a_lost_claim_comes_back_when_its_text_does() -> None:
    lost = reanchor(claim(TEXT, 4, 10), old_text=TEXT, new_text="Gone.").claim
    back = reanchor(lost, old_text=None, new_text=TEXT)
    assert (back.claim.status, back.claim.start) == ("proposed", 4)


def test_a_persons_verdict_outlives_the_loss_of_the_text() -> None:
    rejected = replace(claim(TEXT, 4, 10), status="rejected")
    lost = reanchor(rejected, old_text=TEXT, new_text="Gone.").claim
    lost_again = reanchor(lost, old_text="Gone.", new_text="Gone, too.").claim
    assert lost.status == lost_again.status == "lost"
    assert reanchor(lost_again, old_text=None, new_text=TEXT).claim == rejected


def test_a_lost_claim_never_takes_another_occurrence_of_its_words() -> None:
    old = "Turkish proxies shelled it. Turkish proxies left."
    new = "Somebody shelled it. Turkish proxies left."
    lost = reanchor(claim(old, 0, 15), old_text=old, new_text=new)
    assert lost.outcome == "lost"
    again = reanchor(lost.claim, old_text=new, new_text=new)
    assert (again.outcome, again.claim) == ("lost", lost.claim)


@given(st.text(min_size=1), st.text(), st.text(), st.data())
def test_a_moved_claim_always_quotes_its_new_text(
    old: str, before: str, after: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    new = before + old + after
    anchored = reanchor(claim(old, start, end), old_text=old, new_text=new)
    if anchored.outcome != "lost":
        assert new[anchored.claim.start : anchored.claim.end] == old[start:end] == anchored.claim.quote
