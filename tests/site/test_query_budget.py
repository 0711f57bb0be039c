"""A page costs a number of queries that depends on its relations, never on its rows."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from services_catalogue import models as m
from tests.factories import (
    make_area,
    make_audience,
    make_category,
    make_funding,
    make_location,
    make_municipality,
    make_organisation,
    make_service,
)

pytestmark = pytest.mark.django_db

BUDGET = 20
#: Related services that a page names at most.
MOST_RELATED = 4
DAY = dt.date(2027, 1, 4)


def provider_contacts(rows: int) -> dict[str, list[m.OrganisationContact]]:
    return {"contacts": [m.OrganisationContact(phone="+302531000000") for _ in range(rows)]}


def full_service(rows: int, *, has_contacts: bool = True) -> m.Service:
    """Make a service with `rows` of every child and relation; without contacts of its own, its provider has them."""
    municipality = make_municipality()
    count = range(rows)
    organisations = [make_organisation(municipality=municipality, children=provider_contacts(rows)) for _ in count]
    areas = [make_area() for _ in count]
    categories = [make_category() for _ in count]
    for _ in count[:MOST_RELATED]:
        make_service(municipality=municipality, categories=categories)
    locations = [make_location(address_el="Οδός 1", settlement=areas[i], municipality=municipality) for i in count]
    return make_service(
        municipality=municipality,
        provider=organisations[0],
        supervisor=organisations[0],
        categories=categories,
        audiences=[make_audience() for _ in count],
        areas=areas,
        funding=[make_funding() for _ in count],
        application_period="windows",
        children={
            "criteria": [m.EligibilityCriterion(kind="residence", comparison="in", area=areas[i]) for i in count],
            "documents": [m.RequiredDocument(name_el="Χαρτί") for _ in count],
            "costs": [m.CostOption(label_el="Μήνας", amount=5) for _ in count],
            "channels": [m.Channel(kind="phone", detail_el="το πρωί") for _ in count],
            "legal_bases": [m.LegalBasis(citation="N. 1/2020") for _ in count],
            "places": [m.ServiceAtLocation(location=locations[i], hours="Mo-Fr 08:00-14:30") for i in count],
            "hours_exceptions": [m.HoursException(starts=DAY, ends=DAY, location=locations[i]) for i in count],
            "contacts": [m.ContactPoint(name="Μαρία", phone="+302531000000") for _ in count if has_contacts],
            "application_windows": [m.ApplicationWindow(opens=DAY, closes=DAY) for _ in count],
            "referrals": [m.Referral(to_organisation=organisations[i]) for i in count],
        },
    )


def queries_of(client, address: str) -> list[str]:
    client.get(address)  # what is cached once a process is not counted
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("has_contacts", [True, False])
def test_a_service_page_costs_the_same_with_one_or_fifty_of_every_child(client, has_contacts):
    one = queries_of(client, full_service(1, has_contacts=has_contacts).url_in("tr"))
    fifty = queries_of(client, full_service(50, has_contacts=has_contacts).url_in("tr"))
    assert len(one) == len(fifty) <= BUDGET
    assert len(set(fifty)) == len(fifty)


@pytest.mark.parametrize("section", ["organisations", "places", "funding", "strategies", "committees", "municipalities"])
def test_a_list_costs_the_same_with_one_or_many_rows(client, section):
    full_service(1)
    few = queries_of(client, f"/bg/{section}/")
    full_service(10)
    many = queries_of(client, f"/bg/{section}/")
    assert len(few) == len(many) <= BUDGET


def test_an_organisation_and_a_place_cost_the_same_with_one_or_many_rows(client):
    def cost(rows: int) -> tuple[int, int, int]:
        service = full_service(rows)
        place = service.places.first().location
        for _number in range(rows):
            tenant = make_organisation(parent=service.provider)
            place.tenants.add(m.Tenancy(organisation=tenant))
            place.tenants.add(m.Tenancy(organisation=service.provider))
            make_service(provider=service.provider, municipality=service.municipality)
        place.save()
        start_page = f"/el/municipalities/{service.municipality.start_page_slug}/"
        addresses = (service.provider.url_in("el"), place.url_in("el"), start_page)
        return tuple(len(queries_of(client, address)) for address in addresses)

    assert cost(1) == cost(8)
