"""The sections of a card that are counted in the data: loading, composition, splits, considerations, changes."""

from __future__ import annotations

from collections.abc import Sequence

from ..storage.card import ABOUT, Part, plain
from ..text.canonical import counted
from .composition import evenness, length_line
from .sheet_facts import SheetFacts, answer_or_open, markdown_table


def loading(facts: SheetFacts) -> list[str]:
    """Say how the tables are loaded, and what is in each."""
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
        *markdown_table(
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


def collection(facts: SheetFacts) -> list[str]:
    """Say how the texts came together and how comments were told from reports."""
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
        answer_or_open(facts, "collection"),
        "",
        f"- Read from {counted(len(facts.provenance.get('inputs', [])), 'file')}"
        + (f" ({', '.join(plain(name) for name in readers)})." if readers else "."),
        f"- Comments were told from reports: {'; '.join(told) or 'there are none'}.",
    ]


def composition(facts: SheetFacts) -> list[str]:
    """Say what is in the corpus: outlets, dates, languages, lengths, missing values, with the pictures."""
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
        *markdown_table("outlet", "reports", "comments", rows=outlets),
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
        lines += ["", f"![{description}]({path})", "", f"*{description}*"]
    return lines


def splits(facts: SheetFacts) -> list[str]:
    """Say how the corpus was split."""
    said = facts.split_settings
    if not said:
        return [
            "All rows are in `train`: no split was made. Results on a split of your own need its description."
        ]
    shares = ", ".join(f"{share:g} {name}" for name, share in said.get("shares", {}).items())
    lines = [
        f"Shares of reports aimed at: {shares}. A report, its comments and all claims on them stay together, and so do "
        "reports that have the same words, or of which a text (20 words or more, its comments' too) is nearly "
        "another's (Jaccard index of two-word shingles .75 or more). The release was checked for leaks.",
        "",
        f"- Reports there are: {_reports_by_split(facts)}.",
        "- By time: the earliest reports train, the latest test."
        if said.get("by_time")
        else f"- Balanced by {said.get('balance', 'none')}, by iterative stratification; seed {said.get('seed', 0)}.",
    ]
    if held := said.get("held_out"):
        lines.append(f"- Held out, in test alone: {', '.join(plain(name) for name in held)}.")
    return lines


def _reports_by_split(facts: SheetFacts) -> str:
    """Return the reports of every split that there is or was to be, an empty one with its 0."""
    rows = {part.split: part.rows for part in facts.parts.get("reports", ())}
    wanted = [name for name, share in facts.split_settings.get("shares", {}).items() if share > 0]
    return ", ".join(f"{rows.get(name, 0):,} in `{name}`" for name in dict.fromkeys((*wanted, *rows)))


def considerations(facts: SheetFacts) -> list[str]:
    """Say what it is fit for, and which biases are measured in it."""
    counts = facts.composition
    lines = [
        f"**Uses.** {answer_or_open(facts, 'uses')}",
        "",
        f"**Limits.** {answer_or_open(facts, 'limits')}",
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
            f"- Claims: {machine / (machine + people):.0%} are a machine's ({machine:,}), the rest people's ({people:,}"
            f"{', adjudicated ones among them' if counts.adjudicated else ''}). "
            "A machine's claims are no gold standard."
        )
    if facts.gone:
        lines.append(
            f"- Left out: {counted(facts.gone, 'annotation')} on texts that are no longer in the corpus."
        )
    inferred = counts.found_by.get("inferred", 0)
    told = (
        f"{counted(inferred, 'comment')} inferred from plain text, of which {counts.doubtful:.1f} are expected not to "
        "be one by its own confidence"
        if inferred
        else "no comment was inferred from plain text"
    )
    lines.append(f"- The splitter: {told}; {counted(counts.unsure, 'report')} left to a person (`ask`).")
    problems = facts.provenance.get("problems", {})
    lines.append(f"- Left out: {counted(problems.get('skipped', 0), 'record')} that could not be read.")
    other = sum(n for name, n in counts.languages.items() if name and not name.lower().startswith("en"))
    if other:
        lines.append(
            f"- Without findings and measures: {counted(other, 'text')} in other languages than English."
        )
    return lines


def changes(facts: SheetFacts) -> list[str]:
    """Say what changed from tag to tag."""
    lines = []
    for tag, said in facts.changes:
        lines += [f"**{plain(tag)}**", "", *(f"- {line}" for line in said), ""]
    return lines[:-1] or ["This is no tagged release."]
