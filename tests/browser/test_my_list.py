"""A reader puts a service aside, reads it without a line, and leaves no trace behind when they empty the list."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.page_types import page_types
from tests.browser.visit import Visit

WORDS = {
    "el": ("Βάλτε το στη λίστα μου", "Κρατήστε τα για χωρίς σύνδεση", "Κρατήθηκαν.", "Δεν έχετε σύνδεση.", "Αδειάστε τη λίστα"),
    "bg": ("Сложете го в моя списък", "Запазете за без интернет", "Запазени са.", "Нямате връзка.", "Изпразнете списъка"),
    "tr": ("Listeme ekleyin", "Bağlantısız okumak için saklayın", "Saklandı.", "Bağlantınız yok.", "Listeyi boşaltın"),
}
DELETE = "[data-offline=forget]"


def test_a_service_is_put_aside_and_taken_off_with_and_without_scripts(
    site: str, visit: Callable[..., Visit], language: str, javascript: bool
) -> None:
    put, *_others, empty = WORDS[language]
    phone = visit(language=language, javascript=javascript)
    page = phone.go(page_types(site, language)["service"])
    name = page.locator("h1").inner_text()
    page.get_by_role("button", name=put, exact=True).click()
    page.wait_for_url(f"**/{language}/list/")
    assert page.locator(".results h2").all_inner_texts() == [name]
    assert {cookie["path"] for cookie in phone.context.cookies()} == {"/el/list/", "/bg/list/", "/tr/list/"}
    page.get_by_role("button", name=empty).click()
    assert page.locator(".results").count() == 0
    assert phone.traces() == {}


def test_kept_pages_open_without_a_line_and_say_that_they_are_older(
    site: str, visit: Callable[..., Visit], language: str
) -> None:
    put, keep, kept, older, empty = WORDS[language]
    phone = visit(language=language)
    page = phone.go(page_types(site, language)["service"])
    service, name = phone.path, page.locator("h1").inner_text()
    assert page.locator("#older-copy").is_hidden()
    page.get_by_role("button", name=put, exact=True).click()
    page.get_by_role("button", name=keep).click()
    page.get_by_text(kept).wait_for()
    phone.context.set_offline(True)
    for path in (f"/{language}/list/", service, f"/{language}/organisations/"):  # the last was not kept: the list comes
        page.goto(site + path)
        assert older in page.locator("#older-copy").inner_text()
        assert page.locator("#older-copy time").get_attribute("datetime")
        assert name in page.locator("main").inner_text()
        assert page.locator('a[href="tel:112"]').is_visible()
    phone.context.set_offline(False)
    page = phone.go(f"/{language}/list/")
    assert page.locator("#older-copy").is_hidden()
    page.locator(DELETE).click()
    page.get_by_role("button", name=empty).click()
    phone.faults = [fault for fault in phone.faults if "ERR_INTERNET_DISCONNECTED" not in fault]  # the icon, without a line
    assert phone.traces() == {}


def test_a_sensitive_service_asks_first_and_is_never_kept(site: str, visit: Callable[..., Visit]) -> None:
    phone = visit()
    page = phone.go("/el/services/?q=καταφύγιο+κακοποίηση")
    page.locator("main .result h2 a").first.click()
    assert page.locator("#older-copy").count() == 0
    page.get_by_role("button", name=WORDS["el"][0], exact=True).click()
    page.get_by_role("heading", name="Χρησιμοποιεί κι άλλος αυτή τη συσκευή;").wait_for()
    assert phone.traces() == {}
    page.get_by_role("link", name="Μην το βάλετε").click()
    assert "/el/services/" in page.url
