"""A service fits on one sheet of A4 in one language and in two, and its link can be copied."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.page_types import page_types
from tests.browser.visit import Visit

PAGE_OF_A_FILE = re.compile(rb"/Type\s*/Page\b")


def pages_on_paper(page: Page) -> int:
    return len(PAGE_OF_A_FILE.findall(page.pdf(format="A4")))


def services(site: str) -> list[str]:
    """Return the addresses of all services whose pages are public."""
    found, page = [], 1
    while True:
        with urllib.request.urlopen(f"{site}/api/v1/services?lang=el&page={page}") as answer:  # noqa: S310
            data = json.load(answer)
        found += [result["url"].removeprefix(site) for result in data["results"]]
        if page >= data["pages"]:
            return found
        page += 1


def test_every_service_fits_on_one_sheet(site: str, visit: Callable[..., Visit]) -> None:
    phone = visit()
    too_long = []
    for path in services(site):
        for query in ("", "?with=bg"):
            pages = pages_on_paper(phone.go(f"{path}print/{query}"))
            too_long += [(path, query, pages)] if pages != 1 else []
    assert too_long == []


def test_the_link_is_copied_and_the_page_says_so(site: str, visit: Callable[..., Visit]) -> None:
    phone = visit()
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = phone.go(page_types(site, "el")["service"])
    page.get_by_role("button", name="Αντιγράψτε τον σύνδεσμο").click()
    page.get_by_text("Ο σύνδεσμος αντιγράφηκε.").wait_for()
    assert re.fullmatch(rf"{site}/s/\d+/?", page.evaluate("navigator.clipboard.readText()"))


def test_without_scripts_nothing_stands_there_that_does_nothing(site: str, visit: Callable[..., Visit]) -> None:
    page = visit(javascript=False).go(page_types(site, "el")["service"])
    assert page.locator("#share button").all_inner_texts() == ["Βάλτε το στη λίστα μου"]
    assert page.locator("#share a").count() == 5
