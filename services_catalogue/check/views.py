"""“Is it for me?”: one question a page, then three lists. Every answer is sent by POST and leads on by an address (303).

Nothing is written anywhere, so a form of another site could change nothing here: no token against it, and so no cookie.
"""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from services_catalogue.check.answers import UNTOLD, Mistake, read_answer
from services_catalogue.check.catalogue import Catalogue, read_catalogue
from services_catalogue.check.lists import lists_context
from services_catalogue.check.pages import START, address_of, question_context, start_context
from services_catalogue.check.progress import Progress
from services_catalogue.check.questions import BY_KEY, Question
from services_catalogue.check.state import Expired, State, Unreadable, open_sealed
from services_catalogue.models import Service

__all__ = ["check"]

FORM_TYPE = "application/x-www-form-urlencoded"
#: What is kept of something that was typed wrongly, to be shown again.
MAX_TYPED = 40
MAX_VALUES = 20
#: An id of 64 bits has no more digits.
MAX_ID_DIGITS = 18


class SeeOther(HttpResponseRedirect):
    """Leads on by GET after a form was sent, so that “back” and “reload” never send it again."""

    status_code = HTTPStatus.SEE_OTHER


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask the next question, or show the lists; take an answer."""
    catalogue = read_catalogue()
    state, notice = _state_of(request, catalogue)
    progress = Progress(catalogue, state)
    if request.method == "POST":
        response: HttpResponse = SeeOther(address_of(_after(request, progress)))
    else:
        response = _page(request, progress, notice)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _state_of(request: HttpRequest, catalogue: Catalogue) -> tuple[State, str]:
    """Return the state in the address, and a sentence where it could not be read; the first page without one.

    A service, an area and a need may stand in the address in plain words: other pages lead here with them.
    """
    if token := request.GET.get("a", ""):
        try:
            state = open_sealed(token)
        except Expired:
            return State(asks=START), _("Your answers were too old to be kept. Please start again.")
        except Unreadable:
            return State(asks=START), _("This address is not whole. Please start again.")
        known = {candidate.pk for candidate in catalogue.candidates}
        return (state if state.service in {None, *known} else State(asks=START)), ""
    service = request.GET.get("service", "")
    if service.isdecimal() and len(service) <= MAX_ID_DIGITS:
        if found := catalogue.in_scope(int(service), "", ""):
            return State(service=found[0].pk), ""
    return _beginning(request.GET, catalogue), ""


def _beginning(data: QueryDict, catalogue: Catalogue, before: State | None = None) -> State:
    """Return the first page with its area and its need, as far as they are known."""
    area, need = data.get("area", ""), data.get("category", "")
    return replace(
        before or State(),
        area=area if area in catalogue.places.by_code else "",
        need=need if need in catalogue.categories else "",
        asks=START,
    )


def _page(request: HttpRequest, progress: Progress, notice: str) -> HttpResponse:
    state = progress.state
    if state.asks == START:
        return TemplateResponse(request, "services_catalogue/check/start.html", {"notice": notice, **start_context(progress)})
    question = _asked(progress)
    found = Service.objects.filter(pk=state.service).first() if state.service is not None else None
    context = {"service": found.in_language() if found else None}
    if question is None:
        return TemplateResponse(request, "services_catalogue/check/lists.html", {**context, **lists_context(progress)})
    return TemplateResponse(
        request, "services_catalogue/check/question.html", {**context, **question_context(progress, question)}
    )


def _asked(progress: Progress) -> Question | None:
    """Return the question that the page asks: one that is asked again, else the next one; None for the lists."""
    if question := BY_KEY.get(progress.state.asks):
        return question
    return None if progress.state.shows_lists else progress.next


def _after(request: HttpRequest, progress: Progress) -> State:
    """Return the state that a form leads to. What is no form of ours, or answers nothing that is asked, leads nowhere."""
    state = progress.state
    data = request.POST if request.content_type == FORM_TYPE else QueryDict()
    if "begin" in data:
        return _beginning(data, progress.catalogue, state).plain()
    question = _asked(progress)
    if question is None or data.get("question") != question.key:
        return state
    facts = progress.facts_of(question)
    if "untold" in data:
        return state.answered(question.key, dict.fromkeys(facts, UNTOLD))
    given = data.getlist("answer")[:MAX_VALUES]
    try:
        answer = read_answer(question, facts, given, progress.catalogue.places)
    except Mistake as mistake:
        return state.mistaken(question.key, mistake.kind, [value[:MAX_TYPED] for value in given])
    return state.answered(question.key, answer)
