"""Guards of the admin: a search that is bounded, reports for the managers alone, a refusal to publish that says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import permission_denied
from wagtail.admin.localization import get_localized_response

from common.models import IncompleteRecord
from common.permissions import manages_all

__all__ = ["AdminGuardMiddleware", "BoundedAdminSearchMiddleware"]

ADMIN = "/admin/"
#: SQLite's full-text search stops at a lone quotation mark and at an expression of some hundred words.
MAX_WORDS = 10
MAX_LENGTH = 100
#: A key of a row has fewer digits than the database's largest whole number.
MAX_KEY_DIGITS = 18


class BoundedAdminSearchMiddleware:
    """Cut what editors search for, and the keys of rows they tick, to what the database can read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(ADMIN) and ("q" in request.GET or "id" in request.GET):
            parameters = request.GET.copy()
            if "q" in parameters:
                parameters.setlist("q", [_bounded(value) for value in parameters.getlist("q")])
            if request.path_info.startswith(f"{ADMIN}bulk/"):
                parameters.setlist("id", [key for key in parameters.getlist("id") if _is_key(key)])
            request.GET = parameters  # type: ignore[assignment]
        return self.get_response(request)


def _bounded(query: str) -> str:
    words = query.replace("\0", " ").replace('"', " ").split()
    return " ".join(words[:MAX_WORDS])[:MAX_LENGTH]


def _is_key(value: str) -> bool:
    return value == "all" or (value.isascii() and value.isdigit() and len(value) <= MAX_KEY_DIGITS)


class AdminGuardMiddleware:
    """Close the reports to editors of one municipality, and answer a refusal to publish with a message."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Reports name the entries of all municipalities, drafts included."""
        match = request.resolver_match
        if (
            match
            and "wagtailadmin_reports" in match.namespaces
            and request.user.is_authenticated
            and not manages_all(request.user)
        ):
            return get_localized_response(permission_denied, request)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """An approval, or another way round the form, of an entry without the texts that publishing asks for."""
        if not (isinstance(error, IncompleteRecord) and request.path_info.startswith(ADMIN)):
            return None
        return get_localized_response(lambda asked: _say_why(asked, error), request)


def _say_why(request: HttpRequest, error: IncompleteRecord) -> HttpResponse:
    messages.error(
        request,
        _("“%(name)s” was not published: the name and the summary are missing in the language it was written in.")
        % {"name": error.record},
    )
    url = AdminURLFinder(request.user).get_edit_url(error.record) or reverse("wagtailadmin_home")
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": url})
    return HttpResponseRedirect(url)
