"""Lines that only say who wrote a comment, left in a text or quoted as evidence where plain text was split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..splitting.markers import attribution
from ..text.canonical import canonical, counted
from ..text.stand_ins import PSEUDONYM

if TYPE_CHECKING:
    from .pseudonyms import Pseudonymiser


def hide_attributions(text: str, *, pseudonymiser: Pseudonymiser) -> tuple[str, tuple[str, ...]]:
    """Replace the name in every line of a text that only says who wrote a comment, whoever that is.

    Such lines are left in a comment, or quoted as evidence, where plain text was split. A line counts where it
    has a date or time, or ends as comment systems write it ("Kim said...").

    >>> from .pseudonyms import Pseudonymiser
    >>> hidden, _ = hide_attributions("Kim Lee said...\\nWell done.", pseudonymiser=Pseudonymiser(b"x" * 16))
    >>> hidden.endswith(" said...\\nWell done."), "Kim" in hidden
    (True, False)
    """
    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        mark = attribution(line)
        if mark is None or mark.author is None or not (mark.sure or mark.published):
            continue
        pseudonym = pseudonymiser.author(mark.author)
        if pseudonym and not PSEUDONYM.search(mark.author):
            lines[number] = line.replace(mark.author, pseudonym, 1)
            count += 1
    if not count:
        return text, ()
    return canonical("\n".join(lines)).text, (
        f"{counted(count, 'name')} of an author replaced by its pseudonym",
    )
