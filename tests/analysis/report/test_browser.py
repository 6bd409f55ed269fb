"""The report in a real browser: offline, quiet, usable by keyboard, and no wider than a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from commentariat.analysis.report import write_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CONTRASTS = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const painted = (colours) => {
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= .04045 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const speaks = (el) => el.offsetParent && [...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  return [...document.querySelectorAll("main *")].filter(speaks).map((el) => {
    const behind = [];
    for (let e = el; e; e = e.parentElement) behind.unshift(getComputedStyle(e).backgroundColor);
    const a = luminance(painted(behind)), b = luminance(painted([...behind, getComputedStyle(el).color]));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    return {ratio, text: el.textContent.trim().slice(0, 40)};
  });
}"""


@pytest.fixture
def report(small_corpus: Any, tmp_path: Path) -> str:
    return write_report(small_corpus, tmp_path / "report.html").path.as_uri()


@pytest.fixture
def page(browser: Browser, report: str) -> Iterator[Page]:
    """The report on a desktop, with everything it asked for and complained of at hand."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.goto(report)
    yield opened
    context.close()


def test_it_asks_for_nothing_and_complains_of_nothing(browser: Browser, report: str) -> None:
    context = browser.new_context()
    opened = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(report)
    for mark in opened.locator("mark.seg[tabindex]").all()[:3]:
        mark.hover()
    opened.wait_for_load_state("networkidle")
    assert asked == [report]
    assert said == []
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_it_never_scrolls_sideways(browser: Browser, report: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844})
    opened = context.new_page()
    opened.goto(report)
    for mark in opened.locator("mark.seg[tabindex]").all():
        mark.focus()
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_focus_shows_the_details_and_escape_hides_them(page: Page) -> None:
    mark = page.locator("mark.seg[tabindex]:has(> .u:text-is('terrorists'))")
    tip = mark.locator("[role=tooltip]")
    assert not tip.is_visible()
    mark.focus()
    assert tip.is_visible()
    said = tip.inner_text()
    for part in ("delegitimising label", "deny an actor legitimacy", "quoted from المتحدث", "del.terrorist"):
        assert part in said
    assert mark.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.keyboard.press("Escape")
    assert not tip.is_visible()


def test_the_tab_key_reaches_every_finding(page: Page) -> None:
    numbers = set(page.locator("article .apparatus .no").all_inner_texts())
    page.locator("#legend-h").scroll_into_view_if_needed()
    page.locator("button[data-all=off]").focus()
    reached: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached |= set(
            page.evaluate(
                "[...document.activeElement.querySelectorAll('.tip .tag')].map(t => t.textContent.match(/\\d+/)[0])"
            )
        )
    assert numbers <= reached


def test_hover_shows_every_finding_that_overlaps_there(page: Page) -> None:
    mark = page.locator("#r0 mark.seg[tabindex]", has_text="terrorist gangs").first
    mark.hover()
    heads = mark.locator(".note:visible .note-head b").all_inner_texts()
    assert heads == ["delegitimising label", "evaluative"]


def test_details_stay_inside_the_window(page: Page) -> None:
    for mark in page.locator("mark.seg[tabindex]").all():
        mark.scroll_into_view_if_needed()
        mark.focus()
        box = mark.locator("[role=tooltip]").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280


def test_a_label_that_is_filtered_out_keeps_its_text(page: Page) -> None:
    passage = page.locator("#r0 .edition .passage")
    before = passage.inner_text()
    page.locator("input[value=delegitimising_label]").uncheck()
    assert passage.inner_text() == before
    assert page.locator("#r0 .apparatus li:visible").all_inner_texts()
    assert not page.locator('#r0 .apparatus li[data-label="delegitimising_label"]:visible').count()
    assert "findings shown" in page.locator("#filter-status").inner_text()
    page.locator("input[value=delegitimising_label]").check()
    assert page.locator("#filter-status").inner_text() == ""


def test_a_voice_can_be_filtered_out(page: Page) -> None:
    page.locator("input[value=outlet]").uncheck()
    assert (
        page.locator(".apparatus li:visible").count()
        == page.locator('.apparatus li:not([data-voice="outlet"])').count()
    )


def test_without_script_everything_is_there(browser: Browser, report: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(report)
    assert opened.locator(".apparatus li").first.is_visible()
    assert opened.locator("article.report").count() == opened.locator("article.report:visible").count() == 2
    assert not opened.locator("input:visible").count()
    mark = opened.locator("mark.seg[tabindex]").first
    mark.focus()
    assert mark.locator("[role=tooltip]").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_small_print_keeps_its_contrast(browser: Browser, report: str, scheme: Any) -> None:
    context = browser.new_context(color_scheme=scheme)
    opened = context.new_page()
    opened.goto(report)
    ratios = opened.evaluate(CONTRASTS)
    assert ratios
    assert [row for row in ratios if row["ratio"] < 4.5] == []
    context.close()


def test_it_prints(page: Page, tmp_path: Path) -> None:
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator(".apparatus li").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
