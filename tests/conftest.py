"""What all tests share: each worker's own copy of a migrated database, and the folders whose tests go together."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests import databases

#: Folders whose tests share something that takes long to make, and so run together in one worker.
TOGETHER = ("outage", "contract", "loaded", "browser", "audit")
#: What takes longest, and so begins first: what began last would keep one worker waiting for the other.
FIRST = ("outage", "test_contract_on_postgresql.py", "browser", "contract", "loaded", "test_kill_while_publishing.py")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a folder with one content, and else a file, in one worker (`--dist loadgroup --no-loadscope-reorder`)."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))
    items.sort(key=lambda item: FIRST.index(_group(item)) if _group(item) in FIRST else len(FIRST))


def _group(item: pytest.Item) -> str:
    folder = item.path.parent.name
    return folder if folder in TOGETHER else item.path.name


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Give this worker its own copy of the migrated database.

    It is open while it is made, and not while the tests run: one that has not asked for it is refused each query.
    """
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            databases.use(own := databases.make_on_postgresql())
        yield
        with django_db_blocker.unblock():
            databases.drop_on_postgresql(own)
        return
    name = Path(settings.DATA_DIR) / f"test-{os.getpid()}.sqlite3"
    databases.copy(databases.migrated(), name)
    databases.use(str(name))
    yield
    connection.close()
    for leftover in name.parent.glob(f"{name.name}*"):
        leftover.unlink()
