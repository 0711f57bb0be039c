"""The site as a stranger finds it: the seeds and the demonstration, in a database of their own for this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import loaded_database


@pytest.fixture(scope="package")
def content(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock(), loaded_database():
        yield


@pytest.fixture(autouse=True)
def _loaded(content: None, db: None) -> None:
    """Every test here sees the content, and what a test changes is undone after it."""
