"""Publishing: a release with its card, its Croissant metadata and its checks, and the way to the Hub and back."""

from __future__ import annotations

from .agreement import LabelAgreement
from .building import build_release
from .datasheet import DATASHEET, Datasheet, read_datasheet, write_template
from .hydrate import Hydrated, hydrate
from .push import Pushed, push_release
from .release import Release
from .settings import ReleaseSettings
from .verify import verify_release

__all__ = [
    "DATASHEET",
    "Datasheet",
    "Hydrated",
    "LabelAgreement",
    "Pushed",
    "Release",
    "ReleaseSettings",
    "build_release",
    "hydrate",
    "push_release",
    "read_datasheet",
    "verify_release",
    "write_template",
]
