"""The search log, empty at first, and a way to see what a search left in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from editorial.models import LoggedSearch
from editorial.search_log.recorder import recorder
from tests.admin.conftest import editor, home, login, manager, moderator

__all__ = ["editor", "find", "home", "log", "login", "manager", "moderator"]


@pytest.fixture
def log() -> Iterator[Callable[[], list[LoggedSearch]]]:
    """Return what writes the queue and gives all rows, the oldest first."""

    def written() -> list[LoggedSearch]:
        recorder.flush()
        return list(LoggedSearch.objects.order_by("pk"))

    recorder._waiting.clear()
    yield written
    recorder._waiting.clear()


@pytest.fixture
def find(client: Client) -> Callable[..., Any]:
    """Search as a browser does. `before` is the address that it came from."""

    def search(q: str = "", path: str = "/el/services/", before: str = "", **filters: Any) -> Any:
        headers = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
        if before:
            headers["referer"] = f"http://testserver{before}"
        return client.get(path, {"q": q, **filters} if q else filters, headers=headers)

    return search
