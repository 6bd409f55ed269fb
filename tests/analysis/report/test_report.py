"""The report file: whole, self-contained, escaped, bounded, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import math
import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from commentariat.analysis import analyze
from commentariat.analysis.report import write_report
from commentariat.corpus import Corpus
from commentariat.corpus.errors import CorpusError, InputError, OutputError
from commentariat.corpus.inspection import inspect_file
from commentariat.corpus.inspection.facts import decision
from commentariat.corpus.standoff.claims import claim_on


class Page(HTMLParser):
    """The elements of a page, as a browser would read them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def named(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


def written(corpus: Any, folder: Path, **options: Any) -> str:
    return write_report(corpus, folder / "report.html", **options).path.read_text(encoding="utf-8")


def test_the_seed_stands_in_it_with_all_its_findings(seed_corpus: Any, tmp_path: Path) -> None:
    summary = write_report(seed_corpus, tmp_path / "report.html")
    page = summary.path.read_text(encoding="utf-8")
    assert (summary.reports_shown, summary.comments_shown, summary.left_out) == (1, 1, ())
    assert summary.size == summary.path.stat().st_size < 2_000_000
    for lemma in (
        "terrorist group",
        "Turkish proxies",
        "Turkish-backed",
        "Turkish-occupied",
        "yet to be confirmed",
        "obviously",
    ):
        assert f'<bdi class="lemma">{lemma}</bdi>' in page
    assert "attributed to <bdi>pro-government sources</bdi>" in page
    assert "shows every report and every comment" in page


def test_every_naming_leads_to_its_lines_and_every_finding_to_its_entry(
    seed_corpus: Any, tmp_path: Path
) -> None:
    text = written(seed_corpus, tmp_path)
    assert "Most likely, <b>Turkish proxies</b> feel a kind of impunity" in text
    assert 'href="#r0">in its text</a>' in text
    assert "<bdi>were killed</bdi> ×2" in text
    page = Page(text)
    ids = {attributes.get("id") for _, attributes in page.elements}
    linked = {str(link["href"])[1:] for link in page.named("a") if str(link["href"]).startswith("#")}
    assert {name for name in linked if name.startswith("e-")}
    assert linked <= ids


def test_a_corpus_that_is_not_analysed_is_refused(small_corpus: Any, tmp_path: Path) -> None:
    small_corpus.provenance = {}
    with pytest.raises(CorpusError, match="not analysed, so there is nothing to report yet"):
        write_report(small_corpus, tmp_path / "report.html")
    assert not list(tmp_path.iterdir())


def test_texts_that_were_not_analysed_are_named_and_nothing_is_said_of_them(
    small_corpus: Any, tmp_path: Path
) -> None:
    left = {"where": "report <de>", "what": "its language is de", "remedy": "it stays", "skipped": True}
    small_corpus.provenance = {"analysis": {"not_analysed": [left]}}
    text = written(small_corpus, tmp_path)
    assert "1 text was not analysed. It stands in the corpus without findings" in text
    assert "report &lt;de&gt;: its language is de; it stays." in text
    assert "Not found in the texts that were analysed:" in text


def test_words_stand_beside_the_number_of_texts_they_are_of(memory_corpus: Any, tmp_path: Path) -> None:
    reports = [{"report_id": name, "text": "It rained."} for name in ("r1", "r2", "r3")]
    counts = {"r1": (2, 1), "r2": (2, 1), "r3": (None, None)}
    measures = [
        {"document_id": name, "report_id": name, "kind": "report", "n_words": words, "n_sentences": sentences}
        for name, (words, sentences) in counts.items()
    ]
    text = written(memory_corpus(reports=reports, measures=measures), tmp_path)
    assert "3 reports, 2 of them analysed, of 4 words" in text
    assert 'data-head="documents">3, 2 analysed<' in text
    for row in measures:
        row |= {"n_words": math.nan, "n_sentences": math.nan}
    text = written(memory_corpus(reports=reports, measures=measures), tmp_path)
    assert "3 reports, none analysed" in text
    assert "no text of this corpus is in a language that is analysed" in text
    assert "`commentariat analyze`" not in text


def test_frames_of_the_comments_lead_to_the_words_in_them(memory_corpus: Any, tmp_path: Path) -> None:
    said = "Greed is a sin. It rained."
    name = "policy_frame_morality"
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": "It rained."}],
        comments=[{"comment_id": "c", "report_id": "r", "position": 1, "text": said}],
        findings=[
            claim_on(
                said,
                document_id="c",
                layer="policy_frame",
                label="morality",
                annotator="rule:test",
                start=11,
                end=14,
            )
        ],
        measures=[
            {
                "document_id": "r",
                "report_id": "r",
                "kind": "report",
                "n_words": 2,
                "n_sentences": 1,
                name: 0.0,
            },
            {
                "document_id": "c",
                "report_id": "r",
                "kind": "comment",
                "n_words": 6,
                "n_sentences": 2,
                name: 0.5,
            },
        ],
    )
    text = written(corpus, tmp_path)
    row = text[text.index("morality <small>policy frame</small>") :].partition("</tr>")[0]
    assert ">0 %<" in row
    assert ">50 %<" in row
    assert "<small>comments:</small> <bdi>sin</bdi></td>" in row


