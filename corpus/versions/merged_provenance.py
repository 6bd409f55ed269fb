"""What provenance.json says of two corpora that were made into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..privacy.fingerprints import keys_of, several_keys
from .clashes import Settled

Said = Mapping[str, Any]
_OF_THE_TEXTS = "not_analysed"
"""What the analysis says of the texts it met, not of how it was made."""


def analysed_alike(said: tuple[Said, Said]) -> bool:
    """Tell whether two corpora are analysed in the same way, so that findings and measures can stand in one table.

    Profile, rules, pipeline, packages and the entries of the lexicon must be the same; the texts that were left out
    and the names of lexicon files need not.
    """
    one, other = (part.get("analysis") or {} for part in said)
    return bool(one) and _made(one) == _made(other)


def _made(analysis: Said) -> dict[str, Any]:
    kept = {key: value for key, value in analysis.items() if key != _OF_THE_TEXTS}
    lexicon = dict(kept.get("lexicon") or {})
    lexicon.pop("files", None)
    return kept | {"lexicon": lexicon}


def _merged_analysis(said: tuple[Said, Said], settled: Settled) -> dict[str, Any]:
    one, other = (part["analysis"] for part in said)
    left_out = list(one.get(_OF_THE_TEXTS, ()))
    for problem in other.get(_OF_THE_TEXTS, ()):
        kind, _, name = str(problem["where"]).partition(" ")
        turned = problem | {"where": f"{kind} {settled.renamed.get(name, name)}"}
        if name not in settled.dropped and turned not in left_out:
            left_out.append(turned)
    return {**one, _OF_THE_TEXTS: left_out}


def merged_provenance(
    said: tuple[Said, Said],
    *,
    name: str | None,
    analysed: bool,
    duplicates: Mapping[str, Mapping[str, int]],
    settled: Settled,
) -> dict[str, Any]:
    """Return the provenance of the merged corpus.

    Args:
        said: the provenance of both.
        name: its name; both names if None.
        analysed: whether findings and measures were kept.
        duplicates: how many duplicates of each kind there are, by table.
        settled: what became of ids that both have.
    """
    one, other = said
    keys = list(dict.fromkeys([*keys_of(one), *keys_of(other)]))
    problems = one.get("problems", {}), other.get("problems", {})
    numbers = {key: problems[0].get(key, 0) + problems[1].get(key, 0) for key in ("skipped", "altered")}
    joined = {
        key: dict(Counter(one.get(key) or {}) + Counter(other.get(key) or {}))
        for key in ("erased", "language_sources")
    }
    if joined["erased"]:
        joined["erased"] = {"comments": 0, "reports": 0} | joined["erased"]
    rights = [source for part in said for source in part.get("rights", ())]
    unique = [source for place, source in enumerate(rights) if source not in rights[:place]]
    return {
        **one,
        "name": name or f"{one['name']} and {other['name']}",
        "inputs": [*one.get("inputs", []), *other.get("inputs", [])],
        "pseudonym_key": keys[0] if len(keys) == 1 else keys,
        **joined,
        "comments_that_quote": one.get("comments_that_quote", 0) + other.get("comments_that_quote", 0),
        "duplicates": duplicates,
        "problems": numbers | {"named": [*problems[0].get("named", ()), *problems[1].get("named", ())]},
        **({"rights": unique} if unique else {}),
        "merged": {
            "from": [part["name"] for part in said],
            "clashes": {"different": len(settled.clashes), "same": settled.same.total()},
        },
        "analysis": _merged_analysis(said, settled) if analysed else None,
    }


def merge_notes(said: tuple[Said, Said], *, analysed: bool, split: bool) -> list[str]:
    """Return what a user must know of the merged corpus, as sentences.

    Args:
        said: the provenance of both.
        analysed: whether findings and measures were kept.
        split: whether one of the two has a split.
    """
    notes = []
    keys = dict.fromkeys(key for part in said for key in keys_of(part))
    if told := several_keys({"pseudonym_key": list(keys)}):
        notes.append(told)
    if not analysed and (said[0].get("analysis") or said[1].get("analysis")):
        notes.append(
            "The corpora were not analysed alike, so that findings and measures were left out; run: "
            "commentariat analyze"
        )
    if split:
        notes.append("A split is not carried over; make one with: commentariat splits")
    return notes
