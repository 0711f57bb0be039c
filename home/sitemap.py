"""The map of the site for search engines: every public address, with the same thing in the other languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import quoteattr

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from wagtail.models import Page

from common.languages import LANGUAGES
from common.menu import MAIN_MENU, MORE_MENU
from common.models import Record

__all__ = ["addresses", "sitemap_xml"]

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
#: Results of a search, the check and a reader's list are no contents of ours: search engines are told to leave them out.
UNLISTED_SECTIONS = {"search", "check", "list", "news"}  # the list of news is a page of the tree

Thing = tuple[dict[str, str], datetime | None]


def addresses() -> Iterator[Thing]:
    """Yield each thing's paths by language, and when it was published last; one query a kind of record and one for pages."""
    for entry in (*MAIN_MENU, *MORE_MENU):
        if entry.section not in UNLISTED_SECTIONS:
            yield {code: f"/{code}/{entry.section}/" for code in LANGUAGES}, None
    yield from _pages()
    for model in apps.get_models():
        if issubclass(model, Record):
            yield from _records(model)


def _pages() -> Iterator[Thing]:
    """Pages of one translation key are one thing; an alias has its own address, though search engines keep its source's."""
    pages = Page.objects.live().public().filter(depth__gt=1).order_by("path")
    found: dict[object, dict[str, str]] = defaultdict(dict)
    dates: dict[object, datetime | None] = {}
    for key, code, path, date in pages.values_list("translation_key", "locale__language_code", "url_path", "last_published_at"):
        found[key][code] = path
        dates[key] = max(filter(None, (dates.get(key), date)), default=None)
    for key, paths in found.items():
        yield paths, dates[key]


def _records(model: type[Model]) -> Iterator[Thing]:
    for record in model.objects.published().order_by("pk").iterator():  # type: ignore[attr-defined]
        yield {code: record.url_in(code) for code in LANGUAGES}, record.last_published_at
        if slug := getattr(record, "start_page_slug", None):
            yield {code: f"/{code}/municipalities/{slug}/" for code in LANGUAGES}, record.last_published_at


def sitemap_xml() -> str:
    """Return the whole map."""
    parts = [HEAD]
    for paths, date in addresses():
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(settings.SITE_URL + path)}/>'
            for code, path in paths.items()
        )
        changed = f"<lastmod>{date.isoformat(timespec='seconds')}</lastmod>" if date else ""
        parts.extend(f"<url><loc>{_escaped(path)}</loc>{changed}{links}</url>\n" for path in paths.values())
    parts.append("</urlset>\n")
    return "".join(parts)


def _escaped(path: str) -> str:
    return quoteattr(settings.SITE_URL + path)[1:-1]
