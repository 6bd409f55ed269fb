"""A file as its reader sees it: nothing hidden, nothing run, nothing built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commentariat.corpus import InputError, inspect_file
from commentariat.corpus.inspection.page import depths

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def thread(tmp_path: Path) -> Path:
    comments = [
        {"id": "1", "user": "Al", "text": HOSTILE, "likes": 3},
        {"id": "2", "parent": "1", "text": "No."},
        {"id": "3", "parent": "2", "text": "Yes."},
        {"id": "4", "parent": "4", "text": "Myself."},
        {"id": "5", "parent": "gone", "text": "Hello?"},
    ]
    path = tmp_path / "n.jsonl"
    report = {
        "id": "a",
        "title": HOSTILE,
        "text": "The truce held.",
        "outlet": "The Courier",
        "comments": comments,
    }
    path.write_text(json.dumps(report) + "\n{broken\n", encoding="utf-8")
    return path


def test_the_seed_is_one_report_with_its_one_comment_and_why(seeds: Path) -> None:
    found = inspect_file(next(seeds.glob("*.txt")))
    [inspected] = found.reports
    assert [comment.text[:19] for comment in inspected.report.comments] == ["Love your real news"]
    assert "Love your" not in inspected.report.text
    page = found.to_html()
    assert "Comments begin at line 9. Probability:" in page
    assert "praises the outlet" in page


def test_comments_stand_as_deep_as_their_thread_and_circles_at_the_top(tmp_path: Path) -> None:
    [inspected] = inspect_file(thread(tmp_path)).reports
    assert depths(inspected) == [0, 1, 2, 0, 0]


def test_what_cannot_be_read_is_shown_beside_what_can(tmp_path: Path) -> None:
    found = inspect_file(thread(tmp_path))
    assert len(found.reports) == 1
    assert "this is no valid JSON" in str(found.problems[0])
    assert "this is no valid JSON" in found.to_html()


@pytest.mark.parametrize("whole", [True, False])
def test_nothing_of_the_input_is_markup(tmp_path: Path, whole: bool) -> None:
    found = inspect_file(thread(tmp_path))
    page = found.to_html() if whole else found._repr_html_()
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("&lt;script&gt;alert(1)") >= 2


def test_a_file_of_many_records_is_shown_by_its_first(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("id,text\n" + "".join(f"{n},Text {n}.\n" for n in range(9)), encoding="utf-8")
    found = inspect_file(path, most=4)
    assert (len(found.reports), found.more) == (4, True)
    assert inspect_file(path, most=9).more is False


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        inspect_file(tmp_path / "gone.txt")
