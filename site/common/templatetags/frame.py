"""What the frame around every page asks for: menus, the same page in the other languages, its own address.

None of it asks the database, so that the frame can stand around the page of a database that is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from common.languages import LANGUAGES, active_language, is_language
from common.menu import MAIN_MENU, MORE_MENU, MenuEntry, section_of

register = template.Library()

#: Locales of Open Graph, language and territory (https://ogp.me/#optional).
OG_LOCALES = {"el": "el_GR", "bg": "bg_BG", "tr": "tr_TR"}
#: The source of the records and pages that were made up to show the site.
DEMO_SOURCE = "demo"


@dataclass(frozen=True)
class Alternate:
    """The page at hand in one language."""

    code: str
    path: str

    @property
    def url(self) -> str:
        return settings.SITE_URL + self.path

    @property
    def name(self) -> str:
        return settings.LANGUAGE_NAMES[self.code]

    @property
    def is_current(self) -> bool:
        return self.code == active_language()


@dataclass(frozen=True)
class MenuLink:
    """A link of the menu; `is_current` where the page at hand lies in that part of the site."""

    label: str
    path: str
    is_current: bool


def _path(context: template.Context) -> str:
    request: HttpRequest | None = context.get("request")
    return request.path if request is not None else f"/{active_language()}/"


@register.simple_tag(takes_context=True)
def alternates(context: template.Context) -> list[Alternate]:
    """Return the page in every language: as the view says, else as the record says, else under the other prefix.

    A page of an error exists in no other language; there the switch leads to the start.
    """
    if context.get("status"):
        return [Alternate(code, f"/{code}/") for code in LANGUAGES]
    if given := context.get("alternates"):
        return [Alternate(code, path) for code, path in given]
    record = context.get("record")
    if record is not None and hasattr(record, "url_in"):
        return [Alternate(code, record.url_in(code)) for code in LANGUAGES]
    path, query = _path(context), _query(context)
    return [Alternate(code, with_language(path, code) + query) for code in LANGUAGES]


def with_language(path: str, code: str) -> str:
    """Return `path` under the prefix of the language `code`."""
    first, _slash, rest = path.lstrip("/").partition("/")
    return iri_to_uri(f"/{code}/{rest}" if is_language(first) else f"/{code}/")


def _query(context: template.Context) -> str:
    request: HttpRequest | None = context.get("request")
    if request is None or not request.META.get("QUERY_STRING"):
        return ""
    return f"?{urlencode(request.GET.lists(), doseq=True)}" if request.GET else ""


@register.simple_tag(takes_context=True)
def canonical_url(context: template.Context) -> str:
    """Return the absolute address under which search engines keep this page: without parameters."""
    if given := context.get("canonical"):
        return given if given.startswith("http") else settings.SITE_URL + given
    record = context.get("record")
    if record is not None and hasattr(record, "url_in"):
        return settings.SITE_URL + record.url_in(active_language())
    return settings.SITE_URL + iri_to_uri(_path(context))


@register.simple_tag(takes_context=True)
def main_menu(context: template.Context) -> list[MenuLink]:
    """Return the links of the header."""
    return _links(context, MAIN_MENU)


@register.simple_tag(takes_context=True)
def more_menu(context: template.Context) -> list[MenuLink]:
    """Return the links that stand in the footer only."""
    return _links(context, MORE_MENU)


def _links(context: template.Context, entries: tuple[MenuEntry, ...]) -> list[MenuLink]:
    language, section = active_language(), section_of(_path(context))
    return [MenuLink(str(entry.label), f"/{language}/{entry.section}/", entry.section == section) for entry in entries]


@register.simple_tag
def og_locale(code: str = "") -> str:
    """Return the locale of a language, the active one by default, as Open Graph writes it."""
    return OG_LOCALES.get(code or active_language(), "el_GR")


@register.simple_tag
def site_url() -> str:
    """Return the address of the site without a slash at its end."""
    return settings.SITE_URL


@register.simple_tag
def site_host() -> str:
    """Return the address of the site as people write it on paper, without its scheme."""
    return settings.SITE_URL.partition("://")[2]


@register.simple_tag
def share_text(record: Any) -> str:
    """Return what a reader sends on: the name of a record and its short, permanent address."""
    return f"{record.name}\n{settings.SITE_URL}{record.short_path}"


@register.simple_tag(takes_context=True)
def is_fictional(context: template.Context) -> bool:
    """Tell whether the page at hand shows a record or a page that was made up to show the site."""
    for name in ("record", "page"):
        thing = context.get(name)
        if getattr(thing, "source", None) == DEMO_SOURCE:
            return True
    record = context.get("record")
    municipality = getattr(record, "municipality", None) if record is not None else None
    return getattr(municipality, "source", None) == DEMO_SOURCE


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: Any) -> str:
    """Return the query of this page with parameters changed; None takes one out. For links to other pages of a list."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request is not None else None
    if query is None:
        return f"?{urlencode(changes)}"
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}" if query else "?"


@register.simple_block_tag
def capture(content: str) -> str:
    """Keep what a block renders, in one line, so that `<title>`, the description and Open Graph say the same."""
    return mark_safe(" ".join(content.split()))  # noqa: S308  # escaped when it was rendered
