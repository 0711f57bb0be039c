"""The finder works as a plain page: what it shows is what the API says, and its state stands in the address."""

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import index
from tests.factories import make_area, make_audience, make_municipality, make_organisation, make_service
from tests.search.generated import make_catalogue

pytestmark = pytest.mark.django_db
QUERY_BUDGET = 8


def parse(response):
    assert response.status_code == 200
    return html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(response.content.decode())


def boxes(tree):
    """The checkboxes of the finder: facet to (value, count, checked)."""
    found = {}
    for label in tree.iter("label"):
        for box in label.iter("input"):
            if box.get("type") == "checkbox":
                entry = (box.get("value"), int(label.find("b").text), box.get("checked") is not None)
                found.setdefault(box.get("name"), []).append(entry)
    return found


def links(tree):
    return [link.get("href") for link in tree.iter("a")]


@pytest.mark.parametrize("query", ["", "?q=κήπος", "?cost=free&cost=nothing&access=lift", "?page=2"])
def test_the_page_shows_the_facets_of_the_api(client, query):
    make_catalogue(11, size=25)
    api = client.get(f"/api/v1/services{query}").json()
    shown = boxes(parse(client.get(f"/el/services/{query}")))
    said = {
        name: [(value["value"], value["count"], value["selected"]) for value in values]
        for name, values in api["facets"].items()
        if values
    }
    assert shown == said


def test_each_result_links_to_its_page_in_the_language_of_the_reader(client):
    service = make_service(languages=("bg",), name_bg="Клуб")
    tree = parse(client.get("/tr/services/"))
    assert service.url_in("tr") in links(tree.find(".//main"))
    heading = tree.find(".//main//ol//h2")
    assert heading.get("lang") == "bg"


def test_each_filter_has_a_chip_that_removes_it_also_one_that_nobody_knows(client):
    make_service(cost="free")
    tree = parse(client.get("/el/services/?q=Βοήθεια&cost=free&area=nowhere&page=3"))
    chips = [link.get("href") for item in tree.iter("ul") if item.get("class") == "flow" for link in item.iter("a")]
    assert "/el/services/?q=%CE%92%CE%BF%CE%AE%CE%B8%CE%B5%CE%B9%CE%B1&area=nowhere" in chips
    assert "/el/services/?q=%CE%92%CE%BF%CE%AE%CE%B8%CE%B5%CE%B9%CE%B1&cost=free" in chips


def test_a_new_search_keeps_the_filters_and_the_filters_keep_the_words(client):
    make_service(cost="free")
    forms = list(parse(client.get("/el/services/?q=x&cost=free&near=town&page=2")).iter("form"))
    kept = [
        {(box.get("name"), box.get("value")) for box in form.iter("input") if box.get("type") == "hidden"} for form in forms
    ]
    assert kept[0] == {("cost", "free"), ("near", "town")}
    assert kept[1] == {("q", "x")}
    assert [option.get("value") for option in forms[1].iter("option") if option.get("selected") is not None] == ["town"]


def test_the_language_switch_keeps_the_search(client):
    make_service()
    for path in ("services", "search"):
        tree = parse(client.get(f"/el/{path}/?q=a+b&cost=free"))
        assert f"/bg/{path}/?q=a+b&cost=free" in links(tree)


def test_one_row_and_fifty_cost_the_same_queries(client):
    def queries(path):
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        assert len({query["sql"] for query in captured}) == len(captured)
        return len(captured)

    paths = ["/el/services/?q=Βοήθεια", "/bg/services/", "/tr/search/?q=Yardım"]
    make_service(areas=[make_area()])
    few = [queries(path) for path in paths]
    town = make_municipality()
    for _row in range(49):
        make_service(areas=[make_area()], audiences=[make_audience()], provider=make_organisation(), municipality=town)
    assert [queries(path) for path in paths] == few
    assert max(few) <= QUERY_BUDGET


def test_pages_that_were_narrowed_are_not_for_search_engines_and_set_no_cookie(client):
    make_service()
    index.rebuild()
    whole, narrowed = client.get("/el/services/"), client.get("/el/services/?q=a")
    assert b"noindex" not in whole.content
    assert b"noindex" in narrowed.content
    assert not whole.cookies
    assert "Cookie" not in whole.get("Vary", "")
