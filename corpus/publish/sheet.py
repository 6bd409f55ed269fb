"""The dataset card of a release as a datasheet: what people said of the corpus, and what is counted in it.

The sections are those of datasheets for datasets (Gebru et al. 2021) and of the Hub's card. Every number is read from
the data; what only people can say comes from the datasheet, and a question nobody answered is named where its answer
belongs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..card import ABOUT, Part, column_lines, label_lines, made_lines, plain
from ..rights import SourceRights
from ..scheme import default_scheme
from ..text import counted
from .agreement import LabelAgreement
from .anonymity import ENOUGH, Anonymity
from .composition import Composition, evenness, length_line
from .croissant import cite_as
from .datasheet import QUESTIONS, Datasheet

if TYPE_CHECKING:
    import pyarrow as pa

OPEN = "*Not filled in"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """Everything a card is written from.

    Attributes:
        name: the corpus's name.
        hub_id: its id on the Hub, where there is one.
        tag: the tag of the release.
        datasheet: what people said.
        composition: what is counted.
        parts: the splits of every table that is a configuration.
        schemas: the schema of every table.
        provenance: how it was made.
        rights: the sources with the number of reports and comments of each; None for documents without any.
        withheld: documents whose texts stay behind.
        split_settings: how it was split; empty when it was not.
        agreement: agreement on every label.
        anonymity: k-anonymity of comments.
        protected: what was done for this release alone, as sentences.
        figures: the pictures by path, with what they show.
        changes: what changed since earlier tags: tag and lines, the newest first.
    """

    name: str
    hub_id: str | None
    tag: str | None
    datasheet: Datasheet
    composition: Composition
    parts: Mapping[str, Sequence[Part]]
    schemas: Mapping[str, pa.Schema]
    provenance: Mapping[str, Any]
    rights: Sequence[tuple[SourceRights | None, int, int]]
    withheld: int
    split_settings: Mapping[str, Any]
    agreement: Sequence[LabelAgreement]
    anonymity: Sequence[Anonymity]
    protected: Sequence[str]
    figures: Mapping[str, str]
    changes: Sequence[tuple[str, Sequence[str]]]


def render_sheet(facts: SheetFacts) -> str:
    """Return the Markdown of the card."""
    counts = facts.composition
    summary = facts.datasheet.answers.get("summary") or _open("summary")
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
        ("Why it was made", [_said(facts, "motivation")]),
        ("How to load it", _loading(facts)),
        ("How it was collected", _collection(facts)),
        ("Composition", _composition(facts)),
        ("Splits", _splits(facts)),
        ("Rights", _rights(facts)),
        ("Annotators and agreement", _annotators(facts)),
        ("How it was made", made_lines(facts.provenance)),
        ("Personal data", _personal(facts)),
        ("Considerations for using the data", _considerations(facts)),
        ("How to cite it", _citation(facts)),
        ("Changes", _changes(facts)),
        ("Contact", [_said(facts, "contact")]),
        ("Labels", label_lines(default_scheme())),
        ("Columns", column_lines(facts.schemas)),
    ):
        lines += ["", f"## {title}", "", *body]
    return "\n".join([*lines, ""])


def _open(question: str) -> str:
    return f"{OPEN}: {QUESTIONS[question]}*"


def _said(facts: SheetFacts, question: str) -> str:
    return facts.datasheet.answers.get(question) or _open(question)


def _cell(text: object) -> str:
    return plain(str(text)).replace("|", "\\|")


def _table(*heads: str, rows: Sequence[Sequence[object]], right: int = 1) -> list[str]:
    """Return a Markdown table, all columns but the first `right` of them set flush right."""
    marks = ["---" if place < right else "---:" for place in range(len(heads))]
    return [
        "| " + " | ".join(heads) + " |",
        "|" + "|".join(marks) + "|",
        *("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows),
    ]


def _loading(facts: SheetFacts) -> list[str]:
    where = facts.hub_id or "path/of/this/folder"
    pin = f', revision="{facts.tag}"' if facts.tag and facts.hub_id else ""
    first = next(iter(facts.parts), "reports")
    second = "comments" if "comments" in facts.parts else first
    split = facts.parts[second][0].split if second in facts.parts else "train"
    path = f"hf://datasets/{where}@{facts.tag or 'main'}/{second}" if facts.hub_id else f"{where}/{second}"
    text = [
        "```python",
        "from datasets import load_dataset",
        "",
        f'{second} = load_dataset("{where}", "{second}", split="{split}"{pin})',
        "```",
        "",
        "```python",
        "import polars as pl",
        "",
        f'{second} = pl.read_parquet("{path}/*.parquet")',
        "```",
        "",
        *_table(
            "configuration", "what it holds", *_split_names(facts),
            rows=[
                (table, ABOUT[table], *(_rows(own, split) for split in _split_names(facts)))
                for table, own in facts.parts.items()
            ],
            right=2,
        ),
        "",
        "Offsets (`start`, `end`) are Unicode code points into `text`, half-open: `text[start:end] == "
        "quote` in Python. "
        "`report_id` joins comments to reports; `document_id` joins findings, annotations and measures "
        "to either. Label "
        "columns are ClassLabels: numbers in Parquet, with their names in `dataset_info`.",
    ]  # fmt: skip
    if facts.withheld:
        text += [
            "",
            f"The texts of {counted(facts.withheld, 'document')} are not in this release. Whoever has them "
            f"builds a corpus "
            "of them and joins both: `commentariat hydrate RELEASE MY-CORPUS -o FOLDER`. Documents are joined on "
            "`hydration_sha256`, the SHA-256 of the text in which all pseudonyms are alike.",
        ]
    return text


def _split_names(facts: SheetFacts) -> list[str]:
    return list(dict.fromkeys(part.split for own in facts.parts.values() for part in own))


def _rows(parts: Sequence[Part], split: str) -> str:
    return f"{sum(part.rows for part in parts if part.split == split):,}"


def _collection(facts: SheetFacts) -> list[str]:
    counts = facts.composition
    how = {
        "markup": "by the markup of pages",
        "inferred": "inferred from plain text",
        "given": "given by the source",
    }
    told = [
        f"{counted(number, 'comment')} {how.get(kind, kind)}"
        for kind, number in sorted(counts.found_by.items())
    ]
    readers = sorted({str(item.get("reader")) for item in facts.provenance.get("inputs", [])})
    return [
        _said(facts, "collection"),
        "",
        f"- Read from {counted(len(facts.provenance.get('inputs', [])), 'file')}"
        + (f" ({', '.join(plain(name) for name in readers)})." if readers else "."),
        f"- Comments were told from reports: {'; '.join(told) or 'there are none'}.",
    ]


def _composition(facts: SheetFacts) -> list[str]:
    counts = facts.composition
    outlets = [
        (name or "no outlet", f"{reports:,}", f"{comments:,}")
        for name, (reports, comments) in list(counts.outlets.items())[:30]
    ]
    months = sorted(counts.months)
    languages = sorted(counts.languages.items(), key=lambda item: (-item[1], item[0] or ""))
    missing = [
        (f"{table}.{column}", f"{share:.1%}")
        for table, columns in counts.missing.items()
        for column, share in columns.items()
        if share
    ]
    lines = [
        *_table("outlet", "reports", "comments", rows=outlets),
        *([f"\n{len(counts.outlets) - 30:,} further outlets."] if len(counts.outlets) > 30 else []),
        "",
        f"- Dates: {f'{months[0]} to {months[-1]}' if months else 'none known to the month'}.",
        "- Languages: " + ", ".join(f"{name or 'not known'} {number:,}" for name, number in languages) + ".",
        f"- Words of a report: {length_line(counts.lengths['report'])}; of a comment: "
        f"{length_line(counts.lengths['comment'])}.",
        f"- Readers (pseudonyms) among the comments: {counts.readers:,}.",
        "- Without a value: "
        + (", ".join(f"`{name}` {share}" for name, share in missing) or "nothing")
        + ".",
    ]
    for path, description in facts.figures.items():
        lines += ["", f"![{description}]({path})"]
    return lines


def _splits(facts: SheetFacts) -> list[str]:
    said = facts.split_settings
    if not said:
        return [
            "All rows are in `train`: no split was made. Results on a split of your own need its description."
        ]
    shares = ", ".join(f"{share:g} {name}" for name, share in said.get("shares", {}).items())
    lines = [
        f"Shares of reports aimed at: {shares}. A report, its comments and all claims on them stay together, and so do "
        "reports of which a text (20 words or more, its comments' too) is nearly another's (Jaccard index of five-word "
        "shingles .8 or more). The release was checked for leaks.",
        "",
        "- By time: the earliest reports train, the latest test."
        if said.get("by_time")
        else f"- Balanced by {said.get('balance', 'none')}, by iterative stratification; seed {said.get('seed', 0)}.",
    ]
    if held := said.get("held_out"):
        lines.append(f"- Held out, in test alone: {', '.join(plain(name) for name in held)}.")
    return lines


def _rights(facts: SheetFacts) -> list[str]:
    answer = facts.datasheet.answers.get("licence")
    rows = [
        (
            source.source if source else "not stated",
            source.licence if source else "not stated",
            source.basis if source else "not stated",
            ("yes" if source.texts else "no") if source else "not stated",
            source.credit or "" if source else "",
            f"{reports:,}",
            f"{comments:,}",
        )
        for source, reports, comments in facts.rights
    ]
    return [
        f"Structure, findings and annotations: {plain(answer)}." if answer else _open("licence"),
        "",
        "The texts are their authors' and publishers':",
        "",
        *_table(
            "source", "licence", "basis", "texts may be passed on", "credit", "reports", "comments",
            rows=rows, right=5,
        ),
    ]  # fmt: skip


def _annotators(facts: SheetFacts) -> list[str]:
    people = facts.composition.annotators["annotations"]
    if not people:
        return ["Nobody annotated yet: all claims are a machine's."]
    lines = [
        _said(facts, "annotators"),
        "",
        f"{counted(len(people), 'annotator')}, under pseudonyms. Agreement is positive specific agreement on the exact "
        "span (the mean F1 of one annotator against another), over documents that two people annotated.",
        "",
    ]
    return lines + _table(
        "label", "layer", "claims", "annotators", "agreement", "marks compared",
        rows=[
            (
                one.label, one.layer, f"{one.claims:,}", one.annotators,
                "none annotated twice" if one.agreement is None else f"{one.agreement:.2f}", f"{one.marks:,}",
            )
            for one in facts.agreement
        ],
        right=2,
    )  # fmt: skip


def _personal(facts: SheetFacts) -> list[str]:
    lines = [f"- {sentence}" for sentence in facts.protected]
    if any(one.comments for one in facts.anonymity):
        lines += [
            "",
            f"How well readers hide among others (k-anonymity; a small group is one of fewer than {ENOUGH} readers):",
            "",
            *_table(
                "somebody who knows", "smallest group (k)", "comments in small groups",
                rows=[(", ".join(one.known), one.k, f"{one.exposed:.1%}") for one in facts.anonymity],
            ),
        ]  # fmt: skip
    return lines


def _considerations(facts: SheetFacts) -> list[str]:
    counts = facts.composition
    lines = [
        f"**Uses.** {_said(facts, 'uses')}",
        "",
        f"**Limits.** {_said(facts, 'limits')}",
        "",
        "Measured in the data:",
        "",
    ]
    known = {name: number for name, number in counts.outlets.items() if name}
    if known and counts.comments:
        name, (reports, comments) = max(known.items(), key=lambda item: item[1][1])
        even = evenness([reports for reports, _ in known.values()])
        lines.append(
            f"- Outlets: {plain(name)} has {reports / counts.reports:.0%} of the reports and "
            f"{comments / counts.comments:.0%} of the comments"
            + (
                f"; evenness of reports over outlets {even:.2f} (1: all the same)."
                if even is not None
                else "."
            )
        )
    years: dict[str, int] = {}
    for month, number in counts.months.items():
        years[month[:4]] = years.get(month[:4], 0) + number
    if years:
        year, number = max(years.items(), key=lambda item: item[1])
        lines.append(f"- Periods: {number / sum(years.values()):.0%} of the dated reports are of {year}.")
    machine, people = (sum(counts.labels[name].values()) for name in ("findings", "annotations"))
    if machine + people:
        lines.append(
            f"- Claims: {machine / (machine + people):.0%} are a machine's ({machine:,}), the rest people's "
            f"({people:,}). "
            "A machine's claims are no gold standard."
        )
    inferred = counts.found_by.get("inferred", 0)
    lines.append(
        f"- The splitter: {counted(inferred, 'comment')} inferred from plain text, of which {counts.doubtful:.1f} are "
        f"expected not to be one by its own confidence; {counted(counts.unsure, 'report')} left to a person (`ask`)."
    )
    problems = facts.provenance.get("problems", {})
    lines.append(f"- Left out: {counted(problems.get('skipped', 0), 'record')} that could not be read.")
    other = sum(n for name, n in counts.languages.items() if name and not name.lower().startswith("en"))
    if other:
        lines.append(
            f"- {counted(other, 'text')} in other languages than English have no findings and no measures."
        )
    return lines


def _citation(facts: SheetFacts) -> list[str]:
    said = cite_as(facts.datasheet.citation)
    if not said:
        return [_open("citation")]
    pin = f" Name the release you used: `{facts.tag}`." if facts.tag else ""
    return ["```bibtex", said, "```", *([pin.strip()] if pin else [])]


def _changes(facts: SheetFacts) -> list[str]:
    lines = []
    for tag, said in facts.changes:
        lines += [f"**{plain(tag)}**", "", *(f"- {line}" for line in said), ""]
    return lines[:-1] or ["This is no tagged release."]
