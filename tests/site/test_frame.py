"""The frame around every page: languages, addresses, the style sheet under its hash, and nothing from elsewhere."""

import base64
import hashlib
import re

import pytest
from django.conf import settings

from common.hashes import hash_source
from common.scripts import script
from tests.factories import make_municipality, make_organisation, make_service

pytestmark = pytest.mark.django_db


def test_the_style_sheet_stands_in_the_page_under_the_hash_of_the_policy(client):
    response = client.get("/el/organisations/")
    style = re.search(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


def test_the_switch_stays_on_the_record_and_the_links_say_so_to_machines(client):
    service = make_service()
    html = client.get(service.url_in("tr")).content.decode()
    for code in ("el", "bg", "tr"):
        assert f'<a href="{service.url_in(code)}" hreflang="{code}" lang="{code}"' in html
        assert f'<link rel="alternate" hreflang="{code}" href="{settings.SITE_URL}{service.url_in(code)}">' in html
    assert f'<link rel="canonical" href="{settings.SITE_URL}{service.url_in("tr")}">' in html


def test_the_switch_keeps_the_parameters_of_a_list(client):
    html = client.get("/el/organisations/?municipality=7&page=2&x=%CE%B1").content.decode()
    assert 'href="/bg/organisations/?municipality=7&amp;page=2&amp;x=%CE%B1" hreflang="bg" lang="bg"' in html
    assert f'href="{settings.SITE_URL}/bg/organisations/?municipality=7&amp;page=2&amp;x=%CE%B1"' in html
    assert f'<link rel="canonical" href="{settings.SITE_URL}/el/organisations/">' in html


@pytest.mark.parametrize("section", ["organisations", "places", "strategies", "committees", "funding", "municipalities"])
def test_a_page_has_no_script_of_its_own_no_cookie_and_no_other_host(client, section):
    make_municipality()
    response = client.get(f"/tr/{section}/")
    html = response.content.decode().replace(f"<script>{script('map')}</script>", "")
    assert response.status_code == 200
    assert not re.search(r"<script|\son[a-z]+=|\sstyle=", html)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert all(url.startswith(("/", settings.SITE_URL)) for url in re.findall(r'src="([^"]+)"', html))
    assert '<html lang="tr">' in html
    assert re.search(r'<meta name="description" content="[^"]{20,}">', html)
    assert '<meta property="og:locale" content="tr_TR">' in html


def test_an_error_page_is_in_the_look_and_needs_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.post("/bg/organisations/")
    assert response.status_code == 405
    html = client.get("/bg/organisations/999999-x/").content.decode()
    assert 'href="tel:112"' in html
    assert "canonical" not in html
    assert 'href="/tr/" hreflang="tr"' in html


def test_a_list_links_to_its_records_in_the_order_of_the_readers_alphabet(client):
    names = ["Çınar", "Cami", "İnci", "Işık", "Zeytin"]
    made = {name: make_organisation(name_tr=name) for name in names}
    main = client.get("/tr/organisations/").content.decode().split("<main")[1]
    order = sorted(names, key=lambda name: main.index(made[name].url_in("tr")))
    assert order == ["Cami", "Çınar", "Işık", "İnci", "Zeytin"]


def test_a_list_has_twenty_entries_a_page_and_none_twice(client):
    made = [make_organisation() for _ in range(25)]
    seen: list[str] = []
    for number in ("1", "2"):
        seen += re.findall(r'href="/el/organisations/(\d+)-', client.get(f"/el/organisations/?page={number}").content.decode())
    assert sorted(seen) == sorted(str(record.pk) for record in made)
    for nonsense in ("0", "-1", "abc", "9" * 30, "²", "%00"):
        assert client.get(f"/el/organisations/?page={nonsense}").status_code == 200


def test_a_list_can_be_narrowed_to_one_municipality(client):
    municipality = make_municipality()
    inside, outside = make_organisation(municipality=municipality), make_organisation(municipality=make_municipality())
    html = client.get(f"/el/organisations/?municipality={municipality.pk}").content.decode()
    assert inside.url_in("el") in html
    assert outside.url_in("el") not in html


@pytest.mark.parametrize("path", ["/bg/services/", "/tr/places/", "/el/list/"])
def test_the_policy_names_each_script_and_style_that_stands_in_the_page_and_allows_no_other(client, path):
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    texts = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", response.content.decode(), flags=re.DOTALL)
    assert len(texts) >= 2
    assert [text[:40] for text in texts if hash_source(text) not in policy] == []
    assert "unsafe" not in policy
