"""Fetching from the Hub: what goes wrong is told as what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from huggingface_hub import errors

from commentariat.corpus import CorpusError
from commentariat.corpus.hub import fetch_dataset


class Answer:
    """What the client keeps of an answer of the Hub."""

    headers: dict[str, str] = {}  # noqa: RUF012
    request = None

    def __init__(self, status_code: int) -> None:
        self.status_code = status_code


def refused(kind: type[errors.HfHubHTTPError], status: int) -> errors.HfHubHTTPError:
    return kind("no", response=Answer(status))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (refused(errors.RepositoryNotFoundError, 404), "has no dataset of that name that you may read"),
        (refused(errors.GatedRepoError, 403), "needs: hf auth login"),
        (refused(errors.HfHubHTTPError, 401), "needs: hf auth login"),
        (refused(errors.RevisionNotFoundError, 404), "has no revision v9"),
        (refused(errors.HfHubHTTPError, 503), "could not be reached"),
        (errors.LocalEntryNotFoundError("Got: ConnectError: [Errno -2]"), "could not be reached"),
        (ConnectionError("[Errno -2]"), "could not be reached"),
        (OSError(28, "No space left on device"), r"could not be written .*No space left"),
    ],
)
def test_every_way_of_not_getting_a_dataset_has_its_sentence(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("huggingface_hub.snapshot_download", fail)
    with pytest.raises(CorpusError, match=f"There is no folder who/news here, and .*{said}") as caught:
        fetch_dataset("who/news", revision="v9")
    assert "-2" not in str(caught.value)


def test_a_mistake_of_ours_is_no_fault_of_the_hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise TypeError(tmp_path)

    monkeypatch.setattr("huggingface_hub.snapshot_download", fail)
    with pytest.raises(TypeError):
        fetch_dataset("who/news")
