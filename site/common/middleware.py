"""The middleware of the public site."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.utils import translation
from django.utils.translation import get_language_from_request

from common.languages import is_language

__all__ = ["ConditionalMiddleware", "PathLanguageMiddleware", "language_of_path"]


def language_of_path(path: str) -> str | None:
    """Return the language that the first part of `path` names; None where it names none."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if is_language(first) else None


class PathLanguageMiddleware:
    """The address alone decides the language; without one, the browser's wish. No cookie, no `Vary: Cookie`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of_path(request.path_info) or get_language_from_request(request) or settings.LANGUAGE_CODE
        translation.activate(language if is_language(language) else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response


class ConditionalMiddleware(ConditionalGetMiddleware):
    """`ETag` and 304 for HEAD as for GET."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.method != "HEAD":
            return super().process_response(request, response)
        request.method = "GET"
        try:
            return super().process_response(request, response)
        finally:
            request.method = "HEAD"
