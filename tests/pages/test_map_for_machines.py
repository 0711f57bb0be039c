"""The map of the site names every public address in every language, and nothing else."""

import datetime as dt

import pytest
from defusedxml import ElementTree
from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from home.aliases import translate_page
from home.models import PortalSettings
from tests.factories import make_committee, make_funding, make_location, make_municipality, make_service, make_strategy
from tests.pages.making import make_information, make_news

pytestmark = pytest.mark.usefixtures("trees")

MAP, LINK = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.w3.org/1999/xhtml}link"
LANGUAGES = ["el", "bg", "tr"]


def read_map(client):
    """Return each address with the addresses of its alternates by language."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {url.findtext(f"{MAP}loc"): {link.get("hreflang"): link.get("href") for link in url.findall(LINK)} for url in root}


def test_every_live_page_and_published_record_is_named_in_each_language_with_the_others(client):
    records = [make() for make in (make_service, make_location, make_committee, make_funding, make_strategy)]
    municipality = make_municipality(start_page_slug="test")
    hidden = [make_service(live=False), make_service(retired=True)]
    translate_page(make_news("bg", slug="one"), "tr", slug="two")
    make_information("tr", parent=make_information("tr"))
    draft = make_information("el", slug="withdrawn")
    draft.unpublish()
    found = read_map(client)
    paths = [page.url_path for page in Page.objects.live().filter(depth__gt=1)]
    paths += [record.url_in(code) for record in [*records, municipality] for code in LANGUAGES]
    paths += [f"/{code}/municipalities/test/" for code in LANGUAGES]
    lists = ("services", "organisations", "places", "strategies", "committees", "funding", "municipalities")
    paths += [f"/{code}/{name}/" for name in lists for code in LANGUAGES]
    assert sorted(found) == sorted(settings.SITE_URL + path for path in paths)
    assert not any(record.url_in("el") in address for record in hidden for address in found)
    for address, alternates in found.items():
        assert sorted(alternates) == sorted(LANGUAGES)
        assert address in alternates.values()
        assert all(found[other] == alternates for other in alternates.values())
    assert found[f"{settings.SITE_URL}/el/news/one/"]["tr"] == f"{settings.SITE_URL}/tr/news/two/"


def test_every_address_of_the_map_answers(client):
    make_service(languages=("bg",))
    make_municipality()
    make_news("tr")
    for address in read_map(client):
        assert client.get(address.removeprefix(settings.SITE_URL)).status_code == 200, address


def test_robots_may_read_everything_but_the_editors_side(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/\n" in text
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text


@pytest.mark.parametrize(("email", "contact"), [("", "/el/contact/"), ("holes@pyxida.example", "mailto:holes@pyxida.example")])
def test_whoever_finds_a_hole_reads_whom_to_write_to(client, django_assert_max_num_queries, email, contact):
    if email:
        PortalSettings.objects.update_or_create(defaults={"email": email})
    with django_assert_max_num_queries(1):
        response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert fields["Contact"].removeprefix(settings.SITE_URL) == contact
    assert fields["Preferred-Languages"] == "el, bg, tr, en"
    until = dt.datetime.fromisoformat(fields["Expires"])
    assert dt.timedelta(days=100) < until - timezone.now() < dt.timedelta(days=365)
    assert not PortalSettings.objects.exists() or email
