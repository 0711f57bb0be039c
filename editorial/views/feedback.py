"""Where readers tell us something without a name: a fault on a page, a service that is missing; and read the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from common.languages import LANGUAGES, active_language
from common.models import Record
from common.models.story import StoryPage
from common.senders import is_from_elsewhere, sender_hash
from common.views.record_list import in_alphabet
from common.views.record_page import find_by_id, gone
from editorial.forms import RECORD_FAULTS, STORY_FAULTS, MessageForm, ReportForm, SuggestionForm
from editorial.models import Feedback, Sending
from services_catalogue.models import Category, Organisation

__all__ = ["PageReportView", "ReportView", "SuggestView", "message_status"]


@lru_cache(maxsize=1)
def models_by_section() -> dict[str, type[Record]]:
    """Return every kind of record by the first part of its addresses."""
    return {model.section: model for model in apps.get_models() if issubclass(model, Record)}


class MessageView(View):
    """A form that is sent without a cookie: `common.senders` tells foreign sites from our own.

    Whatever is wrong with it, it comes back with all that was typed, a message, and a status that says so.
    """

    template_name: ClassVar[str]
    http_method_names: ClassVar[list[str]] = ["get", "head", "post"]

    def form(self, data: Any = None) -> MessageForm:
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        return {}

    def values(self, form: Any) -> dict[str, Any]:
        """Return the fields of the message."""
        return form.values()

    def page(self, request: HttpRequest, form: MessageForm, status: int = HTTPStatus.OK) -> HttpResponse:
        return render(request, self.template_name, {"form": form, **self.context()}, status=status)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Take the message and lead to its page, or give the form back."""
        _refuse_floods(request)
        form = self.form(request.POST)
        if is_from_elsewhere(request):
            form.refuse(_("This was not sent: it came from a page of another site. Send it from here."))
            return self.page(request, form, HTTPStatus.FORBIDDEN)
        if not form.is_valid():
            return self.page(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
        if seconds := Sending.seconds_to_wait(sender_hash(request)):
            form.refuse(_too_many(seconds))
            response = self.page(request, form, HTTPStatus.TOO_MANY_REQUESTS)
            response.headers["Retry-After"] = str(seconds)
            return response
        Feedback.objects.forget()
        message = Feedback.objects.create(language=active_language(), **self.values(form))
        response = HttpResponseRedirect(reverse("message_status", kwargs={"token": message.token}))
        response.status_code = HTTPStatus.SEE_OTHER
        return response


def _refuse_floods(request: HttpRequest) -> None:
    """Files of a form of several parts do not count for Django's own limit; no form here has one."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestDataTooBig


def _too_many(seconds: int) -> str:
    minutes = -(-seconds // 60)
    text = ngettext(
        "This was not sent: many messages came from your connection within an hour. Copy your text and send it again in "
        "%(minutes)s minute. In an emergency call 112.",
        "This was not sent: many messages came from your connection within an hour. Copy your text and send it again in "
        "%(minutes)s minutes. In an emergency call 112.",
        minutes,
    )
    return text % {"minutes": minutes}


@dataclass(frozen=True)
class Subject:
    """What a message is about, as a reader sees it; `language` is that of its name."""

    name: str
    url: str
    language: str


class FaultView(MessageView):
    """`<address>report/`: what is wrong on that page?"""

    template_name = "editorial/report.html"
    faults: ClassVar[Sequence[Feedback.What]]

    def addresses(self) -> dict[str, str]:
        """Return the path of the page that it is about, by language."""
        raise NotImplementedError

    def subject(self) -> Subject:
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        address = f"{self.addresses()[active_language()]}report/"
        if request.path_info != address:
            return HttpResponsePermanentRedirect(address)
        return self.page(request, self.form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return _keep_nowhere(self.answer(request))

    def form(self, data: Any = None) -> ReportForm:
        return ReportForm(data, faults=self.faults)

    def context(self) -> dict[str, Any]:
        subject, addresses = self.subject(), self.addresses()
        return {
            "subject": subject,
            "crumbs": [{"label": subject.name, "url": subject.url, "language": subject.language}],
            "alternates": [(code, f"{addresses[code]}report/" if code in addresses else f"/{code}/") for code in LANGUAGES],
            "canonical": f"{addresses[active_language()]}report/",
        }


class ReportView(FaultView):
    """`<address of a record>report/`."""

    faults = RECORD_FAULTS
    record: Record

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        model = models_by_section()[kwargs["section"]]
        self.record = find_by_id(model.objects.for_listing().filter(live=True), kwargs["pk"])
        if self.record.retired:
            return gone(request, self.record)
        return super().dispatch(request, *args, **kwargs)

    def addresses(self) -> dict[str, str]:
        return {code: self.record.url_in(code) for code in LANGUAGES}

    def subject(self) -> Subject:
        return _subject(self.record)

    def values(self, form: ReportForm) -> dict[str, Any]:
        record: Any = self.record
        owner = record.home_municipality if isinstance(record, Organisation) else record.municipality
        return {**form.values(), "record": record, "municipality": owner}


class PageReportView(FaultView):
    """`<address of a page>report/`: of news and of what explains; lists and home pages tell nothing of their own."""

    faults = STORY_FAULTS
    story: StoryPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        found = Page.objects.live().public().filter(url_path=f"/{active_language()}/{kwargs['path']}/").specific().first()
        if not isinstance(found, StoryPage) or found.is_in_every_tree:
            raise Http404
        self.story = found
        return super().dispatch(request, *args, **kwargs)

    def addresses(self) -> dict[str, str]:
        return self.story.paths()

    def subject(self) -> Subject:
        return Subject(self.story.title, self.story.path_in_site, self.story.text_language)

    def values(self, form: ReportForm) -> dict[str, Any]:
        """An alias shows what stands in its source, where editors mend it."""
        story = self.story
        source = story.alias_of.specific if story.alias_of else story
        return {**form.values(), "record": source, "municipality": getattr(source, "municipality", None)}


def _subject(record: Record | StoryPage) -> Subject:
    """Return what a message is about in the reader's language: a record, or the page that stands for it in that tree."""
    if isinstance(record, Record):
        text = record.in_language(active_language())
        return Subject(text.name, text.url, text.language)
    twin = record.get_translation_or_none(Locale.objects.get(language_code=active_language()))
    page = twin.specific if twin is not None and twin.live else record
    return Subject(page.title, page.path_in_site, page.text_language)


class SuggestView(MessageView):
    """A service that nobody finds here, for the inbox of its municipality, or of the portal's managers."""

    template_name = "editorial/suggest.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, self.form())

    def post(self, request: HttpRequest) -> HttpResponse:
        return _keep_nowhere(self.answer(request))

    def form(self, data: Any = None) -> SuggestionForm:
        language = active_language()
        needs = [need.in_language(language) for need in Category.objects.filter(parent=None)]
        municipalities = Organisation.objects.published().municipalities().exclude(start_page_slug=None)
        return SuggestionForm(data, needs=needs, municipalities=in_alphabet(municipalities, language))

    def context(self) -> dict[str, Any]:
        return {"crumbs": [{"label": _("Services"), "url": f"/{active_language()}/services/"}]}


@require_safe
def message_status(request: HttpRequest, token: str) -> HttpResponse:
    """Show the sender what became of a message. The link is the only key: nothing on the page tells it to others."""
    message = Feedback.objects.for_listing().filter(token=token).first()
    if message is None:
        raise Http404
    language = active_language()
    record = message.public_record
    response = render(
        request,
        "editorial/message_status.html",
        {
            "message": message,
            "about": _subject(record) if record else None,
            "need": message.category.in_language(language) if message.category else None,
            "municipality": message.municipality.in_language(language) if message.municipality else None,
            "crumbs": [],
        },
    )
    response.headers["Referrer-Policy"] = "no-referrer"
    return _keep_nowhere(response)


def _keep_nowhere(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
