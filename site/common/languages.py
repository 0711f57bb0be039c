"""The languages of the site, and what one may ask about them without a request."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

__all__ = ["LANGUAGES", "active_language", "default_language_writes", "is_language", "language_of_path", "wished_language"]

#: Codes of the languages of the site, in the order in which they are offered.
LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)


def is_language(code: str) -> bool:
    """Tell whether `code` is one of the site's languages."""
    return code in LANGUAGES


def language_of_path(path: str) -> str | None:
    """Return the language that the first part of `path` names; None where it names none."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if is_language(first) else None


def wished_language(request: HttpRequest) -> str:
    """Return the first of our languages that the browser asks for; the default one where it asks for none of ours.

    Only `Accept-Language` counts: a cookie would make each answer one reader's own.
    """
    for wish, _quality in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        if is_language(code := wish.split("-", 1)[0]):
            return code
    return settings.LANGUAGE_CODE


def active_language() -> str:
    """Return the reader's language; the default one where none of ours is active (the admin in English)."""
    code = (translation.get_language() or "")[:2]
    return code if is_language(code) else settings.LANGUAGE_CODE


@contextlib.contextmanager
def default_language_writes() -> Iterator[None]:
    """Hold the default language while a translated row is read into or written from its plain columns.

    The column without a suffix would otherwise store whichever language was active at the last save.
    """
    with translation.override(settings.MODELTRANSLATION_DEFAULT_LANGUAGE):
        yield
