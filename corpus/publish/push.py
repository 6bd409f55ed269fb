"""Taking a release to the Hugging Face Hub: one commit, one tag, and no harm in trying again.

Large files are uploaded before the commit and stay on the Hub when the line breaks, so that a second try sends only
what is missing; readers see the old version until the commit stands. The token comes from where Hugging Face keeps it
(``HF_TOKEN``, or ``hf auth login``) and is never printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CommentariatError, OutputError
from ..scheme import SCHEME_FILE
from ..storage.schema import TABLES
from .verify import silent

if TYPE_CHECKING:
    from huggingface_hub import HfApi

_STALE = [*(f"{table}/*.parquet" for table in TABLES), "figures/*.png", SCHEME_FILE]
"""What an earlier version may have left and this one must not keep."""


class PublishError(CommentariatError):
    """A push that the Hub refused or that broke off; its text says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What the Hub is wanted for, as messages say it; `again` is the way out when it fails."""

    doing: str
    access: str
    lost: str
    again: str


_PUSH = _Task(
    doing="pushing to",
    access="write to",
    lost="The line to the Hub broke off",
    again="Run the same command again: what is on the Hub already is not sent twice.",
)
_LOOK = _Task(
    doing="asking about",
    access="read",
    lost="The Hub could not be reached",
    again="Run the same command again.",
)
_LOOK_BACK = _Task(
    doing="looking for an earlier release of",
    access="read",
    lost="The Hub could not be reached",
    again="Run the same command again, or name the folder of the release before with --previous.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What is on the Hub now.

    Attributes:
        url: the address of the dataset.
        commit: the commit of this version.
        tag: its tag; None for none.
    """

    url: str
    commit: str
    tag: str | None


def push_release(
    folder: Path, hub_id: str, *, tag: str | None = None, private: bool = False, gated: bool = False
) -> Pushed:
    """Upload a release as one commit and tag it.

    Args:
        folder: a release as `build_release` made it.
        hub_id: the dataset on the Hub (``user/name``); made when it is not there.
        tag: the tag.
        private: make the dataset private.
        gated: readers must ask for access, and get it at once.

    Raises:
        PublishError: when nobody is logged in, the Hub cannot be reached or refuses, the tag is there already with
            another content, or `private` is asked for and the dataset is there and public. Trying again sends only
            what is missing.
    """
    from huggingface_hub import HfApi

    api = HfApi(library_name="commentariat")
    with _said(hub_id, _PUSH), silent():
        api.whoami()
        if private and (refusal := _public_already(api, hub_id)):
            raise PublishError(refusal)
        _require_free(api, hub_id, tag=tag, folder=folder)
        url = api.create_repo(hub_id, repo_type="dataset", private=private, exist_ok=True)
        if gated:
            # Before the texts are there, so that they are never open.
            api.update_repo_settings(hub_id, repo_type="dataset", gated="auto")
        done = api.upload_folder(
            repo_id=hub_id,
            repo_type="dataset",
            folder_path=folder,
            commit_message=f"Release {tag}" if tag else "Update the corpus",
            delete_patterns=_STALE,
            ignore_patterns=[".commentariat/**"],
        )
        commit = done.oid
        if tag and not _tagged(api, hub_id, tag):
            api.create_tag(
                hub_id, repo_type="dataset", tag=tag, revision=commit, tag_message=f"Release {tag}"
            )
    return Pushed(url=str(url), commit=commit, tag=tag)


def public_already(hub_id: str) -> str | None:
    """Say why a dataset cannot be published as private; None where it is private, or not on the Hub yet.

    Raises:
        PublishError: when the Hub cannot be asked.
    """
    from huggingface_hub import HfApi

    with _said(hub_id, _LOOK), silent():
        return _public_already(HfApi(library_name="commentariat"), hub_id)


def fetch_previous(hub_id: str, *, before: str | None) -> Path | None:
    """Fetch the release that was tagged last on the Hub; None where there is none, or no dataset.

    Args:
        hub_id: the dataset.
        before: the tag that is being made, which does not count.

    Raises:
        PublishError: when the Hub cannot be reached.
    """
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import RepositoryNotFoundError

    api = HfApi(library_name="commentariat")
    with _said(hub_id, _LOOK_BACK), silent():
        try:
            refs = api.list_repo_refs(hub_id, repo_type="dataset")
        except RepositoryNotFoundError:
            return None
        tags = [one.name for one in refs.tags if one.name != before]
        if not tags:
            return None
        patterns = [*(f"{table}/*" for table in TABLES), "provenance.json", SCHEME_FILE]
        newest = max(tags, key=_version)
        return Path(snapshot_download(hub_id, repo_type="dataset", revision=newest, allow_patterns=patterns))


