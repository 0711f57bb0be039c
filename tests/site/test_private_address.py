"""A private address is in no output: no street, no postcode, no town, no map, no way there."""

import pytest

from services_catalogue import models as m
from tests.factories import make_area, make_location, make_organisation, make_service

pytestmark = pytest.mark.django_db

SECRETS = ("Μυστική", "69100", "Κρυφοχώρι", "41.1234", "25.4321", "γραμμή 5", "πίσω πόρτα")


def make_shelter(**kwargs):
    return make_location(
        address_el="Μυστική 7", postcode="69100", settlement=make_area(name_el="Κρυφοχώρι"), latitude=41.1234,
        longitude=25.4321, transport_el="Λεωφορείο, γραμμή 5", body_el="<p>Στην πίσω πόρτα.</p>", **kwargs,
    )  # fmt: skip


def pages_about(client, shelter) -> str:
    body = make_organisation()
    shelter.tenants.add(m.Tenancy(organisation=body, detail_el="πίσω πόρτα"))
    shelter.tenants.add(m.Tenancy(organisation=make_organisation(name_el="Γειτονικό γραφείο")))
    shelter.save()
    service = make_service(provider=body, children={"places": [m.ServiceAtLocation(location=shelter)]})
    neighbours = client.get(body.url_in("el")).content.decode()
    assert ("Γειτονικό" in neighbours) is not shelter.address_private, "who sits in the building tells where it is"
    addresses = [shelter.url_in("el"), body.url_in("el"), service.url_in("el"), "/el/places/", "/el/organisations/"]
    return "".join(client.get(address).content.decode() for address in addresses)


def test_a_private_address_is_shown_nowhere(client):
    html = pages_about(client, make_shelter(address_private=True))
    assert [secret for secret in SECRETS if secret in html] == []


def test_an_address_for_all_is_shown_with_directions(client):
    html = pages_about(client, make_shelter())
    assert [secret for secret in SECRETS if secret not in html] == []
    assert "geo:41.123400,25.432100?q=41.123400,25.432100" in html
