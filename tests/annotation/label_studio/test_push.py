"""A push leaves each task on the server exactly once, whatever befalls its imports."""

from __future__ import annotations

from collections import Counter
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commentariat.annotation.label_studio import sending
from commentariat.annotation.label_studio.sending import PushSummary, send_tasks
from commentariat.annotation.label_studio.state import Link
from commentariat.annotation.label_studio.transport import ServerError
from commentariat.corpus import OutputError

from .fake_server import FAULTS, URL, FakeServer

LINK = Link(name="texts", key="0a1b2c3d", url=URL, project=7)


@pytest.fixture(autouse=True, scope="module")
def _small_and_quick() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sending, "CHUNK_TASKS", 4)
        patch.setattr(sending, "_SETTLE_SECONDS", 0.0)
        yield


def task(number: int, *, text: str = "a", shown: str | None = None) -> dict[str, Any]:
    uid = f"r{number}@{text}"
    meta = {"uid": uid, "unit": f"r{number}", "shown": shown or ""}
    made = {"data": {"uid": uid, "text": text}, "meta": meta}
    return made | ({"predictions": [{"model_version": "machine", "result": [shown]}]} if shown else {})


def send(server: FakeServer, tasks: list[dict[str, Any]]) -> PushSummary:
    with server.client() as client:
        return send_tasks(client, LINK, tasks)


def uids(server: FakeServer) -> Counter[str]:
    return Counter(task["data"]["uid"] for task in server.tasks.values())


@given(st.integers(0, 17), st.lists(st.sampled_from([None, *FAULTS]), max_size=8))
def test_every_task_is_there_once_after_the_push_that_ends_well(
    number: int, faults: list[str | None]
) -> None:
    server = FakeServer(faults=iter(faults))
    wanted = [task(n) for n in range(number)]
    for _ in range(6):
        try:
            send(server, wanted)
        except (OutputError, ServerError):
            continue
        break
    else:
        pytest.fail("every push failed")
    while server.late:
        send(server, wanted)
    send(server, wanted)
    assert uids(server) == Counter(each["data"]["uid"] for each in wanted)


def test_a_second_push_sends_nothing() -> None:
    server = FakeServer()
    assert send(server, [task(n) for n in range(9)]).sent == 9
    imports = server.imports
    again = send(server, [task(n) for n in range(10)])
    assert (again.sent, again.unchanged, server.imports) == (1, 9, imports + 1)


def test_a_changed_text_takes_the_place_of_the_old_one_unless_somebody_worked_on_it() -> None:
    server = FakeServer()
    send(server, [task(0), task(1)])
    server.tasks[1]["annotations"].append({"id": 5})
    done = send(server, [task(0, text="b"), task(1, text="b")])
    assert (done.sent, done.replaced, done.kept) == (2, 1, 1)
    assert uids(server) == Counter(["r0@a", "r0@b", "r1@b"])


def test_newer_findings_are_shown_unless_somebody_worked_on_the_older() -> None:
    server = FakeServer()
    send(server, [task(0, shown="v1"), task(1, shown="v1"), task(2, shown="v1")])
    server.tasks[1]["annotations"].append({"id": 5})
    done = send(server, [task(0, shown="v2"), task(1, shown="v2"), task(2)])
    assert (done.sent, done.predictions, done.left_as_shown) == (0, 2, 1)
    shown = {
        each["meta"]["unit"]: [p["result"] for p in each.get("predictions", ())]
        for each in server.tasks.values()
    }
    assert shown == {"r0": [["v1"]], "r1": [["v2"]], "r2": []}


def test_what_somebody_begins_while_tasks_are_sent_is_not_deleted() -> None:
    class Busy(FakeServer):
        def listed(self, request: httpx.Request) -> dict[str, Any]:
            if "filter:tasks:id" in request.url.params.get("query", ""):
                for number in (1, 3):
                    self.tasks[number]["annotations"].append({"id": 5})
            return super().listed(request)

    server = Busy()
    send(server, [task(n, shown="v1") for n in range(4)])
    done = send(server, [task(0, shown="v2"), task(1, shown="v2"), task(2, text="b"), task(3, text="b")])
    assert (done.predictions, done.left_as_shown, done.replaced, done.kept, done.sent) == (1, 1, 1, 1, 2)
    assert {1, 3} < set(server.tasks)
    assert uids(server) == Counter(["r0@a", "r1@a", "r2@a", "r2@b", "r3@b"])


def test_copies_go_and_work_stays() -> None:
    server = FakeServer()
    server.add([task(0), task(0), task(0), task(0)])
    server.tasks[2]["annotations"].append({"id": 5})
    server.tasks[4]["annotations"].append({"id": 6})
    assert send(server, [task(0)]).copies == 2
    assert sorted(server.tasks) == [2, 4]


def test_a_server_that_takes_nothing_is_told_with_the_remedy() -> None:
    server = FakeServer(faults=iter(["refuse"] * 99))
    with pytest.raises(OutputError, match=r"did not take 3 tasks .* run the same command again"):
        send(server, [task(n) for n in range(3)])
    assert server.tasks == {}
