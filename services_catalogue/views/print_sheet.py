"""A service on one sheet of paper, with a code to photograph, in one language or in two side by side."""

from __future__ import annotations

from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from common.languages import LANGUAGES, active_language, is_language
from common.views import find_by_id
from services_catalogue.models import Service
from services_catalogue.pages import service_context

__all__ = ["print_sheet"]

#: ISO/IEC 18004: level M survives a fold or a stain of a seventh of the code; four modules of quiet around it.
ERROR_LEVEL, QUIET = "m", 4


def print_sheet(request: HttpRequest, pk: str, slug: str | None = None) -> HttpResponse:
    """Answer with the sheet; `with` names a second language: the social worker reads one column and the client the other."""
    service = find_by_id(Service.objects.for_page().published(), pk)
    first, second = active_language(), request.GET.get("with", "")
    codes = [first, second] if is_language(second) and second != first else [first]
    context = {
        "record": service.in_language(first),
        "columns": [_column(service, code) for code in codes],
        "code": qr_code(settings.SITE_URL + service.short_path),
        "short_address": (settings.SITE_URL + service.short_path).partition("://")[2],
        "others": [code for code in LANGUAGES if code != first],
        "second": codes[-1] if len(codes) == 2 else "",
        "address": service.url_in(first),
        "alternates": [(code, f"{service.url_in(code)}print/") for code in LANGUAGES],
    }
    return TemplateResponse(request, "services_catalogue/print_sheet.html", context)


def _column(service: Service, language: str) -> dict[str, Any]:
    """Return what a column prints, in its language. Nothing in it may be lazy: it is printed under another one."""
    with translation.override(language):
        context = service_context(service)
        text = service.in_language(language)
        return {
            **{name: context[name] for name in ("cost_answer", "channel_answer", "application_state", "criteria", "places")},
            "language": language,
            "record": text,
            "status": str(text.get_status_display()),
            "status_sentence": context["status_sentence"],
            "audience": context["audience"],
            "contacts": context["contacts"],
            "provider": context["provider"],
        }


def qr_code(address: str) -> SafeString:
    """Return the address as a QR code in SVG, without a size of its own: the style sheet gives it one."""
    code = segno.make_qr(address, error=ERROR_LEVEL)
    return mark_safe(code.svg_inline(omitsize=True, border=QUIET, svgclass="qr", lineclass=None))  # noqa: S308  # digits
