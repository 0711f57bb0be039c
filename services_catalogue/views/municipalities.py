"""The list of municipalities and the start page of each, whose address is on posters."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.in_language import InLanguage
from common.languages import LANGUAGES, active_language
from common.views.record_list import in_alphabet
from common.views.record_page import gone
from services_catalogue.models import Category, Organisation, Service
from services_catalogue.page_parts import contacts_of, crumbs_of, related

__all__ = ["municipality_list", "municipality_page"]

#: How many pieces of news a start page names.
MAX_NEWS = 5


@require_safe
def municipality_list(request: HttpRequest) -> HttpResponse:
    """List the municipalities that have a start page."""
    found = Organisation.objects.published().municipalities().exclude(start_page_slug=None).for_listing()
    municipalities = in_alphabet(found, active_language())
    return TemplateResponse(
        request, "services_catalogue/municipality_list.html", {"municipalities": municipalities, "crumbs": []}
    )


@require_safe
def municipality_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a municipality: its services by need, its news, its bodies and whom to call."""
    found = Organisation.objects.for_page().municipalities().filter(live=True, start_page_slug=slug).first()
    if found is None:
        raise Http404
    if found.retired:
        return gone(request, found)
    language = active_language()
    text = found.in_language(language)
    context = {
        "municipality": text,
        "record": text,
        "alternates": [(code, f"/{code}/municipalities/{slug}/") for code in LANGUAGES],
        "crumbs": crumbs_of((_("Municipalities"), "municipalities")),
        "contacts": contacts_of(text),
        "needs": _by_need(found, language),
        "bodies": in_alphabet(Organisation.objects.published().filter(municipality=found), language),
        "news": _news(found, language),
        "committees": in_alphabet(related(found, "organises_committees"), language),
        "strategies": in_alphabet(related(found, "adopted_strategies"), language),
    }
    return TemplateResponse(request, "services_catalogue/municipality_page.html", context)


def _by_need(municipality: Organisation, language: str) -> list[tuple[InLanguage | None, list[InLanguage]]]:
    """Return its services under the topmost need of each, in the taxonomy's order; those without a need last."""
    categories = {category.pk: category for category in Category.objects.all()}
    services = Service.objects.published().filter(municipality=municipality).for_listing().prefetch_related("categories")
    groups: dict[int | None, list[InLanguage]] = {}
    for service in in_alphabet(services, language):
        tops: dict[Any, None] = dict.fromkeys(_top(category.record, categories) for category in service.categories) or {
            None: None
        }
        for top in tops:
            groups.setdefault(top, []).append(service)
    order = [pk for pk in categories if pk in groups] + ([None] if None in groups else [])
    return [(categories[pk].in_language(language) if pk else None, groups[pk]) for pk in order]


def _top(category: Category, categories: dict[int, Category]) -> int:
    """Return the id of the root above a category."""
    pk, seen = category.pk, set()
    while (parent := categories[pk].parent_id) in categories and parent not in seen:
        seen.add(pk)
        pk = parent
    return pk


def _news(municipality: Organisation, language: str) -> list[Any]:
    """Return its latest news in the reader's tree; the relation is the news app's own."""
    return list(municipality.news.filter(live=True, locale__language_code=language).order_by("-published_at", "-pk")[:MAX_NEWS])
