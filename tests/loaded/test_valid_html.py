"""Every public page is valid HTML that needs nobody else: one heading, a tree without gaps, and each reference met."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

from common.languages import LANGUAGES
from common.scripts import NAMES, script
from tests.loaded.reading import Page, every_page, read, visible_text

#: Attributes that name the ids of other elements.
ID_REFERENCES = (
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "headers",
    "list",
    "form",
)
#: What a page fetches by itself, as opposed to what it links to.
RESOURCES = {
    "img": "src",
    "script": "src",
    "source": "src",
    "iframe": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "preconnect", "dns-prefetch"}
EXECUTABLE = {None, "", "module", "text/javascript", "application/javascript"}


def faults(check: Callable[[Page], object]) -> dict[str, object]:
    """Ask `check` about every page; return what it found, by address."""
    return {page.path: found for page in every_page() if (found := check(page))}


def good(page: Page) -> bool:
    return page.expected == 200


def test_every_page_answers_as_it_must() -> None:
    assert faults(lambda p: p.answer.status_code != p.expected and p.answer.status_code) == {}
    assert len(every_page()) > 400


def test_every_page_is_html_by_the_standard() -> None:
    assert faults(lambda p: p.errors) == {}
    assert faults(lambda p: not p.answer["Content-Type"].startswith("text/html")) == {}


def test_no_id_stands_twice() -> None:
    def doubles(page: Page) -> list[str]:
        counts = Counter(element.get("id") for element in page.document.iter() if element.get("id") is not None)
        return [key for key, count in counts.items() if count > 1 or not key or re.search(r"\s", key)]

    assert faults(doubles) == {}


def test_each_page_has_one_first_heading_and_skips_no_level() -> None:
    def outline(page: Page) -> list[int]:
        levels = [int(e.tag[1]) for e in page.document.iter() if isinstance(e.tag, str) and re.fullmatch(r"h[1-6]", e.tag)]
        skips = any(after > before + 1 for before, after in pairwise(levels))
        return levels if skips or levels[:1] != [1] or levels.count(1) != 1 else []

    assert faults(outline) == {}


def test_each_heading_and_link_and_button_has_a_name() -> None:
    def nameless(page: Page) -> list[str]:
        tags = [
            e
            for e in page.document.iter()
            if e.tag in ("h1", "h2", "h3", "h4", "a", "button", "summary", "legend", "label", "th")
        ]
        return [ElementTree.tostring(e, "unicode")[:120] for e in tags if not (visible_text(e) or e.get("aria-label"))]

    assert faults(nameless) == {}


def test_each_field_has_a_label() -> None:
    def unlabelled(page: Page) -> list[str]:
        labels = {e.get("for") for e in page.document.iter("label")}
        wrapped = {id(field) for label in page.document.iter("label") for field in label.iter()}
        fields = [e for e in page.document.iter() if e.tag in ("input", "select", "textarea") and e.get("type") != "hidden"]
        return [str(e.attrib) for e in fields if e.get("id") not in labels and id(e) not in wrapped and not e.get("aria-label")]

    assert faults(unlabelled) == {}


def test_each_reference_to_an_id_is_met() -> None:
    def dangling(page: Page) -> list[str]:
        ids = {e.get("id") for e in page.document.iter() if e.get("id")}
        named = [(n, key) for e in page.document.iter() for n in ID_REFERENCES for key in (e.get(n) or "").split()]
        anchors = [("href", e.get("href")[1:]) for e in page.document.iter("a") if (e.get("href") or "").startswith("#")]
        return [f"{name}={key}" for name, key in [*named, *anchors] if key not in ids]

    assert faults(dangling) == {}


def test_no_attribute_runs_code_or_sets_a_style() -> None:
    def inline(page: Page) -> list[str]:
        return [
            f"{e.tag} {name}"
            for e in page.document.iter()
            for name, value in e.attrib.items()
            if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:")
        ]

    assert faults(inline) == {}


def test_scripts_are_our_own_word_for_word() -> None:
    ours = {script(name) for name in NAMES}

    def is_ours(element: ElementTree.Element) -> bool:
        return element.get("src") is None and element.text in ours

    def others(page: Page) -> list[str]:
        scripts = [e for e in page.document.iter("script") if e.get("type") in EXECUTABLE]
        return [e.get("src") or (e.text or "")[:60] for e in scripts if not is_ours(e)]

    assert faults(others) == {}


def test_no_page_fetches_from_another_host() -> None:
    own = {"", urlsplit(settings.SITE_URL).netloc, "testserver"}

    def foreign(page: Page) -> list[str]:
        found = [e.get(RESOURCES[e.tag]) or "" for e in page.document.iter() if e.tag in RESOURCES]
        found += [e.get("href") or "" for e in page.document.iter("link") if set((e.get("rel") or "").split()) & FETCHED_LINKS]
        found += re.findall(
            r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", "".join(e.text or "" for e in page.document.iter("style"))
        )
        flat = ["".join(item) if isinstance(item, tuple) else item for item in found]
        return [url for url in flat if not url.startswith("data:") and urlsplit(url).netloc not in own]

    assert faults(foreign) == {}


def test_each_page_says_what_it_is() -> None:
    def silent(page: Page) -> list[str]:
        title, description = page.document.find(".//title"), page.document.find(".//meta[@name='description']")
        wrong = [] if title is not None and (title.text or "").strip() else ["title"]
        wrong += [] if description is not None and (description.get("content") or "").strip() else ["description"]
        wrong += [] if page.document.find(".//link[@rel='icon']") is not None else ["icon"]
        return wrong if page.document.get("lang") == page.language else [*wrong, "lang"]

    assert faults(silent) == {}


def test_pages_of_one_language_have_titles_of_their_own() -> None:
    titles = Counter(
        (p.language, p.document.findtext(".//title"))
        for p in every_page()
        if good(p) and "?" not in p.path and re.search(r"/\d+-", p.path)
    )
    assert {key: count for key, count in titles.items() if count > 2} == {}


def test_each_page_names_its_own_address() -> None:
    def canonical(page: Page) -> str | None:
        if not good(page):
            return None
        links = page.document.findall(".//link[@rel='canonical']")
        return None if len(links) == 1 and links[0].get("href", "").startswith(settings.SITE_URL + "/") else page.path

    assert faults(canonical) == {}


def alternates(page: Page) -> dict[str, str]:
    return {e.get("hreflang", ""): e.get("href", "") for e in page.document.findall(".//link[@rel='alternate'][@hreflang]")}


def switches(page: Page) -> dict[str, str]:
    return {e.get("hreflang", ""): e.get("href", "") for e in page.document.findall(".//header//a[@hreflang]")}


def test_each_page_offers_each_language() -> None:
    def missing(page: Page) -> object:
        if not good(page):
            return None
        absolute = all(url.startswith(settings.SITE_URL) for url in alternates(page).values())
        return (
            None
            if {*LANGUAGES} <= alternates(page).keys() and {*LANGUAGES} == switches(page).keys() and absolute
            else alternates(page)
        )

    assert faults(missing) == {}


def test_each_language_offered_answers_and_keeps_the_question() -> None:
    known = {page.path for page in every_page()}
    wrong = {}
    for page in every_page():
        offered = [*alternates(page).values(), *switches(page).values()] if good(page) else []
        for path in {url.removeprefix(settings.SITE_URL) for url in offered}:
            status = read(path).answer.status_code if path in known else Client().get(path).status_code
            if status != 200 or urlsplit(path).query != urlsplit(page.path).query:
                wrong[page.path] = (path, status)
    assert wrong == {}


def test_reading_leaves_no_trace() -> None:
    assert faults(lambda p: dict(p.answer.cookies)) == {}
    assert faults(lambda p: "cookie" in p.answer.get("Vary", "").lower()) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_of_news_is_well_formed(language: str) -> None:
    answer = Client().get(f"/{language}/news/feed/")
    assert answer.status_code == 200
    root = ElementTree.fromstring(answer.content)  # noqa: S314
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.findall("{http://www.w3.org/2005/Atom}entry")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language


def test_the_map_of_the_site_names_every_page_that_may_be_found() -> None:
    answer = Client().get("/sitemap.xml")
    assert answer.status_code == 200
    ElementTree.fromstring(answer.content)  # noqa: S314
    named = set(re.findall(r"<loc>([^<]+)</loc>", answer.content.decode()))
    records = {settings.SITE_URL + p.path for p in every_page() if good(p) and re.search(r"/\d+-[^/]*/$", p.path)}
    assert records - named == set()
