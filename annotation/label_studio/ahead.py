"""Working ahead: what is made next is made while what was made last is dealt with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import NoReturn, TypeVar

Item = TypeVar("Item")

_WAIT = 0.1


def ahead(items: Iterable[Item], *, most: int) -> Iterator[Item]:
    """Yield the items of an iterable that is run in a thread of its own, up to `most` items ahead.

    The server and we wait for each other otherwise. Order is kept, an error of the iterable is raised here, and its
    thread ends when the caller stops early.

    >>> list(ahead(range(4), most=2))
    [0, 1, 2, 3]
    """
    made: Queue[Callable[[], Item] | None] = Queue(maxsize=most)
    stopped = Event()

    def put(item: Callable[[], Item] | None) -> bool:
        while not stopped.is_set():
            try:
                made.put(item, timeout=_WAIT)
            except Full:
                continue
            return True
        return False

    def work() -> None:
        try:
            for item in items:
                if not put(lambda item=item: item):
                    return
        except BaseException as error:
            put(_raising(error))
        else:
            put(None)

    worker = Thread(target=work, name="ahead", daemon=True)
    worker.start()
    try:
        while (item := made.get()) is not None:
            yield item()
    finally:
        stopped.set()
        while not made.empty():
            try:
                made.get_nowait()
            except Empty:
                break
        worker.join()


def _raising(error: BaseException) -> Callable[[], NoReturn]:
    def fail() -> NoReturn:
        raise error

    return fail
