"""As an annotator would: in the real page, with the mouse, by two people who decide differently; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from commentariat.annotation import pull, push, read_annotations
from commentariat.annotation.label_studio import server
from commentariat.corpus import Corpus
from commentariat.corpus.standoff.claims import Claim, claim_on

from .conftest import SECOND_USER, Running, put_claims
from .pages import guidelines_read, log_in, picture, submit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

REPORT = (
    "👨‍👩‍👧 Families fled 🎉 as the regime shelled Saraqib 🇸🇾, and proxies of Ankara withdrew.\n"
    "The brutal raid was obviously long planned, officials said."
)
COMMENTS = ["😀 Obviously the regime again. Fake news!", "I have been there, and it is true."]

WORD_BOX = """(text, word) => {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    const box = range.getBoundingClientRect();
    return [box.left, box.right, box.top + box.height / 2];
  }
  return null;
}"""


@pytest.fixture
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """A report and two comments with the machine's findings, each after an emoji of several code points."""
    corpus = make_corpus([[REPORT, *COMMENTS]])
    texts = corpus.texts()
    [report, first, _] = texts
    found = [
        (report, "loaded_language", "delegitimising_label", "regime"),
        (report, "loaded_language", "proxy_label", "proxies of Ankara"),
        (report, "loaded_language", "booster", "obviously"),
        (report, "actor", "polity", "Ankara"),
        (first, "loaded_language", "booster", "Obviously"),
    ]
    claims = [
        claim_on(
            texts[name],
            document_id=name,
            layer=layer,
            label=label,
            annotator="rule:example",
            start=texts[name].index(quote),
            end=texts[name].index(quote) + len(quote),
            voice="outlet" if layer == "loaded_language" else None,
        )
        for name, layer, label, quote in found
    ]
    put_claims(corpus, claims)
    return corpus


def open_next(page: Page, project: int) -> None:
    """Open the next task of a project as an annotator does, past the guidelines."""
    page.goto(f"/projects/{project}/data?labeling=1")
    page.locator(".cm-report .htx-highlight").first.wait_for()
    guidelines_read(page, "How to annotate")


def marked(text: Locator) -> list[tuple[str, str]]:
    """Return the spans that a text shows, each with its label, in the order of their words."""
    shown = text.locator(".htx-highlight").evaluate_all(
        "spans => spans.map(span => [span.textContent, span.dataset.label.replace(/^[0-9]+:/, '')])"
    )
    return sorted((words, label) for words, label in shown)


def drag_over(page: Page, text: Locator, word: str) -> None:
    """Mark a word with the mouse."""
    text.scroll_into_view_if_needed()
    left, right, middle = text.evaluate(WORD_BOX, word)
    page.mouse.move(left + 1, middle)
    page.mouse.down()
    page.mouse.move((left + right) / 2, middle, steps=4)
    page.mouse.move(right - 1, middle, steps=4)
    page.mouse.up()


def choose(part: Locator, question: str, answer: str) -> None:
    """Answer one of the questions below a text."""
    row = part.locator(".cm-choice", has=part.page.get_by_text(question, exact=True))
    row.locator(f"input[name={answer}]").click()


def said(
    claims: list[Claim], document_id: str, *, status: str = "accepted"
) -> set[tuple[str, str, str | None]]:
    return {
        (claim.layer, claim.label, claim.quote)
        for claim in claims
        if claim.document_id == document_id and claim.layer != "reading" and claim.status == status
    }


