"""Which columns of a table are read as what, and which are not read: for a person who looks at one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from ..base import Kind, Reader

if TYPE_CHECKING:
    from ..base import ReadSettings, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumns:
    """The columns of one table.

    Attributes:
        where: the file.
        names: all columns, in their order.
        fields: the column of each field that was found, by what the rows are.
        kind_column: the column that says of each row what it is, where there is one.
        moderation: the columns that say of a comment whether readers see it.
        language: the language that the columns are named in, where that is not English.
    """

    where: str
    names: Sequence[str]
    fields: Mapping[Kind, Mapping[str, str]]
    kind_column: str | None = None
    moderation: Sequence[str] = ()
    language: str | None = None

    @property
    def unread(self) -> list[str]:
        """The columns that are not read.

        >>> fields = {"reports": {"text": "text", "outlet": "source.name"}}
        >>> TableColumns(where="a.json", names=["text", "source.name", "source.id", "topic"], fields=fields).unread
        ['source.id', 'topic']
        """
        read = {
            self.kind_column,
            *self.moderation,
            *(column for found in self.fields.values() for column in found.values()),
        }
        # Where a field holds an object, its parts have names of their own.
        return [name for name in self.names if name not in read and name.partition(".")[0] not in read]


@runtime_checkable
class TableReader(Reader, Protocol):
    """A reader of tables, which can say how it reads them."""

    def table_columns(self, source: Source, settings: ReadSettings) -> list[TableColumns]:
        """Return how the columns of every table of a file that has rows are read, as its first rows show.

        Raises:
            InputError: as reading the file does.
        """
        ...