def test_what_is_left_out_is_said_in_number(memory_corpus: Any, tmp_path: Path) -> None:
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": "It rained. " * 5_000}],
        comments=[
            {"comment_id": f"c{i}", "report_id": "r", "position": i, "text": "Yes."} for i in range(41)
        ],
        measures=[{"document_id": "r", "report_id": "r", "kind": "report", "n_words": 10, "n_sentences": 5}],
    )
    left_out = " ".join(write_report(corpus, tmp_path / "report.html").left_out)
    assert "1 of 41 comments is not shown as texts" in left_out
    assert "1 very long text is shown by its beginning" in left_out


def test_two_writings_are_equal_to_the_byte(small_corpus: Any, tmp_path: Path) -> None:
    assert written(small_corpus, tmp_path / "a") == written(small_corpus, tmp_path / "b")


def test_nothing_in_it_is_fetched_and_nothing_runs_but_the_named_script(
    small_corpus: Any, tmp_path: Path
) -> None:
    text = written(small_corpus, tmp_path)
    page = Page(text)
    assert not page.named("img", "link", "iframe", "object", "embed", "base", "form", "video", "audio")
    assert not [attributes for _, attributes in page.elements if {"src", "style", "srcset"} & set(attributes)]
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert "@import" not in text
    assert "url(" not in text


