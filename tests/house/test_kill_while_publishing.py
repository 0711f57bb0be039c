"""A process killed in the middle of publishing leaves parent, children, log and index of one and the same moment."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
KILLS = 20
#: Publishes the same service again and again; each time a number stands in the name, in a child and in the log.
PROGRAM = """
import sys
import django
django.setup()
from django.contrib.contenttypes.models import ContentType
from services_catalogue.models import ContactPoint, Service
from tests.factories import make_service
if sys.argv[1] == "make":
    service = make_service(name_el="round 0", children={"contacts": [ContactPoint(phone="+302531000000", note_el="round 0")]})
    print(service.pk)
    sys.exit()
service = Service.objects.get()
number = int(service.name_el.split()[1])
print("ready", flush=True)
while True:
    number += 1
    service = Service.objects.get()
    service.name_el = f"round {number}"
    contact = service.contacts.get()
    contact.note_el = f"round {number}"
    service.contacts.set([contact])
    service.save_revision(log_action=False).publish()
"""


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    path = f"{ROOT / 'site'}{os.pathsep}{ROOT}"
    unset = ("DATABASE_URL", "SITE_URL", "ALLOWED_HOSTS", "SECRET_KEY")
    values = {name: value for name, value in os.environ.items() if name not in unset}
    return values | {"DATA_DIR": str(tmp_path), "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "config.settings.production"}


#: What each part of the record says about the round it was published in.
QUESTIONS = (
    "SELECT name_el FROM services_catalogue_service",
    "SELECT note_el FROM services_catalogue_contactpoint",
    "SELECT json_extract(content, '$.name_el') FROM wagtailcore_revision WHERE id = "
    "(SELECT live_revision_id FROM services_catalogue_service)",
    "SELECT label FROM wagtailcore_modellogentry WHERE action = 'wagtail.publish' ORDER BY id DESC LIMIT 1",
    "SELECT json_extract(ranking, '$.names.el') FROM search_entry WHERE NOT deleted",
)


def rounds(database: Path) -> set[str]:
    """Return every round that a part of the record speaks of: one when all agree."""
    connection = sqlite3.connect(database)
    try:
        return {row[0] for question in QUESTIONS for row in connection.execute(question)}
    finally:
        connection.close()


def test_parts_agree_after_each_of_twenty_kills(environment, tmp_path):
    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120)

    run("manage.py", "migrate", "--verbosity=0")
    run("-c", PROGRAM, "make")
    database, seen, chance = tmp_path / "pyxida.sqlite3", set(), random.Random(20)
    for _kill in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "loop"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.02, 0.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        state = rounds(database)
        assert len(state) == 1
        seen |= state
    assert len(seen) > 1, "nothing was published between the kills"
