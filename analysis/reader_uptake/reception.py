"""What the comments of a corpus do with each item, counted report by report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .exchange import Counts
from .gather import Gathered, Place
from .items import FRAME, NAMING, Item, compatible, opposed
from .responses import CONTESTED, QUOTED, REPEATED, Kin, Response

RESPONSES = (REPEATED, CONTESTED, QUOTED)


@dataclass(slots=True)
class Reception:
    """What the comments do with one item.

    Attributes:
        item: the item.
        users: the reports that use it, with the first place.
        able: by report, the comments that could respond.
        places: by response and report, where each comment responds; a comment stands once in each.
    """

    item: Item
    users: dict[str, Place]
    able: dict[str, int]
    places: dict[str, defaultdict[str, list[Place]]] = field(
        default_factory=lambda: {what: defaultdict(list) for what in RESPONSES}
    )

    def counts(self, what: str, report_ids: Sequence[str]) -> Counts:
        """Return the counts of one response, one entry a report."""
        import numpy as np

        by_report = self.places[what]
        return Counts(
            exposed=np.array([name in self.users for name in report_ids], dtype=bool),
            hits=np.array([len(by_report.get(name, ())) for name in report_ids], dtype=np.int64),
            totals=np.array([self.able.get(name, 0) for name in report_ids], dtype=np.int64),
        )


def receptions(found: Gathered) -> list[Reception]:
    """Count what the comments do with every item, the items in order.

    Of a word or frame every comment of a thread could respond; of a naming those that speak of its actor.
    """
    report_of = {comment: thread.report_id for thread in found.threads for comment in thread.comments}
    sizes = {thread.report_id: len(thread.comments) for thread in found.threads}
    by_kin: defaultdict[Kin, list[str]] = defaultdict(list)
    by_frame: defaultdict[Kin, list[str]] = defaultdict(list)
    by_actor: defaultdict[str, list[str]] = defaultdict(list)
    for comment in report_of:
        for kin in dict.fromkeys(answer.kin for answer in found.answers.get(comment, ())):
            by_kin[kin].append(comment)
        for kin in found.frames.get(comment, ()):
            by_frame[kin].append(comment)
        for actor in sorted(_spoken_of(found, comment)):
            by_actor[actor].append(comment)
    counted = []
    for item in sorted(found.uses, key=lambda item: (item.kind, item.label, item.family, item.about or "")):
        able = sizes
        if item.kind == FRAME:
            responded = [
                (name, _frame_response(found, item, name)) for name in by_frame[item.label, item.family]
            ]
        elif item.kind == NAMING:
            speaking = by_actor[item.about or ""]
            able = _number(report_of[name] for name in speaking)
            responded = [(name, _response(found, item, name)) for name in speaking]
        else:
            responded = [(name, _response(found, item, name)) for name in by_kin[item.label, item.family]]
        reception = Reception(item, found.uses[item], able)
        for name, places in responded:
            for what, place in places.items():
                reception.places[what][report_of[name]].append(place)
        counted.append(reception)
    return counted


def _number(names: Iterable[str]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for name in names:
        numbers[name] = numbers.get(name, 0) + 1
    return numbers


def _response(found: Gathered, item: Item, comment: str) -> dict[str, Place]:
    """Return what a comment does with a word or naming, with the place of each response."""
    responded: dict[str, Place] = {}
    for answer in found.answers.get(comment, ()):
        place = (comment, answer.start, answer.end)
        if item.kind == NAMING and not _of_actor(found, item, comment, answer):
            continue
        if answer.kin == (item.label, item.family):
            if item.kind == NAMING or compatible(item.about, answer.sponsor):
                responded.setdefault(answer.what, place)
        elif item.kind == NAMING and answer.what == REPEATED and opposed(item, *answer.kin):
            responded.setdefault(CONTESTED, place)
    if QUOTED in responded and len(responded) > 1:
        del responded[QUOTED]
    return responded


def _of_actor(found: Gathered, item: Item, comment: str, answer: Response) -> bool:
    """Tell whether an expression is said of the item's actor; where it shows none, the comment must speak of it."""
    if answer.actor is not None:
        return answer.actor == item.about
    return item.about in _spoken_of(found, comment)


def _spoken_of(found: Gathered, comment: str) -> frozenset[str]:
    """Return the actors that a comment, or the comment it answers, speaks of."""
    mine = found.about.get(comment, frozenset())
    parent = found.parents.get(comment)
    return mine if parent is None else mine | found.about.get(parent, frozenset())


def _frame_response(found: Gathered, item: Item, comment: str) -> dict[str, Place]:
    place, own = found.frames[comment][item.label, item.family]
    return {REPEATED if own else QUOTED: place}