def test_the_policy_names_the_one_style_and_the_one_script_by_hash(seed_corpus: Any, tmp_path: Path) -> None:
    text = written(seed_corpus, tmp_path)
    policy = next(
        a["content"] for a in Page(text).named("meta") if a.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", text, flags=re.S)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_input_stays_text_everywhere(small_corpus: Any, tmp_path: Path) -> None:
    text = written(
        small_corpus,
        tmp_path,
        explain=lambda _: {"citation": "<script>alert(9)</script>", "patterns": ["<b>"]},
    )
    page = Page(text)
    assert len(page.named("script")) == 1
    assert "<i>SAA" not in text
    assert "<b onmouseover" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "&lt;script&gt;alert(9)&lt;/script&gt;" in text
    assert "in/bad.csv, row 3 &lt;b&gt;" in text


def test_only_web_addresses_become_links(small_corpus: Any, tmp_path: Path) -> None:
    links = [a["href"] or "" for a in Page(written(small_corpus, tmp_path)).named("a")]
    assert "https://example.org/2" in links
    assert not [link for link in links if not link.startswith(("#", "https://", "http://"))]


def test_every_inner_link_and_description_has_its_place_and_no_id_is_twice(
    small_corpus: Any, tmp_path: Path
) -> None:
    page = Page(written(small_corpus, tmp_path))
    ids = [a["id"] for _, a in page.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    wanted = {(a["href"] or "")[1:] for a in page.named("a") if (a.get("href") or "").startswith("#")}
    wanted |= {a["aria-describedby"] or "" for _, a in page.elements if a.get("aria-describedby")}
    wanted |= {a["aria-labelledby"] or "" for _, a in page.elements if a.get("aria-labelledby")}
    assert wanted <= set(ids)


def test_headings_go_down_one_level_at_a_time(small_corpus: Any, tmp_path: Path) -> None:
    levels = [
        int(tag[1])
        for tag, _ in Page(written(small_corpus, tmp_path)).elements
        if re.fullmatch("h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_text_that_waits_for_a_person_is_shown_first_thing(small_corpus: Any, tmp_path: Path) -> None:
    text = written(small_corpus, tmp_path)
    assert text.index("could not be decided") < text.index('id="naming"')
    said = "comments may begin at line 3. Probability: 44 %. Evidence: thanks; exclamation mark."
    assert f"A person should look: {said}" in text


def test_the_boundary_is_told_as_an_inspection_of_the_file_tells_it(seeds: Path, tmp_path: Path) -> None:
    [file] = seeds.glob("*.txt")
    [inspected] = inspect_file(file).reports
    assert inspected.split is not None
    corpus = Corpus.build(file, out=tmp_path / "corpus")
    analyze(corpus, profile="lexical")
    page = unescape(written(Corpus.load(corpus.path), tmp_path))
    assert f"<p>{decision(inspected.split)}</p>" in page


def test_outlets_are_counted_with_their_reports_and_so_are_reports_without_one(
    memory_corpus: Any, tmp_path: Path
) -> None:
    outlets = ["B", "A", None, "B", *"CDEFGHI", None]
    reports = [{"report_id": f"r{n}", "outlet": outlet, "text": "x"} for n, outlet in enumerate(outlets)]
    measures = [
        {"document_id": row["report_id"], "report_id": row["report_id"], "kind": "report", "n_words": 1}
        for row in reports
    ]
    page = re.sub(r"</?bdi>", "", written(memory_corpus(reports=reports, measures=measures), tmp_path))
    said = "From 9 outlets: B (2 reports), A (1), C (1), D (1), E (1), F (1), G (1), H (1) and 1 more."
    assert f"{said} 2 reports name none." in page


def test_the_commonest_namings_come_first_with_a_target_or_without(
    memory_corpus: Any, make_loaded: Any, tmp_path: Path
) -> None:
    text = "The regime fell. The regime fled. The junta of Aba fell."
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": text}],
        findings=[
            *(make_loaded("r", text, "regime", "delegitimising_label", nth=nth) for nth in (0, 1)),
            make_loaded("r", text, "junta", "delegitimising_label", target="Aba"),
        ],
        measures=[{"document_id": "r", "report_id": "r", "kind": "report", "n_words": 11}],
    )
    page = written(corpus, tmp_path)
    assert re.findall(r'<bdi class="u ln-solid">(\w+)</bdi>', page) == ["regime", "junta"]
    assert re.findall(r'data-head="count">(\d)', page[page.index("Naming by naming") :])[:2] == ["2", "1"]
    assert "The commonest first;" in page


def test_what_was_skipped_is_said_with_its_remedy(small_corpus: Any, tmp_path: Path) -> None:
    assert "the text is empty; fill it in or drop the row." in written(small_corpus, tmp_path)


def test_texts_that_repeat_others_are_counted_in_sight(tmp_path: Path) -> None:
    said = "The council met on a Monday, and nothing was decided."
    (tmp_path / "twice.csv").write_text(f'id,text\n1,"{said}"\n2,"{said}"\n3,Nobody came on Tuesday.\n')
    corpus = Corpus.build(tmp_path / "twice.csv", out=tmp_path / "corpus")
    analyze(corpus, profile="lexical")
    page = written(Corpus.load(corpus.path), tmp_path)
    glance = page[page.index('<h2 id="glance-h">') :]
    assert "1 text repeats another text of the corpus" in glance[: glance.index("</section>")]


def test_intervals_and_denominators_stand_beside_the_rates(seed_corpus: Any, tmp_path: Path) -> None:
    text = written(seed_corpus, tmp_path)
    words = int(seed_corpus.frame("measures")["n_words"][0])
    assert f"<bdi>words in reports</bdi> {words}" in text
    assert "95 % interval" in text
    assert "Garwood 1936" in text
    assert "Boydstun" in text


def many(memory_corpus: Any, loaded: Any, n: int) -> Any:
    text = "The regime fell, say the people of the town. " * 20
    ids = [f"r{i:03}" for i in range(n)]
    return memory_corpus(
        reports=[
            {
                "report_id": name,
                "title": f"Report {i}",
                "outlet": f"Outlet {i % 4}",
                "text": text,
                "n_comments": 0,
                "boundary": "ask" if i == 7 else "none",
            }
            for i, name in enumerate(ids)
        ],
        findings=[
            loaded(name, text, "regime", "delegitimising_label", nth=nth)
            for i, name in enumerate(ids)
            for nth in range(1 + i % 20)
        ],
        measures=[
            {"document_id": name, "report_id": name, "kind": "report", "n_words": 180, "n_sentences": 20}
            for name in ids
        ],
    )


@pytest.fixture
def large_corpus(memory_corpus: Any, make_loaded: Any) -> Any:
    return many(memory_corpus, make_loaded, 200)


def test_a_large_corpus_keeps_to_the_size_and_says_what_it_leaves_out(
    large_corpus: Any, tmp_path: Path
) -> None:
    summary = write_report(large_corpus, tmp_path / "report.html", max_bytes=300_000)
    text = summary.path.read_text(encoding="utf-8")
    assert summary.size <= 300_000
    assert 0 < summary.reports_shown < summary.reports == 200
    assert summary.left_out
    assert f"{200 - summary.reports_shown} of 200 reports are not shown as texts" in text
    assert "200 reports of 36,000 words" in text


def test_the_undecided_and_the_most_loaded_are_shown(large_corpus: Any, tmp_path: Path) -> None:
    text = written(large_corpus, tmp_path, max_reports=4)
    titles = re.findall(r'<h3 id="r\d+h" dir="auto">Report (\d+)</h3>', text)
    assert titles == ["7", "19", "39", "59"]


def test_totals_do_not_depend_on_what_is_shown(large_corpus: Any, tmp_path: Path) -> None:
    few, more = (
        written(large_corpus, tmp_path / "a", max_reports=2),
        written(large_corpus, tmp_path / "b", max_reports=9),
    )

    def tables(text: str) -> str:
        return (
            text[text.index('id="glance"') : text.index('id="ask"')]
            + text[text.index('id="naming"') : text.index('id="texts"')]
        )

    assert tables(few) == tables(more)


def test_a_size_that_cannot_be_kept_is_refused(seed_corpus: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="allow at least"):
        write_report(seed_corpus, tmp_path / "report.html", max_bytes=10_000)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_named(seed_corpus: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_report(seed_corpus, tmp_path / "file" / "report.html")


def test_an_unanalysed_corpus_still_makes_a_report(memory_corpus: Any, tmp_path: Path) -> None:
    corpus = memory_corpus(reports=[{"report_id": "r", "text": "Quiet.\n\nVery quiet.", "boundary": "none"}])
    text = written(corpus, tmp_path)
    assert "No naming was found" in text
    assert "Very quiet." in text


def test_an_empty_corpus_still_makes_a_report(memory_corpus: Any, tmp_path: Path) -> None:
    assert "An empty corpus" in written(memory_corpus(reports=[]), tmp_path)


def test_reports_and_their_readers_have_a_section_only_where_there_is_enough(
    small_corpus: Any, memory_corpus: Any
) -> None:
    from commentariat.analysis.report.readers import readers

    assert readers(small_corpus) is None
    shares = {"policy_frame_economic": 0.5}
    reports = [{"report_id": f"r{n}", "outlet": "Courier", "text": "x"} for n in range(6)]
    comments = [
        {"comment_id": f"r{n}c{m}", "report_id": f"r{n}", "position": m, "text": "y"}
        for n in range(6)
        for m in range(4)
    ]
    measures = [
        {"document_id": row.get("comment_id", row["report_id"]), "report_id": row["report_id"], "n_words": 5}
        | {"kind": "comment" if "comment_id" in row else "report", "n_sentences": 4, **shares}
        for row in (*reports, *comments)
    ]
    found = readers(memory_corpus(reports=reports, comments=comments, measures=measures))
    assert found is not None
    [(row, place)] = found["paired_rows"]
    assert (row["frame"], row["pairs"], place.at) == ("economic", 6, 50.0)


def test_comments_that_are_no_readers_are_told_apart(memory_corpus: Any, tmp_path: Path) -> None:
    kinds = ("comment", "pingback", "deleted", "comment")
    corpus = memory_corpus(
        reports=[
            {
                "report_id": "r",
                "outlet": "A",
                "title": None,
                "published": None,
                "boundary": "given",
                "text": "On.",
            }
        ],
        comments=[
            {"comment_id": f"c{n}", "report_id": "r", "position": n, "depth": 0, "text": "No.", "kind": kind}
            for n, kind in enumerate(kinds)
        ],
    )
    page = written(corpus, tmp_path)
    assert "4 comments (1 pingback and 1 stub of deleted ones among them)" in page


def test_names_of_outlets_keep_their_direction_to_themselves(memory_corpus: Any, tmp_path: Path) -> None:
    reports = [
        {"report_id": "r1", "outlet": "صحيفة الميناء", "published": "2022-05-03", "text": "Rebels fled."},
        {"report_id": "r2", "outlet": "עיתון הנמל", "published": "2022-05-04", "text": "Rebels came."},
    ]
    corpus = memory_corpus(
        reports=reports,
        measures=[
            {"document_id": row["report_id"], "report_id": row["report_id"], "kind": "report", "n_words": 2}
            for row in reports
        ],
        findings=[
            claim_on(
                "Rebels fled.",
                document_id="r1",
                layer="loaded_language",
                label="delegitimising_label",
                annotator="rule:lexicon",
                start=0,
                end=6,
                voice="outlet",
            )
        ],
    )
    page = written(corpus, tmp_path)
    assert ", <time>2022-05-03</time> to <time>2022-05-04</time>." in page
    assert "2 outlets: <bdi>עיתון הנמל</bdi> (1 report), <bdi>صحيفة الميناء</bdi> (1)." in page
    assert "<bdi>words of صحيفة الميناء</bdi> 2" in page


def test_a_deep_answer_says_what_it_answers_and_runs_as_its_own_words_do(
    memory_corpus: Any, tmp_path: Path
) -> None:
    texts = ["النظام يكذب", *[f"@reader-0123456789abcdef: هذا غير صحيح {number}." for number in range(6)]]
    comments = [
        {
            "comment_id": f"c{number}",
            "report_id": "r",
            "position": number,
            "depth": number,
            "parent_id": f"c{number - 1}" if number else None,
            "text": text,
        }
        for number, text in enumerate(texts)
    ]
    measures = [
        {"document_id": f"c{number}", "report_id": "r", "kind": "comment", "n_words": 3}
        for number in range(len(texts))
    ]
    corpus = memory_corpus(
        reports=[{"report_id": "r", "text": "Rebels fled."}], comments=comments, measures=measures
    )
    page = written(corpus, tmp_path)
    assert re.findall(r"answers (\d+)", page) == ["1", "2", "3", "4", "5", "6"]
    assert page.count('<p dir="rtl">@reader-') == 6
    assert '<p dir="auto">النظام' in page


def test_the_report_can_be_written_after_uptake_was_imported_first() -> None:
    said = """
from commentariat.analysis import uptake
from commentariat.analysis.report.readers import readers
import runpy
MemoryCorpus = runpy.run_path("tests/analysis/conftest.py")["MemoryCorpus"]
reports = [{"report_id": f"r{n}", "outlet": "A", "text": "x"} for n in range(6)]
comments = [{"comment_id": f"c{n}", "report_id": f"r{n % 6}", "position": n, "text": "y"} for n in range(24)]
measures = [
    {"document_id": row.get("comment_id", row["report_id"]), "report_id": row["report_id"], "n_words": 5,
     "kind": "comment" if "comment_id" in row else "report", "n_sentences": 4, "policy_frame_economic": 0.5}
    for row in (*reports, *comments)
]
assert readers(MemoryCorpus(reports=reports, comments=comments, measures=measures)) is not None
"""
    subprocess.run([sys.executable, "-c", said], check=True, cwd=Path(__file__).parents[3])
