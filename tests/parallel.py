"""How the whole suite is shared out among processes: by file, and what shares a server goes to one process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import LoadScopeScheduling

WITH_SERVER = "tests/annotation/"
"""Folder whose tests share a Label Studio server, which takes longer to start than most files of tests to run."""
LONGEST = (WITH_SERVER, "tests/notebooks/", "tests/analysis/sharding/")
"""Folders to begin with, as no process should be left with one of them at the end."""


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run tests that somebody chose in one process: to start others would take longer."""
    options = config.option
    everything = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return None if everything and not (options.keyword or options.markexpr or options.lf) else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return WITH_SERVER if nodeid.startswith(WITH_SERVER) else nodeid.partition("::")[0]

    return Scheduling(config, log)
