"""The bare `_search` of a search server: the very bodies that the engine sent, over one connection, answers unread."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

from search import cluster
from search.engines import fallback
from search.models import Generation
from tests.benchmarks.search.timing import repeat

__all__ = ["forget", "recorded", "size", "took"]

Body = tuple[str, str]


@contextmanager
def recorded() -> Iterator[list[Body]]:
    """Record the bodies of whole searches; those that only count what words mean are ours alone."""
    bodies: list[Body] = []
    search = type(cluster.server().cluster).search

    def record(own: Any, body: dict[str, Any], alias: str, seconds: float = 0.0) -> Any:
        if "post_filter" in body:
            bodies.append((alias, json.dumps(body)))
        return search(own, body, alias, seconds)

    with mock.patch.object(type(cluster.server().cluster), "search", record):
        yield bodies


def forget() -> None:
    """Let this process know nothing any more of what words mean."""
    fallback._recent.of(None)


def took(bodies: list[Body]) -> list[float]:
    """Return the milliseconds of each."""
    address = urlsplit(cluster.server().name)
    connection = http.client.HTTPConnection(address.hostname or "", address.port)

    def ask(one: Body) -> None:
        alias, body = one
        connection.request("POST", f"/{alias}/_search", body.encode(), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"The server answered {answer.status}.")

    return repeat(ask, bodies)


def size() -> float:
    """Return the megabytes of our index."""
    index = Generation.current().cluster_index
    found = cluster.server().cluster.work(lambda client: client.indices.stats(index=index, metric="store"))
    return found["_all"]["primaries"]["store"]["size_in_bytes"] / 1e6
