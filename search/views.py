"""The finder and the search over everything: plain pages, their state in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from common.languages import LANGUAGES, active_language
from common.text import language_of_script
from search.facets import KIND
from search.near import near
from search.params import Params, read_request
from search.results import EVERYTHING, FINDER, FacetView, Finder, Results, search
from search.searched import searched
from search.way_on import way_on

__all__ = ["finder", "site_search"]

#: Pages that are linked beside the current one.
NEIGHBOURS = 2


@dataclass(frozen=True)
class Chip:
    """A filter that holds, and the address without it. `count`: the results without it, said when there are none with it."""

    label: str
    language: str
    href: str
    count: int | None = None

    @property
    def count_text(self) -> str:
        return found_text(self.count or 0)


@dataclass(frozen=True)
class PageLink:
    """A page of results; without a number it stands for those that are left out."""

    number: int | None
    href: str = ""
    is_current: bool = False


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """The finder of services."""
    return _page(request, FINDER, "search/finder.html")


@require_safe
def site_search(request: HttpRequest) -> HttpResponse:
    """The search over every record and page."""
    return _page(request, EVERYTHING, "search/site_search.html")


def _page(request: HttpRequest, where: Finder, template: str) -> HttpResponse:
    params, _language = read_request(request, where.facets)
    found = search(params, active_language(), where)
    searched.send_robust(finder, request=request, found=found, is_finder=where is FINDER, is_api=False)
    response = TemplateResponse(request, template, page_context(found, request.path, where))
    if params.near:
        # Where somebody is must not stay in a cache.
        response["Cache-Control"] = "no-store"
    return response


def page_context(found: Results, path: str, where: Finder) -> dict[str, Any]:
    """Return all that the templates show; they ask nothing."""
    params = found.params
    shown = [facet for facet in found.facets if facet.values and facet.name != KIND.name]
    return {
        "found": found,
        "params": params,
        "base": path,
        "heading": heading(found, where),
        "facets": shown,
        "kinds": kind_links(found, path) if where is EVERYTHING else [],
        "chips": chips(found, path),
        "filter_count": sum(len(values) for values in params.selected.values()) + bool(params.near),
        "clear_href": params.unfiltered().path(path),
        "kept_by_search": [pair for pair in params.pairs if pair[0] not in {"q", "exact", "page"}],
        "kept_by_filters": [pair for pair in params.pairs if pair[0] in {"q", "exact", "sort", KIND.name}],
        "near": near(params, found.labels, found.language),
        "sorts": sort_links(found, path),
        "page_links": page_links(params, found.pages, path),
        "previous_href": params.on_page(min(params.page - 1, found.pages)).path(path) if params.page > 1 else "",
        "next_href": params.on_page(params.page + 1).path(path) if params.page < found.pages else "",
        "alternates": [(code, params.path(in_other_language(path, code))) for code in LANGUAGES],
        "without_filters": found_text(found.without.get(("all", ""), 0)),
        "without_words": found_text(found.without.get(("q", ""), 0)),
        "used_language": language_of_script(found.query.used),
        "exact_href": params.exactly().path(path) if found.query.steps else "",
        "as_meant_href": params.as_meant().path(path) if params.exact else "",
        "words_href": params.without("q").path(path),
        "fallbacks": fallback_text(sum(result.is_fallback for result in found.results)),
        "unplaced": unplaced_text(found),
        "way_on": None if found.total else way_on(params, found.labels, found.language),
        "crumbs": [],
    }


def found_text(count: int) -> str:
    return ngettext("%(count)s result", "%(count)s results", count) % {"count": count}


def heading(found: Results, where: Finder) -> str:
    """Return how much was found, as the page's first heading says it."""
    if found.total == 0:
        return _("We found nothing")
    if where is EVERYTHING:
        return found_text(found.total)
    return ngettext("%(count)s service", "%(count)s services", found.total) % {"count": found.total}


def fallback_text(count: int) -> str:
    """Say how many results on the page are in another language."""
    if not count:
        return ""
    text = ngettext(
        "%(count)s result on this page is described in another language.",
        "%(count)s results on this page are described in another language.",
        count,
    )
    return text % {"count": count}


def unplaced_text(found: Results) -> str:
    """Say of how many results on the page nobody knows where they are, when somebody asks what is near."""
    count = sum(result.distance is None for result in found.results) if found.params.near else 0
    if not count:
        return ""
    text = ngettext(
        "Of %(count)s result on this page we do not know the place. It comes last.",
        "Of %(count)s results on this page we do not know the place. They come last.",
        count,
    )
    return text % {"count": count}


def in_other_language(path: str, code: str) -> str:
    """Return the path of the same page under another language."""
    _first, _slash, rest = path.lstrip("/").partition("/")
    return f"/{code}/{rest}"


def chips(found: Results, path: str) -> list[Chip]:
    """Return a chip for each filter that holds, also for values that nothing has."""
    params, language = found.params, found.language
    made = []
    for name, values in params.selected.items():
        for value in values:
            label, label_language = found.labels.text(name, value, language)
            href = params.without(name, value).path(path)
            made.append(Chip(label, label_language, href, found.without.get((name, value))))
    if params.near:
        label, label_language = _near(found)
        made.append(Chip(label, label_language, params.without("near").path(path)))
    if params.within is not None:
        text = _("At most %(distance)s km away") % {"distance": f"{params.within:g}"}
        made.append(Chip(text, language, params.without("within").path(path), found.without.get(("within", ""))))
    return made


def _near(found: Results) -> tuple[str, str]:
    if found.params.point:
        return _("Near me"), found.language
    name, _language = found.labels.text("area", found.params.near, found.language)
    return _("Near: %(place)s") % {"place": name}, found.language


def kind_links(found: Results, path: str) -> list[dict[str, Any]]:
    """Return links that show one kind of record, with their counts, and one for all kinds."""
    view: FacetView = next(facet for facet in found.facets if facet.name == KIND.name)
    chosen = found.params.selected.get(KIND.name, ())
    everything = found.params.only(KIND.name)
    links: list[dict[str, Any]] = [
        {"label": _("Everything"), "href": everything.path(path), "count": None, "is_current": not chosen}
    ]
    for value in view.values:
        href = found.params.only(KIND.name, value.value).path(path)
        links.append({"label": value.label, "href": href, "count": value.count, "is_current": value.selected})
    return links


def sort_links(found: Results, path: str) -> list[dict[str, Any]]:
    """Return the orders that one may choose; the nearest first only where a place was said."""
    params = found.params
    current = params.sort or ("nearest" if params.near else "relevance")
    labels = {"relevance": _("Best match first"), "name": _("By name"), "nearest": _("Nearest first")}
    if not params.near:
        labels.pop("nearest")
        current = "relevance" if current == "nearest" else current
    return [
        {"label": label, "href": params.sorted_by(sort).path(path), "is_current": sort == current}
        for sort, label in labels.items()
    ]


def page_links(params: Params, pages: int, path: str) -> list[PageLink]:
    """Return the first page, the last one and those around the current one."""
    if pages == 1 and params.page == 1:
        return []
    near = range(max(1, params.page - NEIGHBOURS), min(pages, params.page + NEIGHBOURS) + 1)
    links: list[PageLink] = []
    last = 0
    for number in sorted({1, pages, *near}):
        if number > last + 1:
            links.append(PageLink(None))
        links.append(PageLink(number, params.on_page(number).path(path), number == params.page))
        last = number
    return links
