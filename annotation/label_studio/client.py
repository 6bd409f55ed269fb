"""Speaking to a Label Studio server: every request that the round trip makes, and what its failures mean.

Projects and users go through the official SDK. Tasks go by plain HTTP: the SDK would send a failed import again, which
leaves copies, and would make objects of every task, which takes longer than the server does. Reading is tried again
when it fails; sending never is: `UnsureError` says that nobody knows what was committed, and the caller looks.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import httpx

from ...corpus.errors import CommentariatError, InputError

if TYPE_CHECKING:
    from types import TracebackType

    from label_studio_sdk import LabelStudio

    from .connection import Connection

PAGE = 250
"""Tasks asked for at once."""
_TIMEOUT = httpx.Timeout(600.0, connect=10.0)
_READS = 4
_BACKOFF = 0.5
_LIGHT = {
    # Without the list of hidden columns, those that cost a query are left empty.
    "query": json.dumps({"hiddenColumns": {"explore": [], "labeling": []}}),
    "include": "id,meta,total_annotations,cancelled_annotations,draft_exists,predictions_model_versions,updated_at",
}


class ServerError(CommentariatError):
    """The server refused a request, or cannot be reached."""


class UnsureError(ServerError):
    """A request was sent and its answer is not known: it may have been carried out, in whole or in part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """What the server holds of a task, without its texts.

    Attributes:
        id: the server's id.
        meta: what `tasks.to_json` put there; empty for a task that is not ours.
        worked_on: whether somebody annotated, skipped or began it.
        has_draft: whether somebody's unfinished work is on it.
        versions: the versions of its predictions.
        updated_at: ISO 8601 time of the last change that is no draft.
    """

    id: int
    meta: Mapping[str, Any]
    worked_on: bool
    has_draft: bool
    versions: str
    updated_at: str

    @property
    def uid(self) -> str | None:
        """Our id of the task."""
        uid = self.meta.get("uid")
        return uid if isinstance(uid, str) else None


class _PersonalToken(httpx.Auth):
    """Exchanges a personal access token for access tokens, anew whenever the server no longer takes the last."""

    requires_response_body = True

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._access = ""

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # pyright: ignore[reportIncompatibleMethodOverride]
        if not self._access:
            yield from self._refresh()
        request.headers["Authorization"] = f"Bearer {self._access}"
        response = yield request
        if response.status_code == httpx.codes.UNAUTHORIZED:
            yield from self._refresh()
            request.headers["Authorization"] = f"Bearer {self._access}"
            yield request

    def _refresh(self) -> Iterator[httpx.Request]:
        url = f"{self._connection.url}/api/token/refresh"
        answer = yield httpx.Request("POST", url, json={"refresh": self._connection.token})
        if answer is None or answer.status_code != httpx.codes.OK:  # pyright: ignore[reportUnnecessaryComparison]
            raise InputError(
                f"The Label Studio server {self._connection.url} does not take the personal access token; it may "
                f"have been revoked. Make a new one on its page “Account & Settings”."
            )
        self._access = answer.json()["access"]


