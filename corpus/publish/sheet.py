"""The dataset card of a release as a datasheet: what people said of the corpus, and what is counted in it.

The sections are those of datasheets for datasets (Gebru et al. 2021) and of the Hub's card. Every number is read from
the data; what only people can say comes from the datasheet, and a question nobody answered is named where its answer
belongs.
"""

from __future__ import annotations

from ..storage.card import column_lines, label_lines, made_lines, plain
from ..text.canonical import counted
from . import sheet_data, sheet_people
from .sheet_facts import SheetFacts, answer_or_open, open_section

__all__ = ["SheetFacts", "render_sheet"]


def render_sheet(facts: SheetFacts) -> str:
    """Return the Markdown of the card."""
    counts = facts.composition
    summary = facts.datasheet.answers.get("summary") or open_section("summary")
    lines = [
        f"# {plain(facts.name)}",
        "",
        summary,
        "",
        f"{counted(counts.reports, 'news report')} with {counted(counts.comments, 'reader comment')}, made with "
        f"Commentariat {facts.provenance.get('tool_version', '')}. Texts stay as they are; every claim about them "
        "(by a rule or by a person) stands off in a table of its own, with code point offsets and a quote.",
    ]
    for title, body in (
        ("Why it was made", [answer_or_open(facts, "motivation")]),
        ("How to load it", sheet_data.loading(facts)),
        ("How it was collected", sheet_data.collection(facts)),
        ("Composition", sheet_data.composition(facts)),
        ("Splits", sheet_data.splits(facts)),
        ("Rights", sheet_people.rights(facts)),
        ("Annotators and agreement", sheet_people.annotators(facts)),
        ("How it was made", made_lines(facts.provenance)),
        ("Personal data", sheet_people.personal(facts)),
        ("Considerations for using the data", sheet_data.considerations(facts)),
        ("How to cite it", sheet_people.citation(facts)),
        ("Changes", sheet_data.changes(facts)),
        ("Contact", [answer_or_open(facts, "contact")]),
        ("Labels", label_lines(facts.scheme)),
        ("Columns", column_lines(facts.schemas)),
    ):
        lines += ["", f"## {title}", "", *body]
    return "\n".join([*lines, ""])
