"""My list: services put aside without an account, as they stand today."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from common.dates import long_date
from common.in_language import InLanguage
from common.languages import LANGUAGES
from common.senders import is_from_elsewhere
from services_catalogue import facts, saved_services
from services_catalogue.models import Service
from services_catalogue.saved_services import Saved

__all__ = ["my_list"]

#: An id is at most 64 bits wide.
MAX_ID_DIGITS = 18


@dataclass(frozen=True)
class Row:
    """A service of the list: `record` as the reader sees it, None where nothing public is left; what is new about it."""

    id: int
    record: InLanguage | None
    remark: str
    successor: InLanguage | None = None

    @property
    def is_gone(self) -> bool:
        return self.record is None or self.record.retired

    @property
    def may_be_kept(self) -> bool:
        """Whether the page may stay on the device for times without a line."""
        return not self.is_gone and self.record is not None and not self.record.sensitive


@csrf_exempt  # no cookie, so no token of one: `is_from_elsewhere` tells foreign sites from our own
@require_http_methods(["GET", "HEAD", "POST"])
def my_list(request: HttpRequest) -> HttpResponse:
    """Show the list of the device, or the one that the address names; POST adds, removes and forgets."""
    if request.method == "POST":
        response = _change(request)
    elif named := request.GET.get("s", ""):
        response = _page(request, saved_services.from_address(named), is_shared=True)
    else:
        response = _page(request, saved_services.read(request))
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "same-origin"
    return response


def _change(request: HttpRequest) -> HttpResponse:
    """Change what the device keeps. A sensitive service asks first: phones are shared."""
    if is_from_elsewhere(request):
        return HttpResponseForbidden()
    saved, adding = saved_services.read(request), _ids(request, "add")
    if adding and "sure" not in request.POST:
        asking = Service.objects.published().filter(pk__in=adding, sensitive=True)
        if services := [service.in_language() for service in asking]:
            context = {"services": services, "adding": adding, "alternates": _alternates("")}
            return TemplateResponse(request, "services_catalogue/my_list_ask.html", context)
    response = HttpResponseRedirect(reverse("my_list"))
    response.status_code = HTTPStatus.SEE_OTHER
    changed = saved_services.remove(saved, _ids(request, "remove"))
    changed = saved_services.add(changed, adding, timezone.localdate())
    if "forget" in request.POST or not changed:
        saved_services.forget(response)
    else:
        saved_services.keep(response, changed, secure=settings.SITE_URL.startswith("https:"))
    return response


def _ids(request: HttpRequest, name: str) -> list[int]:
    values = request.POST.getlist(name)[: saved_services.MAX_SAVED]
    return [int(value) for value in values if value.isascii() and value.isdecimal() and len(value) <= MAX_ID_DIGITS]


def _page(request: HttpRequest, saved: list[Saved], *, is_shared: bool = False) -> HttpResponse:
    rows = _rows(saved)
    address = ".".join(str(row.id) for row in rows if not row.is_gone)
    path = reverse("my_list")
    share = f"{settings.SITE_URL}{path}?{urlencode({'s': address})}"
    context = {
        "rows": rows,
        "is_shared": is_shared,
        "share_text": f"{_('My list of services')}\n{share}",
        "share_url": share,
        "kept_list": f"{path}?{urlencode({'s': '.'.join(str(row.id) for row in rows if row.may_be_kept)})}",
        "crumbs": [],
        "alternates": _alternates(f"?{urlencode({'s': request.GET['s']})}" if is_shared else ""),
    }
    return TemplateResponse(request, "services_catalogue/my_list.html", context)


def _alternates(query: str) -> list[tuple[str, str]]:
    return [(code, f"/{code}/list/{query}") for code in LANGUAGES]


def _rows(saved: list[Saved]) -> list[Row]:
    """Return a row for each service that was put aside, in that order; one query."""
    services = Service.objects.filter(pk__in=[each.id for each in saved]).for_listing().select_related("successor")
    found = {service.pk: service for service in services}
    return [_row(each, found.get(each.id)) for each in saved]


def _row(saved: Saved, service: Service | None) -> Row:
    if service is None or not service.live:
        return Row(saved.id, None, _("This service is not on the site now."))
    successor = service.successor
    if successor is not None and (not successor.live or successor.retired):
        successor = None
    text, next_text = service.in_language(), successor.in_language() if successor is not None else None
    if service.retired:
        return Row(saved.id, text, _("This service is no longer here."), next_text)
    remark = facts.status_sentence(text)
    changed = timezone.localdate(service.last_published_at) if service.last_published_at else None
    if saved.day is not None and changed is not None and changed > saved.day:
        news = _("Changed on %(date)s, after you put it here. Read it again.") % {"date": long_date(changed)}
        remark = f"{remark} {news}".strip()
    return Row(saved.id, text, remark, next_text)
