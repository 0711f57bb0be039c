"""The index is rebuilt while readers search and an editor publishes: no search fails, and nothing published is missing."""

import json
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings

REBUILDS = 2
NAME = "ανακατασκευή"
#: Publishes one service after another, and edits or unpublishes earlier ones, until it is told to stop.
EDITOR = f"""
import sys, threading
import django
django.setup()
from services_catalogue.models import Service
from tests.factories import make_service, publish

stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.readline(), stop.set()), daemon=True).start()
made, rounds = [], 0
while not stop.wait(0.1):
    rounds += 1
    made.append(make_service(name_el=f"{NAME} {{rounds}}").pk)
    if rounds % 3 == 0:
        service = Service.objects.get(pk=made[-2])
        service.name_el = f"{NAME} ξανά {{rounds}}"
        publish(service)
    if rounds % 5 == 0:
        Service.objects.get(pk=made.pop(-3)).unpublish()
print(len(made), flush=True)
"""


def found(url: str) -> tuple[int, str]:
    address = f"{url}/api/v1/services?{urlencode({'q': NAME, 'lang': 'el', 'exact': '1'})}"
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310
        body = json.loads(answer.read())
    return body["count"], body["engine"]


def test_nothing_that_was_published_during_a_rebuild_is_missing(site, readers):
    with subprocess.Popen(
        [sys.executable, "-c", EDITOR], cwd=Path(settings.BASE_DIR), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=site.environment | {"DJANGO_SETTINGS_MODULE": "config.settings.production"},
    ) as editor:  # fmt: skip
        for _rebuild in range(REBUILDS):
            done = site.run("rebuild_index")
            assert done.returncode == 0, done.stderr
            assert "Index at" in done.stdout, done.stdout
        published = int(editor.communicate("stop\n", timeout=60)[0])
    assert published > 5
    end = time.monotonic() + 20
    while (answer := found(site.url)) != (published, "elasticsearch"):
        assert time.monotonic() < end, (answer, published)
        time.sleep(0.2)
    checked = site.run("search_check", "--only-tell")
    assert checked.returncode == 0, checked.stdout + checked.stderr
