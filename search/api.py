"""The finder and the search over everything as JSON, with the parameters of the pages and never a refusal."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from common.languages import is_language
from search.params import read_request
from search.results import EVERYTHING, FINDER, Finder, Result, Results, search
from search.searched import searched

__all__ = ["search_api", "services_api"]


@require_safe
def services_api(request: HttpRequest) -> JsonResponse:
    """`GET /api/v1/services`: the services of the catalogue."""
    return _answer(request, FINDER)


@require_safe
def search_api(request: HttpRequest) -> JsonResponse:
    """`GET /api/v1/search`: every kind of record and page."""
    return _answer(request, EVERYTHING)


def _answer(request: HttpRequest, finder: Finder) -> JsonResponse:
    params, wish = read_request(request, finder.facets)
    language = wish if is_language(wish) else settings.LANGUAGE_CODE
    with translation.override(language):
        found = search(params, language, finder)
        searched.send_robust(search_api, request=request, found=found, is_finder=finder is FINDER, is_api=True)
        response = JsonResponse(as_json(found), json_dumps_params={"ensure_ascii": False})
    # Anybody may build on what is public anyway.
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Language"] = language
    if params.near:
        response["Cache-Control"] = "no-store"
    return response


def as_json(found: Results) -> dict[str, Any]:
    """Return the answer in the shape of the contract."""
    return {
        "count": found.total,
        "page": found.params.page,
        "pages": found.pages,
        "results": [result_json(result) for result in found.results],
        "facets": {
            facet.name: [
                {"value": value.value, "label": value.label, "count": value.count, "selected": value.selected}
                | ({"parent": value.parent} if facet.is_tree else {})
                for value in facet.values
            ]
            for facet in found.facets
        },
        "engine": found.engine,
        "interpretation": {
            "typed": found.params.q,
            "used": found.query.used,
            "steps": [{"word": step.word, "became": step.became, "why": step.why} for step in found.steps],
            "matched": found.matched,
        },
    }


def result_json(result: Result) -> dict[str, Any]:
    """Return one result: what it is, in which language, where, and the facts that need no text."""
    payload = result.payload
    return {
        "id": result.id,
        "uuid": payload["uuid"],
        "reference": payload["reference"],
        "kind": result.kind,
        "name": result.name,
        "summary": result.summary,
        "text_language": result.language,
        "snippet": result.snippet.html if result.snippet else "",
        "snippet_language": result.snippet.language if result.snippet else result.language,
        "url": settings.SITE_URL + result.path,
        "status": payload.get("status"),
        "cost": payload.get("cost"),
        "sensitive": payload.get("sensitive", False),
        "provider": result.provider,
        "municipality": result.municipality,
        "fictional": payload.get("fictional", False),
        "date": payload.get("date"),
        "coordinates": payload.get("coordinates", []),
        "distance_km": None if result.distance is None else round(result.distance, 1),
        "wider_area": result.wider,
        "open_now": result.open_now,
    }
