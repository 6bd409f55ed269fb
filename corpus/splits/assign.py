"""Dealing reports out to train, validation and test: in groups that leak nothing, balanced or by time.

What belongs together is found first: reports whose texts, or whose comments' texts, are nearly the same. Whole groups
are then dealt out by iterative stratification (Sechidis, Tsoumakas and Vlahavas 2011), which keeps the shares of
outlets or labels alike in all splits: the rarest outlet or label is dealt first, each group to the split that lacks
most of it. Those too rare for every split to get one are dealt as if they were one, since each by itself would train.
Ties are broken by a hash of the seed and the group, so that the same corpus splits the same way on every
machine.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..standoff.claims import READING
from ..storage.batches import read_row_batches
from ..storage.lookup import Lookup
from ..storage.tables import read_parquet, read_schema
from ..values.dates import last_day
from .alike import alike_pairs
from .stored import SPLIT_NAMES, Splits

BALANCES = ("outlet", "label", "none")
_RARE = "\x1frare"
"""The stratum of all rare ones, named as no outlet and no label is."""
_SHARES = {"train": 0.8, "validation": 0.1, "test": 0.1}


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitSettings:
    """How a corpus is split.

    Attributes:
        shares: the share of reports of every split; they add up to 1.
        balance: what is kept alike in all splits: ``outlet``, ``label`` (of annotations; of findings where nobody
            annotated) or ``none``.
        by_time: earlier reports train, the latest test; nothing is balanced then.
        held_out: outlets that are in test alone, as the corpus names them.
        seed: changes what chance decides.

    Raises:
        InputError: when shares or balance are none there can be.
    """

    shares: Mapping[str, float] = field(default_factory=lambda: dict(_SHARES))
    balance: str = "outlet"
    by_time: bool = False
    held_out: tuple[str, ...] = ()
    seed: int = 0

    def __post_init__(self) -> None:
        """Check shares and balance."""
        if (
            not set(self.shares) <= set(SPLIT_NAMES)
            or any(not share >= 0 for share in self.shares.values())
            or abs(sum(self.shares.values()) - 1) > 1e-6
        ):
            raise InputError(
                "The shares of train, validation and test must be numbers from 0 that add up to 1."
            )
        if self.balance not in BALANCES:
            raise InputError(f"A split is balanced by one of {', '.join(BALANCES)}, not by “{self.balance}”.")


def make_splits(folder: Path, settings: SplitSettings | None = None) -> Splits:
    """Split the reports of a corpus.

    Raises:
        InputError: when an outlet to hold out is none of the corpus's, or no report has a date for a split by time.
        CorpusError: when a table is missing or damaged.
    """
    settings = settings or SplitSettings()
    reports = read_parquet(folder, "reports", columns=["report_id", "outlet", "published"]).to_pylist()
    _check_held_out(settings.held_out, {row["outlet"] for row in reports})
    ids = [row["report_id"] for row in reports]
    groups = group_reports(ids, ((one, other) for one, _, other, _ in alike_pairs(folder)))
    outlet_of = {row["report_id"]: row["outlet"] for row in reports}
    held = [group for group in groups if any(outlet_of[name] in settings.held_out for name in group)]
    free = [group for group in groups if all(outlet_of[name] not in settings.held_out for name in group)]
    of = {name: "test" for group in held for name in group}
    if settings.by_time:
        of |= deal_by_time(
            free, {row["report_id"]: row["published"] for row in reports}, shares=settings.shares
        )
    else:
        strata = _strata(folder, reports, balance=settings.balance)
        of |= deal(free, strata, shares=settings.shares, seed=settings.seed)
    return Splits(of={name: of[name] for name in ids}, settings=_said(settings))


def group_reports(ids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the reports in groups: those that a chain of pairs connects are in one, in the order of the ids.

    >>> group_reports(["a", "b", "c", "d"], [("a", "c"), ("c", "d")])
    [['a', 'c', 'd'], ['b']]
    """
    head = {name: name for name in ids}

    def find(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    for one, other in pairs:
        head[find(other)] = find(one)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in ids:
        groups[find(name)].append(name)
    return list(groups.values())


def deal(
    groups: Sequence[Sequence[str]],
    strata: Mapping[str, Mapping[str, int]],
    *,
    shares: Mapping[str, float],
    seed: int = 0,
) -> dict[str, str]:
    """Deal groups of reports out so that every split has its share of every stratum.

    Args:
        groups: reports that stay together.
        strata: how much of each stratum (its outlet; its labels) every report has.
        shares: the share of every split.
        seed: changes what chance decides.

    Returns:
        The split of every report.

    >>> of = deal([["a"], ["b"], ["c"], ["d"]], {}, shares={"train": 0.75, "test": 0.25})
    >>> Counter(of.values())["train"]
    3
    """
    splits = [name for name in SPLIT_NAMES if shares.get(name, 0) > 0]
    content = _content(groups, strata, least=round(1 / min(shares[split] for split in splits), 6))
    order = sorted(range(len(groups)), key=lambda place: _chance(seed, groups[place]))
    # Large groups first: what is left over evens out with small ones.
    order.sort(key=lambda place: -len(groups[place]))
    total: Counter[str] = sum(content, Counter())
    lacks = {split: {stratum: shares[split] * count for stratum, count in total.items()} for split in splits}
    room = {split: shares[split] * sum(len(group) for group in groups) for split in splits}
    of: dict[str, str] = {}

    def give(place: int, split: str) -> None:
        of.update(dict.fromkeys(groups[place], split))
        room[split] -= len(groups[place])
        for stratum, count in content[place].items():
            lacks[split][stratum] -= count

    waiting: dict[str, list[int]] = defaultdict(list)
    for place in order:
        for stratum in content[place]:
            waiting[stratum].append(place)
    done: set[int] = set()
    for stratum in sorted(waiting, key=lambda name: (total[name], name)):
        for place in waiting[stratum]:
            if place not in done:
                done.add(place)
                give(place, max(splits, key=lambda split: (round(lacks[split][stratum], 9), room[split])))
    for place in order:
        if place not in done:
            give(place, max(splits, key=lambda split: round(room[split], 9)))
    return of


def _content(
    groups: Sequence[Sequence[str]], strata: Mapping[str, Mapping[str, int]], *, least: float
) -> list[Counter[str]]:
    """Return how much of each stratum every group has, with all strata of which there is less than `least` as one."""
    content = [sum((Counter(strata.get(name, {})) for name in group), Counter()) for group in groups]
    total: Counter[str] = sum(content, Counter())
    rare = {stratum for stratum, count in total.items() if count < least}
    for held in content:
        if few := rare & held.keys():
            held[_RARE] += sum(held.pop(stratum) for stratum in few)
    return content


def deal_by_time(
    groups: Sequence[Sequence[str]], published: Mapping[str, str | None], *, shares: Mapping[str, float]
) -> dict[str, str]:
    """Deal groups of reports out by time: the earliest to train, the latest to test.

    A group is as late as its latest report, and a report is of the last day that its date can mean: what may be as late
    as the reports that are tested does not train. Groups without any date train. Reports of one day stay in one split.

    Raises:
        InputError: when no report has a date.

    >>> deal_by_time([["a"], ["b"]], {"a": "2017-05-02", "b": "2016"}, shares={"train": 0.5, "test": 0.5})
    {'b': 'train', 'a': 'test'}
    """
    latest = [max((last_day(published.get(name) or "") for name in group), default="") for group in groups]
    if groups and not any(latest):
        raise InputError("No report has a date, so the corpus cannot be split by time; leave out --by-time.")
    order = sorted(range(len(groups)), key=lambda place: (latest[place], groups[place][0]))
    number = sum(len(group) for group in groups)
    ends: list[tuple[float, str]] = []
    upto = 0.0
    for name in SPLIT_NAMES:
        if shares.get(name, 0) > 0:
            upto += shares[name] * number
            ends.append((upto, name))
    of: dict[str, str] = {}
    split, day = 0, ""
    for place in order:
        if latest[place] != day or not latest[place]:
            while split + 1 < len(ends) and len(of) + len(groups[place]) / 2 > ends[split][0]:
                split += 1
        if not latest[place]:
            split = 0
        day = latest[place]
        of.update(dict.fromkeys(groups[place], ends[split][1]))
    return of


def _strata(
    folder: Path, reports: Sequence[Mapping[str, Any]], *, balance: str
) -> dict[str, Mapping[str, int]]:
    if balance == "outlet":
        return {row["report_id"]: {row["outlet"] or "": 1} for row in reports}
    if balance == "none":
        return {}
    annotated = read_schema(folder, "annotations")[1]
    table = "annotations" if annotated else "findings"
    strata: dict[str, Counter[str]] = defaultdict(Counter)
    with Lookup[str]() as report_of:
        for rows in read_row_batches(folder, "comments", columns=["comment_id", "report_id"]):
            report_of.put((row["comment_id"], row["report_id"]) for row in rows)
        for rows in read_row_batches(folder, table, columns=["document_id", "layer", "label"]):
            held = report_of.get([row["document_id"] for row in rows])
            for row in rows:
                if row["layer"] != READING:
                    name = row["document_id"]
                    strata[held.get(name) or name][f"{row['layer']}:{row['label']}"] += 1
    return dict(strata)


def _check_held_out(held_out: Sequence[str], outlets: set[str | None]) -> None:
    for outlet in held_out:
        if outlet not in outlets:
            known = ", ".join(sorted(name for name in outlets if name)[:8]) or "none"
            raise InputError(
                f"No report is by “{outlet}”, so it cannot be held out; outlets of the corpus: {known}."
            )


def _chance(seed: int, group: Sequence[str]) -> str:
    return hashlib.sha256(f"{seed}\x1f{min(group)}".encode()).hexdigest()


def _said(settings: SplitSettings) -> dict[str, Any]:
    return {
        "shares": {name: settings.shares[name] for name in SPLIT_NAMES if name in settings.shares},
        "balance": "none" if settings.by_time else settings.balance,
        "by_time": settings.by_time,
        "held_out": list(settings.held_out),
        "seed": settings.seed,
    }
