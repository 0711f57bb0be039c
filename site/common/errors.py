"""Every answer with an error status, in the site's look and the reader's language; JSON under `/api/`.

Nothing here reads `request.GET` or `request.POST`: a request that is refused for what it carries would raise again.
The page of an error may itself fail (no database, a wrong `Host` that a template asks for): then a plain page that
needs nothing but its own text takes its place.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.languages import language_of_path, wished_language
from common.stylesheet import stylesheet

__all__ = [
    "bad_request",
    "csrf_failure",
    "error_response",
    "is_api",
    "locked_out",
    "page_not_found",
    "permission_denied",
    "server_error",
]

logger = logging.getLogger(__name__)

API_PREFIX = "/api/"

#: Title and lead of each status that the site answers with. Any other one gets the words of 400 or 500.
WORDS: dict[int, tuple[str | Promise, str | Promise]] = {
    400: (_("This request cannot be read"), _("Something in the address or in the form is broken. Go back and try again.")),
    403: (_("You may not open this page"), _("Your account does not have the right to see or to do this.")),
    404: (_("This page does not exist"), _("The address may be mistyped, or the page was taken away. Try the search.")),
    405: (_("This page can only be read"), _("The address does not accept what was sent to it. Open it in the usual way.")),
    410: (_("This page is gone"), _("It was taken away on purpose and does not come back. Try the search.")),
    413: (_("What you sent is too large"), _("Send a smaller file or a shorter text.")),
    429: (_("Too many attempts"), _("For your safety we wait a while. Try again later.")),
    500: (_("Something went wrong here"), _("The fault is ours. Try again in a few minutes.")),
}


def is_api(request: HttpRequest) -> bool:
    """Tell whether the answer must be JSON."""
    return request.path_info.startswith(API_PREFIX)


def error_response(request: HttpRequest, status: int) -> HttpResponse:
    """Return the page of `status`, or its JSON, in the language of the path; else in the one that the browser wishes."""
    language = language_of_path(request.path_info) or wished_language(request)
    with translation.override(language):
        title, lead = WORDS.get(status) or WORDS[500 if status >= HTTPStatus.INTERNAL_SERVER_ERROR else 400]
        response = _json(status, title, lead) if is_api(request) else _page(request, status, title, lead)
    response.headers["Content-Language"] = language
    if not language_of_path(request.path_info):
        patch_vary_headers(response, ["Accept-Language"])
    response.is_site_error = True  # type: ignore[attr-defined]  # `ErrorPageMiddleware` leaves it as it is
    return response


def _json(status: int, title: str | Promise, lead: str | Promise) -> HttpResponse:
    return JsonResponse({"error": {"status": status, "title": str(title), "detail": str(lead)}}, status=status)


def _page(request: HttpRequest, status: int, title: str | Promise, lead: str | Promise) -> HttpResponse:
    context: dict[str, Any] = {"status": status, "title": title, "lead": lead, "language": translation.get_language()}
    try:
        html = render_to_string("error.html", context, request)
    except Exception:  # whatever broke the page may break its frame too
        logger.warning(
            "The page of error %s fell back to plain text.", status, exc_info=status < HTTPStatus.INTERNAL_SERVER_ERROR
        )
        html = render_to_string("error_plain.html", {**context, "stylesheet": stylesheet()})
    return HttpResponse(html, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """`handler400`: broken or suspicious requests; 413 for one that is too large."""
    return error_response(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """`handler403`."""
    return error_response(request, 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """`handler404`."""
    return error_response(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """`handler500`; it answers without a database too."""
    return error_response(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """`CSRF_FAILURE_VIEW`: a form that was open for too long, or sent from elsewhere."""
    return error_response(request, 403)


def locked_out(request: HttpRequest, original_response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:
    """`AXES_LOCKOUT_CALLABLE`: too many wrong passwords."""
    return error_response(request, 429)
