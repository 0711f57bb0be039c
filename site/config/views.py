"""The views that belong to no app: the address `/`, and the worker that keeps pages on a device."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from common.languages import active_language

__all__ = ["choose_language", "offline_worker"]


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send the reader to the home page in the language that the browser asks for; no cookie takes part.

    `common.middleware` has activated that language. A query is kept: links with a campaign's mark lose nothing.
    """
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponseRedirect(f"/{active_language()}/" + (f"?{query}" if query else ""))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def offline_worker(request: HttpRequest) -> HttpResponse:
    """Answer with the service worker: browsers let it see the pages below its own address alone, so it stands at the top."""
    script = (settings.BASE_DIR / "site" / "static" / "js" / "offline_worker.js").read_text(encoding="utf-8")
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
