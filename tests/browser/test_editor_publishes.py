"""An editor of one municipality writes a service in three languages, publishes it, and readers find it in each."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ADMIN_PASSWORD

TEXTS = {
    "el": ("Ελληνικά", "Δανεισμός εργαλείων", "Δανειζόμαστε εργαλεία για το σπίτι."),
    "bg": ("Български", "Заем на инструменти", "Заемаме инструменти за дома."),
    "tr": ("Türkçe", "Alet ödünç verme", "Ev için alet ödünç veriyoruz."),
}
SERVICES = "/admin/snippets/services_catalogue/service/"


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Page]:
    """A computer at the town hall, its browser in English, so that the buttons have one name in every translation."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, locale="en")
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.errors = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.errors.append(str(error)))  # type: ignore[attr-defined]
    yield page
    context.close()
    assert page.errors == []  # type: ignore[attr-defined]


def log_in(page: Page, name: str, password: str) -> None:
    page.context.clear_cookies()
    page.goto("/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")


def make_editor(page: Page) -> tuple[str, str]:
    """As the administrator, make a user in the group of the fictional municipality; return the name and password."""
    name, password = f"editor-{uuid.uuid4().hex[:8]}", uuid.uuid4().hex
    log_in(page, "admin", ADMIN_PASSWORD)
    page.goto("/admin/users/new/")
    page.fill("[name=username]", name)
    page.fill("[name=email]", f"{name}@example.org")
    page.fill("[name=first_name]", "Ε")
    page.fill("[name=last_name]", "Ε")
    page.fill("[name=password1]", password)
    page.fill("[name=password2]", password)
    page.get_by_role("tab").nth(1).click()
    page.locator("[name=groups]").evaluate_all("""boxes => boxes
        .filter(box => box.closest("label").innerText.includes("Πυξίδα"))
        .forEach(box => { box.checked = true; })""")
    page.locator("form[action*='/users/new/'] [type=submit]").first.click()
    page.wait_for_url("**/admin/users/")
    return name, password


def write_service(page: Page) -> None:
    for code, (tab, name, summary) in TEXTS.items():
        page.get_by_role("tab", name=tab).click()
        page.fill(f"[name=name_{code}]", name)
        page.fill(f"[name=summary_{code}]", summary)


def publish(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("[name=action-publish]").click()
    page.wait_for_url(f"**{SERVICES}")


def test_an_editor_publishes_a_service_in_three_languages(desk: Page, site: str) -> None:
    name, password = make_editor(desk)
    log_in(desk, name, password)
    desk.goto(f"{SERVICES}add/")
    write_service(desk)
    publish(desk)
    desk.goto(f"{SERVICES}?ordering=-_updated_at")
    row = desk.locator("table.listing tbody tr").first
    assert row.locator(".pyxida-language--whole").count() == 3
    key = row.locator("a").first.get_attribute("href").split("/edit/")[1].split("/")[0]
    for language, (_tab, title, summary) in TEXTS.items():
        desk.goto(f"/{language}/services/{key}/")
        assert title in desk.locator("h1").inner_text()
        assert summary in desk.locator("main").inner_text()


def test_a_draft_saves_itself_and_is_seen_by_nobody(desk: Page) -> None:
    name, password = make_editor(desk)
    log_in(desk, name, password)
    desk.goto(f"{SERVICES}add/")
    desk.wait_for_timeout(2_500)  # What is typed in the first two seconds counts as having been there.
    write_service(desk)
    desk.wait_for_url("**/edit/**")
    key = desk.url.split("/edit/")[1].split("/")[0]
    answer = desk.goto(f"/el/services/{key}/")
    assert answer is not None
    assert answer.status == 404
