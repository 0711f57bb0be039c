"""Pictures of each type of page and each state of the search, as a phone shows them, into `screenshots/` beside this file.

In each language, light and dark. No test by itself: `.venv/bin/pytest tests/browser/take_screenshots.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.page_types import page_types
from tests.browser.visit import Visit

FOLDER = Path(__file__).parent / "screenshots"
#: States of the search, by the words that bring each about in each language, and the filters beside them.
STATES = {
    "search-results": ("", {"el": "παιδικός σταθμός", "bg": "детска градина", "tr": "kreş"}),
    "search-interpreted": ("", {"el": "voithia sto spiti", "bg": "pomosht v kashti", "tr": "yadrım"}),
    "search-most-words": (
        "",
        {"el": "βοήθεια σπίτι ηλεκτρολόγος", "bg": "помощ дом електротехник", "tr": "evde bakım elektrikçi"},
    ),
    "search-nothing": (
        "&cost=paid&area=komotini",
        {"el": "άνεργος κηπουρός", "bg": "безработен градинар", "tr": "işsiz bahçıvan"},
    ),
    "search-near-place": ("&near=pyxida&area=pyxida", {"el": "διαβατήριο", "bg": "апартамент", "tr": "pasaport"}),
    "search-near": ("&near=41.122,25.406&open=now", {"el": "", "bg": "", "tr": ""}),
}
#: What somebody has typed so far.
LETTERS = {"el": "παιδ", "bg": "деца", "tr": "çoc"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_take_a_picture_of_each_type_of_page(site: str, visit: Callable[..., Visit], language: str, scheme: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    phone = visit(language=language, scheme=scheme)
    for name, path in page_types(site, language).items():
        phone.go(path).screenshot(path=FOLDER / f"{name}-{language}-{scheme}.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_take_a_picture_of_each_state_of_the_search(site: str, visit: Callable[..., Visit], language: str, scheme: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    phone = visit(language=language, scheme=scheme)
    for name, (filters, words) in STATES.items():
        for section in ("services", "search"):
            page = phone.go(f"/{language}/{section}/?q={words[language]}{filters}")
            page.screenshot(path=FOLDER / f"{name}-{section}-{language}-{scheme}.png", full_page=True)
    page = phone.go(f"/{language}/services/")
    page.locator(".near-me button").tap()
    page.locator("#near").wait_for()
    page.screenshot(path=FOLDER / f"search-near-refused-{language}-{scheme}.png")
    for name, path in {"home": "", "finder": "services/"}.items():
        page = phone.go(f"/{language}/{path}")
        page.locator("form[role=search] input[name=q]").focus()
        page.keyboard.type(LETTERS[language], delay=20)
        page.locator("[role=option]").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.screenshot(path=FOLDER / f"suggestions-{name}-{language}-{scheme}.png")
