"""Other tools' files: writing claims to them and reading them back, with a report of what each cannot hold.

A format is an object with `write` and `read` (`base.Format`); `registry.formats` lists them. `export` and
`import_claims` do both for a corpus.
"""

from .base import Format, Loss, Reading
from .exchange import Imported, export, import_claims
from .registry import formats

__all__ = ["Format", "Imported", "Loss", "Reading", "export", "formats", "import_claims"]
