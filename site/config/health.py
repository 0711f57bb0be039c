"""`/healthz` and `/readyz`: is the site whole, and which part of it is not.

They stand in `config` because they ask every app. A monitor calls them often, so each asks for little.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from wagtail.models import Site

__all__ = ["healthz", "parts", "readyz"]

OK = "ok"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _content() -> str:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    return OK if site is not None and site.root_page.live and site.root_page.depth > 1 else "not loaded"


def _state(check: Callable[[], str]) -> str:
    try:
        return check()
    except DatabaseError:
        return "no answer"


def parts() -> dict[str, str]:
    """Return the state of each part; "ok" where all is well."""
    return {"database": _state(_database), "content": _state(_content)}


def _never_stored(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response


def healthz(request: HttpRequest) -> HttpResponse:
    """200 only when the content is loaded and the index is ready."""
    whole = all(state == OK for state in parts().values())
    return _never_stored(HttpResponse("ok" if whole else "not ready", status=200 if whole else 503, content_type="text/plain"))


def readyz(request: HttpRequest) -> HttpResponse:
    """The state of each part as JSON; 200 as long as searches are answered, 503 without the database."""
    state = parts()
    return _never_stored(JsonResponse(state, status=200 if state["database"] == OK else 503))
