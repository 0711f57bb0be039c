"""The one view that belongs to no app: the address `/`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from common.languages import active_language

__all__ = ["choose_language"]


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send the reader to the home page in the language that the browser asks for; no cookie takes part.

    `common.middleware` has activated that language. A query is kept: links with a campaign's mark lose nothing.
    """
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponseRedirect(f"/{active_language()}/" + (f"?{query}" if query else ""))
    patch_vary_headers(response, ["Accept-Language"])
    return response
