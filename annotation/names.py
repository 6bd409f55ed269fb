"""The names of a labelling page: how layers, attributes and documents are called in a project, and read back.

A layer is shown in words (“proxy label”) and named in tables (``proxy_label``). The report is the text ``report``;
the comment at place 3 of a task is ``comment_3``, and the controls that belong to it carry the same ending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..corpus.errors import SchemeError
from ..corpus.scheme import Attribute, Layer, Scheme

REPORT = "report"
COMMENT = "comment"
CODEBOOK = "codebook"
"""The control that holds every layer of which several labels may hold of a document at once."""
INDEX = "{{idx}}"
"""What stands for a comment's place in the config of a project."""

_PLACE = re.compile(r"(.+?)_(\d+)")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def readable(name: str) -> str:
    """Return the name of a label, layer or attribute in words.

    >>> readable("proxy_label")
    'proxy label'
    """
    return name.replace("_", " ")


def object_name(place: int | str | None) -> str:
    """Return the name of a text: the report's for None, else that of the comment at a place of the task.

    >>> object_name(None), object_name(3)
    ('report', 'comment_3')
    """
    return REPORT if place is None else f"{COMMENT}_{place}"


def control_name(name: str, place: int | str | None) -> str:
    """Return the name of the control of a layer or attribute for one text.

    >>> control_name("voice", None), control_name("voice", 3)
    ('voice', 'voice_3')
    """
    return name if place is None else f"{name}_{place}"


@lru_cache(maxsize=4_096)  # a pull asks for the same few names again and again
def split_control(name: str) -> tuple[str, int | None]:
    """Return the layer or attribute of a control and the place of its text: the inverse of `control_name`.

    >>> split_control("stance_to_report_3"), split_control("sentiment")
    (('stance_to_report', 3), ('sentiment', None))
    """
    found = _PLACE.fullmatch(name)
    return (found[1], int(found[2])) if found else (name, None)


@dataclass(frozen=True)
class Vocabulary:
    """What the controls of a project are called, and what a value that comes back from it means.

    Raises:
        SchemeError: when two names of the scheme could not be told apart on the page.
    """

    scheme: Scheme

    def __post_init__(self) -> None:
        """Check that every name can be read back."""
        names = [layer.name for layer in self.scheme.layers]
        names += [attribute.name for attribute in self.attributes]
        for name in names:
            if not _NAME.fullmatch(name) or split_control(name) != (name, None) or name == CODEBOOK:
                raise SchemeError(
                    f"The label scheme “{self.scheme.name}”: the name “{name}” cannot be used for a labelling page; "
                    f"use small letters, digits and underscores, begin with a letter, do not end in an underscore "
                    f"and a number, and leave “{CODEBOOK}” to the page."
                )
            if names.count(name) > 1:
                raise SchemeError(
                    f"The label scheme “{self.scheme.name}”: “{name}” names both a layer and an attribute, or stands "
                    f"twice; rename one."
                )
        for layer in self.scheme.layers:
            self._alike(list(layer), where=f"layer “{layer.name}”")
        for attribute in self.attributes:
            self._alike(list(attribute), where=f"attribute “{attribute.name}”")

    def _alike(self, names: list[str], *, where: str) -> None:
        shown: dict[str, str] = {}
        for name in names:
            other = shown.setdefault(readable(name), name)
            if other != name:
                raise SchemeError(
                    f"The label scheme “{self.scheme.name}”, {where}: “{other}” and “{name}” look the same on a "
                    f"page, where an underscore is a blank; rename one."
                )

    @cached_property
    def layers(self) -> dict[str, Layer]:
        """Every layer by its name."""
        return {layer.name: layer for layer in self.scheme.layers}

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes that are asked: the others have no control, and may be called as a layer is."""
        return tuple(attribute for attribute in self.scheme.attributes if attribute.asked)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every layer and attribute that a control may be of."""
        return frozenset((CODEBOOK, *self.layers, *(attribute.name for attribute in self.attributes)))

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        closed = {layer.name: list(layer) for layer in self.scheme.layers}
        closed |= {attribute.name: list(attribute) for attribute in self.attributes}
        return {
            name: {shown: label for label in of for shown in (readable(label), label)}
            for name, of in closed.items()
        }

    def read(self, name: str, shown: str) -> str | None:
        """Return what a value of a layer or attribute is called in tables; None when the scheme does not know it.

        >>> from commentariat.corpus.scheme import default_scheme
        >>> words = Vocabulary(default_scheme())
        >>> words.read("loaded_language", "proxy label"), words.read("loaded_language", "proxy_label")
        ('proxy_label', 'proxy_label')
        >>> words.read("loaded_language", "slur") is None
        True
        """
        return self._labels.get(name, {}).get(shown)