def test_two_annotators_decide_in_the_page_and_every_decision_is_pulled(
    browser: Browser, label_studio: Running, corpus: Corpus
) -> None:
    pushed = push(corpus, connection=label_studio.first, overlap=2)
    [report_id, first_id, second_id] = corpus.texts()
    known = server.running(label_studio.data)
    assert known is not None

    page = log_in(browser, label_studio.url, known.user, known.password)
    open_next(page, pushed.project)
    text = page.locator(".cm-report .lsf-htx-richtext")
    comments = page.locator(".cm-comment")
    picture(page, "task")
    assert marked(text) == [
        ("Ankara", "polity"),
        ("obviously", "booster"),
        ("proxies of Ankara", "proxy label"),
        ("regime", "delegitimising label"),
    ]
    assert marked(comments.nth(0)) == [("Obviously", "booster")]

    bar = page.locator(".cm-report > .cm-bar")
    bar.get_by_text("evaluative", exact=True).click()
    drag_over(page, text, "brutal")
    text.locator(".htx-highlight", has_text="brutal").click()
    page.locator(".cm-report .cm-attribute input[name=attributed]").click()
    page.locator(".cm-report .cm-attribute input[name=strong]").click()
    picture(page, "span-selected")
    page.keyboard.press("Escape")

    text.locator(".htx-highlight", has_text="regime").click()
    bar.get_by_text("euphemism", exact=True).click()
    page.keyboard.press("Escape")

    text.locator(".htx-highlight", has_text="obviously").click()
    page.get_by_role("button", name="Delete selected region").click()

    text.locator(".htx-highlight", has_text="brutal").click()
    page.get_by_role("button", name="Create Relation").click()
    text.locator(".htx-highlight", has_text="Ankara").last.click()
    picture(page, "relation")
    page.keyboard.press("Escape")

    choose(comments.nth(0), "stance to report", "opposes")
    choose(comments.nth(0), "outlet evaluation", "distrust")
    choose(comments.nth(1), "stance to report", "supports")
    picture(page, "comments")
    submit(page)

    other = log_in(browser, label_studio.url, SECOND_USER, (label_studio.data / "ready").read_text())
    open_next(other, pushed.project)
    text, comments = other.locator(".cm-report .lsf-htx-richtext"), other.locator(".cm-comment")
    assert len(marked(text)) == 4, "the second annotator sees the machine's spans, not the first one's"
    comments.nth(0).locator(".htx-highlight").click()
    other.get_by_role("button", name="Delete selected region").click()
    comments.nth(0).locator(".cm-bar").get_by_text("delegitimising label", exact=True).click()
    drag_over(other, comments.nth(0).locator(".lsf-htx-richtext"), "regime")
    comments.nth(0).locator(".htx-highlight", has_text="regime").wait_for()
    other.keyboard.press("Escape")
    choose(comments.nth(0), "stance to report", "mixed")
    picture(other, "second-annotator")
    submit(other)

    pulled = pull(corpus, connection=label_studio.first)
    corpus.check()
    assert pulled.completed == 2
    assert not pulled.set_aside
    claims = read_annotations(corpus)
    mine, theirs = split(claims, deciding="opposes", on=first_id)
    assert said(mine, report_id) == {
        ("loaded_language", "euphemism", "regime"),
        ("loaded_language", "proxy_label", "proxies of Ankara"),
        ("loaded_language", "evaluative", "brutal"),
        ("actor", "polity", "Ankara"),
    }
    assert said(mine, first_id) == {
        ("loaded_language", "booster", "Obviously"),
        ("stance_to_report", "opposes", None),
        ("outlet_evaluation", "distrust", None),
    }
    assert said(mine, second_id) == {("stance_to_report", "supports", None)}
    [brutal] = [claim for claim in mine if claim.quote == "brutal"]
    [ankara] = [claim for claim in mine if claim.quote == "Ankara"]
    assert (brutal.voice, brutal.attributes["severity"]) == ("attributed", "strong")
    assert (brutal.relation, brutal.related_id) == ("target", ankara.claim_id)
    assert said(theirs, first_id) == {
        ("loaded_language", "delegitimising_label", "regime"),
        ("stance_to_report", "mixed", None),
    }
    assert len(said(theirs, report_id)) == 4
    assert said(mine, report_id, status="rejected") == {("loaded_language", "booster", "obviously")}
    assert said(theirs, first_id, status="rejected") == {("loaded_language", "booster", "Obviously")}


def split(claims: list[Claim], *, deciding: str, on: str) -> tuple[list[Claim], list[Claim]]:
    """Return the claims of the annotator who took one decision, and those of the other."""
    [who] = {claim.annotator for claim in claims if claim.document_id == on and claim.label == deciding}
    own = [claim for claim in claims if claim.annotator == who]
    return own, [claim for claim in claims if claim.annotator != who]
