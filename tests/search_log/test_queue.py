"""The queue of searches is bounded, waits for a database that is busy, and is written when a server ends."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest
from django.conf import settings
from django.db import connection

from editorial.models import LoggedSearch
from editorial.search_log import recorder as module
from editorial.search_log.recorder import Recorder, Search
from search.analysis import lexicon
from tests.databases import copy, migrated

ROOT = Path(settings.BASE_DIR)
PATIENCE = 60


def search(typed: str = "λέξη") -> Search:
    return Search(typed, typed, "el", {}, (), 0, "embedded", True, False)


@pytest.mark.django_db
def test_what_comes_while_the_queue_is_full_is_dropped():
    queue = Recorder()
    for number in range(module.MAX_WAITING + 50):
        queue.add(search(f"λέξη {number}"))
    assert len(queue) == module.MAX_WAITING
    assert queue.flush() == module.MAX_WAITING
    assert (len(queue), queue.flush()) == (0, 0)
    assert LoggedSearch.objects.filter(query="λέξη 0").exists()


@pytest.mark.django_db
def test_a_process_writes_so_many_a_day_and_no_more(monkeypatch):
    monkeypatch.setattr(module, "MAX_A_DAY", 3)
    queue = Recorder()
    for _round in range(3):
        for _search in range(2):
            queue.add(search())
        queue.flush()
    assert LoggedSearch.objects.count() == 3


@pytest.mark.django_db
def test_what_the_database_does_not_take_is_written_later_and_in_its_order():
    queue = Recorder()
    queue.add(search("πρώτη"))

    def refuse(*_args: object) -> None:
        queue.add(search("δεύτερη"))
        raise module.DatabaseError

    with connection.execute_wrapper(refuse):
        assert queue.flush() == 0
    assert len(queue) == 2
    assert queue.flush() == 2
    assert list(LoggedSearch.objects.order_by("pk").values_list("query", flat=True)) == ["πρώτη", "δεύτερη"]


@pytest.fixture
def server(tmp_path):
    """A real gunicorn on a database of its own: its address, its process, its folder."""
    copy(migrated(), tmp_path / "pyxida.sqlite3")
    lexicon.ensure()
    shutil.copy(lexicon.path(), tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "SECRET_KEY", "SEARCH_URL"}}
    env |= {"DATA_DIR": str(tmp_path), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "config.settings.production"}
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "config.wsgi"]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, start_new_session=True)
    yield f"http://127.0.0.1:{port}", process, tmp_path
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def ask(url: str) -> bytes:
    opener, until = build_opener(ProxyHandler({})), time.monotonic() + PATIENCE
    while True:
        try:
            return opener.open(url, timeout=PATIENCE).read()
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="The server of this test runs on a copy of the SQLite database.")
def test_a_server_that_ends_writes_what_was_searched_just_before(server):
    address, process, folder = server
    for number in range(6):
        assert b'"count": 0' in ask(f"{address}/api/v1/services?q=word{number}")
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) == 0
    with sqlite3.connect(folder / "pyxida.sqlite3") as database:
        rows = database.execute("SELECT query, is_api, count FROM editorial_loggedsearch ORDER BY query").fetchall()
    database.close()
    assert rows == [(f"word{number}", 1, 0) for number in range(6)]
