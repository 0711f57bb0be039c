"""Services that a reader puts aside: on the device alone, as they stand today, and asked twice where that may be unsafe."""

import datetime as dt

import html5lib
import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import make_service, publish

pytestmark = pytest.mark.django_db
PATH = "/el/list/"


def page(client, path=PATH):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return response.content.decode()


def put(client, *services, **more):
    return client.post(PATH, {"add": [service.pk for service in services], **more})


def test_nothing_is_kept_until_the_tap_and_then_for_the_lists_own_address_alone(client):
    service = make_service()
    assert not client.get(service.url_in("el")).cookies and not client.get(PATH).cookies
    response = put(client, service)
    assert (response.status_code, response["Location"]) == (303, PATH)
    assert sorted(cookie["path"] for cookie in response.cookies.values()) == ["/bg/list/", "/el/list/", "/tr/list/"]
    assert all(cookie["httponly"] and cookie["samesite"] == "Lax" for cookie in response.cookies.values())
    assert str(service.pk) in next(iter(response.cookies.values())).value


@pytest.mark.parametrize(("language", "heading"), [("el", "Η λίστα μου"), ("bg", "Моят списък"), ("tr", "Listem")])
def test_the_list_is_the_same_in_each_language(client, language, heading):
    put(client, make_service(name_el="Κήπος", name_bg="Градина", name_tr="Bahçe"))
    html = page(client, f"/{language}/list/")
    assert heading in html and {"el": "Κήπος", "bg": "Градина", "tr": "Bahçe"}[language] in html


def test_it_says_what_became_of_each_service_since(client):
    today = timezone.localdate()
    same, changed, ended, retired, hidden = (make_service(name_el=f"Υπηρεσία {letter}") for letter in "ΑΒΓΔΕ")
    client.cookies["list-el"] = ".".join(
        f"{s.pk}-{(today - dt.timedelta(2)).toordinal()}" for s in (changed, ended, retired, hidden)
    )
    type(same).objects.exclude(pk=changed.pk).update(last_published_at=timezone.now() - dt.timedelta(5))
    type(same).objects.filter(pk=ended.pk).update(status="ended")
    type(same).objects.filter(pk=retired.pk).update(retired=True, successor=same)
    type(same).objects.filter(pk=hidden.pk).update(live=False)
    items = html5lib.parse(page(client), namespaceHTMLElements=False).findall(".//li[@class='result']")
    first, second, third, fourth = (" ".join("".join(item.itertext()).split()) for item in items)
    assert "Άλλαξε στις" in first
    assert "Άλλαξε" not in second and "Σταμάτησε." in second
    assert "δεν υπάρχει πια εδώ" in third and "Υπηρεσία Α" in third
    assert "δεν είναι τώρα στον ιστότοπο" in fourth and "Υπηρεσία Ε" not in fourth


def test_taking_off_leaves_the_others_and_emptying_takes_the_cookie(client):
    one, two = make_service(name_el="Πρώτη"), make_service(name_el="Δεύτερη")
    put(client, one, two)
    client.post(PATH, {"remove": one.pk})
    assert "Πρώτη" not in page(client) and "Δεύτερη" in page(client)
    response = client.post(PATH, {"forget": "1"})
    assert all(cookie["max-age"] == 0 for cookie in response.cookies.values())
    assert "Η λίστα σας είναι άδεια." in page(client)


def test_a_sensitive_service_asks_before_it_is_put_there_and_never_stays_on_the_device(client):
    service, other = make_service(sensitive=True, name_el="Γραμμή"), make_service()
    answer = put(client, service)
    assert answer.status_code == 200 and not answer.cookies
    assert "Χρησιμοποιεί κι άλλος αυτή τη συσκευή;" in answer.content.decode()
    put(client, service, other, sure="1")
    links = html5lib.parse(page(client), namespaceHTMLElements=False).findall(".//a[@data-keep]")
    assert [link.get("href") for link in links] == [other.url_in("el")]
    assert 'id="older-copy"' not in client.get(service.url_in("el")).content.decode()
    assert 'id="older-copy"' in client.get(other.url_in("el")).content.decode()
    assert f'data-list="{PATH}?s={other.pk}"' in page(client)


def test_a_link_shows_the_same_services_to_somebody_else(client):
    one, two = make_service(name_el="Πρώτη"), make_service(name_el="Δεύτερη")
    html = page(Client(), f"{PATH}?s={one.pk}.{two.pk}")
    assert "Πρώτη" in html and "Δεύτερη" in html and "Μια λίστα που σας έστειλαν" in html
    assert f'/bg/list/?s={one.pk}.{two.pk}"' in html


def test_another_site_cannot_put_anything_there(client):
    response = client.post(PATH, {"add": make_service().pk}, headers={"Origin": "https://other.example"})
    assert response.status_code == 403 and not response.cookies


@pytest.mark.parametrize("text", ["x", "1-99999999", "9" * 400, "-1", "1.1.1", "\u0661", ";=,", "1-0", "." * 5000])
def test_whatever_stands_in_the_cookie_or_the_address_the_page_answers(client, text):
    if text.isascii():  # a header holds bytes
        client.cookies["list-el"] = text
    page(client)
    assert client.get(PATH, {"s": text}).status_code == 200
    assert client.post(PATH, {"add": text, "remove": text}).status_code == 303


def test_fifty_services_cost_as_many_queries_as_one(client, django_assert_max_num_queries):
    services = [make_service() for _number in range(50)]
    put(client, *services)
    publish(services[0])
    with django_assert_max_num_queries(8):
        page(client)
