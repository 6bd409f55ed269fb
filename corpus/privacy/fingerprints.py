"""Which keys the pseudonyms of a corpus were made with, as its provenance tells: by their fingerprints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def keys_of(provenance: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fingerprints of the keys of a corpus: several where corpora with one each were merged.

    >>> keys_of({"pseudonym_key": "ce6c"}), keys_of({"pseudonym_key": ["ce6c", "2f61"]}), keys_of({})
    (('ce6c',), ('ce6c', '2f61'), ())
    """
    said = provenance.get("pseudonym_key")
    return tuple(key for key in (said if isinstance(said, list) else [said]) if key)


def several_keys(provenance: Mapping[str, Any]) -> str:
    """Say what several keys mean for who counts authors; empty where there is one.

    >>> several_keys({"pseudonym_key": "ce6c"})
    ''
    """
    number = len(keys_of(provenance))
    if number < 2:
        return ""
    return (
        f"The pseudonyms in this corpus were made with {number} keys, each in a part of it: one person may have "
        f"{'two' if number == 2 else f'up to {number}'} pseudonyms, so that authors are counted too high and their "
        "comments in different parts do not meet. Building all parts with one key joins them."
    )
