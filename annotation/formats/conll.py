"""CoNLL: a token a line with a column of IOB2 tags for each layer; a file for each annotator.

Beside its form each token has its offsets, in code points, and each document its text (as JSON), so that nothing of
the text is lost. IOB has no room for anything else: not for spans that overlap within a layer, nor for attributes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from ...corpus.corpus import Document
from ...corpus.errors import InputError
from ...corpus.standoff.claims import Claim
from .base import Loss, Reading, annotators, by_document
from .fields import ASPECTS, make_claim, safe_name, unsafe_name
from .files import files_in, read_text, write_text
from .tokens import token_range, tokens

_OUTSIDE = "O"
_COLUMNS = "# columns = "


class Conll:
    """CoNLL columns with IOB2 tags."""

    name = "conll"
    title = "CoNLL columns with IOB2 tags"

    def write(self, documents: Sequence[Document], claims: Sequence[Claim], folder: Path) -> Loss:
        """Write ``ANNOTATOR.conll``."""
        loss = Loss(format=self.name, claims=len(claims))
        for who in annotators(claims):
            made = [claim for claim in claims if claim.annotator == who]
            own = by_document(made)
            layers = sorted({claim.layer for claim in made if claim.start is not None and _sound(claim)})
            lines: list[str] = []
            for document in documents:
                lines += _document(document, own.get(document.document_id, ()), layers, loss)
            write_text(folder / f"{safe_name(who)}.conll", "".join(lines))
        return loss

    def read(self, path: Path, *, annotator: str | None = None) -> Reading:
        """Read ``.conll`` files as this format writes them; the file's name is the annotator's."""
        reading = Reading()
        for file in files_in(path, "*.conll", what="CoNLL file"):
            content = read_text(file)
            if content.strip() and _COLUMNS not in content:
                raise InputError(
                    f"{file} has no line “{_COLUMNS}…”; only CoNLL files with the offsets of their tokens are read, as "
                    "export --to conll writes them."
                )
            _read(content, reading, annotator=annotator or unsafe_name(file.stem), where=file.name)
        return reading


def _sound(claim: Claim) -> bool:
    """Tell whether layer and label can stand in a column."""
    return not any(c.isspace() for c in claim.layer + claim.label)


def _document(
    document: Document, claims: Sequence[Claim], layers: Sequence[str], loss: Loss
) -> Iterator[str]:
    found = tokens(document.text)
    tags = {layer: [_OUTSIDE] * len(found) for layer in layers}
    for claim in claims:
        if claim.start is None or claim.end is None:
            loss.leave_out(claim, "a label of the whole document")
            continue
        if not _sound(claim):
            loss.leave_out(claim, "a layer or label with blanks in it")
            continue
        place = token_range(claim.start, claim.end, found)
        if place is None:
            loss.leave_out(claim, "a span that does not begin and end with a token")
            continue
        first, after = place
        column = tags[claim.layer]
        if any(tag != _OUTSIDE for tag in column[first:after]):
            loss.leave_out(claim, "a span that overlaps another of its layer")
            continue
        column[first:after] = [f"B-{claim.label}"] + [f"I-{claim.label}"] * (after - first - 1)
        loss.reduce(claim, *ASPECTS, "claim_id")
    yield f"# document_id = {json.dumps(document.document_id, ensure_ascii=False)}\n"
    yield f"# text = {json.dumps(document.text)}\n"
    yield _COLUMNS + " ".join(["form", "start", "end", *layers]) + "\n"
    for number, (start, end) in enumerate(found):
        yield (
            "\t".join(
                [document.text[start:end], str(start), str(end), *(tags[layer][number] for layer in layers)]
            )
            + "\n"
        )
    yield "\n"


def _read(content: str, reading: Reading, *, annotator: str, where: str) -> None:
    document, text, layers = "", "", []
    open_spans: dict[str, tuple[str, int, int]] = {}

    def close(layer: str) -> None:
        if layer in open_spans:
            label, start, end = open_spans.pop(layer)
            try:
                reading.claims.append(
                    make_claim(
                        text,
                        document_id=document,
                        layer=layer,
                        label=label,
                        annotator=annotator,
                        start=start,
                        end=end,
                    )
                )
            except ValueError as error:
                reading.problems.append(f"{where}, document {document}: {error}.")

    for number, line in enumerate(content.split("\n"), start=1):
        if not line or line.startswith("# document_id = "):
            for layer in list(open_spans):
                close(layer)
        try:
            if line.startswith("# document_id = "):
                document = json.loads(line.partition(" = ")[2])
            elif line.startswith("# text = "):
                text = json.loads(line.partition(" = ")[2])
                reading.texts[document] = text
            elif line.startswith(_COLUMNS):
                layers = line.partition(" = ")[2].split(" ")[3:]
            elif line and not ("\t" not in line and line.startswith("#")):
                form, first, last, *tags = fields = line.split("\t")
                if len(tags) != len(layers):
                    raise ValueError(
                        f"{len(fields):,} columns stand here, and {len(layers) + 3:,} were announced"
                    )
                start, end = int(first), int(last)
                if text[start:end] != form:
                    raise ValueError(f"the token {form!r} is not what stands at {start}–{end}")
                for layer, tag in zip(layers, tags, strict=True):
                    kind, _, label = tag.partition("-")
                    running = open_spans.get(layer)
                    if kind == "I" and running and running[0] == label:
                        open_spans[layer] = (label, running[1], end)
                        continue
                    close(layer)
                    if kind in ("B", "I"):
                        open_spans[layer] = (label, start, end)
        except ValueError as error:
            reading.problems.append(f"{where}, line {number}: {error}.")
    for layer in list(open_spans):
        close(layer)
