"""Reads the loaded site as a browser does: each page once for all tests of this folder, parsed by the HTML standard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

import html5lib
from django.test import Client

from common.languages import LANGUAGES
from common.models import Record
from governance.models import Committee, Strategy
from home.models import InformationPage
from news.models import NewsPage
from services_catalogue.check.questions import QUESTIONS
from services_catalogue.check.state import State, sealed
from services_catalogue.models import FundingProgramme, Location, Organisation, Service

__all__ = ["LANGUAGES", "RECORDS", "Page", "every_page", "in_main", "read", "texts", "visible_text"]

RECORDS: tuple[type[Record], ...] = (Organisation, Location, Service, Strategy, Committee, FundingProgramme)
#: Elements whose text nobody sees as text of the page.
UNSEEN = {"script", "style", "template", "noscript", "head"}
#: Elements that do not end a word: all others do.
INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "data",
    "em",
    "i",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
    "wbr",
}
#: A word that people type in each language.
WORDS = {"el": "βοήθεια", "bg": "помощ", "tr": "yardım"}
#: Queries of the finder and of the search, one a situation: words, facets, an unknown value, nothing found, pages.
QUERIES = (
    "", "?q={word}", "?q=77777", "?area=komotini", "?category=ageing&cost=free&cost=paid", "?status=planned",
    "?audience=7-7", "?access=wheelchair&access=lift", "?language=tr&channel=phone", "?open=now", "?page=2", "?page=9999",
    "?sort=name",
)  # fmt: skip
#: The check: its start, its lists, and each of its questions.
CHECKS = ("", *(f"?a={sealed(s)}" for s in (State(shows_lists=True), *(State(asks=each.key) for each in QUESTIONS))))


@dataclass
class Page:
    """One answer of the site. `expected` is the status that is due."""

    path: str
    language: str
    answer: Any
    document: Element
    errors: list[str]
    expected: int = 200

    @property
    def html(self) -> str:
        return self.answer.content.decode()


@lru_cache(maxsize=None)
def read(path: str) -> Page:
    """Ask for a page as a stranger does and parse it strictly; the content of this folder's tests never changes."""
    answer = Client().get(path)
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(answer.content.decode())
    errors = [f"{position}: {code} {values}" for position, code, values in parser.errors]
    return Page(path, path.split("/")[1], answer, document, errors)


def addresses() -> Iterator[tuple[str, int]]:
    """Every kind of public address in every language, with the status that is due."""
    for language in LANGUAGES:
        start = f"/{language}/"
        yield start, 200
        for section in ("organisations", "places", "strategies", "committees", "funding", "municipalities", "news"):
            yield f"{start}{section}/", 200
        for section in ("services", "search"):
            for query in QUERIES:
                yield f"{start}{section}/{query.format(word=quote(WORDS[language]))}", 200
        yield from ((f"{start}check/{query}", 200) for query in CHECKS)
        yield from forms(language)
        yield f"{start}no-such-page/", 404
        yield f"{start}services/99999999-nothing/", 404
        for model in RECORDS:
            for record in model.objects.filter(live=True):
                yield record.url_in(language), 410 if record.retired else 200
        for municipality in Organisation.objects.published().exclude(start_page_slug=None).exclude(start_page_slug=""):
            yield f"{start}municipalities/{municipality.start_page_slug}/", 200
        for model in (InformationPage, NewsPage):
            for page in model.objects.live().filter(locale__language_code=language):
                yield page.get_url(), 200


def forms(language: str) -> Iterator[tuple[str, int]]:
    """Where readers tell something: a missing service, and a fault in one record of each kind."""
    yield f"/{language}/suggest-a-service/", 200
    for model in RECORDS:
        if record := model.objects.published().order_by("pk").first():
            yield f"{record.url_in(language)}report/", 200


@lru_cache(maxsize=None)
def every_page() -> list[Page]:
    """Read the whole site; some hundreds of pages, so once for all tests of a process."""
    pages = []
    for path, expected in dict(addresses()).items():
        pages.append(read(path))
        pages[-1].expected = expected
    return pages


def texts(element: Element) -> Iterator[str]:
    """Give the texts that a reader sees, with a space where an element ends a word."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN or element.get("hidden") is not None:
        return
    edge = "" if element.tag in INLINE else " "
    yield edge + (element.text or "")
    for child in element:
        yield from texts(child)
        yield child.tail or ""
    yield edge


def visible_text(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(texts(element))).strip()


def in_main(page: Page) -> str:
    """The visible text of `<main>`, its white space made one."""
    main = page.document.find(".//main")
    return "" if main is None else visible_text(main)
