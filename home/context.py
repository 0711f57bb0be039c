"""What stands around every page: the portal's contacts, the links in the footer, the notices.

Each value asks the database when a template first prints it: the editors' side, the API and pages of errors cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from common.in_language import InLanguage
from common.languages import LANGUAGES, active_language
from home.models import InformationPage, NoticeBanner, PortalSettings

__all__ = ["FooterLink", "around_every_page", "banners_for"]


@dataclass(frozen=True)
class FooterLink:
    """A link in the footer; `language` is that of its title."""

    title: str
    url: str
    language: str


def around_every_page(request: HttpRequest) -> dict[str, Any]:
    """The context processor: `portal`, `footer_pages`, `footer_links`, `banners` (those of the whole site)."""
    if request.path_info.startswith("/admin/") and not getattr(request, "is_preview", False):
        return {}
    portal = SimpleLazyObject(_portal)
    return {
        "portal": portal,
        "footer_pages": _lazy(_footer_pages),
        "footer_links": _lazy(lambda: _footer_links(portal)),  # type: ignore[arg-type]  # lazy, else the same
        "banners": _lazy(banners_for),
    }


def banners_for(municipality_id: int | None = None) -> list[InLanguage]:
    """Return the notices that hold now, on the whole site and on the pages of a municipality, in the reader's language."""
    now = timezone.now()
    place = Q(municipality=None) | Q(municipality=municipality_id) if municipality_id else Q(municipality=None)
    return [banner.in_language() for banner in NoticeBanner.objects.filter(place, starts__lte=now, ends__gt=now)]


def _lazy(make: Callable[[], list[Any]]) -> Any:
    return SimpleLazyObject(make)


def _portal() -> InLanguage:
    """Read the settings without making them: a page that is read writes nothing."""
    return (PortalSettings.objects.first() or PortalSettings()).in_language()


def _footer_pages() -> list[FooterLink]:
    pages = InformationPage.objects.live().filter(in_footer=True, locale__language_code=active_language())
    return [FooterLink(page.title, page.path_in_site, page.text_language) for page in pages.defer("body").order_by("path")]


def _footer_links(portal: InLanguage) -> list[FooterLink]:
    reader = active_language()
    found = []
    for block in portal.footer_links or []:
        order = [reader, *LANGUAGES]
        language = next((code for code in order if block.value.get(f"label_{code}")), None)
        if language:
            found.append(FooterLink(block.value[f"label_{language}"], block.value["url"], language))
    return found
