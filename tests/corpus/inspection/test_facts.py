from __future__ import annotations

import pytest

from commentariat.corpus.inspection.facts import report_facts
from commentariat.corpus.records import SourceComment, SourceReport


@pytest.mark.parametrize(
    ("captured", "said"),
    [
        (2, "all are in the file"),
        (3, "more were found than are declared; look whether the file holds one report"),
    ],
)
def test_of_more_comments_than_are_declared_it_is_not_said_that_all_are_there(
    captured: int, said: str
) -> None:
    report = SourceReport(
        text="The bridge opened.",
        locator="a.docx",
        comments=tuple(
            SourceComment(text="At last!", locator=f"a.docx, comment {n}") for n in range(captured)
        ),
        comments_declared=2,
        comments_partial=False,
    )
    assert dict(report_facts(report))["of the comments"] == said