_VERSION = re.compile(r"[vV]?(?P<release>\d+(?:\.\d+)*)(?:[-.]?(?P<candidate>[^+]+))?(?:\+.*)?")
_Parts = tuple[tuple[int, int, str], ...]


def _version(tag: str) -> tuple[bool, tuple[int, ...], bool, _Parts]:
    """Return what orders tags as versions (SemVer 2.0.0, 11): candidates of a release before it, names before all.

    >>> sorted(["v1.0.0", "1.10", "v1.0.0-rc10", "draft", "v1.2", "v1.0.0-rc2"], key=_version)
    ['draft', 'v1.0.0-rc2', 'v1.0.0-rc10', 'v1.0.0', 'v1.2', '1.10']
    """
    match = _VERSION.fullmatch(tag)
    if match is None:
        return False, (), True, _in_order(tag)
    numbers = [int(number) for number in match["release"].split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return True, tuple(numbers), match["candidate"] is None, _in_order(match["candidate"] or "")


def _in_order(name: str) -> _Parts:
    """Return what orders names by their parts, numbers as numbers and before words."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|[^\d.]+", name)
    )


def _public_already(api: HfApi, hub_id: str) -> str | None:
    from huggingface_hub.errors import RepositoryNotFoundError

    try:
        private = api.dataset_info(hub_id).private
    except RepositoryNotFoundError:
        return None
    if private:
        return None
    return (
        f"{hub_id} is on the Hub already, and public: sending it as private would not change that. Make it private in "
        f"its settings on the Hub, choose another name, or publish it as public."
    )


def _require_free(api: HfApi, hub_id: str, *, tag: str | None, folder: Path) -> None:
    """Check that a tag is not there, or holds this very release: a tag that readers pin must not move."""
    from huggingface_hub import hf_hub_download

    if tag is None or not api.repo_exists(hub_id, repo_type="dataset") or not _tagged(api, hub_id, tag):
        return
    there = Path(hf_hub_download(hub_id, "provenance.json", repo_type="dataset", revision=tag)).read_bytes()
    if there != (folder / "provenance.json").read_bytes():
        raise PublishError(
            f"{hub_id} has the tag {tag} already, with another content, and readers may have pinned it. Choose the "
            f"next tag."
        )


def _tagged(api: HfApi, hub_id: str, tag: str) -> bool:
    return any(one.name == tag for one in api.list_repo_refs(hub_id, repo_type="dataset").tags)


@contextmanager
def _said(hub_id: str, task: _Task) -> Iterator[None]:
    """Turn what the client fails with into a sentence."""
    from huggingface_hub.errors import HfHubHTTPError, LocalTokenNotFoundError, OfflineModeIsEnabled

    broken_off = f"{task.lost} while {task.doing} {hub_id}. {task.again}"
    try:
        yield
    except LocalTokenNotFoundError as error:
        raise PublishError(
            "Nobody is logged in to the Hugging Face Hub. Log in with: hf auth login, or put a token with write access "
            "into HF_TOKEN."
        ) from error
    except HfHubHTTPError as error:
        code = error.response.status_code if error.response is not None else None
        if code in (401, 403):
            raise PublishError(
                f"The Hub does not let you {task.access} {hub_id}. Check the name, and that the token in use may do so "
                f"(hf auth whoami)."
            ) from error
        raise PublishError(
            f"The Hub refused a step of {task.doing} {hub_id} ({code or 'no answer'}: "
            f"{' '.join(str(error.server_message or '').split()) or 'without a reason'}). {task.again}"
        ) from error
    except OfflineModeIsEnabled as error:
        raise PublishError(
            f"The Hugging Face client is offline, which rules out {task.doing} {hub_id}; unset HF_HUB_OFFLINE."
        ) from error
    except (ConnectionError, TimeoutError) as error:
        raise PublishError(broken_off) from error
    except RuntimeError as error:
        # A failed transfer of a large file comes as one, with the cause behind it.
        raise PublishError(
            f"A file could not be transferred while {task.doing} {hub_id}. {task.again}"
        ) from error
    except OSError as error:
        if task is not _PUSH:
            # The client says so when it neither reaches the Hub nor finds the files in its cache.
            raise PublishError(broken_off) from error
        raise OutputError(
            f"A file of the release cannot be read: {error.strerror}. Build it again."
        ) from error
    except Exception as error:
        # The client has changed its HTTP library before (httpx, httpx2), and passes its errors on.
        if not type(error).__module__.startswith("httpx"):
            raise
        raise PublishError(broken_off) from error
