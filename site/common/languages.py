"""The languages of the site, and what one may ask about them without a request."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.conf import settings
from django.utils import translation

__all__ = ["LANGUAGES", "active_language", "default_language_writes", "is_language"]

#: Codes of the languages of the site, in the order in which they are offered.
LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)


def is_language(code: str) -> bool:
    """Tell whether `code` is one of the site's languages."""
    return code in LANGUAGES


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
