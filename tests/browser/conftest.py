"""Drives the site in Chromium: the real thing, started as `make run` starts it, in a folder and on a port of its own.

Playwright holds an event loop as long as it lives, so it lives for this folder alone: Django's database refuses to work
beside it. `BROWSER_SITE=http://127.0.0.1:8000` uses a site that runs already.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visit import Visit

ROOT = Path(__file__).resolve().parents[2]
#: Without these, Chromium calls home, and a test could not tell whose request that was.
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
START_SECONDS = 300
#: Of the user "admin"; give it where `BROWSER_SITE` names a site with another one.
ADMIN_PASSWORD = os.environ.get("ADMIN_PASSWORD") or "only for these tests"
#: What would make the started site another one than a stranger's.
OWN_VARIABLES = {
    "DATABASE_URL", "SEARCH_URL", "CACHE_URL", "SITE_URL", "ALLOWED_HOSTS", "SECRET_KEY", "PROXIES", "DJANGO_SETTINGS_MODULE",
}  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    """Return where Chromium is; else skip, or fail where nothing may be left out."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        sentence = "There is no Chromium: `apt-get install chromium` brings it, or `make test` as root."
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    return path


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield opened
        opened.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while not is_ready(url):
        if process.poll() is not None or time.monotonic() > until:
            pytest.fail(f"the site did not start:\n{log.read_text()[-3000:]}")
        time.sleep(0.5)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that was started for these tests and ends with them."""
    if running := os.environ.get("BROWSER_SITE"):
        yield running.rstrip("/")
        return
    chromium()
    folder, port = tmp_path_factory.mktemp("site"), free_port()
    log = folder / "site.log"
    environment = {name: value for name, value in os.environ.items() if name not in OWN_VARIABLES}
    environment |= {"DATA_DIR": str(folder / "data"), "PORT": str(port), "PYTHONPATH": str(ROOT / "site")}
    environment |= {"ADMIN_PASSWORD": ADMIN_PASSWORD}
    url = f"http://127.0.0.1:{port}"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.start", "serve"],
            cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            wait_for(url, process, log)
            yield url
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def javascript(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs scripts: each test that takes this runs both ways."""
    return bool(request.param)


@pytest.fixture(params=["el", "bg", "tr"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Visit]]:
    """Open visits of a phone; after the test, each must have left no trace and broken nothing."""
    visits: list[Visit] = []

    def open_one(**options: object) -> Visit:
        visits.append(Visit(browser, site, **options))
        return visits[-1]

    yield open_one
    faults = [fault for one in visits for fault in one.close()]
    assert faults == []
