"""What the page of each kind of record needs besides the record; the public view and the preview ask alike."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from common.in_language import InLanguage
from common.languages import active_language
from common.views.record_list import in_alphabet
from services_catalogue import facts
from services_catalogue.eligibility_sentences import criterion_sentence
from services_catalogue.models import Category, FundingProgramme, Location, Organisation, Service, ServiceAtLocation, Tenancy
from services_catalogue.page_parts import (
    PlaceHere,
    Reach,
    contacts_of,
    crumbs_of,
    is_public,
    native_name,
    place_here,
    public,
    related,
    source_url,
    whereabouts,
)

__all__ = ["funding_context", "location_context", "organisation_context", "service_context"]

#: How many services of the same needs a page names.
MAX_RELATED = 4


def service_context(service: Service) -> dict[str, Any]:
    """Answer the questions of a service's page, in the order in which the page asks them."""
    text = service.in_language()
    now = timezone.now()
    places = [place_here(place, text.hours_exceptions, now) for place in text.places]
    contacts, is_providers = _contacts(text)
    return {
        "crumbs": crumbs_of((_("Services"), "services"), service.municipality if service.municipality_id else None),
        "source_url": source_url(service),
        "native_name": native_name(service, text),
        "status_sentence": facts.status_sentence(text),
        "successor": text.successor if is_public(service.successor) else None,
        "audience": facts.short_audience(text),
        "spoken": facts.spoken_languages(service.languages_spoken),
        "criteria": [(criterion_sentence(criterion), criterion) for criterion in text.criteria],
        "cost_answer": facts.short_cost(text),
        "cost_lines": facts.cost_lines(text),
        "channel_answer": facts.short_channels(text),
        "has_channel_details": any(channel.detail or channel.url for channel in text.channels),
        "has_calendar": any(window.closes >= timezone.localdate(now) for window in _windows(text)) and bool(service.pk),
        "window_notes": [(facts.days(window.opens, window.closes), window) for window in _windows(text)],
        "application_state": facts.application_state(text, timezone.localdate(now)),
        "document_answer": facts.short_documents(text),
        "places": places,
        "contacts": contacts,
        "contacts_speak": any(contact.spoken for contact in contacts),
        "contacts_are_providers": is_providers,
        "related": _related(service),
        "referrals": _referrals(text),
        "funding": public(text.funding),
        "provider": text.provider,
        "provider_is_public": is_public(service.provider),
        "supervisor": text.supervisor if is_public(service.supervisor) else None,
        "reach": _reach(contacts, places),
    }


def _windows(text: InLanguage) -> list[Any]:
    """Return the windows for applying, in order; none for a service that takes applications all year."""
    if text.application_period != Service.ApplicationPeriod.WINDOWS:
        return []
    return sorted(text.application_windows, key=lambda window: (window.opens, window.closes))


def _contacts(text: InLanguage) -> tuple[list[Any], bool]:
    """Return the service's own contacts; where it has none, those of its provider, and whether they are."""
    own = contacts_of(text)
    if own or not is_public(text.provider):
        return own, False
    return contacts_of(text.provider), True


def _reach(contacts: list[Any], places: list[PlaceHere]) -> Reach:
    """Return the first phone and the first place that has an address for all."""
    phones = [contact.phone for contact in contacts if contact.phone] + [place.phone for place in places if place.phone]
    place = next((place for place in places if place.where.directions), None)
    return Reach(phones[0] if phones else None, place.where if place else None, place.state if place else None)


def _related(service: Service) -> list[InLanguage]:
    """Return services for the same needs in the same municipality, those that share most first; none in a first preview."""
    if not service.pk:
        return []
    needs = Category.objects.filter(services=service.pk).values("pk")
    others = Service.objects.published().for_listing().filter(categories__in=needs, municipality=service.municipality_id)
    shared = others.exclude(pk=service.pk).exclude(status=Service.Status.ENDED).annotate(shared=Count("categories"))
    return [other.in_language() for other in shared.order_by("-shared", "pk")[:MAX_RELATED]]


def _referrals(text: InLanguage) -> list[dict[str, Any]]:
    """Return where the service sends people on to; a record without a page is left out."""
    found = []
    for referral in text.referrals:
        target = next((record for record in (referral.to_service, referral.to_organisation) if is_public(record)), None)
        if target is not None or referral.label:
            found.append({"target": target, "label": referral.label, "note": referral.note, "language": referral.language})
    return found


def services_of(record: Any, relation: str = "services") -> list[InLanguage]:
    """Return the services that hang on a record, those that have ended last."""
    texts = in_alphabet(related(record, relation, for_listing=True), active_language())
    return sorted(texts, key=lambda text: text.status == Service.Status.ENDED)


