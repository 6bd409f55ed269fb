"""Label Studio's pages, as whoever uses them does: logging in, reading the guidelines, submitting."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"


def log_in(browser: Browser, url: str, user: str, password: str) -> Page:
    page = browser.new_context(viewport={"width": 1400, "height": 1000}, base_url=url).new_page()
    page.goto("/user/login")
    page.fill("input[name=email]", user)
    page.fill("input[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url(re.compile(r"^(?!.*/user/login)"))
    return page


def guidelines_read(page: Page, words: str) -> None:
    """Close the guidelines, which hold these words and which the page shows before the first task."""
    guidelines = page.locator(".lsf-modal-ls", has_text=words)
    guidelines.wait_for()
    picture(page, "guidelines")
    guidelines.get_by_role("button").first.click()
    guidelines.wait_for(state="hidden")


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def submit(page: Page) -> None:
    with page.expect_response(
        lambda answer: "/annotations" in answer.url and answer.request.method == "POST"
    ) as sent:
        page.get_by_role("button", name="Submit current annotation").click()
    assert sent.value.ok
