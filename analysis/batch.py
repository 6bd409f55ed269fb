"""A batch of documents through the analysis of a profile: what a text breaks costs no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..corpus.errors import CommentariatError, Problem
from ..corpus.values.language_tags import primary_subtag
from .text.lexical import analyse_lexically
from .text.measures import Analysed

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..corpus.corpus import Document
    from .lexicon import Lexicon
    from .profiles import Profile

LONGEST_TEXT = 400_000
"""Longer texts (in characters) are not analysed: the parser would need gigabytes for each."""
BATCH = 256
"""Texts that are analysed together: some 20,000 words of comments, so that every step finds its tables at hand."""
ENGLISH = ("en", "eng", "und")
"""Language tags of texts that are analysed: English, and undetermined, which is taken for English."""

Outcome = Analysed | Problem


def analyse_batch(
    batch: Sequence[Document], *, lexicon: Lexicon, profile: Profile
) -> Iterator[tuple[Document, Outcome]]:
    """Analyse some documents in order, each by itself.

    Args:
        batch: documents for which `why_not` gives no reason.
        lexicon: the lexicon of loaded language.
        profile: how much of the analysis is made.

    Yields:
        Every document with what was found, or with the problem if an analysis failed on it.
    """
    analysed = _parsed(batch, lexicon=lexicon) if profile.parses else _lexically(batch, lexicon=lexicon)
    yield from zip(batch, analysed, strict=True)


def why_not(document: Document) -> Problem | None:
    """Say why a text is not analysed, or None when it is."""
    if document.language and primary_subtag(document.language) not in ENGLISH:
        return Problem(
            where=f"{document.kind} {document.document_id}",
            what=f"its language is {document.language}, and the analyses are for English",
            remedy="it stays in the corpus without findings",
        )
    if len(document.text) > LONGEST_TEXT:
        return Problem(
            where=f"{document.kind} {document.document_id}",
            what=f"its text has {len(document.text):,} characters, more than the {LONGEST_TEXT:,} that can be parsed",
            remedy="it stays in the corpus without findings; split it into its reports",
        )
    return None


def _parsed(batch: Sequence[Document], *, lexicon: Lexicon) -> Iterator[Outcome]:
    from .text.document import analyse_document

    for document, doc in zip(batch, _docs(batch, lexicon=lexicon), strict=True):
        if isinstance(doc, Problem):
            yield doc
            continue
        try:
            yield analyse_document(
                doc,
                kind=document.kind,
                lexicon=lexicon,
                outlet=document.outlet,
                reply=document.parent_id is not None,
                report=document.report_text,
                quoted=document.quoted,
            )
        except (CommentariatError, MemoryError):
            raise
        except Exception as error:  # a rule that fails on one text must not cost the analysis of all others
            yield _failed(document, error, what="a rule")


def _docs(batch: Sequence[Document], *, lexicon: Lexicon) -> Iterator[Doc | Problem]:
    """Yield the parse of every text; after a failure each of the rest is parsed by itself."""
    from .language import parse
    from .text.needing_syntax import sentences_needing_syntax

    outlets = frozenset(document.outlet for document in batch if document.outlet)
    wanted = sentences_needing_syntax(lexicon, outlets=outlets)
    done = 0
    try:
        for doc in parse((document.text for document in batch), wanted=wanted):
            yield doc
            done += 1
    except (CommentariatError, MemoryError):
        raise
    except Exception:
        for document in batch[done:]:
            try:
                yield next(parse([document.text], wanted=wanted))
            except (CommentariatError, MemoryError):
                raise
            except Exception as error:
                yield _failed(document, error, what="the parser")


def _lexically(batch: Sequence[Document], *, lexicon: Lexicon) -> list[Outcome]:
    """Return what is found in every text; after a failure each is analysed by itself."""
    texts = [(document.text, document.kind) for document in batch]
    try:
        return list(analyse_lexically(texts, lexicon=lexicon))
    except (CommentariatError, MemoryError):
        raise
    except Exception as error:
        if len(batch) == 1:
            return [_failed(batch[0], error, what="a rule")]
        return [outcome for document in batch for outcome in _lexically([document], lexicon=lexicon)]


def _failed(document: Document, error: Exception, *, what: str) -> Problem:
    return Problem(
        where=f"{document.kind} {document.document_id}",
        what=f"{what} failed on this text ({type(error).__name__}: {error})",
        remedy="it stays in the corpus without findings; please report it with the text",
    )
