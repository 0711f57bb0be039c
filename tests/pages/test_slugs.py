"""An address that the site keeps for itself is refused, in the editing form too, where the parent is not yet known."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.users.models import UserProfile

from home.models import InformationPage
from home.trees import home_page, news_index
from tests.admin.forms import read_form
from tests.pages.making import make_information, make_news

pytestmark = pytest.mark.usefixtures("trees")

BELONGS = {"en": "belongs to the site itself"}


def form_of(client, url):
    """Return the form as the browser sends it when nothing was written in the text."""
    return {**read_form(client, url), "body-count": "0"}


def add_url(model, parent):
    return f"/admin/pages/add/{model._meta.app_label}/{model._meta.model_name}/{parent.pk}/"


@pytest.mark.parametrize("slug", ["services", "search", "api"])
def test_a_reserved_slug_is_refused_when_the_page_is_made_in_the_admin(manager, slug):
    url = add_url(InformationPage, home_page("tr"))
    data = {**form_of(manager, url), "title": "X", "slug": slug, "action-publish": "1"}
    response = manager.post(url, data)
    assert BELONGS["en"] in response.content.decode()
    assert not InformationPage.objects.exists()


def test_a_reserved_slug_is_refused_when_the_page_is_changed_in_the_admin(manager):
    page = make_information("el")
    url = f"/admin/pages/{page.pk}/edit/"
    data = {**form_of(manager, url), "slug": "strategies", "action-publish": "1"}
    assert BELONGS["en"] in manager.post(url, data).content.decode()


def test_a_greek_slug_becomes_latin(manager):
    url = add_url(InformationPage, home_page("el"))
    manager.post(url, {**form_of(manager, url), "title": "Ποιοι είμαστε", "slug": "ποιοι-είμαστε", "action-publish": "1"})
    assert InformationPage.objects.get(locale__language_code="el").slug == "poioi-eimaste"


def test_a_reserved_slug_is_refused_by_the_model_but_not_further_down():
    with pytest.raises(ValidationError, match="slug"):
        make_information("bg", slug="places")
    parent = make_information("bg")
    assert make_information("bg", parent=parent, slug="places").slug == "places"


def test_the_addresses_of_home_of_the_news_and_of_the_feed_are_fixed():
    for page in (home_page("el"), news_index("bg")):
        page.slug = "other"
        with pytest.raises(ValidationError, match="slug"):
            page.save_revision()
    with pytest.raises(ValidationError, match="slug"):
        make_news("tr", slug="feed")


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_the_message_stands_on_the_field_in_each_language_of_the_admin(manager, language):
    UserProfile.objects.update(preferred_language=language)
    url = add_url(InformationPage, home_page("el"))
    response = manager.post(url, {**form_of(manager, url), "title": "X", "slug": "funding", "action-publish": "1"})
    field = BeautifulSoup(response.content, "html5lib").select_one("[data-contentpath=slug]")
    assert "funding" in field.select_one(".error-message").text
