"""How a corpus becomes a release: the choices of whoever publishes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError

if TYPE_CHECKING:
    from ..corpus import Corpus
    from .agreement import LabelAgreement

_TAG = re.compile(r"[A-Za-z0-9][\w.-]{0,63}", re.ASCII)
_HUB_ID = re.compile(r"[A-Za-z0-9][\w-]*/[A-Za-z0-9][\w.-]*", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSettings:
    """How a corpus becomes a release.

    Attributes:
        hub_id: the dataset on the Hub (``user/name``) that the card names.
        tag: the tag of the release, such as ``v1.0.0``.
        without_text: leave all texts out; those whose rights say so are left out in any case.
        rotate: give authors pseudonyms of this release alone; needs a tag.
        keep_annotators: leave the names of annotators as they are, for those who want to be named.
        gated: readers must ask for access.
        rights: a rights file; what the build was given if None.
        datasheet: what people say of the corpus; ``datasheet.yaml`` in its folder if None.
        reviewed: rows that a person found fit to publish though the scan names them.
        key_file, erasure: the secret key and the erasure list, as for a build.
        previous: the folder of the release before, for the changes.
        agreement: measures the agreement of annotators by layer and label, such as
            ``commentariat.annotation.label_agreement``; the card says that nobody measured it if None.

    Raises:
        InputError: when the id or the tag has not the form the Hub wants, or `rotate` lacks a tag.
    """

    hub_id: str | None = None
    tag: str | None = None
    without_text: bool = False
    rotate: bool = False
    keep_annotators: bool = False
    gated: bool = False
    rights: Path | None = None
    datasheet: Path | None = None
    reviewed: Path | None = None
    key_file: Path | None = None
    erasure: Path | None = None
    previous: Path | None = None
    agreement: Callable[[Corpus], Mapping[tuple[str, str], LabelAgreement]] | None = None

    def __post_init__(self) -> None:
        """Check what has a form."""
        if self.hub_id is not None and not _HUB_ID.fullmatch(self.hub_id):
            raise InputError(
                f"“{self.hub_id}” is no dataset of the Hub; write USER/NAME in letters, digits, dots, dashes."
            )
        if self.tag is not None and not _TAG.fullmatch(self.tag):
            raise InputError(f"“{self.tag}” cannot be a tag; write it like v1.0.0.")
        if self.rotate and not self.tag:
            raise InputError("Pseudonyms rotate with the tag of a release; give one with --tag.")
