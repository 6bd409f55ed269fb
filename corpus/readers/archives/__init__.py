"""Web archives: WARC files and WACZ packages, read record by record and never unpacked to disk.

The format is read here and not by a library of its own, because an archive is an input nobody vouches for:
the libraries there are put no bound on the length of a header line or on what a compressed page expands to,
and they stop at the first broken record.
"""

from __future__ import annotations

from . import wacz, warc_reader

READERS = (warc_reader.READER, wacz.READER)
