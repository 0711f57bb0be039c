"""The middleware of the public site."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from whitenoise.middleware import WhiteNoiseMiddleware

from common.errors import error_response
from common.languages import language_of_path, wished_language

__all__ = [
    "ConditionalMiddleware",
    "EditorsCsrfMiddleware",
    "EditorsSessionMiddleware",
    "ErrorPageMiddleware",
    "PathLanguageMiddleware",
    "PolicyMiddleware",
    "ReadOnlyMiddleware",
    "StaticFilesMiddleware",
]

Handler = Callable[[HttpRequest], HttpResponseBase]

SAFE_METHODS = ("GET", "HEAD")
#: Below these addresses forms are sent: the editors' side and Wagtail's own log-in for private pages.
WRITABLE_PREFIXES = ("/admin/", "/documents/authenticate_with_password/")
#: Below these, answers may depend on who asks.
PRIVATE_PARTS = ("/admin/", "/documents/", "/_util/")
WRITABLE_VIEWS = (
    "wagtailcore_login", "wagtailcore_authenticate_with_password", "check", "report", "report_page", "suggest_service",
    "my_list",
)  # fmt: skip
#: A body that starts so is a whole page of its own making, such as that of a retired record.
PAGE_START = b"<!doctype html"
#: The editors' browser code reads these answers; it never shows them.
MACHINE_TYPES = ("application/json", "text/plain")
#: What an answer without a page of its own still has to say.
KEPT_HEADERS = ("Allow", "Retry-After")


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    """Compressed, hashed static files. What is not a reading of one goes on to the site, which answers in its own look."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        return super().__call__(request)


class ErrorPageMiddleware:
    """Gives every answer with an error status the look of the site, whoever made it and however short it was."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if (
            response.status_code < HTTPStatus.BAD_REQUEST
            or not isinstance(response, HttpResponse)
            or _is_finished(request, response)
        ):
            return response
        page = error_response(request, response.status_code)
        for name in KEPT_HEADERS:
            if name in response.headers:
                page.headers[name] = response.headers[name]
        return page


def _is_finished(request: HttpRequest, response: HttpResponse) -> bool:
    if getattr(response, "is_site_error", False):
        return True
    kind = response.headers.get("Content-Type", "")
    if request.path_info.startswith("/api/"):
        return kind.startswith("application/json")
    if response.content and request.path_info.startswith(WRITABLE_PREFIXES) and kind.startswith(MACHINE_TYPES):
        return True
    return response.content.lstrip()[: len(PAGE_START)].lower() == PAGE_START


class PathLanguageMiddleware:
    """The address alone decides the language; without one, the browser's wish. No cookie, no `Vary: Cookie`."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        in_path = language_of_path(request.path_info)
        language = in_path or wished_language(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language() or language)
        if not in_path and response.status_code in (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND):
            patch_vary_headers(response, ["Accept-Language"])
        return response


class ReadOnlyMiddleware:
    """Public addresses are read and nothing else: any other method gets 405, before forms and cookies are looked at."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path_info:
            raise Http404  # no address has one, and databases refuse it
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.method in SAFE_METHODS or request.path_info.startswith(WRITABLE_PREFIXES):
            return None
        if request.resolver_match is not None and request.resolver_match.url_name in WRITABLE_VIEWS:
            return None
        return HttpResponseNotAllowed(SAFE_METHODS)


class PolicyMiddleware:
    """Tells the browser which of its powers no page of ours uses. The finder may ask where the reader is."""

    HEADER = "camera=(), geolocation=(self), microphone=(), payment=(), usb=()"

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = self.HEADER
        return response


def _is_public(request: HttpRequest) -> bool:
    return not any(part in request.path_info for part in PRIVATE_PARTS)


class EditorsSessionMiddleware(SessionMiddleware):
    """Sessions for editors. A public answer that used none says nothing of cookies, whatever stale one came along."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if _is_public(request) and not (request.session.accessed or request.session.modified):
            return response
        return super().process_response(request, response)


class EditorsCsrfMiddleware(CsrfViewMiddleware):
    """Guards the editors' forms. On a public address a broken cookie would be answered with a new one."""

    def process_request(self, request: HttpRequest) -> None:
        if not _is_public(request):
            super().process_request(request)


class ConditionalMiddleware(ConditionalGetMiddleware):
    """`ETag` and 304 for HEAD as for GET."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.method != "HEAD":
            return super().process_response(request, response)
        request.method = "GET"
        try:
            return super().process_response(request, response)
        finally:
            request.method = "HEAD"
