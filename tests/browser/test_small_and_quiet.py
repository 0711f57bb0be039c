"""On the smallest phone nothing is cut off, and no page does anything behind its reader's back."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.page_types import page_types
from tests.browser.visit import Visit

WIDER_THAN_THE_SCREEN = """() => [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.right > window.innerWidth + 1 && !e.closest('.vh') && getComputedStyle(e).position !== 'fixed';
}).slice(0, 3).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40))"""


def test_no_type_of_page_scrolls_sideways_at_320_pixels(site: str, visit: Callable[..., Visit], language: str) -> None:
    phone = visit(width=320, language=language)
    wide = {}
    for path in page_types(site, language).values():
        page = phone.go(path)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide[path] = page.evaluate(WIDER_THAN_THE_SCREEN)
    assert wide == {}


def test_filters_that_are_open_do_not_scroll_sideways_either(visit: Callable[..., Visit], language: str) -> None:
    page = visit(width=320, language=language).go(f"/{language}/services/")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_text_can_be_twice_as_large(site: str, visit: Callable[..., Visit]) -> None:
    """At 200 % a screen of 640 pixels shows what one of 320 shows (WCAG 1.4.4); the letters follow the reader's setting."""
    phone = visit(width=640, language="bg")
    for path in page_types(site, "bg").values():
        page = phone.go(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), path


def test_no_type_of_page_leaves_a_trace_or_breaks_a_rule(
    site: str, visit: Callable[..., Visit], javascript: bool, language: str
) -> None:
    """What a visit gathers (errors, broken policy, other hosts, cookies, storage) fails the test when it is closed."""
    phone = visit(javascript=javascript, language=language)
    for path in page_types(site, language).values():
        phone.go(path)
        assert phone.traces() == {}, path
    assert phone.faults == []
