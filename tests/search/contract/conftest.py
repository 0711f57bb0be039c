"""One content for all engines: the seeds, the demo and made-up services, loaded once; each engine in turn answers on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache

import pytest
from django.conf import settings
from django.test import override_settings
from wagtail.signal_handlers import disable_reference_index_auto_update

from search import cluster, results
from search.analysis import lemma_analyser
from search.analysis.lemmas import index_tokens
from search.engines import database_engine
from search.engines import elasticsearch as engine
from search.models import Generation
from tests.databases import loaded_database
from tests.search.generated import make_catalogue
from tests.servers import running

#: The server follows any database alike, and is compared with one.
ON_POSTGRESQL = "TEST_DATABASE_URL" in os.environ


@pytest.fixture(scope="session")
def elasticsearch() -> Iterator[str]:
    """The address of a real Elasticsearch: the one of `TEST_SEARCH_URL`, or one that is started."""
    if url := os.environ.get("TEST_SEARCH_URL"):
        yield url
        return
    with running("elasticsearch") as server:
        yield server.url


@pytest.fixture(scope="package")
def content(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The seeds, the demonstration and made-up services, in a database of their own.

    What no engine sees is left out for speed: Wagtail's own index of references, and snippets. Each word is analysed once.
    """
    quick = lru_cache(maxsize=None)(index_tokens.__wrapped__)
    with (
        django_db_blocker.unblock(),
        loaded_database(),
        disable_reference_index_auto_update(),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(lemma_analyser, "index_tokens", quick)
        patch.setattr(results, "snippets", lambda *_: {})
        make_catalogue(11, size=60)
        yield


@pytest.fixture(scope="package")
def server(request: pytest.FixtureRequest, content: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The content in an index on Elasticsearch. It follows without threads, which would not see a test's transaction.

    It gets time: a busy machine is not what is tested here, and another engine must not answer in its place.
    """
    if ON_POSTGRESQL:
        yield
        return
    url = f"{request.getfixturevalue('elasticsearch')}/contract"
    # A folder of its own: one process of a folder builds at a time, and the other worker's tests build too.
    own = request.getfixturevalue("tmp_path_factory").mktemp("contract")
    with (
        django_db_blocker.unblock(),
        override_settings(SEARCH_URL=url, DATA_DIR=own),
        pytest.MonkeyPatch.context() as patch,
    ):
        for seconds in ("KNOCK_SECONDS", "QUICK_SECONDS", "SLOW_SECONDS"):
            patch.setattr(engine, seconds, 60.0)
        cluster.server.cache_clear()
        patch.setattr(cluster.watch, "_begin", cluster.watch._run)
        cluster.follow()
        assert cluster.watch.may_ask(), cluster.watch.why
        try:
            yield
        finally:
            cluster.unfollow()
            for name in cluster.server().cluster.indices("contract-*"):
                cluster.server().cluster.remove(name)
            cluster.server.cache_clear()


@pytest.fixture
def engines(server: None, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The engines of this process by name, each with its `SEARCH_URL`; all results of a search stand on its first page."""
    monkeypatch.setattr(results, "PAGE_SIZE", 10_000)
    found = {database_engine().name: ""}
    if ON_POSTGRESQL:
        yield found
        return
    found["elasticsearch"] = settings.SEARCH_URL
    cluster.follow()  # a command of the test before may have ended it
    before = Generation.current()
    if before.cluster_index != cluster.server().cluster.live_index(cluster.server().alias(before)):
        cluster.rebuild()  # what the last test changed was undone in the database alone
    cluster.watch._works()
    yield found
    if Generation.current().stamp != before.stamp:
        cluster.server().cluster.remove(cluster.server().cluster.live_index(cluster.server().alias(before)))
