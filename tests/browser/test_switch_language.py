"""The language changes, the thing stays: the same record, the same question."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.page_types import address_of, page_types
from tests.browser.visit import Visit

NEXT = {"el": "bg", "bg": "tr", "tr": "el"}


@pytest.mark.parametrize("reference", ["demo-help-at-home", "smolyan-foster-care", "komotini-multifunctional-centre"])
def test_a_record_stays_itself(site: str, visit: Callable[..., Visit], javascript: bool, language: str, reference: str) -> None:
    other = NEXT[language]
    phone = visit(javascript=javascript, language=language)
    page = phone.go(address_of(site, language, reference))
    page.locator(f'header a[hreflang="{other}"]').tap()
    page.wait_for_url(f"**/{other}/**")
    assert phone.path == address_of(site, other, reference)
    assert page.locator("html").get_attribute("lang") == other


def test_the_finder_keeps_its_question(visit: Callable[..., Visit], javascript: bool, language: str) -> None:
    other = NEXT[language]
    asked = {"q": ["σπίτι"], "cost": ["free", "paid"], "area": ["komotini"]}
    phone = visit(javascript=javascript, language=language)
    page = phone.go(f"/{language}/services/?q=σπίτι&cost=free&cost=paid&area=komotini")
    page.locator(f'header a[hreflang="{other}"]').tap()
    page.wait_for_url(f"**/{other}/services/**")
    assert parse_qs(urlsplit(page.url).query) == asked


def test_each_type_of_page_can_be_read_in_each_language(site: str, visit: Callable[..., Visit], language: str) -> None:
    phone = visit(language=language)
    other = NEXT[language]
    for path in page_types(site, language).values():
        page = phone.go(path)
        phone.go(page.locator(f'header a[hreflang="{other}"]').get_attribute("href") or "")
        assert phone.path.startswith(f"/{other}/")
        kind, there = (re.sub(r"^/\w\w/|\d.*", "", one) for one in (path, phone.path))
        assert kind.split("?")[0] == there.split("?")[0]


@pytest.mark.parametrize(("wish", "due"), [("bg-BG", "bg"), ("tr", "tr"), ("el-GR", "el"), ("de", "el")])
def test_the_first_address_answers_in_the_language_of_the_browser(visit: Callable[..., Visit], wish: str, due: str) -> None:
    phone = visit(language=wish)
    phone.go("/")
    assert phone.path == f"/{due}/"
