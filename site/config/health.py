"""`/healthz` and `/readyz`: is the site whole, and which part of it is not.

They stand in `config` because they ask every app. A monitor calls them often, so each asks for little.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from wagtail.models import Site

from search import index
from search.engines import engine

__all__ = ["healthz", "parts", "readyz"]

OK = "ok"
NO_ANSWER = "no answer"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _content() -> str:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    return OK if site is not None and site.root_page.live and site.root_page.depth > 1 else "not loaded"


def _index() -> str:
    state = index.state()
    return OK if state == index.READY else state


def _state(check: Callable[[], str]) -> str:
    try:
        return check()
    except DatabaseError:
        return NO_ANSWER


def parts() -> dict[str, str]:
    """Return the state of each part; "ok" where all is well."""
    return {"database": _state(_database), "content": _state(_content), "index": _state(_index)}


def _never_stored(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.is_site_error = True  # type: ignore[attr-defined]  # a monitor reads it; it needs no page
    return response


def healthz(request: HttpRequest) -> HttpResponse:
    """200 only when the content is loaded and the index is ready."""
    is_whole = all(state == OK for state in parts().values())
    text, status = ("ok", 200) if is_whole else ("not ready", 503)
    return _never_stored(HttpResponse(f"{text}\n", status=status, content_type="text/plain"))


def readyz(request: HttpRequest) -> HttpResponse:
    """The state of each part as JSON, and the engine that answers; 503 when no search can be answered.

    A search server that is away changes neither: the database answers in its place.
    """
    state = parts()
    can_answer = state["database"] == OK and state["index"] not in (NO_ANSWER, index.MISSING)
    if settings.SEARCH_URL:
        from search import cluster

        found = cluster.state()
        state["elasticsearch"] = OK if found == index.READY else found
    return _never_stored(JsonResponse({**state, "engine": engine().name}, status=200 if can_answer else 503))
