"""A story is one result in every language, with the address of its page in the reader's tree."""

import pytest

from home.trees import ensure_trees, home_page
from search.params import Params
from search.results import EVERYTHING, search
from tests.factories import make_area, make_municipality
from tests.pages.making import body, make_information, make_news, twin

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def trees(db):
    ensure_trees()


def found(q, language="el", **selected):
    return search(Params(q=q, selected=selected), language, EVERYTHING).results


def test_news_written_in_bulgarian_alone_is_found_in_every_language_at_an_address_that_answers(client):
    make_news("bg", title="Нова услуга", slug="nova-usluga")
    for language in ("el", "bg", "tr"):
        results = found("нова услуга", language)
        assert [(one.kind, one.name, one.language) for one in results] == [("news", "Нова услуга", "bg")]
        assert results[0].path.startswith(f"/{language}/news/")
        assert client.get(results[0].path).status_code == 200


def test_the_text_of_a_page_is_found_without_its_tags():
    make_information("el", title="Δικαιώματα", body=body(("paragraph", "<p>Λέξη <b>κρυμμένη</b> εδώ</p>")))
    assert [one.kind for one in found("κρυμμένη")] == ["page"]


def test_a_page_that_is_unpublished_or_deleted_is_no_longer_found():
    page, other = make_information("el", title="Κοινό ένα"), make_information("el", title="Κοινό δύο")
    assert len(found("κοινό")) == 2
    page.unpublish()
    other.delete()
    assert found("κοινό") == []


def test_a_page_that_gets_another_slug_is_found_at_its_new_address_and_so_is_what_stands_below(
    django_capture_on_commit_callbacks,
):
    page = make_information("el", title="Σελίδα", slug="old")
    make_information("el", parent=page, title="Κάτω", slug="below")
    page.slug = "new"
    with django_capture_on_commit_callbacks(execute=True):  # when Wagtail tells of the new slug
        page.save_revision().publish()
    assert found("σελίδα")[0].path == "/el/new/"
    assert found("κάτω")[0].path == "/el/new/below/"


def test_a_translation_takes_the_place_of_the_source_text():
    page = make_information("el", title="Ελληνικά")
    translation = twin(page, "tr")
    translation.refresh_from_db()
    assert found("ελληνικά", "tr")[0].path == translation.url_in_tree()


def test_news_of_a_municipality_is_found_in_its_area():
    town = make_municipality(area=make_area(code="town"))
    make_news("el", title="Είδηση", municipality=town)
    assert [one.name for one in found("", area=("town",)) if one.kind == "news"] == ["Είδηση"]
    assert home_page("el").title not in [one.name for one in found("")]
