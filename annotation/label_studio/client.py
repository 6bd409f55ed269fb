"""What the round trip asks of a Label Studio server, request by request.

Projects and users go through the official SDK. Tasks go by plain HTTP: the SDK would send a failed import again, which
leaves copies, and would make objects of every task, which takes longer than the server does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import httpx

from .transport import TIMEOUT, ServerError, Transport, UnsureError, shortened

if TYPE_CHECKING:
    from label_studio_sdk.base_client import LabelStudioBase

    from .connection import Connection

PAGE = 250
"""Whole tasks asked for at once."""
_QUESTION = 3_000
"""Characters of the ids that one question holds: it goes into an address, whose length proxies limit."""
_WHOLE = {
    "fields": "all",
    # Of tasks and of their annotations alike. What the page alone needs costs the server as much again.
    "include": "id,data,meta,updated_at,annotations,predictions,"
    "result,completed_by,was_cancelled,created_at,lead_time,ground_truth,parent_prediction",
}
_COLUMNS = {"hiddenColumns": {"explore": [], "labeling": []}}
"""Without the list of hidden columns, those that cost a query are left empty."""
_LIGHT = {
    "query": json.dumps(_COLUMNS),
    "include": "id,meta,total_annotations,cancelled_annotations,draft_exists",
}

Answer = TypeVar("Answer")
Value = TypeVar("Value", int, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """What the server holds of a task, without its texts.

    Attributes:
        id: the server's id.
        meta: what `tasks.to_json` put there; empty for a task that is not ours.
        worked_on: whether somebody annotated, skipped or began it.
        has_draft: whether somebody's unfinished work is on it.
    """

    id: int
    meta: Mapping[str, Any]
    worked_on: bool
    has_draft: bool

    @property
    def idle(self) -> bool:
        """Whether nobody has done anything on it, so that nothing is lost with it."""
        return not (self.worked_on or self.has_draft)

    @property
    def uid(self) -> str | None:
        """Our id of the task."""
        uid = self.meta.get("uid")
        return uid if isinstance(uid, str) else None

    @property
    def shown(self) -> str | None:
        """What tells the machine's claims that it shows from others; None where it is not known."""
        shown = self.meta.get("shown")
        return shown if isinstance(shown, str) else None


