"""People's annotations of a corpus that is built again: re-anchored on the new texts, and never lost unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from .errors import CorpusError, OutputError, Problem
from .privacy.erasure import Erased, erase_claim, without_dangling
from .privacy.erasure_list import Erasure, listed_documents, names_id
from .problems import Problems
from .standoff.anchoring import reanchor
from .standoff.claims import MACHINES, Claim
from .storage.folder import is_finished
from .storage.tables import decode_labels, read_batches, read_parquet
from .text.canonical import counted


class AnnotatedBefore:
    """The annotations of the corpus that a build is going to replace.

    Attributes:
        claims: the annotations.
        documents: ids of the documents they are on.
    """

    def __init__(self, folder: Path) -> None:
        """Read the annotations of a corpus folder; there are none where no finished corpus is.

        Raises:
            OutputError: when they cannot be read, since the build would lose them.
        """
        self._folder = folder
        self.claims: list[Claim] = []
        if is_finished(folder):
            try:
                rows = decode_labels(read_parquet(folder, "annotations")).to_pylist()
            except CorpusError as error:
                raise OutputError(
                    f"The annotations in {folder} cannot be read, and a build would lose them. Restore "
                    f"{folder / 'annotations'}, or choose another folder with -o. ({error})"
                ) from error
            self.claims = [Claim.from_row(row) for row in rows]
        self.documents: Collection[str] = frozenset(claim.document_id for claim in self.claims)

    def require_home(self, texts: Collection[str], *, stage: Path) -> None:
        """Check that a build does not put another corpus in the place of the annotated one.

        It does where most reports and the documents of most annotations would be gone; one of the same corpus, with
        fewer texts or with other comments told from them, goes on.

        Args:
            texts: ids of the documents that are annotated and still there.
            stage: the folder that holds the new tables.

        Raises:
            OutputError: when it does.
        """
        standing = [
            claim
            for claim in self.claims
            if claim.status != "lost" and not claim.annotator.startswith(MACHINES)
        ]
        gone = sum(claim.document_id not in texts for claim in standing)
        if 2 * gone <= len(standing):
            return
        before, after = _reports(self._folder), _reports(stage)
        if 2 * len(before & after) >= len(before):
            return
        raise OutputError(
            f"{self._folder} holds another corpus: {gone:,} of its {counted(len(standing), 'annotation')} by people "
            f"are on texts that are not in this input. Nothing there was touched. Choose another folder with -o, or "
            f"build all the same with --replace (replace_annotated=True)."
        )

    def carry_over(
        self, texts: Mapping[str, str], *, erasure: Erasure, erased: Erased, problems: Problems
    ) -> tuple[list[Claim], dict[str, int]]:
        """Return the claims on the new texts, and how many were kept, moved, lost and erased.

        Those on erased documents go without a word, since a lost claim would keep its quote.

        Args:
            texts: the new texts of `documents`, those that are still there.
            erasure: the erasure list.
            erased: what it took out of the new corpus, and what it names in the old one (`listed`).
            problems: takes the claims that are lost.
        """
        if not self.claims:
            return [], {}
        if erasure:
            # A claim that was lost before may be on a comment that neither corpus holds.
            named = {name for name in self.documents if name not in texts and names_id(erasure, name)}
            erased = replace(erased, documents=erased.documents | named)
        old_texts = self._texts()
        claims: list[Claim] = []
        outcomes: Counter[str] = Counter()
        for claim in self.claims:
            anchored = reanchor(
                claim, old_text=old_texts.get(claim.document_id), new_text=texts.get(claim.document_id)
            )
            if erasure:
                kept = erase_claim(anchored.claim, erasure=erasure, erased=erased)
                if kept is None:
                    outcomes["erased"] += 1
                    continue
                anchored = replace(anchored, claim=kept)
            outcomes[anchored.outcome] += 1
            claims.append(anchored.claim)
            if anchored.outcome == "lost":
                problems.add(_lost(claim, gone=claim.document_id not in texts))
        return without_dangling(claims) if erasure else claims, outcomes

    def _texts(self) -> dict[str, str]:
        """Return the old texts of the documents; none where they cannot be read, as then quotes alone must do."""
        found: dict[str, str] = {}
        try:
            for table, key in (("reports", "report_id"), ("comments", "comment_id")):
                for batch in read_batches(self._folder, table, columns=[key, "text"]):
                    names, texts = batch.column(key).to_pylist(), batch.column("text")
                    for place, name in enumerate(names):
                        if name in self.documents:
                            found[name] = texts[place].as_py()
        except CorpusError:
            return {}
        return found

    def listed(self, erasure: Erasure) -> frozenset[str]:
        """Return the ids of what a list names in the old corpus, though the input may hold it no more."""
        try:
            reports = read_parquet(
                self._folder, "reports", columns=["report_id", "url", "authors"]
            ).to_pylist()
            found = set[str]().union(*listed_documents(erasure, reports=reports, comments=()))
            for batch in read_batches(
                self._folder, "comments", columns=["comment_id", "report_id", "author"]
            ):
                found.update(*listed_documents(erasure, reports=reports, comments=batch.to_pylist()))
        except CorpusError:
            return frozenset()
        return frozenset(found)


def _reports(folder: Path) -> set[str]:
    try:
        return set(read_parquet(folder, "reports", columns=["report_id"]).column(0).to_pylist())
    except CorpusError:
        return set()


def _lost(claim: Claim, *, gone: bool) -> Problem:
    return Problem(
        where=f"annotation {claim.claim_id} on {claim.document_id}",
        what=(
            "the text it speaks of is no longer in the input"
            if gone
            else "its text changed and what it marks can no longer be found in one clear place"
        ),
        remedy="it is kept in the annotations table with the status lost",
        skipped=False,
        quoted=None if gone else claim.quote,
    )
