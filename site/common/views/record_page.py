"""The page of a record: the id decides, the slug is for people, and an address never dies without a word."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views import View

from common.languages import active_language
from common.models import Record
from common.templatetags.pyxida import in_its_language

__all__ = ["RecordPage", "find_by_id", "gone"]

#: Ids are 64 bits wide (BigAutoField); a longer number is nobody's.
MAX_ID_DIGITS = 18
#: The parameter that asks for a record in easy language, and the page that shows it.
EASY, EASY_TEMPLATE = "easy", "records/easy.html"


def find_by_id(queryset: Any, pk: str) -> Any:
    """Return the row with the id `pk`, digits as they stand in an address; 404 for none and for numbers too long for one."""
    if len(pk) > MAX_ID_DIGITS or (found := queryset.filter(pk=int(pk)).first()) is None:
        raise Http404
    return found


class RecordPage(View):
    """Answers with a record's page; 301 for another slug, 404 for what is not public, 410 for what was retired."""

    model: ClassVar[type[Record]]
    http_method_names: ClassVar[list[str]] = ["get", "head", "options"]

    def get(self, request: HttpRequest, pk: str, slug: str | None = None) -> HttpResponse:
        record = find_by_id(self.model.objects.for_page().filter(live=True), pk)
        if record.retired:
            return gone(request, record)
        language = active_language()
        address = record.url_in(language)
        if request.path_info != address:
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
        text = record.in_language(language)
        template = EASY_TEMPLATE if EASY in request.GET and text.easy else record.template
        response = TemplateResponse(request, template, {"record": text, **record.page_context()})
        if getattr(record, "sensitive", False):
            response["Cache-Control"] = "no-store"  # phones are shared
        return response


def gone(request: HttpRequest, record: Record) -> HttpResponse:
    """Say that a record was taken away, why, and what took its place."""
    text = record.in_language(active_language())
    successor = record.successor
    title = _("“%(name)s” is no longer here")
    context = {
        "status": 410,
        "title": title % {"name": text},
        "heading": mark_safe(escape(title) % {"name": in_its_language(text)}),  # noqa: S308  # both parts are escaped
        "lead": _("This entry was taken away on purpose. Its address stays, so that you know."),
        "reason": text.retired_reason,
        "reason_language": text.language,
        "successor": successor.in_language(text.reader) if successor and successor.live and not successor.retired else None,
    }
    response = render(request, "error.html", context, status=410)
    response.is_site_error = True  # type: ignore[attr-defined]  # it is already in the look of the site
    return response
