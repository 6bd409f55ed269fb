"""The sections of a card that are about people: rights, annotators and agreement, personal data, citation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..storage.card import plain
from ..text.canonical import counted
from .agreement import LabelAgreement
from .anonymity import ENOUGH
from .croissant import cite_as
from .settings import ReleaseSettings
from .sheet_facts import OPEN, SheetFacts, answer_or_open, markdown_table, open_section


def rights(facts: SheetFacts) -> list[str]:
    """Say under which licence and on what ground the texts of each source are used."""
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
        f"Structure, findings and annotations: {plain(answer)}." if answer else open_section("licence"),
        "",
        "The texts are their authors' and publishers':",
        "",
        *markdown_table(
            "source", "licence", "basis", "texts may be passed on", "credit", "reports", "comments",
            rows=rows, right=5,
        ),
    ]  # fmt: skip


def annotators(facts: SheetFacts) -> list[str]:
    """Say who annotated, and how far they agree on every label."""
    counts = facts.composition
    if not counts.annotators and not counts.adjudicated:
        return ["Nobody annotated yet: all claims are a machine's."]
    hidden = facts.provenance["release"]["annotators_hidden"]
    kind = facts.datasheet.answers.get("annotator_kind")
    lines = [
        answer_or_open(facts, "annotators"),
        "",
        f"- {counted(len(counts.annotators), 'annotator')}"
        + {"experts": ", all experts", "crowd": ", all of a crowd", "both": ", experts and a crowd"}.get(
            kind or "", ""
        )
        + (", under pseudonyms." if hidden else ", under the names they want to be known by."),
    ]
    if counts.adjudicated:
        names = ", ".join(f"`{plain(name)}`" for name in counts.adjudicated)
        lines.append(f"- Adjudicated layers stand beside them under names of their own: {names}.")
    lines += ["", *_agreement_lines(facts)]
    return lines


def _agreement_lines(facts: SheetFacts) -> list[str]:
    counts, measured = facts.composition, facts.agreement or {}
    heads = ["label", "layer", "claims", "annotators"]
    labels = sorted(counts.people)
    rows: list[list[object]] = [
        [label, layer, f"{counts.labels['annotations'][layer, label]:,}", counts.people[layer, label]]
        for layer, label in labels
    ]
    if facts.agreement is None:
        return [*markdown_table(*heads, rows=rows, right=2), "", f"{OPEN}: how far the annotators agree.*"]
    if not measured:
        return [*markdown_table(*heads, rows=rows, right=2), "", "No two persons annotated one document."]
    for row, label in zip(rows, labels, strict=True):
        row += _alpha_cells(measured.get(label))
    return [
        "Agreement is Krippendorff's alpha of each label among all annotators: 1 is perfect agreement, 0 what chance "
        "gives. Of spans it is alpha for unitising (Krippendorff 1995, 2004), over the documents that all of them "
        "worked on; of labels of whole documents it is nominal, the label chosen or not (Krippendorff 2011). Intervals "
        "(95 %) come from a bootstrap over documents; *n* is what was compared: spans, or codings of documents.",
        "",
        *markdown_table(*heads, "alpha", "95 % interval", "n", "documents", rows=rows, right=2),
    ]


def _alpha_cells(one: LabelAgreement | None) -> list[object]:
    if one is None:
        return ["–", "–", 0, 0]
    low_high = "–" if one.low is None or one.high is None else f"{one.low:.2f} to {one.high:.2f}"
    return [
        "–" if one.alpha is None else f"{one.alpha:.2f}",
        low_high,
        f"{one.units:,}",
        f"{one.documents:,}",
    ]


def personal(facts: SheetFacts) -> list[str]:
    """Say how the people in the data are protected, and how well readers hide among others."""
    lines = [f"- {sentence}" for sentence in facts.protected]
    if facts.composition.comments and not any(one.comments for one in facts.anonymity):
        lines.append("- No comment has an author, so that nothing ties a reader's comments together.")
    if any(one.comments for one in facts.anonymity):
        lines += [
            "",
            f"How well readers hide among others (k-anonymity; a small group is one of fewer than {ENOUGH} readers):",
            "",
            *markdown_table(
                "somebody who knows", "smallest group (k)", "comments in small groups",
                rows=[(", ".join(one.known), one.k, f"{one.exposed:.1%}") for one in facts.anonymity],
            ),
        ]  # fmt: skip
    return lines


def citation(facts: SheetFacts) -> list[str]:
    """Say how the corpus is cited."""
    cited = cite_as(facts.datasheet.citation)
    if not cited:
        return [open_section("citation")]
    pin = f" Name the release you used: `{facts.tag}`." if facts.tag else ""
    return ["```bibtex", cited, "```", *([pin.strip()] if pin else [])]


def protected(settings: ReleaseSettings, provenance: Mapping[str, Any]) -> list[str]:
    """Say as sentences what was done for the people in a release."""
    erased = provenance.get("erased") or {}
    return [
        "Comment authors and mentions of them are pseudonyms"
        + (
            f" of this release ({settings.tag}) alone: the same person has another one in every other release."
            if settings.rotate
            else " that are the same in every release made with the same key."
        ),
        "Annotators who are persons go under their names, as they wished."
        if settings.keep_annotators
        else "Annotators are pseudonyms too.",
        "Before it was published, every text column was searched for e-mail addresses, phone numbers, handles, links "
        "to profiles and secrets.",
        f"The erasure list was applied: {counted(erased.get('comments', 0), 'comment')} and "
        f"{counted(erased.get('reports', 0), 'report')} taken out.",
        "Names of third persons in the texts stay. Opinions on politics and religion in comments are personal data of "
        "a special kind where their author can be found.",
    ]
