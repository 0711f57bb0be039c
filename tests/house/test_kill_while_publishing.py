"""A process killed in the middle of publishing leaves parent, children, log and index of one and the same moment."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
KILLS = 20
#: Publishes a service in forks of itself. Each writes the number of its round into the name, a child and so the log and
#: the index, and ends itself with -9 at a statement of its own: the twenty are spread over the whole of a publish.
PROGRAM = f"""
import os, signal
import django
django.setup()
from django.db import connection, connections
from services_catalogue.models import ContactPoint, Service
from tests.factories import make_service

make_service(name_el="round 0", children={{"contacts": [ContactPoint(phone="+302531000000", note_el="round 0")]}})

def publish(number, at):
    count = 0
    def dying(execute, sql, params, many, context):
        nonlocal count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)
    service = Service.objects.get()
    contact = service.contacts.get()
    service.name_el = contact.note_el = f"round {{number}}"
    service.contacts.set([contact])
    with connection.execute_wrapper(dying):
        service.save_revision(log_action=False).publish()
    return count

def forked(number, at):
    connections.close_all()
    if (pid := os.fork()) == 0:
        publish(number, at)
        os._exit(0)
    return os.WTERMSIG(os.waitpid(pid, 0)[1])

whole = publish(1, at=None)
for kill in range({KILLS}):
    signal_number = forked(2 + 2 * kill, at=1 + kill * whole // {KILLS})
    print("killed" if signal_number == signal.SIGKILL else "alive", flush=True)
    input()
    forked(3 + 2 * kill, at=None)
"""
#: What each part of the record says about the round it was published in.
QUESTIONS = (
    "SELECT name_el FROM services_catalogue_service",
    "SELECT note_el FROM services_catalogue_contactpoint",
    "SELECT json_extract(content, '$.name_el') FROM wagtailcore_revision WHERE id = "
    "(SELECT live_revision_id FROM services_catalogue_service)",
    "SELECT label FROM wagtailcore_modellogentry WHERE action = 'wagtail.publish' ORDER BY id DESC LIMIT 1",
    "SELECT json_extract(ranking, '$.names.el') FROM search_entry WHERE NOT deleted",
)
#: The generation that caches hang on, and that of the one row in the index.
GENERATIONS = "SELECT number, (SELECT max(generation) FROM search_entry) FROM search_generation"


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    path = f"{ROOT / 'site'}{os.pathsep}{ROOT}"
    unset = ("DATABASE_URL", "SITE_URL", "ALLOWED_HOSTS", "SECRET_KEY")
    values = {name: value for name, value in os.environ.items() if name not in unset}
    return values | {"DATA_DIR": str(tmp_path), "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "config.settings.production"}


def rounds(database: Path) -> set[str]:
    """Return every round that a part of the record speaks of: one when all agree."""
    connection = sqlite3.connect(database)
    try:
        ((number, newest),) = connection.execute(GENERATIONS)
        assert number == newest
        return {row[0] for question in QUESTIONS for row in connection.execute(question)}
    finally:
        connection.close()


def test_parts_agree_after_each_of_twenty_kills(environment, tmp_path):
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=300)
    seen = []
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _kill in range(KILLS):
            assert process.stdout.readline() == "killed\n"
            state = rounds(tmp_path / "pyxida.sqlite3")
            assert len(state) == 1
            seen += state
            print("go on", file=process.stdin, flush=True)
    assert process.returncode == 0
    assert len(set(seen)) == KILLS, "the service was not published between the kills"
