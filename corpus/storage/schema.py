"""The tables of a corpus, and the type and the meaning of each column.

Five tables make a corpus: reports, comments, findings (what the machine claims), annotations (what people
claim, in the same columns) and measures (one row a document). The column documentation here is what the
dataset card prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..progress import import_tqdm
from ..scheme import Scheme, default_scheme
from ..values.dates import PRECISION
from .columns import Column, class_label, list_of, value

if TYPE_CHECKING:
    from datasets import Features

TABLES = ("reports", "comments", "findings", "measures", "annotations")
CLAIM_TABLES = ("findings", "annotations")
KEYS: Mapping[str, str] = {
    "reports": "report_id",
    "comments": "comment_id",
    "findings": "claim_id",
    "measures": "document_id",
    "annotations": "claim_id",
}
"""The column of each table that tells its rows apart."""
SPLIT = "train"

BOUNDARY = ("given", "split", "none", "ask", "decided")
COMMENT_SPLIT = ("markup", "inferred", "given")
COMMENT_KIND = ("comment", "pingback", "deleted", "pinned")
LANGUAGE_SOURCE = ("given", "detected", "inherited")
DUPLICATE_KIND = ("exact", "near")
STATUS = ("proposed", "accepted", "rejected", "lost")
DOCUMENT_KIND = ("report", "comment")

REPORT_COLUMNS: Mapping[str, str] = {
    "report_id": "stable id: the given one, else derived from the URL or the path within the input",
    "title": "headline, where the source has one",
    "outlet": "who published it",
    "url": "address of the report",
    "authors": "bylines as printed; keyed pseudonyms where a reader wrote it, as the first post of a forum's thread",
    "published": "ISO 8601 date or date-time, as precise as the source",
    "language": "BCP 47 language tag, where known",
    "language_source": "given by the source or the user, detected in the text, or inherited from its thread",
    "text": "canonical text of the report without its readers' comments; a reader's is protected as theirs",
    "n_comments": "comments of this report in the comments table",
    "retrieved": "ISO 8601 time at which the page was captured; null where no archive says so",
    "comment_system": "the system that held the comments (wordpress, disqus, …); null where none is known",
    "comments_declared": "how many comments the source says there are; null where it does not say",
    "comments_partial": "whether the source holds only some of its comments; null where that is not known",
    "duplicate_of": "report_id of the first report with the same words or nearly the same; null for all others",
    "duplicate_kind": "exact (the same words) or near (20 words or more, Jaccard index of 2-word shingles .75 or more)",
    "boundary": "how comments were told from it: given by the source, split here, none found, for a person (ask), or "
    "decided by a person",
    "boundary_confidence": "calibrated probability that comments trail this text; null when given or decided",
    "boundary_line": "index of the first line that is (split, decided) or may be (ask) a reader's; null otherwise",
    "boundary_evidence": "the cues that speak for comments at that line, strongest first",
    "input": "path within the input, with row or line where the file holds many",
    "changes": "what decoding, canonicalisation, masking and splitting changed or left out",
    "text_sha256": "SHA-256 of the UTF-8 text",
}

COMMENT_COLUMNS: Mapping[str, str] = {
    "comment_id": "stable id: the given one, else derived from the report's id and the position",
    "report_id": "the report it trails",
    "position": "0-based order under its report",
    "parent_id": "comment_id of the comment it answers; null at the top",
    "depth": "0 at the top of the thread",
    "kind": "comment, pingback, deleted (a stub that others answer) or pinned",
    "author": "keyed pseudonym; null when the source names nobody",
    "badge": "what the source sets beside the author's name, such as staff or moderator; null where nothing is",
    "published": "ISO 8601 date or date-time, as precise as the source",
    "published_shown": "the time as the source shows it",
    "published_precision": "year, month, day, minute or second: how precise `published` is",
    "likes": "approving reactions; null when not shown",
    "dislikes": "disapproving reactions; null when not shown",
    "language": "BCP 47 language tag, where known",
    "language_source": "given by the source or the user, detected in the text, or inherited from its thread",
    "text": "canonical text, the subject its reader gave it first; authors it mentions are under their pseudonyms, "
    "identifiers masked",
    "quotes": "spans (start, end) of the text that repeat the report or an earlier comment, and its document_id",
    "duplicate_of": "comment_id of the first comment with the same words or nearly the same; null for all others",
    "duplicate_kind": "exact (the same words: short comments often are, by chance) or near (as for reports)",
    "split": "how it was told from the report: by markup, inferred from plain text, or given by the source",
    "confidence": "probability that this is a reader's comment; 1.0 when given",
    "rule": "the rule that found it in a page; null when it was inferred from plain text or given",
    "evidence": "the cues that speak for it being a comment, strongest first",
    "input": "path within the input, with row or line where the file holds many",
    "changes": "what decoding, canonicalisation, masking and erasure changed",
    "text_sha256": "SHA-256 of the UTF-8 text",
}

CLAIM_COLUMNS: Mapping[str, str] = {
    "claim_id": "stable id, derived from document, layer, label, span and annotator",
    "document_id": "report_id or comment_id of the text it speaks of",
    "layer": "the layer of the label scheme",
    "label": "the label within that layer",
    "start": "first Unicode code point of the span in `text`; null for the whole document",
    "end": "one past the last code point; null for the whole document",
    "quote": "always equal to text[start:end]; null for the whole document",
    "voice": "whose words: outlet (the writer), quoted or attributed; null where it does not apply",
    "source": "the speaker's noun phrase as written; null for the outlet",
    "target": "the named actor (or place) the expression refers to; null where the text shows none",
    "attributes": "further attributes as name and value pairs",
    "related_id": "claim_id of a claim this one is related to",
    "relation": "the name of that relation",
    "annotator": "rule:…, model:… or a person: from Label Studio, a keyed pseudonym (annotator-…)",
    "entry": "id of the lexicon entry or indicator behind a finding (`commentariat lexicon show ID`)",
    "confidence": "probability, where the annotator gives one",
    "status": "proposed, accepted, rejected or lost (its text changed and it could not be re-anchored)",
    "created": "ISO 8601 time of a person's claim; null for rules, so that builds are reproducible",
    "text_sha256": "SHA-256 of the text the offsets were made on",
}


MEASURE_COLUMNS: Mapping[str, str] = {
    "document_id": "report_id or comment_id of the text that was measured",
    "report_id": "the report, or the report the comment trails",
    "kind": "report or comment",
}
"""The columns that stand before the measures; the analyses add one column a measure."""


def columns(table: str, *, scheme: Scheme | None = None) -> dict[str, Column]:
    """Return the types of the columns of a table.

    The measures table has one column a measure and so grows with the analyses: its types are read from its own
    Parquet file, and only its first columns are fixed here.

    Args:
        table: one of `TABLES`.
        scheme: the label scheme that closes the `layer`, `label` and `voice` columns; the shipped one if None.

    Raises:
        KeyError: when there is no such table.

    >>> columns("findings")["start"]
    {'dtype': 'int64', '_type': 'Value'}
    """
    scheme = scheme or default_scheme()
    text, count, number = value("string"), value("int32"), value("float64")
    reports = dict.fromkeys(REPORT_COLUMNS, text) | {
        "authors": list_of(text),
        "n_comments": count,
        "comments_declared": count,
        "comments_partial": value("bool"),
        "language_source": class_label(LANGUAGE_SOURCE),
        "duplicate_kind": class_label(DUPLICATE_KIND),
        "boundary": class_label(BOUNDARY),
        "boundary_confidence": number,
        "boundary_line": count,
        "boundary_evidence": list_of(text),
        "changes": list_of(text),
    }
    comments = dict.fromkeys(COMMENT_COLUMNS, text) | {
        "position": count,
        "kind": class_label(COMMENT_KIND),
        "published_precision": class_label(PRECISION),
        "depth": count,
        "language_source": class_label(LANGUAGE_SOURCE),
        "quotes": list_of({"start": value("int64"), "end": value("int64"), "document_id": text}),
        "duplicate_kind": class_label(DUPLICATE_KIND),
        "likes": count,
        "dislikes": count,
        "split": class_label(COMMENT_SPLIT),
        "confidence": number,
        "evidence": list_of(text),
        "changes": list_of(text),
    }
    claims = dict.fromkeys(CLAIM_COLUMNS, text) | {
        "layer": class_label(scheme.layer_names),
        "label": class_label(scheme.label_names),
        "start": value("int64"),
        "end": value("int64"),
        "voice": class_label(scheme.voices),
        "attributes": list_of({"name": text, "value": text}),
        "confidence": number,
        "status": class_label(STATUS),
    }
    measures = dict.fromkeys(MEASURE_COLUMNS, text) | {"kind": class_label(DOCUMENT_KIND)}
    tables = {
        "reports": reports,
        "comments": comments,
        "findings": claims,
        "measures": measures,
        "annotations": claims,
    }
    return tables[table]


def features(table: str, *, scheme: Scheme | None = None) -> Features:
    """Return the `datasets.Features` of a table: what `columns` says, for those who use that library.

    >>> features("findings")["start"]
    Value('int64')
    """
    import_tqdm()
    from datasets import Features

    return Features.from_dict(columns(table, scheme=scheme))
