"""Everything works from the keyboard: the way past the menu comes first, and the place of the focus can be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.page_types import page_types
from tests.browser.visit import Visit

FOCUS = """() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
    return {name: e.textContent.trim() || e.getAttribute('aria-label') || e.name, tag: e.tagName, href: e.getAttribute('href'),
            seen: box.width > 1 && box.height > 1 && box.top >= -1 && box.left >= -1 && box.bottom <= innerHeight + 1,
            ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'}; }"""
STEPS = 25


@pytest.mark.parametrize("path", ["", "services/", "municipalities/"])
def test_the_first_step_leads_past_the_menu(visit: Callable[..., Visit], language: str, path: str) -> None:
    page = visit(language=language).go(f"/{language}/{path}")
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUS)
    assert first["href"] == "#main"
    assert first["seen"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_can_be_seen_wherever_it_goes(site: str, visit: Callable[..., Visit], scheme: str) -> None:
    phone = visit(scheme=scheme)
    types = page_types(site, "el")
    for name in ("home", "finder", "service", "municipality"):
        page = phone.go(types[name])
        for _step in range(STEPS):
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            if focus["tag"] == "BODY":
                break
            assert focus["seen"], (name, focus)
            assert focus["ring"], (name, focus)
            assert focus["name"] or focus["tag"] == "INPUT", (name, focus)


def test_a_filter_is_set_from_the_keyboard(visit: Callable[..., Visit], javascript: bool) -> None:
    page = visit(javascript=javascript).go("/el/services/")
    page.locator("details.filters > summary").focus()
    page.keyboard.press("Enter")
    page.locator('details.facet:has(input[name="cost"]) > summary').focus()
    page.keyboard.press("Enter")
    page.locator('input[type=checkbox][name="cost"]').first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**cost=**")
