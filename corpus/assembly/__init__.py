"""Records to rows in bounded memory: a report with a few thousand of its comments is all that is ever held at once.

A build goes through its input in four steps, each of which sets aside on disk what the next one needs:

1. `Intake` takes the readers' records, makes texts canonical and masks them; when all are in, it finds the report of
   every comment, tells trailing comments from texts, and puts all into order;
2. `ThreadRows` makes rows of one report's comments after the other: ids, who answers whom, pseudonyms;
3. `Cleaning` erases what is listed, and marks quotes and languages;
4. `Assembly` joins the three, and adds what only the whole corpus shows: duplicates and the order of numeric dates.

In memory stay a few numbers a comment (its place on disk, hashes of its id, its author and its text) and a few lines
a report. Where the comments of one report are more than `spool.ROOM`, their texts stay on disk too, and sixty bytes
of each say who answers whom (`Outline`). Rows come out in the order of the input, whatever the room in memory.

Readers hand over records one by one, comments as well where the source has them one by one: lines of JSON, tables,
exports of Disqus, dumps of Reddit. Where a source puts all comments of a report into one record, as exports of
WordPress and nested JSON do, the reader gathers them on disk (`commentariat.corpus.gathered`). A web page alone is in
memory as a whole, up to the size that is read of one.
"""

from .assembly import Assembled, Assembly, assemble
from .spool import Aside

__all__ = ["Aside", "Assembled", "Assembly", "assemble"]