class Client:
    """One server, as the round trip uses it; close it, or use it in a ``with`` block.

    Raises:
        ServerError: from any method, when the server refuses or cannot be reached.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        timeout: httpx.Timeout = _TIMEOUT,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Prepare to speak to a server; nothing is sent yet.

        Args:
            connection: the server.
            timeout: how long to wait; an import is waited for long, since giving it up leaves a doubt.
            transport: what carries requests; the network if None.
        """
        self.connection = connection
        personal = connection.is_personal
        self._sdk_http = httpx.Client(timeout=timeout, transport=transport)
        self._http = httpx.Client(
            base_url=connection.url,
            timeout=timeout,
            transport=transport,
            auth=_PersonalToken(connection) if personal else None,
            headers={} if personal else {"Authorization": f"Token {connection.token}"},
        )

    def __enter__(self) -> Client:
        """Return the client itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._http.close()
        self._sdk_http.close()

    @cached_property
    def sdk(self) -> LabelStudio:
        """The official client, for what it does soundly."""
        from label_studio_sdk import LabelStudio

        return LabelStudio(
            base_url=self.connection.url,
            api_key=self.connection.token,
            max_retries=0,
            httpx_client=self._sdk_http,
        )

    def version(self) -> str:
        """Return the server's version."""
        return str(self.get("/api/version").get("release", "unknown"))

    def project(self, project_id: int) -> dict[str, Any] | None:
        """Return what the server says of a project; None when there is none of that id."""
        answer = self._read(f"/api/projects/{project_id}/", missing=True)
        return None if answer is None else answer

    def find_project(self, mark: str) -> int | None:
        """Return the id of the project whose description holds a mark of ours; None when there is none."""
        page = 1
        while True:
            found = self.get("/api/projects", page=page, page_size=100, include="id,description")
            for project in found["results"]:
                if mark in (project.get("description") or ""):
                    return int(project["id"])
            if not found.get("next"):
                return None
            page += 1

    def create_project(self, **fields: Any) -> int:
        """Make a project and return its id.

        Raises:
            UnsureError: when the answer did not come; find the project by its mark.
        """
        made = self._sdk(
            "making the project",
            lambda: self.sdk.projects.create(**fields, request_options={"max_retries": 0}),
        )
        return int(made.id)

    def update_project(self, project_id: int, **fields: Any) -> None:
        """Change a project's settings or labelling config."""
        self._sdk(
            "changing the project",
            lambda: self.sdk.projects.update(project_id, **fields, request_options={"max_retries": 0}),
        )

    def users(self) -> dict[int, str]:
        """Return the e-mail address of every user by their id on the server."""
        found = self._sdk("listing the users", lambda: self.sdk.users.list())
        return {int(user.id): str(user.email) for user in found}

    def rows(self, project_id: int, *, page: int = 1_000) -> Iterator[TaskRow]:
        """Yield every task of a project without its texts."""
        for task in self._pages({"project": project_id, **_LIGHT}, page=page):
            yield TaskRow(
                id=int(task["id"]),
                meta=task.get("meta") or {},
                worked_on=bool(task.get("total_annotations") or task.get("cancelled_annotations")),
                has_draft=bool(task.get("draft_exists")),
                versions=str(task.get("predictions_model_versions") or ""),
                updated_at=str(task.get("updated_at")),
            )

    def uids(self, project_id: int) -> Iterator[str]:
        """Yield our id of every task of a project, as often as it is there; cheaper than `rows`."""
        for task in self._pages({"project": project_id, "include": "id,meta"}, page=1_000):
            if uid := (task.get("meta") or {}).get("uid"):
                yield str(uid)

    def holding(self, project_id: int, uids: Sequence[str]) -> set[str]:
        """Return which of some ids of ours the server holds tasks of."""
        query = _filter("filter:tasks:data.uid", "in_list", "List", list(uids))
        tasks = self._pages({"project": project_id, "query": query, "include": "id,meta"}, page=PAGE)
        return {str(task["meta"]["uid"]) for task in tasks if (task.get("meta") or {}).get("uid")}

    def tasks(self, project_id: int, *, since: str | None = None) -> Iterator[dict[str, Any]]:
        """Yield tasks whole, with annotations and predictions.

        Args:
            project_id: the project.
            since: ISO 8601 time; only tasks that changed after it.
        """
        query: dict[str, Any] = {"project": project_id, "fields": "all"}
        if since is not None:
            query["query"] = _filter("filter:tasks:updated_at", "greater", "Datetime", since)
        yield from self._pages(query, page=PAGE)

    def drafts(self, task_id: int) -> list[dict[str, Any]]:
        """Return everybody's unfinished work on a task."""
        found = self.get(f"/api/tasks/{task_id}/drafts")
        return found if isinstance(found, list) else list(found.get("results", ()))

    def import_tasks(self, project_id: int, tasks: Sequence[Mapping[str, Any]]) -> int:
        """Send tasks, once, and return how many the server took.

        Raises:
            UnsureError: when nobody knows which of them were committed.
        """
        return int(self.send(f"/api/projects/{project_id}/import", list(tasks)).get("task_count", 0))

    def import_predictions(self, project_id: int, predictions: Sequence[Mapping[str, Any]]) -> None:
        """Send predictions for tasks that are there, once.

        Raises:
            UnsureError: when nobody knows which of them were committed.
        """
        self.send(f"/api/projects/{project_id}/import/predictions", list(predictions))

    def delete_tasks(self, project_id: int, task_ids: Sequence[int]) -> None:
        """Delete tasks."""
        self._action("delete_tasks", project_id, task_ids)

    def delete_predictions(self, project_id: int, task_ids: Sequence[int]) -> None:
        """Delete the predictions of some tasks."""
        self._action("delete_tasks_predictions", project_id, task_ids)

    def get(self, path: str, **query: Any) -> Any:
        """Return the JSON of a GET request, tried again when the server fails."""
        return self._read(path, query)

    def send(self, path: str, body: Any, **query: Any) -> Any:
        """Send JSON in a POST request, once.

        Raises:
            UnsureError: when the answer did not come, or the server failed on the way.
        """
        content = json.dumps(body, ensure_ascii=False, allow_nan=False).encode("utf-8")
        try:
            answer = self._http.post(
                path, content=content, params=query, headers={"Content-Type": "application/json"}
            )
        except httpx.ConnectError as error:
            raise ServerError(self._unreachable(error)) from None
        except httpx.TransportError as error:
            raise UnsureError(
                f"The Label Studio server {self.connection.url} gave no answer ({_kind(error)})."
            ) from None
        if answer.status_code >= 500:
            raise UnsureError(self._refused(answer))
        if answer.is_error:
            raise ServerError(self._refused(answer))
        return answer.json() if answer.content else {}

    def _action(self, name: str, project_id: int, task_ids: Sequence[int]) -> None:
        for at in range(0, len(task_ids), PAGE):
            chosen = {"all": False, "included": list(task_ids[at : at + PAGE])}
            self.send("/api/dm/actions", {"selectedItems": chosen}, id=name, project=project_id)

    def _pages(self, query: Mapping[str, Any], *, page: int) -> Iterator[dict[str, Any]]:
        number, seen = 1, 0
        while True:
            found = self.get("/api/tasks", **query, page=number, page_size=page)
            yield from found["tasks"]
            seen += len(found["tasks"])
            if not found["tasks"] or seen >= int(found["total"]):
                return
            number += 1

    def _read(self, path: str, query: Mapping[str, Any] | None = None, *, missing: bool = False) -> Any:
        for attempt in range(1, _READS + 1):
            last = attempt == _READS
            try:
                answer = self._http.get(path, params=dict(query or {}))
            except httpx.TransportError as error:
                if last:
                    raise ServerError(self._unreachable(error)) from None
            else:
                if missing and answer.status_code == httpx.codes.NOT_FOUND:
                    return None
                if answer.is_success:
                    return answer.json()
                if last or answer.status_code < 500:
                    raise ServerError(self._refused(answer))
            time.sleep(_BACKOFF * 2**attempt)
        raise AssertionError("the last attempt returns or raises")

    def _sdk(self, doing: str, call: Any) -> Any:
        from label_studio_sdk.core.api_error import ApiError

        try:
            return call()
        except ApiError as error:
            said = f"Label Studio refused {doing} (status {error.status_code}): {_short(error.body)}"
            raise (UnsureError if (error.status_code or 500) >= 500 else ServerError)(said) from None
        except httpx.ConnectError as error:
            raise ServerError(self._unreachable(error)) from None
        except httpx.TransportError as error:
            raise UnsureError(
                f"The Label Studio server {self.connection.url} gave no answer ({_kind(error)})."
            ) from None

    def _unreachable(self, error: Exception) -> str:
        return (
            f"The Label Studio server {self.connection.url} cannot be reached ({_kind(error)}). See whether it runs "
            f"(commentariat annotate serve --status), then run the same command again: what is done is not done twice."
        )

    def _refused(self, answer: httpx.Response) -> str:
        if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            return (
                f"The Label Studio server {self.connection.url} does not take the token, or it does not allow this. "
                f"Copy a token from its page “Account & Settings”."
            )
        return (
            f"The Label Studio server {self.connection.url} answered {answer.request.method} "
            f"{answer.request.url.path} with status {answer.status_code}: {_short(answer.text)}"
        )


def _filter(name: str, operator: str, kind: str, value: Any) -> str:
    item = {"filter": name, "operator": operator, "type": kind, "value": value}
    return json.dumps({"filters": {"conjunction": "and", "items": [item]}})


def _kind(error: Exception) -> str:
    return type(error).__name__


def _short(body: Any, most: int = 400) -> str:
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, default=str)
    if text.lstrip().startswith("<"):
        return "an HTML page"
    return text if len(text) <= most else text[:most] + "…"