class Client(Transport):
    """One server, as the round trip uses it; close it, or use it in a ``with`` block.

    Raises:
        ServerError: from any method, when the server refuses or cannot be reached.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        timeout: httpx.Timeout = TIMEOUT,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Prepare to speak to a server; nothing is sent yet.

        Args:
            connection: the server.
            timeout: how long to wait.
            transport: what carries requests; the network if None.
        """
        super().__init__(connection, timeout=timeout, transport=transport)
        self._sdk_http = httpx.Client(timeout=timeout, transport=transport)

    def __enter__(self) -> Client:
        """Return the client itself."""
        return self

    def close(self) -> None:
        """Close the connection."""
        super().close()
        self._sdk_http.close()

    @cached_property
    def sdk(self) -> LabelStudioBase:
        """The official client, for what it does soundly."""
        # Its base: what `label_studio_sdk.LabelStudio` adds to it takes seconds to load, and is not used here.
        from label_studio_sdk.base_client import LabelStudioBase

        return LabelStudioBase(
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
        return self.find(f"/api/projects/{project_id}/")

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
        assert made.id is not None
        return made.id

    def update_project(self, project_id: int, **fields: Any) -> None:
        """Change a project's settings or labelling config."""
        self._sdk(
            "changing the project",
            lambda: self.sdk.projects.update(project_id, **fields, request_options={"max_retries": 0}),
        )

    def users(self) -> dict[int, str]:
        """Return the e-mail address of every user by their id on the server."""
        found = self._sdk("listing the users", lambda: self.sdk.users.list())
        return {user.id: str(user.email) for user in found if user.id is not None}

    def rows(self, project_id: int, *, ids: Iterable[int] | None = None) -> Iterator[TaskRow]:
        """Yield the tasks of a project without their texts: all, or those of some of the server's ids."""
        asked = {"project": project_id, **_LIGHT}
        queries = [asked]
        if ids is not None:
            queries = [
                {**asked, "query": json.dumps({**_COLUMNS, **json.loads(query)})}
                for query, _ in _asking("filter:tasks:id", "Number", sorted(set(ids)))
            ]
        for query in queries:
            for task in self._pages(query, page=1_000):
                yield TaskRow(
                    id=int(task["id"]),
                    meta=task.get("meta") or {},
                    worked_on=bool(task.get("total_annotations") or task.get("cancelled_annotations")),
                    has_draft=bool(task.get("draft_exists")),
                )

    def count(self, project_id: int) -> int:
        """Return how many tasks a project holds; much cheaper than `rows`."""
        return self._total({"project": project_id})

    def existing(self, project_id: int, ids: Iterable[int]) -> set[int]:
        """Return which of some of the server's ids there are tasks of."""
        found: set[int] = set()
        for query, asked in _asking("filter:tasks:id", "Number", sorted(set(ids))):
            wanted = {"project": project_id, "query": query}
            if self._total(wanted) == len(asked):
                # Mostly all are there, and counting costs the server far less than listing.
                found.update(asked)
            else:
                found.update(int(task["id"]) for task in self._pages({**wanted, "include": "id"}, page=PAGE))
        return found

    def holding(self, project_id: int, uids: Sequence[str]) -> set[str]:
        """Return which of some ids of ours the server holds tasks of."""
        return {
            str(task["meta"]["uid"])
            for query, _ in _asking("filter:tasks:data.uid", "List", uids)
            for task in self._pages({"project": project_id, "query": query, "include": "id,meta"}, page=PAGE)
            if (task.get("meta") or {}).get("uid")
        }

    def tasks(self, project_id: int, *, since: str | None = None) -> Iterator[dict[str, Any]]:
        """Yield tasks whole, with annotations and predictions.

        Args:
            project_id: the project.
            since: ISO 8601 time; only tasks that changed after it.
        """
        query: dict[str, Any] = {"project": project_id, **_WHOLE}
        if since is not None:
            query["query"] = _filter("filter:tasks:updated_at", "greater", "Datetime", since)
        yield from self._pages(query, page=PAGE)

    def texts(self, project_id: int) -> Iterator[dict[str, Any]]:
        """Yield what the tasks of a project show (``data``), and when each was changed last (``updated_at``)."""
        yield from self._pages({"project": project_id, "include": "id,data,updated_at"}, page=PAGE)

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

    def delete_tasks(self, project_id: int, task_ids: Sequence[int]) -> None:
        """Delete tasks."""
        for at in range(0, len(task_ids), PAGE):
            chosen = {"all": False, "included": list(task_ids[at : at + PAGE])}
            self.send("/api/dm/actions", {"selectedItems": chosen}, id="delete_tasks", project=project_id)

    def _pages(self, query: Mapping[str, Any], *, page: int) -> Iterator[dict[str, Any]]:
        number, seen = 1, 0
        while True:
            found = self._page(query, number=number, size=page)
            yield from found["tasks"]
            seen += len(found["tasks"])
            if not found["tasks"] or seen >= int(found["total"]):
                return
            number += 1

    def _total(self, query: Mapping[str, Any]) -> int:
        return int(self._page({**query, "include": "id"}, number=1, size=1)["total"])

    def _page(self, query: Mapping[str, Any], *, number: int, size: int) -> dict[str, Any]:
        return self.get("/api/tasks", **query, page=number, page_size=size)

    def _sdk(self, doing: str, call: Callable[[], Answer]) -> Answer:
        from label_studio_sdk.core.api_error import ApiError

        try:
            return call()
        except ApiError as error:
            said = f"Label Studio refused {doing} (status {error.status_code}): {shortened(error.body)}"
            raise (UnsureError if (error.status_code or 500) >= 500 else ServerError)(said) from None
        except httpx.TransportError as error:
            raise self.failure(error, sending=True) from None


def _filter(name: str, operator: str, kind: str, value: Any) -> str:
    item = {"filter": name, "operator": operator, "type": kind, "value": value}
    return json.dumps({"filters": {"conjunction": "and", "items": [item]}})


def _asking(name: str, kind: str, values: Sequence[Value]) -> Iterator[tuple[str, list[Value]]]:
    """Yield what asks for tasks that have one of some values, a part of the values at a time, with that part."""
    part: list[Value] = []
    size = 0
    for value in values:
        length = len(quote(json.dumps(value))) + 4
        if part and size + length > _QUESTION:
            yield _filter(name, "in_list", kind, part), part
            part, size = [], 0
        part.append(value)
        size += length
    if part:
        yield _filter(name, "in_list", kind, part), part
