"""News: the list, a piece of it, and the feed."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.conf import settings
from django.utils import timezone

from tests.factories import make_municipality, make_service
from tests.pages.making import make_news, twin

pytestmark = pytest.mark.usefixtures("trees")

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def titles_on(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return [link.text for link in BeautifulSoup(response.content, "html5lib").select("main h2 a")]


def test_the_pages_of_the_list_join_to_all_news_the_newest_first_and_without_repeats(client):
    moment = timezone.now()
    for number in range(45):
        make_news("tr", title=f"News {number:02}", published_at=moment - timedelta(hours=number // 2))
    pages = [titles_on(client, f"/el/news/?page={number}") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    joined = [title for page in pages for title in page]
    assert len(set(joined)) == 45
    assert {joined[0], joined[1]} == {"News 00", "News 01"}


@pytest.mark.parametrize(("page", "shown"), [("", 1), ("abc", 1), ("0", 1), ("-1", 1), ("²", 1), ("2", 0), ("1" * 30, 0)])
def test_any_page_number_is_answered(client, page, shown):
    make_news("el")
    assert len(titles_on(client, f"/el/news/?page={page}")) == shown


def test_a_piece_of_news_names_its_municipality_its_source_and_the_services_that_have_a_page(client):
    shown, draft, retired = make_service(), make_service(live=False), make_service(retired=True)
    municipality = make_municipality(name_bg="Община Тест")
    page = make_news("el", origin="Δελτίο", municipality=municipality, services=[shown, draft, retired])
    soup = BeautifulSoup(client.get(twin(page, "bg").path_in_site).content, "html5lib")
    article = soup.select_one("article")
    assert "Община Тест" in article.text
    assert article.find("span", string="Δελτίο")["lang"] == "el"
    assert [link["href"] for link in article.select(".result a")] == [shown.url_in("bg")]
    assert soup.select_one('link[type="application/atom+xml"]')["href"] == "/bg/news/feed/"


def test_the_feed_is_atom_with_absolute_addresses_and_the_language_of_each_entry(client):
    own, foreign = make_news("el", title="Ελληνικό <b>"), make_news("bg", title="Българско")
    response = client.get("/el/news/feed/")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    assert (feed.tag, feed.get(LANG)) == (f"{ATOM}feed", "el")
    for name in ("title", "id", "updated", "author"):
        assert feed.find(ATOM + name) is not None
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"{settings.SITE_URL}/el/news/feed/"
    found = {}
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("title", "id", "updated"):
            assert entry.findtext(ATOM + name)
        found[entry.findtext(f"{ATOM}title")] = (entry.get(LANG), entry.find(f"{ATOM}link").get("href"))
    assert found == {
        "Ελληνικό <b>": ("el", settings.SITE_URL + own.path_in_site),
        "Българско": ("bg", settings.SITE_URL + foreign.path_in_site),
    }
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
