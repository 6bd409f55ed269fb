"""A Label Studio in memory, for what a real one cannot be made to do on demand: to fail half-way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx

from commentariat.annotation.label_studio.client import Client
from commentariat.annotation.label_studio.connection import Connection

URL = "http://label-studio.example"
FAULTS = ("refuse", "half then 500", "all then 500", "all then silence", "late")
"""What befalls an import: nothing is committed; the first half; all, with or without an answer; all, but later."""


@dataclass
class FakeServer:
    """Answers the requests of a push and a pull; `faults` befall its imports one after the other, then all is well."""

    faults: Iterator[str | None] = field(default_factory=lambda: iter(()))
    version: str = "machine"
    tasks: dict[int, dict[str, Any]] = field(default_factory=dict)
    late: list[dict[str, Any]] = field(default_factory=list)
    imports: int = 0
    looks: int = 0

    def client(self) -> Client:
        """Return a client of it."""
        connection = Connection(url=URL, token="0" * 40)
        return Client(connection, transport=httpx.MockTransport(self.answer))

    def add(self, tasks: list[dict[str, Any]]) -> None:
        for task in tasks:
            number = len(self.tasks) + 1
            while number in self.tasks:
                number += 1
            self.tasks[number] = {"id": number, "annotations": [], **json.loads(json.dumps(task))}

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path == "/api/tasks":
            return httpx.Response(200, json=self.listed(request))
        if path.endswith("/import"):
            return self.imported(json.loads(request.content), request)
        if path == "/api/dm/actions":
            chosen = json.loads(request.content)["selectedItems"]["included"]
            for number in chosen:
                del self.tasks[number]
            return httpx.Response(200, json={})
        if path == "/api/projects/7/":
            return httpx.Response(200, json={"id": 7, "model_version": self.version})
        return httpx.Response(404, json={"detail": path})

    def imported(self, tasks: list[dict[str, Any]], request: httpx.Request) -> httpx.Response:
        self.imports += 1
        fault = next(self.faults, None)
        if fault == "refuse":
            return httpx.Response(503, text="<html>busy</html>")
        if fault == "late":
            self.late += tasks
            raise httpx.ReadTimeout("no answer", request=request)
        self.add(tasks[: len(tasks) // 2] if fault == "half then 500" else tasks)
        if fault == "all then silence":
            raise httpx.ReadTimeout("no answer", request=request)
        if fault is not None:
            return httpx.Response(500, json={"detail": "database is locked"})
        return httpx.Response(201, json={"task_count": len(tasks)})

    def listed(self, request: httpx.Request) -> dict[str, Any]:
        self.looks += 1
        found = list(self.tasks.values())
        query = json.loads(request.url.params.get("query", "{}"))
        for item in query.get("filters", {}).get("items", ()):
            if item["filter"] == "filter:tasks:id":
                found = [task for task in found if task["id"] in item["value"]]
            if item["filter"] == "filter:tasks:data.uid":
                found = [task for task in found if task["data"]["uid"] in item["value"]]
        page, size = int(request.url.params["page"]), int(request.url.params["page_size"])
        rows = [
            {
                **task,
                "total_annotations": len(task["annotations"]),
            }
            for task in found[(page - 1) * size : page * size]
        ]
        if self.late and self.looks % 3 == 0:
            # What was given up for lost is committed after a few more looks.
            self.add(self.late)
            self.late = []
        return {"tasks": rows, "total": len(found)}
