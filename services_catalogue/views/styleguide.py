"""The living style guide: every component in every state, with real records. For developers only."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common.icons import ICONS
from common.languages import LANGUAGES, active_language, is_language
from services_catalogue.models import Service
from services_catalogue.opening_hours import OpeningState
from services_catalogue.page_parts import Crumb
from services_catalogue.pages import service_context

__all__ = ["styleguide"]

#: Tokens that stand for a colour; `tokens.css` says what each is for.
COLOURS = (
    "paper", "card", "soft", "glow", "ink", "quiet", "edge", "line", "link", "act", "on-act", "band", "deep", "sun", "on-sun",
    "go", "wait", "plan", "stop",
)  # fmt: skip
SIZES = ("small", "body", "lead", "h2", "h1")
SPACES = ("s1", "s2", "s3", "s4", "s5", "s6", "s7")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show the components in the language that `lang` names; 404 outside development."""
    if not settings.DEBUG:
        raise Http404
    asked = request.GET.get("lang", "")
    with translation.override(asked if is_language(asked) else active_language()):
        return TemplateResponse(request, "services_catalogue/styleguide.html", _context()).render()


def _context() -> dict[str, Any]:
    pages = Paginator(range(200), 20)
    page = pages.get_page(3)
    fullest = Service.objects.for_page().published().filter(reference="demo-help-at-home").first()
    return {
        "alternates": [(code, f"/styleguide/?lang={code}") for code in LANGUAGES],
        "colours": COLOURS,
        "sizes": SIZES,
        "spaces": SPACES,
        "icons": sorted(ICONS),
        "crumbs": [Crumb(str(_("Services")), f"/{active_language()}/services/", "")],
        "services": _one_of_each_status(),
        "states": [
            OpeningState(state, _("Hours for visitors")) for state in ("open", "closing", "closed", "holiday", "unknown")
        ],
        "list_page": page,
        "page_numbers": list(pages.get_elided_page_range(page.number)),
        "shown": {"record": fullest.in_language(), **service_context(fullest)} if fullest else {},
    }


def _one_of_each_status() -> list[Any]:
    """Return a service of each status, and one that the reader sees in another language."""
    published = Service.objects.published().for_listing()
    found = [published.filter(status=status).first() for status in Service.Status.values]
    found += [service for service in published if service.text_language(active_language()) != active_language()][:1]
    return [service.in_language() for service in found if service is not None]
