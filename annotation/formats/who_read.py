"""Who read which document, in a file beside those of a format that has no place for it.

A document in which somebody marked nothing says as much as any other, but a file of brat, CoNLL or doccano looks the
same whether its annotator opened it or not. What says that they read it (claims of the layer ``reading``) goes along
in ``reading.json``, which those tools leave alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ...corpus.errors import InputError
from ...corpus.standoff.claims import READING, Claim
from .base import Loss, derived_id
from .files import read_json, write_text

FILE = "reading.json"


def write_reading(claims: Iterable[Claim], folder: Path, loss: Loss) -> None:
    """Write those claims of the layer ``reading`` that a format left out, and take them out of its report.

    Raises:
        OutputError: when the file cannot be written.
    """
    left_out = {name for ids in loss.left_out.values() for name in ids}
    own = {claim.claim_id: claim for claim in claims if claim.layer == READING and claim.claim_id in left_out}
    if not own:
        return
    rows = [own[name].to_row() for name in sorted(own)]
    write_text(folder / FILE, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    for reason, ids in list(loss.left_out.items()):
        loss.left_out[reason] = [name for name in ids if name not in own]
        if not loss.left_out[reason]:
            del loss.left_out[reason]
    loss.notes.append(f"Who read which document stands in {FILE}, for an import of the whole folder.")


def read_reading(path: Path, *, annotator: str | None = None) -> list[Claim]:
    """Return what `write_reading` wrote into a folder; nothing where it wrote nothing.

    Args:
        path: the folder of an export, or one of its files.
        annotator: whose the claims are; those who are named in the file if None.

    Raises:
        InputError: when the file is damaged.
    """
    file = path / FILE
    if not file.is_file():
        return []
    try:
        claims = [Claim.from_row(row) for row in read_json(file)]
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{file} does not say who read what ({error!r}); export again, or delete it."
        ) from error
    if annotator is None:
        return claims
    theirs = [replace(claim, annotator=annotator) for claim in claims]
    return list(
        {(each := replace(claim, claim_id=derived_id(claim))).claim_id: each for claim in theirs}.values()
    )
