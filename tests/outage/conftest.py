"""A real site with a real Elasticsearch, and readers who search all the time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.outage.readers import Readers
from tests.running_site import RunningSite, running_site
from tests.servers import TestServer, running


@pytest.fixture(scope="package")
def server() -> Iterator[TestServer]:
    with running("elasticsearch") as started:
        yield started


@pytest.fixture(scope="package")
def site(server: TestServer, django_test_environment: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    with running_site(tmp_path_factory.mktemp("site"), SEARCH_URL=server.url) as started:
        yield started


@pytest.fixture
def readers(site: RunningSite) -> Iterator[Readers]:
    """Readers who begin once Elasticsearch answers them; none of them may ever see an error."""
    with Readers(site.url) as reading:
        reading.wait_for("elasticsearch")
        yield reading
    assert {answer.status for answer in reading.answers} == {200}
