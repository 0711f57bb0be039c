"""One tree a language, made once, and the same on every machine."""

import pytest
from django.conf import settings
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from home.trees import SITE_NAMES, ensure_trees, home_page
from news.models import NewsIndexPage

pytestmark = pytest.mark.usefixtures("trees")

LANGUAGES = ["el", "bg", "tr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_home_page_and_a_list_of_news_that_can_be_edited(client, language):
    home = home_page(language)
    assert (home.title, home.slug, home.url_path, home.live) == (SITE_NAMES[language], language, f"/{language}/", True)
    assert home.latest_revision is not None
    assert client.get(f"/{language}/").status_code == 200
    assert client.get(f"/{language}/news/").status_code == 200


def test_all_home_pages_are_one_page_in_three_languages():
    assert HomePage.objects.values("translation_key").distinct().count() == 1
    assert NewsIndexPage.objects.values("translation_key").distinct().count() == 1


def test_a_second_run_changes_nothing():
    before = list(Page.objects.order_by("pk").values())
    ensure_trees()
    assert list(Page.objects.order_by("pk").values()) == before


def test_the_ids_of_the_languages_are_those_of_their_order():
    assert [Locale.objects.get(language_code=code).pk for code in LANGUAGES] == sorted(
        Locale.objects.values_list("pk", flat=True)
    )


def test_the_site_follows_the_setting_and_nothing_is_left_of_the_welcome_page():
    site = Site.objects.get()
    assert (site.root_page.specific, site.is_default_site) == (home_page("el"), True)
    assert f"{site.hostname}:{site.port}" in settings.SITE_URL
    assert set(Page.objects.filter(depth=2).values_list("slug", flat=True)) == set(LANGUAGES)


def test_a_page_without_a_slug_gets_a_latin_one():
    from tests.pages.making import make_news

    assert make_news("bg", title="Новина от Кърджали", slug="").slug == "novina-ot-kardzhali"
    assert make_news("el", title="Νέα από την Ξάνθη", slug="").slug == "nea-apo-tin-xanthi"
