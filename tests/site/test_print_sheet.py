"""A service on one sheet, in one language or in two side by side, with a code that leads back."""

import html5lib
import pytest
import segno
from django.conf import settings

from services_catalogue.models import ContactPoint, RequiredDocument
from tests.factories import make_service

pytestmark = pytest.mark.django_db
FULL = {
    "documents": [RequiredDocument(name_el="Ταυτότητα", name_bg="Лична карта", name_tr="Kimlik")],
    "contacts": [ContactPoint(name="Μαρία", phone="+302531000000")],
}


def sheet(client, service, language="el", second=""):
    response = client.get(f"{service.url_in(language)}print/", {"with": second} if second else {})
    assert response.status_code == 200
    document = html5lib.parse(response.content, namespaceHTMLElements=False)
    return response.content.decode(), list(document.iter("article"))


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def test_the_two_columns_say_the_same_each_in_its_language(client):
    service = make_service(name_el="Κήπος", name_bg="Градина", cost="free", children=FULL)
    _html, (first, second) = sheet(client, service, "el", "bg")
    assert (first.get("lang"), second.get("lang")) == ("el", "bg")
    assert "Κήπος" in text_of(first) and "Ταυτότητα" in text_of(first) and "Πόσο κοστίζει;" in text_of(first)
    assert "Градина" in text_of(second) and "Лична карта" in text_of(second) and "Колко струва?" in text_of(second)
    assert text_of(first).count("+30") == text_of(second).count("+30") == 1


@pytest.mark.parametrize("second", ["", "el", "xx", "tr&with=bg"])
def test_one_column_where_no_other_language_is_asked_for(client, second):
    _html, columns = sheet(client, make_service(children=FULL), "el", second)
    assert len(columns) == 1


def test_the_code_leads_to_the_short_address(client):
    service = make_service()
    html, _columns = sheet(client, service)
    drawing = segno.make_qr(f"{settings.SITE_URL}{service.short_path}", error="m").svg_inline(omitsize=True, border=4)
    path = drawing.partition(' d="')[2].partition('"')[0]
    assert len(path) > 500 and path in html


def test_two_columns_cost_no_more_queries_than_the_page_and_few_more(client, django_assert_max_num_queries):
    service = make_service(children=FULL)
    with django_assert_max_num_queries(24):
        sheet(client, service, "el", "tr")


def test_what_has_no_page_has_no_sheet(client):
    assert client.get(f"{make_service(live=False).url_in('el')}print/").status_code == 404
    assert client.get(f"{make_service(retired=True).url_in('el')}print/").status_code == 404
