"""The blocks of a page's text, each as its record is now."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model

from services_catalogue.models.organisation import OrganisationContact
from tests.factories import make_municipality, make_organisation, make_service
from tests.pages.making import body, make_information, twin

pytestmark = pytest.mark.usefixtures("trees")

TABLE = {
    "data": [["Ημέρα", "Ώρα"], ["Δευτέρα", "9 <b>"]],
    "first_row_is_table_header": True,
    "first_col_is_header": True,
    "table_caption": "Ώρες",
}


def article_of(client, page):
    response = client.get(page.path_in_site)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib").select_one("article")


def test_a_service_card_shows_the_service_in_the_readers_language_until_it_has_no_page(client):
    service = make_service()
    page = make_information("el", body=body(("service_card", {"service": service.pk}), ("paragraph", "<p>Μετά</p>")))
    link = article_of(client, twin(page, "tr")).select_one(".result a")
    assert (link["href"], link.text, link.get("lang")) == (service.url_in("tr"), service.name_tr, None)
    assert not link.find_parent(lang="el")
    service.unpublish()
    article = article_of(client, page)
    assert not article.select(".result")
    assert "Μετά" in article.text


@pytest.mark.parametrize("end", ["retire", "delete"])
def test_a_retired_or_deleted_service_leaves_nothing_behind(client, end):
    service = make_service()
    page = make_information("el", body=body(("service_card", {"service": service.pk})))
    if end == "delete":
        service.delete()
    else:
        service.retired = True
        service.save_revision().publish()
    assert not article_of(client, page).select(".result")


def test_a_contact_shows_the_phones_of_its_organisation(client):
    contact = OrganisationContact(phone="+302531000000", role_el="Γραμματεία")
    organisation = make_organisation(children={"contacts": [contact]})
    page = make_information("el", body=body(("contact", {"organisation": organisation.pk})))
    article = article_of(client, page)
    assert article.select_one("h2 a")["href"] == organisation.url_in("el")
    assert article.select_one('a[href="tel:+302531000000"]')


def test_texts_steps_and_tables_are_plain_html_with_heads_and_a_caption(client):
    steps = {"steps": [{"type": "item", "id": "1", "value": {"title": "Πρώτα", "text": "Τηλεφωνήστε"}}]}
    callout = {"title": "Προσοχή", "text": '<p>Δείτε <a href="javascript:x">εδώ</a></p>'}
    text = '<h2>Τίτλος</h2><p onclick="x()">Κείμενο <a href="https://example.org/">αλλού</a><script>x()</script></p>'
    page = make_information("el", body=body(("paragraph", text), ("callout", callout), ("steps", steps), ("table", TABLE)))
    article = article_of(client, page)
    assert [heading.name for heading in article.select("h1, h2, h3")] == ["h1", "h2"]
    assert not article.select("script, [onclick], [style]")
    assert "javascript" not in str(article)
    assert article.select_one("ol.steps li strong").text == "Πρώτα"
    table = article.select_one("table")
    assert table.caption.text == "Ώρες"
    assert [head["scope"] for head in table.select("th")] == ["col", "col", "row"]
    assert table.select_one("td").text == "9 <b>"


def test_a_document_says_its_kind_its_size_and_its_language(client):
    document = get_document_model().objects.create(title="Form", file=ContentFile(b"x" * 2048, "form.pdf"))
    value = {"document": document.pk, "title": "Αίτηση", "language": "bg"}
    article = article_of(client, make_information("el", body=body(("document", value))))
    link = article.select_one(f'a[href="{document.url}"]')
    assert "Αίτηση" in link.text
    assert "PDF" in link.text
    assert "2,0" in link.text
    assert (link["hreflang"], article.select_one(".tag").text) == ("bg", "Български")


def test_a_link_to_a_page_follows_the_page_and_many_cards_cost_no_more_queries_than_one(client):
    target = make_information("el", slug="target")
    link = ("paragraph", f'<p><a linktype="page" id="{target.pk}">εκεί</a></p>')
    municipality = make_municipality()
    services = [make_service(municipality=municipality) for _number in range(12)]
    cards = [("service_card", {"service": service.pk}) for service in services]
    few, many = (make_information("el", body=body(link, *cards[:count])) for count in (1, 12))
    assert article_of(client, few).select_one("p a")["href"].endswith("/el/target/")
    counts = []
    for page in (few, many):
        with CaptureQueriesContext(connection) as captured:
            client.get(page.path_in_site)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 20
