"""Drives the site in Chromium: the real thing, served as `make run` serves it, in a folder and on a port of its own.

Playwright holds an event loop as long as it lives, so it lives for this folder alone: Django's database refuses to work
beside it. `BROWSER_SITE=http://127.0.0.1:8000` uses a site that runs already.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visit import Visit
from tests.running_site import running_site

#: Without these, Chromium calls home, and a test could not tell whose request that was.
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
#: Of the user "admin"; give it where `BROWSER_SITE` names a site with another one.
ADMIN_PASSWORD = os.environ.get("ADMIN_PASSWORD") or "only for these tests"


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


@pytest.fixture(scope="package")
def site(django_test_environment: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that was started for these tests and ends with them."""
    if running := os.environ.get("BROWSER_SITE"):
        yield running.rstrip("/")
        return
    chromium()
    with running_site(tmp_path_factory.mktemp("site"), ADMIN_PASSWORD=ADMIN_PASSWORD) as started:
        yield started.url


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
