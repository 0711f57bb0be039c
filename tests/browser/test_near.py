"""A reader looks near a place, or near where they are; the position is rounded, and stays in the address alone."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.visit import Visit

HERE = {"latitude": 41.1219876, "longitude": 25.4063219}
DISTANCE = {"el": "χλμ.", "bg": "км", "tr": "km"}


def test_near_me_goes_to_a_rounded_position_and_lists_the_nearest_first(visit: Callable[..., Visit], language: str) -> None:
    phone = visit(language=language)
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation(HERE)
    page = phone.go(f"/{language}/services/?cost=free&page=2")
    box = page.locator(".near-me button").bounding_box()
    assert box and box["height"] >= 44
    page.locator(".near-me button").tap()
    page.wait_for_url("**near=**")
    assert parse_qs(urlsplit(page.url).query) == {"cost": ["free"], "near": ["41.122,25.406"]}
    assert "41.12198" not in page.content()
    assert DISTANCE[language] in page.locator("ol.results > li").first.locator(".facts").inner_text()
    page.locator("details.filters > summary").tap()
    page.locator("#within").select_option("10")
    page.locator("details.filters > button").tap()
    page.wait_for_url("**within=10**")
    assert parse_qs(urlsplit(page.url).query)["near"] == ["41.122,25.406"]


def test_who_does_not_say_where_they_are_is_shown_the_places(visit: Callable[..., Visit], language: str) -> None:
    page = visit(language=language).go(f"/{language}/services/")
    page.locator(".near-me button").tap()
    expect(page.locator("#near")).to_be_visible()
    refused = page.locator("#near-me").get_attribute("data-refused")
    assert refused
    expect(page.locator(".near-me [role=status]")).to_have_text(refused)


def test_a_place_and_a_distance_are_chosen_without_script_too(
    visit: Callable[..., Visit], javascript: bool, language: str
) -> None:
    page = visit(javascript=javascript, language=language).go(f"/{language}/services/")
    assert page.locator(".near-me button").count() == int(javascript)
    page.locator("details.filters > summary").tap()
    page.locator("details.facet:has(#near) > summary").tap()
    page.locator("#near").select_option("komotini")
    page.locator("#within").select_option("20")
    page.locator("details.filters > button").tap()
    page.wait_for_url("**near=komotini**")
    place = page.locator("#near option[selected]").text_content()
    assert page.locator("ul.chips").first.inner_text().count(place or "nothing") == 1
    assert page.locator("#within").input_value() == "20"
    assert page.locator("ol.results > li").count() > 0


def test_open_now_is_one_tick(visit: Callable[..., Visit], javascript: bool) -> None:
    page = visit(javascript=javascript).go("/tr/services/?open=now&area=pyxida")
    page.locator("details.filters > summary").tap()
    tick = page.locator("input[type=checkbox][name=open]")
    assert tick.input_value() == "now"
    assert tick.is_checked()
