"""Documents composed to train on."""

import csv
import json
import random

from commentariat.corpus.splitting.compose import (
    PARTS,
    Material,
    compose,
    read_comments,
    read_reports,
    read_snippets,
    written_material,
)


def test_the_shipped_material_has_every_kind():
    material = written_material()
    assert len({genre for genre, _, _ in material.reports}) > 50
    assert {chatty for _, chatty, _ in material.reports} == {True, False}
    assert len(material.comments) > 800
    assert material.closings
    assert material.other
    assert all(line.strip() for _, _, lines in material.reports for line in lines)


def test_a_document_is_a_report_then_comments_with_lines_of_the_page_between():
    rng, material = random.Random(1), written_material()
    seen = set()
    for _ in range(300):
        lines, labels = compose(rng, material, commented=0.5)
        assert len(lines) == len(labels)
        assert labels.startswith("b")
        assert "b" not in labels.lstrip("b")
        seen |= set(labels)
    assert seen == {"b", "c", "o"}


def test_no_comments_on_request():
    rng, material = random.Random(1), written_material()
    assert not any("c" in compose(rng, material, commented=0.0)[1] for _ in range(50))


def test_parts_share_no_genre_and_no_topic_and_lose_nothing():
    material = written_material()
    parts = [material.part(number) for number in range(PARTS)]
    names = [{entry[0] for entry in (*part.reports, *part.comments)} for part in parts]
    assert all(part.reports and part.comments and part.closings and part.other for part in parts)
    assert sum(map(len, names)) == len(set().union(*names))
    for kind in ("reports", "comments", "closings", "other"):
        assert sum(len(getattr(part, kind)) for part in parts) == len(getattr(material, kind))


def test_a_report_and_the_comments_on_it_stay_together():
    material = written_material()
    threads = {name for name, *_ in material.reports} & {topic for topic, _ in material.comments}
    assert len(threads) > 40
    for number in range(PARTS):
        part = material.part(number)
        topics = {topic for topic, _ in part.comments}
        assert {name for name, *_ in part.reports} & threads == topics & threads


def test_marks_are_typed_alike_throughout_a_report():
    rng, material = random.Random(5), written_material()
    both = 0
    for _ in range(200):
        lines, labels = compose(rng, material, commented=0.5)
        body = "".join(line for line, label in zip(lines, labels, strict=True) if label == "b")
        both += "'" in body and "’" in body
    assert both == 0


def test_other_sources_are_read_as_paragraphs(tmp_path):
    comments, reports, snippets = (tmp_path / name for name in ("c.jsonl", "r.csv", "s.csv"))
    comments.write_text(json.dumps({"text": "So\ntrue."}) + "\n", encoding="utf-8")
    with reports.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["article_content"], ["It rained. " * 12]])
    with snippets.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["id", "text"], *([f"1_{n}", "He said ''no''."] for n in range(12))])
    assert read_comments(comments) == [["So true."]]
    assert " ".join(read_reports(reports)[0]) == ("It rained. " * 12).strip()
    assert read_snippets(snippets)[0][0].startswith('He said "no".')


def test_documents_need_the_written_material_only():
    material = written_material()
    bare = Material(reports=material.reports, comments=material.comments, closings=material.closings)
    assert compose(random.Random(3), bare, commented=1.0)[1].endswith("c")
