"""The boundary project in the real page: one click a text, and the next build divides the texts there."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commentariat.annotation import pull, push_boundaries
from commentariat.annotation.label_studio import server
from commentariat.corpus import BuildSettings, Corpus
from commentariat.corpus.splitting import load_model
from commentariat.corpus.splitting.threshold import Threshold
from commentariat.corpus.splitting.training.train import write_model

from .conftest import Running
from .pages import guidelines_read, log_in, picture, submit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

BRIDGE = (
    "The council approved the new bridge on Monday by 31 votes to 12.",
    "Work is expected to begin in April 2022 and to cost £14m, officials said.",
    "The bridge will carry two lanes and a path for cyclists.",
    "I can't believe they never listen to us!",
)
FERRY = (
    "The ferry company said on Friday that boats will run again from Monday, after a storm that damaged the pier.",
    "Tickets are sold at the <b>harbour</b> 😀 & on board.",
    "Passengers had waited three weeks.",
    "About time too, I have been stuck here since the first of the month",
    "lol same",
)


def test_one_click_a_text_divides_it_at_the_next_build(
    browser: Browser, label_studio: Running, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, lines in (("bridge", BRIDGE), ("ferry", FERRY)):
        (folder / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
    shy = tmp_path / "shy.json"
    write_model(dataclasses.replace(load_model(), split=Threshold(99.0, 0.0)), shy)
    corpus = Corpus.build(folder, out=tmp_path / "corpus", settings=BuildSettings(splitter=shy))
    asked = {row["text"]: row for row in corpus.arrow("reports").to_pylist()}
    assert {row["boundary"] for row in asked.values()} == {"ask"}
    pushed = push_boundaries(corpus, connection=label_studio.first)
    assert pushed.sent == 2
    known = server.running(label_studio.data)
    assert known is not None

    page = log_in(browser, label_studio.url, known.user, known.password)
    page.goto(f"/projects/{pushed.project}/data?labeling=1")
    page.locator(".cm-boundary label").first.wait_for()
    guidelines_read(page, "Click the first line that is a reader's")
    for _ in asked:
        lines = page.locator(".cm-boundary label")
        lines.first.wait_for()
        ferry = lines.filter(has_text="Tickets are sold").count() == 1
        text = "\n".join(FERRY if ferry else BRIDGE)
        guess = page.locator(f"input[name='line {asked[text]['boundary_line'] + 1}']")
        assert guess.is_checked(), "the page begins with the machine's guess"
        if ferry:
            assert lines.nth(2).inner_text().split(maxsplit=1) == ["2", FERRY[1]], (
                "no markup of a text is markup"
            )
            picture(page, "boundary")
        else:
            lines.filter(has_text="No line is a reader's").click()
        submit(page)
        lines.filter(has_text="Tickets" if ferry else "council").wait_for(state="detached")

    pulled = pull(corpus, connection=label_studio.first)
    assert (pulled.completed, pulled.claims) == (2, 2)
    corpus = Corpus.build(folder, out=tmp_path / "corpus", settings=BuildSettings(splitter=shy))
    reports = {row["text"]: row["boundary"] for row in corpus.arrow("reports").to_pylist()}
    assert reports == {"\n".join(BRIDGE): "decided", "\n".join(FERRY[:3]): "decided"}
    said = "\n".join(row["text"] for row in corpus.arrow("comments").to_pylist())
    assert said == "\n".join(FERRY[3:])
