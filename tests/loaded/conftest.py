"""The site as a stranger finds it: the seeds and the demonstration, loaded once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="package")
def content(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Load everything inside one transaction that is undone after the last test of the folder."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            call_command("load_seeds", verbosity=0)
            call_command("make_demo", verbosity=0)
            yield
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def _loaded(content: None, db: None) -> None:
    """Every test here sees the content, and what a test changes is undone after it."""
