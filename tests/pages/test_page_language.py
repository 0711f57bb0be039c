"""A page in another language than the reader's says so, and its address is that of its source."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils.translation import override

from common.language_notes import only_in
from home.aliases import translate_page
from tests.pages.making import body, make_information, make_news, twin

pytestmark = pytest.mark.usefixtures("trees")


def soup_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert "Vary" not in response or "Cookie" not in response["Vary"]
    return BeautifulSoup(response.content, "html5lib")


@pytest.mark.parametrize("make", [make_information, make_news])
@pytest.mark.parametrize(("source", "reader"), [("el", "tr"), ("bg", "el"), ("tr", "bg")])
def test_an_alias_shows_the_text_of_its_source_under_a_notice(client, make, source, reader):
    page = make(source, title="Τίτλος", summary="Περίληψη", body=body(("paragraph", "<p>Κείμενο</p>")))
    soup = soup_of(client, twin(page, reader).path_in_site)
    with override(reader):
        assert str(only_in(source)) in soup.select_one("article .note").text
    for text in ("Τίτλος", "Περίληψη", "Κείμενο"):
        places = soup.find("main").find_all(string=text)
        assert places
        assert {place.find_parent(lang=True)["lang"] for place in places} == {source}
    assert soup.select_one('link[rel="canonical"]')["href"] == settings.SITE_URL + page.path_in_site


def test_the_source_itself_has_no_notice(client):
    soup = soup_of(client, make_information("bg").path_in_site)
    assert not soup.select("article .note, article [lang]")


def test_the_switch_leads_to_the_page_of_each_tree(client):
    page = make_news("bg", slug="first")
    translation = translate_page(page, "el", title="Νέο", slug="second")
    soup = soup_of(client, translation.path_in_site)
    found = {link["hreflang"]: link["href"] for link in soup.select('link[rel="alternate"][hreflang]')}
    paths = {"el": "/el/news/second/", "bg": "/bg/news/first/", "tr": "/tr/news/first/"}
    assert found == {code: settings.SITE_URL + path for code, path in paths.items()}
    assert soup.select_one('link[rel="canonical"]')["href"] == settings.SITE_URL + "/el/news/second/"


def test_crumbs_lead_back_through_the_parents(client):
    parent = make_information("el", title="Πάνω")
    child = make_information("el", parent=parent)
    soup = soup_of(client, twin(child, "tr").path_in_site)
    crumb = soup.select(".crumbs a")[-1]
    assert (crumb.text, crumb["href"], crumb["lang"]) == ("Πάνω", f"/tr/{parent.slug}/", "el")
    soup = soup_of(client, make_news("tr").path_in_site)
    assert [link["href"] for link in soup.select(".crumbs a")] == ["/tr/", "/tr/news/"]
