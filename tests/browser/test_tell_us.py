"""Whoever finds a fault tells it in three taps, from the page of a service, and later reads the answer.

The site takes thirty messages an hour from one address: these tests send eleven.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.browser.conftest import ADMIN_PASSWORD
from tests.browser.page_types import address_of
from tests.browser.test_editor_publishes import log_in
from tests.browser.visit import Visit

ASK = {"el": "Υπάρχει κάποιο λάθος εδώ;", "bg": "Има ли нещо грешно тук?", "tr": "Burada bir yanlış mı var?"}
PHONE = {"el": "Το τηλέφωνο είναι λάθος", "bg": "Телефонът е грешен", "tr": "Telefon numarası yanlış"}
SEND = {"el": "Αποστολή", "bg": "Изпратете", "tr": "Gönder"}
THANKS = {"el": "Ευχαριστούμε.", "bg": "Благодарим.", "tr": "Teşekkürler."}
SUGGEST = {"el": "Προτείνετε μια υπηρεσία", "bg": "Предложете услуга", "tr": "Bir hizmet önerin"}
WIDE = "document.documentElement.scrollWidth > innerWidth"


def is_thanked(page: Page, language: str) -> None:
    page.wait_for_url(f"**/{language}/report/*/")
    assert THANKS[language] in page.locator("h1").inner_text()
    assert page.url.removeprefix("http://") in page.locator("main").inner_text().replace("\n", "")
    assert not page.evaluate(WIDE)


def test_a_fault_is_told_in_three_taps(visit: Callable[..., Visit], site: str, language: str, javascript: bool) -> None:
    page = visit(javascript=javascript, language=language, width=320).go(address_of(site, language, "demo-help-at-home"))
    page.get_by_role("link", name=ASK[language]).tap()
    page.wait_for_url("**/report/")
    assert not page.evaluate(WIDE)
    page.get_by_label(PHONE[language]).tap()
    page.get_by_role("button", name=SEND[language]).tap()
    is_thanked(page, language)


def test_from_the_keyboard_a_fault_is_mended_where_the_message_leads(visit: Callable[..., Visit], site: str) -> None:
    reader = visit(javascript=False)
    page = reader.go(f"{address_of(site, 'el', 'demo-help-at-home')}report/")
    page.locator("#text").focus()
    page.keyboard.type("Άλλαξε ο αριθμός")
    page.get_by_role("button", name=SEND["el"]).press("Enter")
    page.get_by_role("alert").get_by_role("link").press("Enter")
    assert page.evaluate("document.activeElement.id") == "what-phone"
    page.keyboard.press("Space")
    assert page.locator("#text").input_value() == "Άλλαξε ο αριθμός"
    page.get_by_role("button", name=SEND["el"]).press("Enter")
    is_thanked(page, "el")
    reader.faults = [fault for fault in reader.faults if "422" not in fault]  # Chromium notes each page with such a status


def test_a_missing_service_is_suggested_where_nothing_was_found(visit: Callable[..., Visit], language: str) -> None:
    page = visit(javascript=False, language=language).go(f"/{language}/services/?q=qqqq")
    page.get_by_role("link", name=SUGGEST[language]).tap()
    page.locator("main label.choice").first.tap()
    page.get_by_role("button", name=SEND[language]).tap()
    is_thanked(page, language)


def test_the_answer_of_the_town_hall_reaches_the_sender(browser: Browser, visit: Callable[..., Visit], site: str) -> None:
    page = visit(javascript=False).go(f"{address_of(site, 'el', 'demo-help-at-home')}report/")
    page.get_by_label(PHONE["el"]).tap()
    page.get_by_role("button", name=SEND["el"]).tap()
    is_thanked(page, "el")
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740}, locale="en")
    desk = context.new_page()
    desk.set_default_timeout(30_000)
    log_in(desk, "admin", ADMIN_PASSWORD)
    desk.goto("/admin/inbox/?state=new")
    first = desk.locator("table.listing tbody tr").first
    assert first.bounding_box()["x"] >= 0  # type: ignore[index]
    assert not desk.evaluate(WIDE)
    first.get_by_role("link").first.click()
    desk.wait_for_url("**/admin/inbox/edit/**")
    assert not desk.evaluate(WIDE)
    desk.select_option("[name=state]", "done")
    desk.fill("[name=reply]", "Το διορθώσαμε.")
    desk.locator("footer [type=submit]").first.click()
    desk.wait_for_url("**/admin/inbox/")
    context.close()
    page.reload()
    assert "Έγινε." in page.locator("h1").inner_text()
    assert "Το διορθώσαμε." in page.locator("main").inner_text()
