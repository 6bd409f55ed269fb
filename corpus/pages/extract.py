"""The comments of a page as records, and what the page says of comments it does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..records import SourceComment
from .document.extents import Extent, nesting
from .document.systems import loaded_by_script, systems_of
from .document.tree import Tree
from .document.words import ANSWERS
from .fields.addressed import addressed
from .fields.ages import with_ages
from .fields.fields import Fields, read_fields
from .fields.keys import keys_of
from .fields.layout import Layout
from .fields.numbers import by_number, may_name_numbers, numbers_shown, without_own_numbers
from .fields.quoting import without_headings
from .fields.repeats import without_repeats
from .fields.shared import add_votes, without_shared_badges, without_shared_quotes, without_shared_tails
from .fields.slots import name_slot, slot_of
from .fields.structured import structured_comments
from .fields.subjects import add_subjects
from .fields.texts import text_place
from .fields.threads import by_link, by_name, by_quotation, parents_of
from .fields.written import moments_of
from .records.letters import RULE as LETTERS
from .records.letters import (
    below_heading,
    find_letters,
    letters_evidence,
    with_heading,
    without_place,
    without_town,
)
from .records.own_count import counted_by_heading, first_unlisted, in_teaser, own_count
from .records.section import section_of
from .records.select import Found, find_comments
from .records.zones import in_side
from .wording.counts import declared_near, documents_of, least_of, shown_counts, structured_count
from .wording.cues import COUNT, cues_of
from .wording.marks import Marks, find_marks
from .wording.phrases import is_guest
from .wording.vocabulary import is_said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


SURELY_NAMED = 0.8
"""The share of records that elements name, from which on no name is sought by its place."""
LEAST_POSTED = 3
"""How many records may be the posts of one channel."""
LEAST_REPEATED = 20
"""Characters of a text that the same person is not taken to have written twice."""
LEAST_TOLD = 0.7
"""The share of records whose elements tell the author, from which on no short line of the others is taken for one."""
_NUMBER = re.compile(r"[\d.,\s]*\d[\d.,\s]*")
_MORE = re.compile(
    r"(?:older|newer|previous|more|next|load more|show more|view all|all) comments|(?:ältere|neuere"
    r"|weitere|alle|mehr) kommentare|commentaires (?:plus anciens|précédents|suivants)"
    r"|comentarios (?:antiguos|anteriores)|commenti (?:precedenti|più vecchi)|(?:предыдущие|ещё"
    r"|еще) коммент",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """The comments of a page.

    Attributes:
        comments: the records, in the page's order.
        system, declared, partial: as in `Page`.
        elements: places in `Tree` of what to take out of the page so that none of its comments is left in it.
    """

    comments: tuple[SourceComment, ...] = ()
    system: str | None = None
    declared: int | None = None
    partial: bool | None = None
    elements: tuple[int, ...] = ()


def extract_comments(
    tree: Tree, *, language: str | None = None, retrieved: str | None = None, use_systems: bool = True
) -> Comments:
    """Return the comments of a page.

    Args:
        tree: the page.
        language: its language, which tells how dates are written.
        retrieved: when it was saved; relative times count from there.
        use_systems: whether known systems are recognised; without them, records are found by shape alone.
    """
    cues = cues_of(tree)
    marks = find_marks(tree, cues)
    present = systems_of(tree)
    counts = shown_counts(tree, cues)
    documents = documents_of(tree)
    structured = structured_count(tree, documents)
    shown = [(count, tree.owners[at]) for count, at in counts]
    hint = structured or first_unlisted(tree, shown, least=1)
    found = find_comments(tree, marks, declared=hint, shown=counts, present=present, use_systems=use_systems)
    if found is None or found.system is None:
        letters = find_letters(tree)
        # The boxes that headings make may hold several letters each.
        if letters and (found is None or len(letters.members) > len(found.members)):
            found = letters
    script = loaded_by_script(present)
    if found is None:
        return _none_found(tree, counts, documents, script=script, structured=structured)
    inner = nesting(found.members)
    read = _read_records(tree, marks, found, inner)
    if _only_count([fields for _, fields in read]) or _is_channel(tree, found, read):
        return _none_found(tree, counts, documents, script=script, structured=structured)
    whole = found
    found, read = _without_pins(tree, found, read)
    add_subjects(tree, read, signed=marks.signed)
    inner = inner if found is whole else nesting(found.members)
    records = _in_thread(tree, found, read, inner, language=language, retrieved=retrieved)
    told = [(count, at) for count, at in counts if not in_teaser(tree, tree.owners[at])]
    # Lists of what links here may stand above how many comments there are.
    written = [extent for extent, fields in read if fields.kind != "pingback"] or found.members
    declared = declared_near(tree, told, written[0].start, written[-1].stop)
    if declared is None:
        before = [(count, at) for count, at in counts if count and at < written[0].start]
        declared = structured if structured is not None else own_count(tree, before)
    captured = sum(record.kind != "pingback" for record in records)
    if declared is None and captured:
        declared = counted_by_heading(tree, written[0].start, captured=captured)
    return Comments(
        comments=tuple(records),
        system=found.system or "other",
        declared=None if declared is None else int(declared),
        partial=_partial(tree, cues, found, declared, captured, len(records)),
        elements=_to_remove(tree, whole),
    )


def _none_found(
    tree: Tree,
    counts: list[tuple[int, int]],
    documents: list[object],
    *,
    script: str | None,
    structured: int | None,
) -> Comments:
    """Return what a page without records says of its comments, and those that it has written out for machines."""
    declared = structured if structured is not None else own_count(tree, counts)
    written = structured_comments(documents)
    missing = (
        least_of(declared) > len(written) if declared is not None else None if written or not script else True
    )
    return Comments(
        comments=tuple(written),
        system=script or ("other" if written else None),
        declared=None if declared is None else int(declared),
        partial=missing if missing or written else None,
    )


def _read_records(
    tree: Tree, marks: Marks, found: Found, inner: Mapping[int, tuple[Extent, ...]]
) -> list[tuple[Extent, Fields]]:
    """Return the elements of each record, and its fields; `inner` are the records directly inside each."""
    are_letters = found.rule == LETTERS
    marks = with_ages(tree, marks, found.members, inner)
    unnamed = found.group.placed or found.group.named < SURELY_NAMED
    if are_letters:
        # A letter's name is in bold; the place below it looks like one too.
        slot = slot_of(tree, found.members[0].element + 1)
    else:
        slot = name_slot(tree, found.members, inner, ages=marks.ages) if unnamed else None
    texts = None if are_letters else text_place(tree, marks, found.members, inner)
    layout = Layout(tree, marks, found.members, slot=slot, texts=texts)

    def fields_of(extent: Extent, *, guess: bool = False) -> Fields:
        if are_letters:
            extent = below_heading(tree, extent)
        return read_fields(layout, extent, inner[extent.element], guess=guess)

    read = [(extent, fields_of(extent)) for extent in found.members]
    for place in _nameless(tree, read):
        read[place] = read[place][0], fields_of(read[place][0], guess=True)
    all_fields = [fields for _, fields in read]
    without_shared_tails(all_fields)
    without_shared_badges(all_fields)
    add_votes(tree, marks, read)
    if are_letters:
        for letter, fields in read:
            fields.author = without_town(fields.author)
            text = without_place(tree, letter, text=fields.text, author=fields.author)
            fields.text = with_heading(tree, letter, text=text)
    texts_alone = without_shared_quotes(without_repeats([fields.text for fields in all_fields]))
    for fields, text in zip(all_fields, texts_alone, strict=True):
        fields.text = text
    return read


def _in_thread(
    tree: Tree,
    found: Found,
    read: Sequence[tuple[Extent, Fields]],
    inner: Mapping[int, tuple[Extent, ...]],
    *,
    language: str | None,
    retrieved: str | None,
) -> list[SourceComment]:
    """Return the records as comments, each with the moment it was written and the comment it answers."""
    keys = keys_of(tree, found.members, inner)
    parents = parents_of(tree, found.members, inner, keys)
    moments = moments_of([fields for _, fields in read], retrieved=retrieved, language=language)
    authors = [fields.author for _, fields in read]
    texts = [fields.text for _, fields in read]
    beside, texts = addressed(tree, found.members, inner, authors, parents, texts=texts)
    newest_first = _newest_first(moments)
    parents = by_name(tree, found.members, authors, parents, beside=beside, newest_first=newest_first)
    headed, texts = without_headings(texts, authors)
    texts, numbers = without_own_numbers(texts)
    for (_, fields), text in zip(read, texts, strict=True):
        fields.text = text
    parents = by_link(tree, found.members, inner, authors, parents, keys, texts=texts)
    parents = by_quotation(texts, authors, parents, headed=headed, newest_first=newest_first)
    if may_name_numbers(texts):
        parents = by_number(texts, authors, parents, numbers or numbers_shown(tree, found.members))
    return _records(read, keys, parents, found, moments)


def _only_count(read: Sequence[Fields]) -> bool:
    """Tell whether all that records say is a number, as the rows of a list of threads say how many answers each has."""
    return len(read) > 1 and all(_NUMBER.fullmatch(fields.text) for fields in read)


def _is_channel(tree: Tree, found: Found, read: Sequence[tuple[Extent, Fields]]) -> bool:
    """Tell whether records beside the report are all of one name and offer no answer: they are what an outlet posts."""
    names = {fields.author or "" for _, fields in read}
    return (
        len(read) >= LEAST_POSTED
        and len(names) == 1
        and found.group.answerable == 0
        and not any(not name or is_guest(name) for name in names)
        and in_side(tree, read[0][0].element)
    )


def _nameless(tree: Tree, read: Sequence[tuple[Extent, Fields]]) -> list[int]:
    """Return the places of the records whose names are to be told by where they stand alone.

    Where elements tell most names, a record without one has none; answers may be written otherwise than the rest.
    """
    nameless = [place for place, (_, fields) in enumerate(read) if fields.author is None]
    if not nameless or len(nameless) > (1 - LEAST_TOLD) * len(read):
        return nameless
    answers = [place for place, (extent, _) in enumerate(read) if tree.said[extent.element] & ANSWERS]
    return answers if len(answers) < len(read) and set(answers).issubset(nameless) else []


def _without_pins(
    tree: Tree, found: Found, read: list[tuple[Extent, Fields]]
) -> tuple[Found, list[tuple[Extent, Fields]]]:
    """Leave out what is shown a second time, above the others and without the id it has among them: it is pinned."""
    without_id = [extent for extent, _ in read if not tree.ids[extent.element]]
    if not 0 < len(without_id) < len(read):
        return found, read
    said = {
        (fields.author, fields.text): fields
        for extent, fields in read
        if fields.text and tree.ids[extent.element]
    }
    kept: list[tuple[Extent, Fields]] = []
    for extent, fields in read:
        again = None if tree.ids[extent.element] else said.get((fields.author, fields.text))
        if again is None or len(fields.text) < LEAST_REPEATED:
            kept.append((extent, fields))
        elif again.kind == "comment":
            again.kind = fields.kind
    return replace(found, members=tuple(extent for extent, _ in kept)), kept


def _newest_first(moments: Sequence[str | None]) -> bool:
    """Tell whether the last of some records was written before the first.

    >>> _newest_first(["2019-05-02", None, "2019-05-01T10:00"]), _newest_first([None, "2019-05-01"])
    (True, False)
    """
    known = [moment for moment in moments if moment]
    return bool(known) and known[-1][:10] < known[0][:10]


def _records(
    read: Sequence[tuple[object, Fields]],
    keys: list[str | None],
    parents: list[int | None],
    found: Found,
    moments: Sequence[str | None],
) -> list[SourceComment]:
    answered = {parent for parent in parents if parent is not None}
    kept = [
        place
        for place, (_, fields) in enumerate(read)
        if fields.text or fields.kind != "comment" or place in answered
    ]
    names = {place: keys[place] or (f"n{place + 1}" if place in answered else None) for place in kept}
    evidence = _evidence(found)
    records = []
    for number, place in enumerate(kept, start=1):
        fields = read[place][1]
        parent = parents[place]
        records.append(
            SourceComment(
                text=fields.text,
                locator=f"comment {number}",
                key=names[place],
                parent_key=names[parent] if parent is not None else None,
                author=fields.author,
                badge=fields.badge,
                published=moments[place],
                shown=fields.shown,
                kind=fields.kind,
                rule=found.rule,
                likes=fields.likes,
                dislikes=fields.dislikes,
                split="markup",
                confidence=found.confidence,
                evidence=evidence,
            )
        )
    return records


def _evidence(found: Found) -> tuple[str, ...]:
    if found.rule == LETTERS:
        return letters_evidence(found)
    group = found.group
    said = [f"{len(found.members)} elements like {group.name}"]
    for share, what in (
        (group.timed, "a time"),
        (group.named, "a name"),
        (group.answerable, "a button or phrase of a comment system"),
    ):
        if share >= 0.5:
            said.append(f"{share:.0%} show {what}")
    if group.vocabulary >= 0.5:
        said.append("named for comments")
    return tuple(said)


def _partial(
    tree: Tree,
    cues: Mapping[int, int],
    found: Found,
    declared: int | None,
    captured: int,
    everything: int,
) -> bool | None:
    least = None if declared is None else least_of(declared)
    if least is not None and (least > everything or declared == captured):
        return least > everything
    last = found.members[-1].stop
    for at in range(last, last + 40):
        piece = tree.pieces[at] if cues.get(at, 0) & COUNT else ""
        if 0 < len(piece) < 80 and (_MORE.search(piece) or is_said("more", piece)):
            return True
    if least is not None:
        return least > max(captured, everything)
    return None


def _to_remove(tree: Tree, found: Found) -> tuple[int, ...]:
    """Return the elements that hold the comments, with what heads them, and nothing of the report."""
    section = section_of(tree, found.members, found.headings)
    if section is not None:
        return (section,)
    elements: list[int] = []
    for extent in found.members:
        here = extent.first
        while here < extent.last:
            elements.append(here)
            here = tree.ends[here]
    return tuple(elements)
