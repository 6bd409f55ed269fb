"""Fetching a corpus from the Hugging Face Hub."""

from __future__ import annotations

from pathlib import Path

from .errors import CorpusError


def fetch_dataset(hub_id: str, *, revision: str | None = None) -> Path:
    """Download a dataset to the Hugging Face cache, unless it is there, and return where it is.

    Args:
        hub_id: its id, such as ``user/name``.
        revision: tag, branch or commit.

    Raises:
        CorpusError: when it cannot be had; since an id may also be meant as a path, the error speaks of both.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError

    try:
        return Path(snapshot_download(hub_id, repo_type="dataset", revision=revision))
    except Exception as error:
        # The client has changed its HTTP library before (httpx, httpx2), and passes its errors on.
        known = isinstance(error, OSError | HFValidationError)
        if not known and not type(error).__module__.startswith("httpx"):
            raise
        raise CorpusError(f"There is no folder {hub_id} here, and {_not_fetched(error, revision)}") from error


def _not_fetched(error: Exception, revision: str | None) -> str:
    """Say why a dataset could not be fetched and what to do, as the end of a sentence."""
    from huggingface_hub.errors import (
        HfHubHTTPError,
        HFValidationError,
        LocalEntryNotFoundError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    if isinstance(error, HFValidationError):
        return "no dataset on the Hugging Face Hub can have that name. Check the path."
    if isinstance(error, RevisionNotFoundError):
        return f"the Hub dataset of that name has no revision {revision}. Check the tag."
    status = error.response.status_code if isinstance(error, HfHubHTTPError) else None
    if isinstance(error, RepositoryNotFoundError) or status in (401, 403):
        return (
            "the Hugging Face Hub has no dataset of that name that you may read. Check the name; a private or gated "
            "dataset needs: hf auth login"
        )
    if isinstance(error, OSError) and not isinstance(
        error, HfHubHTTPError | LocalEntryNotFoundError | ConnectionError | TimeoutError
    ):
        return f"the Hub dataset of that name could not be written to the Hugging Face cache ({error})."
    return (
        "the Hugging Face Hub could not be reached to look for a dataset of that name. Check the path if a folder is "
        "meant, or else the line to the internet."
    )
