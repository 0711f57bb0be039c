"""The link to the form costs a page nothing, and the form itself little."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

BUDGET = 12


@pytest.mark.parametrize("path", ["report", "suggest"])
def test_a_form_costs_few_queries_and_writes_nothing(path: str, service: Any, client: Client) -> None:
    address = f"{service.url_in('el')}report/" if path == "report" else "/el/suggest-a-service/"
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(queries) <= BUDGET
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
    assert not client.cookies
