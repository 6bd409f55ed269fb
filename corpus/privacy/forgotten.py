"""What erasure reaches beside the tables: the memory of a corpus's annotation projects, and what comes back from them.

A project on an annotation server holds copies of texts, which a build cannot reach. So that no pull brings back what
was erased, and a push knows which copies hold it, a build remembers in ``label_studio/erased.json`` the ids, and
nothing else, of what an erasure list took out of a corpus that has such projects. The file is never published.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import CorpusError
from ..standoff.claims import Claim
from ..storage.folder import FORGOTTEN, SET_ASIDE, Stage
from ..text.stand_ins import with_pseudonyms
from .erasure import ERASED, Erased


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was erased from a corpus since it has annotation projects.

    Attributes:
        documents: ids of reports and comments that went.
        touched: ids of comments in whose texts something was erased.
    """

    documents: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Say whether anything was erased."""
        return bool(self.documents or self.touched)

    def is_gone(self, document_id: str | None, text: str | None) -> bool:
        """Say whether a document was erased, given the text the corpus has of it; one that is back was not."""
        return document_id in self.documents and not text

    def left_of(self, claim: Claim, *, text: str | None) -> Claim | None:
        """Return a claim that comes back from a project without what was erased, or None when it must go.

        Args:
            claim: the claim, on the text that the corpus has now.
            text: that text; None where there is none.
        """
        if self.is_gone(claim.document_id, text):
            return None
        if claim.document_id not in self.touched:
            return claim
        if claim.status == "lost":
            return None  # Its quote may be what was erased.
        return replace(
            claim,
            source=_within(claim.source, text),
            target=_within(claim.target, text),
            attributes={name: _within(value, text) for name, value in claim.attributes.items()},
        )


def read_forgotten(folder: Path) -> Forgotten:
    """Return what was erased from a corpus since it has annotation projects.

    Raises:
        CorpusError: when the file is damaged.
    """
    path = folder / FORGOTTEN
    if not path.is_file():
        return Forgotten()
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Forgotten(documents=frozenset(said["documents"]), touched=frozenset(said["touched"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(
            f"{path} is damaged ({error}), and pulls could bring erased texts back. Delete it and build the corpus "
            "again with its erasure list."
        ) from error


def forget(out: Path, stage: Stage, *, erased: Erased) -> None:
    """Take erased documents out of what annotation set aside, which repeats words of theirs, and remember their ids.

    Args:
        out: the corpus folder; nothing is done where it has no annotation projects.
        stage: where its next state is made.
        erased: what an erasure list took out.

    Raises:
        CorpusError: when what annotation keeps is damaged.
    """
    folder = (out / FORGOTTEN).parent
    if not folder.is_dir() or not (erased.documents or erased.touched):
        return
    before = read_forgotten(out)
    # A folder in the stage replaces the whole folder, so that its other files go along.
    shutil.copytree(folder, stage.path / folder.name)
    if (out / SET_ASIDE).is_file():
        kept = "".join(f"{line}\n" for line in _of_others(out / SET_ASIDE, erased.documents))
        (stage.path / SET_ASIDE).write_text(kept, encoding="utf-8", newline="\n")
    said = {
        "documents": sorted(before.documents | erased.documents),
        "touched": sorted(before.touched | erased.touched),
    }
    (stage.path / FORGOTTEN).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8", newline="\n")


def _of_others(path: Path, gone: Collection[str]) -> list[str]:
    """Return the lines of a file of what is set aside that are about no document which goes."""
    try:
        # Not `splitlines`: JSON may hold separators of lines such as U+2028 unescaped.
        lines = path.read_text(encoding="utf-8").split("\n")
        return [line for line in lines if line and json.loads(line).get("document_id") not in gone]
    except (OSError, ValueError, AttributeError) as error:
        raise CorpusError(
            f"{path} is damaged ({error}), and may repeat erased texts. Delete it, build the corpus again and pull "
            "everything again."
        ) from error


def _within(said: str | None, text: str | None) -> str | None:
    """Return what a claim says without pseudonyms that no longer stand in the text."""
    return with_pseudonyms(said, lambda one: one if one in (text or "") else ERASED)
