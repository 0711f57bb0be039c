"""A cluster that swallows what it is sent costs a request at most 0.3 seconds, and after that nothing for a while."""

import os
import signal
import socket
import statistics
import time
from contextlib import ExitStack

import pytest
from django.test import override_settings

from search import cluster
from search.params import Params
from search.results import search
from tests.databases import loaded_database

#: What is promised, in seconds; and from where on a request is one that waited. The one that was least disturbed tells what it
#: costs: a busy machine adds its own.
MOST, WAITED = 0.3, 0.1


@pytest.fixture
def blackhole():
    """An address where connections are neither taken nor refused: its queue is full."""
    with ExitStack() as stack:
        hole = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _each in range(4):
            caller = stack.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(hole.getsockname())
        yield f"http://127.0.0.1:{hole.getsockname()[1]}"


def seconds_of(ask) -> float:
    begun = time.monotonic()
    ask()
    return time.monotonic() - begun


def test_a_cluster_that_nobody_reaches_costs_little(blackhole, django_db_setup, django_db_blocker, monkeypatch):
    def ask():
        assert search(Params(q="βοήθεια στο σπίτι"), "el").engine == "embedded"

    firsts, later = [], []
    with django_db_blocker.unblock(), loaded_database():
        usual = statistics.median(seconds_of(ask) for _time in range(10))
        with override_settings(SEARCH_URL=blackhole):
            for _time in range(4):
                cluster.server.cache_clear()
                monkeypatch.setattr(cluster, "watch", cluster.Watch("Elasticsearch", cluster.prepare))
                firsts.append(seconds_of(ask) - usual)
                later += [seconds_of(ask) - usual for _time in range(5)]
        cluster.server.cache_clear()
    assert WAITED < min(firsts) <= MOST, "the first request of a process waits, and no longer"
    assert statistics.median(later) < WAITED, "the next ones do not wait at all"


def test_a_cluster_that_freezes_under_load_costs_little(server, readers):
    time.sleep(1.0)
    os.kill(server.pid, signal.SIGSTOP)
    try:
        frozen = time.monotonic()
        time.sleep(4.0)
        answers = readers.since(frozen)
    finally:
        os.kill(server.pid, signal.SIGCONT)
    assert {answer.engine for answer in answers[20:]} <= {"", "embedded"}
    usual = statistics.median(answer.seconds for answer in answers)
    waited = [answer.seconds - usual for answer in answers if answer.seconds - usual > WAITED]
    assert waited, "nobody was asked while it was frozen"
    assert min(waited) <= MOST, waited
    readers.wait_for("elasticsearch")
