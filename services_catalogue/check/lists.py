"""The three lists at the end of the check: each service with the conditions that decided, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.in_language import InLanguage
from common.languages import active_language
from common.views.record_list import in_alphabet
from services_catalogue.check.answers import said
from services_catalogue.check.facts import Condition
from services_catalogue.check.logic import Candidate, Knowledge, Verdict, holds, verdict_of
from services_catalogue.check.pages import address_of, all_said
from services_catalogue.check.progress import Progress
from services_catalogue.check.questions import question_of
from services_catalogue.eligibility_sentences import criterion_sentence
from services_catalogue.facts import status_sentence
from services_catalogue.models import EligibilityCriterion, Service, ServiceAtLocation
from services_catalogue.page_parts import is_public

__all__ = ["lists_context"]


@dataclass(frozen=True)
class Cited:
    """A condition that decided: its sentence, the editor's own words in `language`, and what the reader said about it."""

    sentence: str
    detail: str
    language: str
    answers: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Entry:
    """A service in a list. `phone` is the first that is known, else None."""

    service: InLanguage
    status: str
    cited: list[Cited]
    phone: Any
    successor: InLanguage | None


@dataclass(frozen=True)
class Section:
    """One of the three lists under its heading; `unconfirmed` are services whose conditions nobody knows yet."""

    id: str
    heading: str
    drawing: str
    modifier: str
    entries: list[Entry]
    unconfirmed: list[Entry]


#: The drawing and the class of each list.
LOOKS = {Verdict.LIKELY: ("check", ""), Verdict.ASK: ("ask", " verdict-ask"), Verdict.NO: ("cross", " verdict-no")}


def lists_context(progress: Progress) -> dict[str, Any]:
    """Return the three lists as they stand with what is known, and the ways on."""
    candidates = {candidate.pk: candidate for candidate in progress.candidates}
    lists: dict[Verdict, list[Entry]] = {verdict: [] for verdict in Verdict}
    for text in _texts(progress):
        verdict = verdict_of(candidates[text.pk], progress.known)
        lists[verdict].append(_entry(text, candidates[text.pk], verdict, progress))
    headings = {Verdict.LIKELY: _("Probably yes"), Verdict.ASK: _("Ask them"), Verdict.NO: _("Probably not")}
    return {
        "title": _title(progress, lists),
        "lists": [_section(verdict, headings[verdict], entries) for verdict, entries in lists.items()],
        "remaining": _remaining(len(progress.weights)),
        "next_url": address_of(progress.state.plain()) if progress.next else "",
        "said": all_said(progress),
    }


def _section(verdict: Verdict, heading: str, entries: list[Entry]) -> Section:
    unconfirmed = [entry for entry in entries if verdict is Verdict.ASK and not entry.cited]
    shown = [entry for entry in entries if entry not in unconfirmed]
    drawing, modifier = LOOKS[verdict]
    return Section(verdict.value, f"{heading} ({len(entries)})", drawing, modifier, shown, unconfirmed)


def _title(progress: Progress, lists: dict[Verdict, list[Entry]]) -> str:
    if progress.state.service is not None:
        verdict = next(verdict for verdict, entries in lists.items() if entries)
        return {
            Verdict.LIKELY: _("It is probably for you"),
            Verdict.ASK: _("Ask them whether it is for you"),
            Verdict.NO: _("It is probably not for you"),
        }[verdict]
    count = len(lists[Verdict.LIKELY])
    if not count:
        return _("None is surely for you, but you can ask")
    text = ngettext("%(count)s service is probably for you", "%(count)s services are probably for you", count)
    return text % {"count": count}


def _remaining(count: int) -> str:
    """Say that the lists may still change; "" where no answer can change them."""
    if not count:
        return ""
    text = ngettext(
        "At most %(count)s more question can change these lists.", "At most %(count)s more questions can change these lists.",
        count,
    )  # fmt: skip
    return text % {"count": count}


def _texts(progress: Progress) -> list[InLanguage]:
    """Read the services that are looked at: what runs first, each group in the order of the alphabet."""
    places = ServiceAtLocation.objects.only("service", "phone", "sort_order")
    services = (
        Service.objects.for_listing()
        .select_related("successor")
        .filter(pk__in=[candidate.pk for candidate in progress.candidates])
        .prefetch_related("contacts", "provider__contacts", Prefetch("places", queryset=places))
    )
    order = [Service.Status.RUNNING, Service.Status.PLANNED, Service.Status.SUSPENDED, Service.Status.ENDED]
    return sorted(in_alphabet(services, active_language()), key=lambda text: order.index(text.status))


def _entry(text: InLanguage, candidate: Candidate, verdict: Verdict, progress: Progress) -> Entry:
    criteria = progress.catalogue.criteria.get(candidate.pk, [])
    deciding = _deciding(candidate, verdict, progress.known)
    return Entry(
        service=text,
        status=status_sentence(text),
        cited=[
            _cited(criterion, condition, text, verdict, progress)
            for criterion, condition in zip(criteria, candidate.conditions, strict=True)
            if condition in deciding
        ],
        phone=_phone(text),
        successor=text.successor if is_public(text.successor) else None,
    )


def _deciding(candidate: Candidate, verdict: Verdict, known: Knowledge) -> list[Condition]:
    """Return the conditions that put a service into its list: all for “likely”, those that cannot be told for “ask”.

    For a “no” it is those that are false; where each could hold but not all of them together, those that are not sure.
    """
    if candidate.has_ended:
        return []
    if verdict is Verdict.LIKELY:
        return list(candidate.conditions)
    wanted = None if verdict is Verdict.ASK else False
    found = [condition for condition in candidate.conditions if holds(condition, known) is wanted]
    return found or [condition for condition in candidate.conditions if holds(condition, known) is None]


def _cited(
    criterion: EligibilityCriterion, condition: Condition, text: InLanguage, verdict: Verdict, progress: Progress
) -> Cited:
    detail = InLanguage(criterion, text.language, text.reader).detail
    answers = [] if verdict is Verdict.ASK else _answers(condition, progress)
    return Cited(criterion_sentence(criterion), detail, text.language, answers)


def _answers(condition: Condition, progress: Progress) -> list[tuple[str, str, str]]:
    """Return what was said about the facts of a condition: label, words and their language, each question once."""
    state, places, found = progress.state, progress.catalogue.places, []
    for question in dict.fromkeys(question_of(fact) for fact in condition or {}):
        if answer := state.answers.get(question.key):
            found.append((str(question.label), *said(question, answer, places)))
        elif question.key == "residence" and state.area in places.by_code:
            area = places.by_code[state.area].in_language()
            found.append((str(question.label), area.name, area.language))
    return found


def _phone(text: InLanguage) -> Any:
    """Return the first phone of a service, else of its office, else of a place where it is given."""
    provider = text.provider if is_public(text.provider) else None
    everyone = [*text.contacts, *(provider.contacts if provider else []), *text.places]
    return next((each.phone for each in everyone if each.phone), None)
