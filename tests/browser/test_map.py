"""The map comes after a tap, from our own server; each place of the list can be shown on it, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.visit import Visit

TILES = "**/tile.openstreetmap.org/**"
#: A picture of one pixel: no test asks strangers for pictures.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def test_nothing_is_asked_before_the_tap_and_then_each_place_is_there(visit: Callable[..., Visit], language: str) -> None:
    phone = visit(language=language)
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))
    phone.context.route(TILES, lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    page = phone.go(f"/{language}/places/")
    assert not [url for url in asked if "leaflet" in url or "tile" in url]
    page.locator(".map-open").focus()
    page.keyboard.press("Enter")
    page.locator(".leaflet-marker-icon").first.wait_for()
    listed = page.locator("[data-point]").count()
    assert page.locator(".leaflet-marker-icon").count() == listed > 2
    assert [url for url in asked if "tile.openstreetmap.org" in url]
    entry = page.locator("[data-point]").first
    name = entry.locator("a").inner_text()
    entry.locator("button").focus()
    page.keyboard.press("Enter")
    link = page.locator(".leaflet-popup a", has_text=name)
    link.wait_for()
    assert page.evaluate("document.activeElement.textContent").strip() == name
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/*-*/")
    phone.faults = [fault for fault in phone.faults if "tile.openstreetmap.org" not in fault]  # asked for by the tap


def test_without_scripts_the_list_is_all(visit: Callable[..., Visit]) -> None:
    page = visit(javascript=False).go("/el/places/")
    assert page.locator(".map, .map-open").count() == 0
    assert page.locator(".result").count() > 2
