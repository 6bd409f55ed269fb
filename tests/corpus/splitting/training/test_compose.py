"""Documents composed to train on."""

import csv
import json
import random
import re

from commentariat.corpus.splitting.cues import line_cues
from commentariat.corpus.splitting.english_cues import CUES
from commentariat.corpus.splitting.training.compose import compose, whole_reports
from commentariat.corpus.splitting.training.sources import (
    PARTS,
    Material,
    read_comments,
    read_editorials,
    read_posts,
    read_reports,
    written_material,
)


def test_the_shipped_material_has_every_kind():
    material = written_material()
    assert len({genre for genre, _, _ in material.reports}) > 50
    assert {chatty for _, chatty, _ in material.reports} == {True, False}
    assert len(material.comments) > 800
    assert material.closings
    assert material.other
    assert len(material.pages) > 200
    assert all(line.strip() for above, below in material.pages for line in (*above, *below))
    assert all(line.strip() for _, _, lines in material.reports for line in lines)


def test_a_document_is_a_report_then_comments_with_lines_of_the_page_between():
    rng, material = random.Random(1), written_material()
    seen = set()
    for _ in range(300):
        lines, labels = compose(rng, material, commented=0.5)
        assert len(lines) == len(labels)
        assert re.fullmatch("o*b+o*c*o*", labels)
        seen |= set(re.sub(r"(.)\1+", r"\1", labels).split("b", 1))
    assert {"", "o", "oc", "co", "oco"} <= seen


def test_no_comments_on_request():
    rng, material = random.Random(1), written_material()
    assert not any("c" in compose(rng, material, commented=0.0)[1] for _ in range(50))


def test_parts_share_no_genre_and_no_line():
    material = written_material()
    parts = [material.part(number) for number in range(PARTS)]
    genres = [{name.partition("_")[0] for name, *_ in (*part.reports, *part.comments)} for part in parts]
    assert sum(map(len, genres)) == len(set().union(*genres))
    assert all(part.reports and part.comments for part in parts)
    for kind in ("closings", "pages"):
        assert sum(len(getattr(part, kind)) for part in parts) == len(getattr(material, kind))


def test_nothing_lively_is_printed_under_a_sober_report():
    rng = random.Random(5)
    sober = ["The council met on Monday, officials said.", "It will meet again on 12 May, a spokesman added."]
    dull, lively = "See also: the council's plans for the harbour.", "What a night, I loved it!"
    material = Material(reports=[("news", False, sober)], closings=[dull, lively], other=[lively, dull])
    seen = {line for _ in range(200) for line in compose(rng, material, commented=0.0)[0]}
    assert dull in seen
    assert lively not in seen
    assert any(value for cue, value in zip(CUES, line_cues(lively), strict=False) if cue.side == "reader")


def test_every_report_stands_once_by_itself():
    material = Material(reports=[("a", True, ["One.", "Two."])], more_reports=[["Three.", "Four.", "Five."]])
    assert whole_reports(material) == [(["One.", "Two."], "bb"), (["Three.", "Four.", "Five."], "bbb")]


def test_other_sources_are_read_as_paragraphs(tmp_path):
    comments, reports, sentences = (tmp_path / name for name in ("c.jsonl", "r.csv", "s.txt"))
    comments.write_text(json.dumps({"text": "So\ntrue."}) + "\n", encoding="utf-8")
    with reports.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["article_content"], ["It rained. " * 12]])
    sentences.write_text("".join(f"1_{n}\t0.5\tHe said ''no''.\n" for n in range(12)), encoding="utf-8")
    assert read_comments(comments) == [["So true."]]
    assert " ".join(read_reports(reports)[0]) == ("It rained. " * 12).strip()
    assert read_editorials(sentences)[0][0].startswith('He said "no".')
    assert read_posts(sentences) == [[" ".join(['He said "no".'] * 12)]]


def test_documents_need_the_written_material_only():
    material = written_material()
    bare = Material(reports=material.reports, comments=material.comments, closings=material.closings)
    assert compose(random.Random(3), bare, commented=1.0)[1].endswith("c")
