"""Twelve errands as people do them: from the home page, by tapping and typing alone, to the fact for which they came.

The facts are read from the data that was loaded, never from a page. Each ends in a picture, in `screenshots/`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.visit import Visit

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = Path(__file__).parent / "screenshots"


def service(reference: str) -> dict[str, Any]:
    """Return what the data says of a service of the fictional municipality."""
    path = ROOT / "seeding" / "data" / "demo" / "services" / f"demo-{reference}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def phone_of(reference: str) -> str:
    return str(service(reference)["contacts"][0]["phone"])


class Errand:
    """A person with a phone who starts at the home page."""

    def __init__(self, name: str, phone: Visit, language: str) -> None:
        self.name, self.phone, self.language = name, phone, language
        self.page = phone.go(f"/{language}/")

    def search(self, words: str) -> Errand:
        self.page.locator("form[role=search] input[name=q]").fill(words)
        self.page.locator("form[role=search] button[type=submit]").first.tap()
        self.page.wait_for_url("**/services/?*")
        return self

    def tap(self, words: str, within: str = "main") -> Errand:
        self.page.locator(within).get_by_role("link", name=words).first.tap()
        return self

    def open(self, reference: str, of: str = "") -> Errand:
        """Open the first result of this name, or the one `of` a municipality where several have one."""
        name = service(reference)["name"][self.language]
        self.page.locator("main .result", has_text=of).get_by_role("link", name=name, exact=True).first.tap()
        self.page.locator("main h1", has_text=name).wait_for()
        return self

    def finds_phone(self, number: str) -> Errand:
        assert self.page.locator(f'main a[href="tel:{number}"]').first.is_visible()
        return self

    def reads(self, words: str, part: str = "main") -> Errand:
        assert words in " ".join(self.page.locator(part).inner_text().split())
        return self

    def picture(self) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"task-{self.language}-{self.name}.png", full_page=True)


@pytest.fixture
def errand(visit: Callable[..., Visit], javascript: bool) -> Iterator[Callable[[str, str], Errand]]:
    begun: list[Errand] = []

    def begin(name: str, language: str) -> Errand:
        begun.append(Errand(name, visit(javascript=javascript, language=language), language))
        return begun[-1]

    yield begin
    for each in begun:
        each.picture()


def test_who_helps_my_mother_at_home(errand):
    errand("help", "el").search("βοηθια στο σπιτι").open("help-at-home").finds_phone(phone_of("help-at-home"))


def test_what_do_i_bring_for_a_place_in_the_nursery(errand):
    paper = service("nursery-places")["documents"][1]["name"]["el"]
    errand("nursery", "el").tap("Έχω μικρό παιδί").open("nursery-places").reads(paper, "#bring")


def test_where_is_warm_food_on_a_sunday(errand):
    errand("food", "el").search("zesto fagito").open("soup-kitchen").reads("Κυριακή 12:00 έως 14:00", "#where").reads(
        "δωρεάν", "#cost"
    )


def test_whom_do_i_call_when_i_am_beaten_and_how_do_i_leave_at_once(errand):
    task = (
        errand("violence", "el").search("με χτυπάει").open("violence-counselling").finds_phone(phone_of("violence-counselling"))
    )
    assert task.page.get_by_role("link", name="Φύγετε τώρα").first.is_visible()


def test_how_does_one_become_a_foster_family(errand):
    errand("foster", "bg").search("приемна грижа").open("foster-families").finds_phone(phone_of("foster-families"))


def test_where_can_i_sleep_tonight_without_papers(errand):
    summary = service("winter-shelter")["summary"]["bg"]
    errand("shelter", "bg").search("priut").open("winter-shelter").reads(summary).finds_phone("+302531000168")


def test_a_social_worker_prints_a_page_for_two_readers(errand):
    task = errand("print", "bg").search("помощ у дома").open("help-at-home", of="Пиксида")
    task.tap("Печат на една страница").tap("Türkçe")
    task.reads(service("help-at-home")["name"]["bg"], ".sheet").reads(service("help-at-home")["name"]["tr"], ".sheet")


def test_what_does_my_municipality_offer(errand):
    errand("municipality", "bg").tap("Община Смолян").tap("Приемна грижа, Смолян").reads(
        "Данните за контакт още не са потвърдени"
    )


def test_when_can_i_enrol_for_the_language_course(errand):
    errand("course", "tr").search("yunanca kursu").open("greek-course").reads("11 Ocak 2027", "#how")


def test_who_examines_a_bad_memory(errand):
    errand("memory", "tr").search("BELLEK POLIKLINIGI").open("memory-clinic").finds_phone(phone_of("memory-clinic"))


def test_what_is_free_for_families(errand):
    task = errand("free", "tr").tap("Küçük çocuğum var")
    if not task.page.locator("details.filters").evaluate("filters => filters.open"):
        task.page.locator("details.filters > summary").tap()
    facet = task.page.locator('details.facet:has(input[name="cost"])')
    if not facet.evaluate("facet => facet.open"):
        facet.locator("summary").tap()
    facet.locator('label:has(input[value="free"])').tap()
    task.page.locator("details.filters button[type=submit]").tap()
    task.page.wait_for_url("**cost=free**")
    task.open("foster-families").reads("Ücretsiz", "#cost")


def test_until_when_do_i_apply_for_a_flat(errand):
    task = errand("flat", "tr").search("ucuz kira").open("social-apartments").reads("15 Aralık 2026", "#how")
    assert task.page.get_by_role("link", name="Tarihleri takviminize ekleyin").is_visible()
