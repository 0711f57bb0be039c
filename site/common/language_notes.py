"""Sentences about the language of a text: a language's name has cases, so none is built from pieces."""

from __future__ import annotations

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

__all__ = ["more_in", "only_in"]

ONLY: dict[str, Promise] = {
    "el": gettext_lazy("This text exists only in Greek so far."),
    "bg": gettext_lazy("This text exists only in Bulgarian so far."),
    "tr": gettext_lazy("This text exists only in Turkish so far."),
}
MORE: dict[str, Promise] = {
    "el": gettext_lazy("The Greek page says more."),
    "bg": gettext_lazy("The Bulgarian page says more."),
    "tr": gettext_lazy("The Turkish page says more."),
}


def _name(code: str) -> str:
    return str(settings.LANGUAGE_NAMES.get(code, code))


def only_in(code: str) -> str:
    """Say that a text exists only in the language `code`; a language that is new here is named in its own words."""
    if code in ONLY:
        return str(ONLY[code])
    return _("This text exists so far only in this language: %(language)s.") % {"language": _name(code)}


def more_in(code: str) -> str:
    """Say that the page in the language `code` says more."""
    if code in MORE:
        return str(MORE[code])
    return _("The page in this language says more: %(language)s.") % {"language": _name(code)}
