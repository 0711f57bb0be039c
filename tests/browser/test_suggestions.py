"""Suggestions while typing: by keyboard alone, by touch, and a plain form where there is no script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import Visit

BOX = "form[role=search] input[name=q]"
LIST = "[role=listbox]"
OPTION = f"{LIST} [role=option]"
PAGES = ["", "services/", "search/"]
#: Letters that begin the names of services, and a place in the letters of another language.
LETTERS = {"el": "παιδ", "bg": "деца", "tr": "çoc"}
PLACE = {"el": "komotini", "bg": "komotini", "tr": "комотини"}


def box_of(page: Page) -> Locator:
    return page.locator(BOX)


def type_into(page: Page, letters: str) -> Locator:
    """Type as a person does, and wait for the suggestions."""
    box_of(page).focus()
    page.keyboard.type(letters, delay=20)
    expect(box_of(page)).to_have_attribute("aria-expanded", "true")
    return page.locator(OPTION)


def active(page: Page) -> str | None:
    """The text of the suggestion that the box points at; None where it points at none."""
    name = box_of(page).get_attribute("aria-activedescendant")
    if name is None:
        return None
    option = page.locator(f"#{name}")
    assert option.get_attribute("aria-selected") == "true"
    return option.inner_text()


@pytest.mark.parametrize("path", PAGES)
def test_the_box_is_a_combobox_and_says_how_many_there_are(visit: Callable[..., Visit], language: str, path: str) -> None:
    page = visit(language=language).go(f"/{language}/{path}")
    box = page.locator(f"{BOX}[role=combobox]")
    expect(box).to_have_attribute("aria-expanded", "false")
    options = type_into(page, LETTERS[language])
    count = options.count()
    assert 1 < count <= 8
    assert box.get_attribute("aria-controls") == page.locator(LIST).get_attribute("id")
    assert page.locator(LIST).get_attribute("aria-label")
    expect(page.locator("form.search [role=status]")).to_have_text(count_in_words(language, count))
    for group in page.locator(LIST).get_by_role("group").all():
        assert page.locator(f"#{group.get_attribute('aria-labelledby')}").inner_text()


def count_in_words(language: str, count: int) -> str:
    return {"el": f"{count} προτάσεις", "bg": f"{count} предложения", "tr": f"{count} öneri"}[language]


def test_the_keys_walk_through_the_list_and_enter_opens_the_service(visit: Callable[..., Visit], language: str) -> None:
    page = visit(language=language).go(f"/{language}/")
    texts = type_into(page, LETTERS[language]).all_inner_texts()
    assert active(page) is None
    for key, due in [
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("ArrowUp", -1),
        ("ArrowDown", 0),
        ("End", -1),
        ("Home", 0),
    ]:
        page.keyboard.press(key)
        assert active(page) == texts[due], key
    assert box_of(page).input_value() == LETTERS[language]
    name = page.locator(OPTION).first.locator("b").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/services/*-*/")
    assert page.locator("h1").inner_text() == name


def test_escape_closes_the_list_and_then_empties_the_box(visit: Callable[..., Visit]) -> None:
    page = visit().go("/el/")
    type_into(page, "παιδ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box_of(page)).to_have_attribute("aria-expanded", "false")
    assert active(page) is None
    assert box_of(page).input_value() == "παιδ"
    assert not page.locator(LIST).is_visible()
    page.keyboard.press("ArrowDown")
    expect(box_of(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert box_of(page).input_value() == ""


def test_enter_without_a_choice_searches_for_the_words(visit: Callable[..., Visit], language: str) -> None:
    page = visit(language=language).go(f"/{language}/")
    type_into(page, LETTERS[language])
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/?q=**")
    assert box_of(page).input_value() == LETTERS[language]
    assert not page.locator(LIST).is_visible()


def test_a_tap_opens_the_finder_with_the_place_and_keeps_the_filters(visit: Callable[..., Visit], language: str) -> None:
    page = visit(language=language).go(f"/{language}/services/?cost=free&q=x")
    box_of(page).fill("")
    type_into(page, PLACE[language])
    option = page.locator(OPTION).last
    option.tap()
    page.wait_for_url("**/services/?**area=komotini**")
    assert "cost=free" in page.url
    assert "q=" not in page.url


def test_the_targets_are_large_enough_and_nothing_is_cut_off_at_320_pixels(visit: Callable[..., Visit], language: str) -> None:
    for path in PAGES:
        page = visit(width=320, language=language).go(f"/{language}/{path}")
        options = type_into(page, LETTERS[language])
        boxes = [option.bounding_box() for option in options.all()]
        assert all(box and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 320 for box in boxes)
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_the_last_letters_count_and_leaving_closes_the_list(visit: Callable[..., Visit]) -> None:
    page = visit().go("/el/services/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggest" in request.url else None)
    options = type_into(page, "κομοτηνή")
    assert len(asked) < len("κομοτηνή")
    assert all("Κομοτην" in text for text in options.all_inner_texts())
    page.keyboard.press("Tab")
    expect(box_of(page)).to_have_attribute("aria-expanded", "false")


def test_without_script_the_form_searches_and_nothing_else_shows(visit: Callable[..., Visit], language: str) -> None:
    for path in PAGES:
        page = visit(javascript=False, language=language).go(f"/{language}/{path}")
        assert page.locator(f"{BOX}[role=combobox]").count() == page.locator(LIST).count() == 0
        page.get_by_role("searchbox").fill(PLACE[language])
        page.get_by_role("search").get_by_role("button").tap()
        page.wait_for_url("**q=**")
        assert page.locator("main ol.results > li").count() > 0
