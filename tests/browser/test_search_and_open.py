"""A reader types what they need on the home page, in whatever language, finds it, opens it, and may call."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.page_types import address_of
from tests.browser.visit import Visit

#: What is typed, and a service that it must find.
NEEDS = {"βοήθεια στο σπίτι": "help-at-home", "приемна грижа": "smolyan-foster-care", "koruyucu aile": "smolyan-foster-care"}


@pytest.mark.parametrize("words", NEEDS)
def test_words_of_any_language_find_the_service(
    site: str, visit: Callable[..., Visit], javascript: bool, language: str, words: str
) -> None:
    phone = visit(javascript=javascript, language=language)
    page = phone.go(f"/{language}/")
    page.locator("form[role=search] input[name=q]").fill(words)
    page.locator("form[role=search] input[name=q]").press("Enter")
    page.wait_for_url("**q=**")
    assert page.locator("form[role=search] input[name=q]").input_value() == words
    wanted = address_of(site, language, NEEDS[words])
    link = page.locator(f'main a[href="{wanted}"]').first
    name = link.inner_text()
    link.tap()
    page.wait_for_url(f"**{wanted}")
    assert page.locator("h1").inner_text() == name


def test_the_button_beside_the_box_searches_too(visit: Callable[..., Visit], javascript: bool) -> None:
    phone = visit(javascript=javascript)
    page = phone.go("/el/")
    page.locator("form[role=search] input[name=q]").fill("σπίτι")
    page.get_by_role("search").first.get_by_role("button").tap()
    page.wait_for_url("**q=**")
    assert page.locator("main ol.results > li").count() > 0


def test_a_service_can_be_called(site: str, visit: Callable[..., Visit], language: str) -> None:
    page = visit(language=language).go(address_of(site, language, "demo-help-at-home"))
    numbers = page.locator('main a[href^="tel:+"]').evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert numbers
    assert all(number[5:].isdigit() for number in numbers)


def test_what_is_not_known_is_said(site: str, visit: Callable[..., Visit], language: str) -> None:
    page = visit(language=language).go(address_of(site, language, "smolyan-foster-care"))
    assert page.locator('main a[href^="tel:"]').count() == 0
