"""The SQLite file as many people use it at once: readers wait for nobody, and no change is refused for coming second."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.utils import ConnectionHandler

from config import env

#: Changes that each of two editors makes, one after the other.
CHANGES = 5
#: Seconds that an editor takes between reading and writing: long enough for the other one to come in between.
PAUSE = 0.02


@pytest.fixture
def connections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: pytest.FixtureRequest) -> Iterator[object]:
    """Two connections to one file, set up as in production; a lock is waited for briefly, so that a failure is quick."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    database = env.database(tmp_path)
    database["OPTIONS"] = {**database["OPTIONS"], "timeout": 2}  # type: ignore[dict-item]
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        handler = ConnectionHandler({"default": database, "other": dict(database)})
        with handler["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE counter (number INTEGER)")
            cursor.execute("INSERT INTO counter VALUES (0)")
        yield handler
        handler.close_all()


def test_a_change_does_not_wait_for_somebody_who_reads(connections):
    with connections["other"].cursor() as reader:
        reader.execute("SELECT number FROM counter UNION ALL SELECT 1 UNION ALL SELECT 2")
        reader.fetchone()  # and is not done yet
        with connections["default"].cursor() as writer:
            writer.execute("UPDATE counter SET number = 7")
    with connections["other"].cursor() as reader:
        reader.execute("SELECT number FROM counter")
        assert reader.fetchone() == (7,)


def count_up(handler: ConnectionHandler, faults: list[Exception]) -> None:
    """Read and then write, again and again: between the two another may have written."""
    own = handler["default"]
    try:
        for _change in range(CHANGES):
            own.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)  # as `atomic` begins
            with own.cursor() as cursor:
                cursor.execute("SELECT number FROM counter")
                (number,) = cursor.fetchone()
                time.sleep(PAUSE)
                cursor.execute("UPDATE counter SET number = %s", [number + 1])
            own.commit()
            own.set_autocommit(True)
    except Exception as error:
        faults.append(error)
    finally:
        own.close()


def test_two_who_read_and_then_write_lose_nothing(connections):
    faults: list[Exception] = []
    threads = [threading.Thread(target=count_up, args=(connections, faults)) for _editor in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT number FROM counter")
        assert cursor.fetchone() == (2 * CHANGES,)


def test_a_request_is_no_transaction():
    """Else, with transactions that begin by asking for the one lock, each reader would wait for the editors."""
    assert not connection.settings_dict["ATOMIC_REQUESTS"]
    assert not settings.DATABASES["default"].get("ATOMIC_REQUESTS", False)
