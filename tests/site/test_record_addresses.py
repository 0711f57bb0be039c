"""The id decides, the slug is for people, and an address never dies without a word."""

import pytest

from tests.factories import (
    make_committee,
    make_funding,
    make_location,
    make_organisation,
    make_service,
    make_strategy,
    publish,
)

pytestmark = pytest.mark.django_db

LANGUAGES = ("el", "bg", "tr")
FACTORIES = [make_service, make_organisation, make_location, make_funding, make_strategy, make_committee]


@pytest.mark.parametrize("make", FACTORIES)
def test_a_record_has_a_page_in_every_language(client, make):
    record = make()
    for language in LANGUAGES:
        response = client.get(record.url_in(language))
        assert response.status_code == 200
        assert f"<h1>{getattr(record, f'name_{language}')}</h1>" in response.content.decode()


def test_an_address_carries_the_name_that_its_reader_sees(client):
    service = make_service(languages=("bg",), name_bg="Дом за гости")
    assert {service.url_in(code) for code in LANGUAGES} == {
        f"/{code}/services/{service.pk}-dom-za-gosti/" for code in LANGUAGES
    }


def test_a_name_without_letters_has_an_address_that_answers(client):
    service = make_service(name_el="★ ★ ★")
    assert service.url_in("el") == f"/el/services/{service.pk}-service/"
    assert client.get(service.url_in("el")).status_code == 200


@pytest.mark.parametrize("make", FACTORIES)
@pytest.mark.parametrize("tail", ["", "-", "-another-slug", "-λάθος"])
def test_the_id_alone_or_a_wrong_slug_leads_to_the_right_address_with_its_query(client, make, tail):
    record = make()
    response = client.get(f"/bg/{record.section}/{record.pk}{tail}/?a=1&b=%CE%B1")
    assert response.status_code == 301
    assert response["Location"] == f"{record.url_in('bg')}?a=1&b=%CE%B1"


def test_an_address_without_its_last_slash_leads_to_the_page(client):
    service = make_service()
    response = client.get(f"/el/services/{service.pk}")
    assert (response.status_code, response["Location"]) == (301, service.url_in("el"))


@pytest.mark.parametrize("number", ["0", "00", "99999", "9" * 18, "9" * 19, "9" * 5000])
def test_an_id_that_nobody_has_is_not_found(client, number):
    for section in ("services", "organisations", "places", "strategies", "committees", "funding"):
        assert client.get(f"/el/{section}/{number}-x/").status_code == 404
    assert client.get(f"/s/{number}").status_code == 404


def test_an_address_with_a_nul_is_not_found(client):
    """Databases other than SQLite refuse the letter: no address with one may reach them."""
    service = make_service()
    for path in (f"/el/services/{service.pk}-%00/", "/el/municipalities/%00/", "/el/%00/", "/%00"):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize("make", FACTORIES)
def test_what_was_never_published_or_was_unpublished_is_not_found(client, make):
    draft = make(live=False)
    assert client.get(draft.url_in("el")).status_code == 404
    record = make()
    record.unpublish()
    assert client.get(record.url_in("el")).status_code == 404
    assert client.get(record.short_path).status_code == 404


def test_a_retired_record_says_that_it_is_gone_why_and_what_took_its_place(client):
    successor = make_service()
    service = make_service(retired=True, retired_reason_bg="Средствата свършиха.", successor=successor)
    response = client.get(service.url_in("bg"))
    html = response.content.decode()
    assert response.status_code == 410
    assert service.name_bg in html
    assert "Средствата свършиха." in html
    assert successor.url_in("bg") in html
    assert "<style>" in html


def test_a_successor_that_has_no_page_is_not_named(client):
    service = make_service(retired=True, successor=make_service(live=False))
    assert f"/el/services/{service.successor.pk}-" not in client.get(service.url_in("el")).content.decode()


@pytest.mark.parametrize("make", FACTORIES)
@pytest.mark.parametrize(("wish", "language"), [("bg-BG,bg;q=0.9", "bg"), ("tr", "tr"), ("de", "el"), ("", "el")])
def test_a_short_address_leads_to_the_readers_language(client, make, wish, language):
    record = make()
    for path in (record.short_path, f"{record.short_path}/"):
        response = client.get(path, headers={"accept-language": wish})
        assert (response.status_code, response["Location"]) == (302, record.url_in(language))
        assert "Accept-Language" in response["Vary"]


def test_a_new_name_moves_the_page_and_the_old_address_follows(client):
    service = make_service()
    old = service.url_in("el")
    service.name_el = "Άλλο όνομα"
    publish(service)
    assert client.get(old)["Location"] == f"/el/services/{service.pk}-allo-onoma/"
