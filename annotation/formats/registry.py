"""Every format, by the name it has on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ...corpus.errors import InputError
from ...corpus.nearest import meant
from .base import Format
from .brat import Brat
from .conll import Conll
from .docbin import SpacyDocBin
from .doccano import Doccano
from .label_studio import LabelStudio
from .prodigy import Prodigy
from .uima import Uima
from .web_annotation import WebAnnotation


@cache
def formats() -> Mapping[str, Format]:
    """Return every format by its name.

    >>> ", ".join(formats())
    'brat, conll, doccano, label-studio, prodigy, spacy, uima-json, uima-xmi, web-annotation'
    """
    known: list[Format] = [
        Brat(),
        Conll(),
        Doccano(),
        LabelStudio(),
        Prodigy(),
        SpacyDocBin(),
        Uima(as_json=True),
        Uima(as_json=False),
        WebAnnotation(),
    ]
    return {each.name: each for each in known}


def format_named(name: str) -> Format:
    """Return a format by its name.

    Raises:
        InputError: when there is none of that name.
    """
    found = formats().get(name)
    if found is None:
        raise InputError(f"There is no format “{name}”. {meant(name, formats())}")
    return found