def organisation_context(organisation: Organisation) -> dict[str, Any]:
    """Say what an organisation is responsible for, what it offers, where it sits and to whom it belongs."""
    text = organisation.in_language()
    language = active_language()
    contacts = contacts_of(text)
    addresses = _addresses(organisation)
    where = next((place for place, _tenancy in addresses if place.directions), None)
    ancestors = organisation.ancestors()
    return {
        "crumbs": crumbs_of((_("Organisations"), "organisations"), *ancestors),
        "source_url": source_url(organisation),
        "native_name": native_name(organisation, text),
        "contacts": contacts,
        "services": services_of(organisation),
        "supervised": services_of(organisation, "supervises"),
        "units": in_alphabet(related(organisation, "children"), language),
        "ancestors": [node.in_language() for node in ancestors if is_public(node)],
        "addresses": addresses,
        "neighbours": _neighbours(organisation, addresses),
        "partners": [partner for partner in text.partners if is_public(partner.partner)],
        "committees": in_alphabet(related(organisation, "organises_committees"), language),
        "strategies": in_alphabet(related(organisation, "adopted_strategies"), language),
        "funding": in_alphabet(related(organisation, "manages_funding"), language),
        "reach": Reach(next((contact.phone for contact in contacts if contact.phone), None), where, None),
    }


def _addresses(organisation: Organisation) -> list[tuple[Any, InLanguage]]:
    """Return each public place in which an organisation sits, with its floor and door."""
    if not organisation.pk:
        return []
    tenancies = organisation.tenancies.select_related("location__settlement").order_by("pk")
    found = []
    for tenancy in tenancies:
        if is_public(tenancy.location):
            location = tenancy.location.in_language()
            found.append((whereabouts(location), InLanguage(tenancy, location.language, location.reader)))
    return found


def _neighbours(organisation: Organisation, addresses: list[tuple[Any, InLanguage]]) -> list[InLanguage]:
    """Return who else sits in the same buildings; a private building's tenants would give its address away."""
    buildings = [tenancy.location_id for place, tenancy in addresses if not place.is_private]
    if not buildings:
        return []
    others = (
        Tenancy.objects.filter(location__in=buildings)
        .exclude(organisation=organisation)
        .select_related("organisation", "location")
    )
    found = []
    for other in others.order_by("pk"):
        if is_public(other.organisation):
            found.append(InLanguage(other, other.location.text_language(active_language()), active_language()))
    return found


def location_context(location: Location) -> dict[str, Any]:
    """Say where a place is, how to get in, who is in it and which services are given there, and when."""
    text = location.in_language()
    now = timezone.now()
    where = whereabouts(text)
    return {
        "crumbs": crumbs_of((_("Places"), "places"), location.municipality if location.municipality_id else None),
        "source_url": source_url(location),
        "native_name": native_name(location, text),
        "where": where,
        "tenants": [tenant for tenant in text.tenants if is_public(tenant.organisation)],
        "services_here": _services_here(location, now),
        "reach": Reach(None, where if where.directions else None, None),
    }


def _services_here(location: Location, now: Any) -> list[tuple[InLanguage, PlaceHere]]:
    """Return the services that are given at a place, each with its hours there."""
    if not location.pk:
        return []
    rows = (
        ServiceAtLocation.objects.filter(location=location, service__live=True, service__retired=False)
        .select_related("service__municipality", "location__settlement")
        .prefetch_related("service__hours_exceptions")
        .order_by("pk")
    )
    found = []
    for row in rows:
        service = row.service.in_language()
        found.append((service, place_here(InLanguage(row, service.language, service.reader), service.hours_exceptions, now)))
    return found


def funding_context(programme: FundingProgramme) -> dict[str, Any]:
    """Say who pays how much for how long, and for which services."""
    text = programme.in_language()
    return {
        "crumbs": crumbs_of((_("Funding"), "funding")),
        "source_url": source_url(programme),
        "native_name": native_name(programme, text),
        "amount": _amount(programme),
        "years": facts.years(programme.starts, programme.ends),
        "manager": text.managed_by if is_public(programme.managed_by) else None,
        "services": services_of(programme),
    }


def _amount(programme: FundingProgramme) -> str:
    """Write the sum in its currency; "" where it is not known."""
    if programme.amount is None:
        return ""
    if programme.currency == FundingProgramme.Currency.EUR:
        return facts.euro(programme.amount)
    return _("%(amount)s leva") % {"amount": facts.number(programme.amount)}
