"""A reader narrows the finder with one tick and widens it again with one tap."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.visit import Visit


def open_facet(page: Page, name: str) -> None:
    page.locator("details.filters > summary").tap()
    page.locator(f'details.facet:has(input[name="{name}"]) > summary').tap()


def test_a_tick_filters_and_its_chip_takes_it_off(visit: Callable[..., Visit], javascript: bool, language: str) -> None:
    phone = visit(javascript=javascript, language=language)
    page = phone.go(f"/{language}/services/")
    everything = page.locator("h1").inner_text()
    open_facet(page, "cost")
    tick = page.locator('input[type=checkbox][name="cost"][value="free"]')
    label = page.locator("label", has=tick)
    count = int(label.locator("b").inner_text())
    name = label.locator("span").inner_text()
    label.tap()
    assert tick.is_checked()
    page.locator("details.filters > button").tap()
    page.wait_for_url("**cost=free**")
    assert str(count) in page.locator("h1").inner_text()
    assert page.locator('input[type=checkbox][name="cost"][value="free"]').is_checked()
    chip = page.locator("ul.chips a", has_text=name).first
    chip.tap()
    page.wait_for_url(lambda url: "cost=free" not in url)
    assert page.locator("h1").inner_text() == everything


def test_filters_and_words_hold_together(visit: Callable[..., Visit], javascript: bool) -> None:
    phone = visit(javascript=javascript)
    page = phone.go("/el/services/?q=σπίτι")
    open_facet(page, "status")
    page.locator("label", has=page.locator('input[type=checkbox][name="status"][value="running"]')).tap()
    page.locator("details.filters > button").tap()
    page.wait_for_url("**status=running**")
    assert page.locator("form[role=search] input[name=q]").input_value() == "σπίτι"
    page.locator("form[role=search] input[name=q]").fill("φροντίδα")
    page.locator("form[role=search] input[name=q]").press("Enter")
    page.wait_for_url(lambda url: "%CF%86" in url or "φ" in url)
    assert "status=running" in page.url


def test_the_next_page_of_results_is_another(visit: Callable[..., Visit], javascript: bool) -> None:
    phone = visit(javascript=javascript)
    page = phone.go("/tr/services/")
    first = page.locator("ol.results h2").all_inner_texts()
    page.locator("nav.pages a[rel=next]").tap()
    page.wait_for_url("**page=2**")
    assert set(first) != set(page.locator("ol.results h2").all_inner_texts())
