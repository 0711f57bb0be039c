"""The home page leads to needs, municipalities and news; the foot of every page to the portal itself."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import PortalSettings
from tests.factories import make_category, make_municipality
from tests.pages.making import make_information, make_news

pytestmark = pytest.mark.usefixtures("trees")


def soup_of(client, path):
    return BeautifulSoup(client.get(path).content, "html5lib")


def test_the_home_page_has_the_search_first_then_needs_news_and_municipalities(client):
    need = make_category(code="elder-care", prompt_tr="Bir yaşlıya bakıyorum", hint_tr="Evde yardım", icon="people")
    make_category(parent=need, prompt_tr="Below")
    municipality = make_municipality(start_page_slug="xanthi", name_tr="İskeçe Belediyesi")
    for number in range(5):
        make_news("bg", title=f"News {number}")
    soup = soup_of(client, "/tr/")
    assert soup.select_one("main form")["action"] == "/tr/services/"
    doors = soup.select(".doors a")
    assert [door["href"] for door in doors] == ["/tr/services/?category=elder-care"]
    assert "Bir yaşlıya bakıyorum" in doors[0].text
    assert "Evde yardım" in doors[0].text
    assert [link.text for link in soup.select("main h3 a")] == ["News 4", "News 3", "News 2"]
    assert {link["lang"] for link in soup.select("main h3 a")} == {"bg"}
    assert soup.select_one(f'main a[href="/tr/municipalities/{municipality.start_page_slug}/"]').text == "İskeçe Belediyesi"
    assert soup.select_one("main a[href='/tr/check/']").text == "Sorulara başlayın"


def test_the_footer_names_the_portal_its_pages_and_its_links(client):
    make_information("el", title="Προσβασιμότητα", slug="accessibility", in_footer=True)
    make_information("el", title="Άλλη", slug="other")
    link = {"url": "https://example.org/", "label_el": "Σύνδεσμος", "label_bg": "", "label_tr": "Bağlantı"}
    PortalSettings.objects.create(
        phone="+302531000000", email="team@example.org", team_el="Ομάδα", team_tr="Ekip", footer_links=[("link", link)]
    )
    foot = soup_of(client, "/tr/").select_one("footer")
    page = foot.select_one('a[href="/tr/accessibility/"]')
    assert (page.text, page["lang"]) == ("Προσβασιμότητα", "el")
    assert foot.select_one('a[href="https://example.org/"]').text == "Bağlantı"
    assert "Ekip" in foot.text
    assert foot.select_one('a[href="tel:+302531000000"]')
    assert not foot.select('a[href="/tr/other/"]')
    assert [a["href"] for a in foot.select(".sos a")] == ["tel:112", "tel:116111", "tel:116000"]
    bulgarian = soup_of(client, "/bg/").select_one("footer")
    assert bulgarian.select_one('a[href="https://example.org/"]')["lang"] == "el"
    assert bulgarian.find("p", string="Ομάδα")["lang"] == "el"


PATHS = ["/el/", "/el/news/", "/el/news/?page=2", "/tr/news/feed/", "/sitemap.xml"]


def read(client, path):
    """Return the statements that reading an address costs; none of them writes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    statements = [query["sql"] for query in captured]
    assert all(sql.startswith("SELECT") for sql in statements), statements
    return statements


def test_more_of_everything_costs_the_same_number_of_queries_and_writes_nothing(client):
    municipality = make_municipality()

    def fill(count):
        for _number in range(count):
            make_news("bg", municipality=municipality)
        for _number in range(3):
            make_information("el", in_footer=True)
            make_municipality()
            make_category(prompt_el="Ανάγκη")

    fill(21)  # two pages from the start, so that the pagination always stands there
    for path in PATHS:
        read(client, path)  # what is kept between requests is kept now
    before = {path: len(read(client, path)) for path in PATHS}
    fill(29)
    assert {path: len(read(client, path)) for path in PATHS} == before
    assert max(before.values()) <= 20
