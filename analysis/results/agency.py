"""Who acts and who suffers: actors as agents and as affected, and the forms that show or delete an agent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ...corpus.results import Result
from ..tables.corpus_tables import CorpusTables, Frame, documents, spans, why_empty
from ..tables.groups import DOCUMENT_GROUPINGS, GROUP_COLUMNS, check_names, check_voice, group_words
from ..tables.intervals import rate_bounds, share_bounds
from ..text.transitivity import FORMS, LAYER, TYPES
from ..wordlist import words
from .actor_names import identity, joined_names
from .examples import example_lines

NUMBER = "number without a noun"
"""The row of participants that are only counted."""
_NUMBERS = words(
    """
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty dozen hundred thousand
    score ten million other another many some most several few lot handful number
    """
)
GROUPINGS = (*DOCUMENT_GROUPINGS, "voice")
_ATTRIBUTES = (
    "process",
    "realised",
    "agent",
    "affected",
    "agent_noun",
    "affected_noun",
    "agent_actor",
    "affected_actor",
)
_METHOD = (
    "Processes are found in the parse as verbs (active, passive with and without an agent, reduced to a participle, or "
    "happening by themselves, as in “died”) and as nouns (“the shelling”), with agent and affected where the text "
    "expresses them (Halliday 1985; Fowler 1991; van Leeuwen 1996). Weapons and forces stand for the actor they "
    "belong to. Threats, plans and denials of a process count as the process. Rates are per 1,000 words of the group "
    "with the exact Poisson interval at 95 % (Garwood 1936)."
)
_COLUMNS = GROUP_COLUMNS | {
    "actor": "who takes part: by its commonest name where the text names it, else the noun",
    "named": "whether the actor is a named one",
    "agent": "times it acts",
    "affected": "times it undergoes",
    "agent_rate": "times it acts, per 1,000 words",
    "agent_low": "lower bound of the 95 % interval",
    "agent_high": "upper bound of the 95 % interval",
    "affected_rate": "times it undergoes, per 1,000 words",
    "affected_low": "lower bound of the 95 % interval",
    "affected_high": "upper bound of the 95 % interval",
    "share_agent": "share of acting among both",
    "share_low": "lower bound of the 95 % interval of that share (Wilson 1927)",
    "share_high": "upper bound of the 95 % interval of that share",
    "active": "times it acts as the subject of an active verb",
    "by_phrase": "times it acts in a by-phrase",
    "nominalised": "times it acts before or after a noun for the process",
    "words": "the denominator: words of the group",
    "examples": "lines with the document's id and the code point offsets of the process; an actor's with its role",
    "realised": "the form of the process",
    "count": "processes in this form",
    "processes": "the denominator of the share: processes of the group",
    "share": "count over these",
    "low": "lower bound of the 95 % interval of the share (Wilson 1927)",
    "high": "upper bound of the 95 % interval of the share",
    "with_agent": "those of them whose agent the text expresses",
    "rate": "processes in this form per 1,000 words",
}


def agency(
    corpus: CorpusTables,
    *,
    by: str | Sequence[str] = ("outlet",),
    types: Sequence[str] = ("violence",),
    actor: str | None = None,
    voice: str | None = None,
    named: bool = False,
    examples: int = 3,
) -> Result:
    """Count actors as agents and as affected of processes.

    Args:
        corpus: an analysed corpus.
        by: what to tell apart beside the actor: any of kind, outlet, namer, report_id, document_id and voice.
        types: the processes that count: any of violence, material, verbal and mental.
        actor: only this actor, under any of its names, whatever the case.
        voice: only processes told in this voice: outlet, quoted or attributed.
        named: leave out participants that the text does not tie to a named actor ("civilians", "troops").
        examples: lines to show for each row.

    Returns:
        A `Result`, the actor that takes part most often first.

    Raises:
        InputError: when `by` or `types` name something else.
    """
    import pandas as pd

    by = check_names(by, GROUPINGS)
    found, everything = _processes(corpus, types, voice)
    parts: Frame = pd.concat(
        [_participants(found, role) for role in ("agent", "affected")], ignore_index=True
    )
    parts["actor"] = joined_names(parts["actor"])
    if named:
        parts = parts[parts["named"]]
    if actor is not None:
        wanted = identity(actor)
        parts = parts[[identity(name) == wanted for name in parts["actor"]]]
    keys = [*by, "actor"]
    table: Frame = (
        parts.groupby(keys, sort=True, observed=True)
        .agg(
            named=("named", "max"),
            agent=("is_agent", "sum"),
            affected=("is_affected", "sum"),
            active=("active", "sum"),
            by_phrase=("by_phrase", "sum"),
            nominalised=("nominalised", "sum"),
        )
        .reset_index()
    )
    groups = [name for name in by if name != "voice"]
    words = group_words(everything, groups)
    table = table.merge(words, on=groups, how="left") if groups else table.merge(words, how="cross")
    for role in ("agent", "affected"):
        counts = table[role].astype("int64").tolist()
        table[f"{role}_rate"] = table[role] / table["words"] * 1000
        table[f"{role}_low"], table[f"{role}_high"] = rate_bounds(counts, table["words"].tolist())
    total = table["agent"] + table["affected"]
    table["share_agent"] = table["agent"] / total
    table["share_low"], table["share_high"] = share_bounds(table["agent"], total)
    table["examples"] = example_lines(corpus, parts, table, keys, examples, also=("role",))
    table["order"] = -total
    table = table.sort_values(["order", *keys], kind="stable", ignore_index=True)
    table = table[[*by, *(name for name in _COLUMNS if name in table and name not in GROUP_COLUMNS)]]

    from .agency_plots import agency_chart

    return Result(
        title="Who acts and who is acted on: " + " and ".join(types),
        table=table,
        method=_METHOD,
        columns={name: _COLUMNS[name] for name in table.columns},
        filters={
            "types": ", ".join(types),
            **({"actor": actor} if actor else {}),
            **({"voice": voice} if voice else {}),
            **({"named": "named actors only"} if named else {}),
        },
        denominators=_words(everything),
        notes=_notes(corpus, found),
        chart=partial(agency_chart, by=tuple(by)),
    )


def transitivity(
    corpus: CorpusTables,
    *,
    by: str | Sequence[str] = ("outlet",),
    types: Sequence[str] = ("violence",),
    voice: str | None = None,
    examples: int = 3,
) -> Result:
    """Count the forms that processes take, and how many of each express who acted.

    Agentless passives, nominalisations and verbs of happening leave out the agent of violence (Fowler 1991).

    Args:
        corpus: an analysed corpus.
        by: any of kind, outlet, namer, report_id, document_id and voice.
        types: the processes that count: any of violence, material, verbal and mental.
        voice: only processes told in this voice: outlet, quoted or attributed.
        examples: lines to show for each row.

    Returns:
        A `Result` with one row a form and group.

    Raises:
        InputError: when `by` or `types` name something else.
    """
    by = check_names(by, GROUPINGS)
    found, everything = _processes(corpus, types, voice)
    found["with_agent"] = found["agent"].notna()
    keys = [*by, "realised"]
    table: Frame = (
        found.groupby(keys, sort=True, observed=True)
        .agg(count=("document_id", "size"), with_agent=("with_agent", "sum"))
        .reset_index()
    )
    whole = table.groupby(list(by), observed=True)["count"].transform("sum") if by else table["count"].sum()
    table["processes"] = whole
    table["share"] = table["count"] / table["processes"]
    table["low"], table["high"] = share_bounds(table["count"], table["processes"])
    groups = [name for name in by if name != "voice"]
    words = group_words(everything, groups)
    table = table.merge(words, on=groups, how="left") if groups else table.merge(words, how="cross")
    table["rate"] = table["count"] / table["words"] * 1000
    table["examples"] = example_lines(corpus, found, table, keys, examples)
    table["order"] = [FORMS.index(form) for form in table["realised"]]
    table = table.sort_values([*by, "order"], kind="stable", ignore_index=True)
    wanted = (
        "realised",
        "count",
        "processes",
        "share",
        "low",
        "high",
        "with_agent",
        "words",
        "rate",
        "examples",
    )
    table = table[[*by, *wanted]]

    from .agency_plots import forms_chart

    return Result(
        title="In which form processes are told: " + " and ".join(types),
        table=table,
        method=_METHOD,
        columns={name: _COLUMNS[name] for name in table.columns},
        filters={"types": ", ".join(types), **({"voice": voice} if voice else {})},
        denominators=_words(everything),
        notes=_notes(corpus, found),
        chart=partial(forms_chart, by=tuple(by)),
    )


def _processes(corpus: CorpusTables, types: Sequence[str], voice: str | None) -> tuple[Frame, Frame]:
    types = check_names(types, TYPES, some=True, what="processes can be")
    check_voice(voice)
    everything = documents(corpus)
    found = spans(corpus, LAYER, columns=["voice"], attributes=_ATTRIBUTES)
    found = found[found["label"].isin(list(types))]
    if voice is not None:
        found = found[found["voice"] == voice]
    rest = everything.drop(columns=["n_words", "n_sentences"])
    return found.merge(rest, on="document_id", how="inner"), everything


def _participants(found: Frame, role: str) -> Frame:
    """Return one row a participant in one role, with its actor's name or its noun."""
    rows = found[found[role].notna()].copy()
    name, noun = rows[f"{role}_actor"], rows[f"{role}_noun"]
    rows["named"] = name.notna()
    rows["actor"] = name.astype(object).where(name.notna(), noun.map(_counted).astype(object))
    acts = role == "agent"
    rows["role"] = role
    rows["is_agent"], rows["is_affected"] = int(acts), int(not acts)
    rows["active"] = (acts & (rows["realised"] == "active")).astype("int64")
    rows["by_phrase"] = (acts & rows["realised"].isin(["passive", "reduced_passive"])).astype("int64")
    rows["nominalised"] = (acts & (rows["realised"] == "nominalisation")).astype("int64")
    return rows


def _counted(noun: object) -> object:
    """Return one name for whatever is only counted ("killed *31* and injured *dozens*"), else the noun."""
    return NUMBER if isinstance(noun, str) and (noun.lower() in _NUMBERS or noun[:1].isdigit()) else noun


def _words(everything: Frame) -> dict[str, float]:
    sums = everything.groupby("namer", sort=True)["n_words"].sum()
    return {f"words of {namer}": float(n) for namer, n in sums.items()}


def _notes(corpus: CorpusTables, found: Frame) -> tuple[str, ...]:
    if not len(found):
        return (why_empty(corpus, "No such process was found", parsed=True),)
    without = int(found["agent"].isna().sum())
    return (f"Of {len(found):,} processes, {without:,} ({without / len(found):.0%}) express no agent.",)
