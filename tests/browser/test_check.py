"""By keyboard alone, from the home page to the phone of a service that is probably for the reader; scripts play no part."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.visit import Visit

#: The fictional municipality, among the places to choose.
TOWN = "pyxida"
#: More steps than any page of the check has stops.
STEPS = 90
FOCUS = """() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
    return {tag: e.tagName, href: e.getAttribute('href') || '', name: e.getAttribute('name') || '', id: e.id,
            list: (e.closest('section') || {}).id || '', type: e.getAttribute('type') || '',
            inMain: !!e.closest('main'),
            seen: box.width > 1 && box.top >= -1 && box.bottom <= innerHeight + 1 &&
                  (style.outlineStyle !== 'none' || style.boxShadow !== 'none')}; }"""


def step_to(page: Page, wanted: Callable[[dict], bool]) -> dict:
    """Press Tab until the focus stands on what is wanted; it must be seen there."""
    for _step in range(STEPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if wanted(focus):
            assert focus["seen"], focus
            return focus
    raise AssertionError("the keyboard does not lead there")


def press(page: Page, wanted: Callable[[dict], bool]) -> None:
    """Step to a link or a button and press Enter; wait for the page that it leads to."""
    step_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def in_form(name: str) -> Callable[[dict], bool]:
    return lambda focus: focus["inMain"] and focus["name"] == name


def submits(focus: dict) -> bool:
    return focus["inMain"] and focus["type"] == "submit" and focus["name"] in {"", "begin"}


def test_a_person_gets_from_the_home_page_to_a_phone(visit: Callable[..., Visit], javascript: bool, language: str) -> None:
    page = visit(javascript=javascript, language=language).go(f"/{language}/")
    press(page, lambda focus: focus["inMain"] and focus["href"] == f"/{language}/check/")
    step_to(page, in_form("area"))
    for _place in range(STEPS):
        if page.locator("#area").input_value() == TOWN:
            break
        page.keyboard.press("ArrowDown")
    press(page, submits)
    asked = []
    while page.locator("section#likely").count() == 0:
        asked.append(page.locator("input[name=question]").get_attribute("value"))
        field = step_to(page, in_form("answer"))
        if asked[-1] == "age":
            page.keyboard.type("70")
            press(page, submits)
        elif field["type"] in {"radio", "checkbox"}:
            page.keyboard.press("Space")
            press(page, submits)
        else:
            press(page, in_form("untold"))
    assert asked[0] == "age", "the municipality was said at the start"
    assert len(asked) == len(set(asked)) < 16
    call = step_to(page, lambda focus: focus["list"] == "likely" and focus["href"].startswith("tel:"))
    assert call["href"].startswith("tel:+")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_back_and_reload_keep_what_was_said(visit: Callable[..., Visit], javascript: bool, scheme: str) -> None:
    page = visit(javascript=javascript, scheme=scheme).go("/el/check/")
    page.get_by_role("button", name="Ξεκινήστε").tap()
    page.wait_for_url("**?a=*")
    first = page.locator("input[name=question]").get_attribute("value")
    with page.expect_navigation():
        page.locator("button[name=untold]").tap()
    second = page.locator("input[name=question]").get_attribute("value")
    assert second != first
    page.reload()
    assert page.locator("input[name=question]").get_attribute("value") == second
    page.go_back()
    assert page.locator("input[name=question]").get_attribute("value") == first


def test_a_question_fits_a_small_phone(visit: Callable[..., Visit], language: str) -> None:
    page = visit(language=language, width=320).go(f"/{language}/check/")
    page.locator("button[name=begin]").tap()
    page.wait_for_url("**?a=*")
    for _question in range(4):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        with page.expect_navigation():
            page.locator("button[name=untold]").tap()
