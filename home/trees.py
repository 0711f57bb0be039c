"""The trees of the pages: one a language, with the same home page and the same list of news in each."""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from common.models.story import NEWS_SLUG, StoryPage
from home.models import HomePage

__all__ = ["SITE_NAMES", "ensure_trees", "home_page", "news_index"]

#: The name of the site in each language; the title of each home page.
SITE_NAMES = {"el": "Πυξίδα", "bg": "Компас", "tr": "Pusula"}
NEWS_TITLES = {"el": "Νέα", "bg": "Новини", "tr": "Haberler"}

# Fixed, so that the same page has the same key on every installation.
HOME_KEY = uuid.uuid5(uuid.NAMESPACE_URL, "pyxida:home")
NEWS_KEY = uuid.uuid5(uuid.NAMESPACE_URL, "pyxida:news")


@transaction.atomic
def ensure_trees() -> None:
    """Make the locales, the home pages, the lists of news and the site record where they are missing.

    Nothing that exists is changed, but for the site record, which always follows `SITE_URL`.
    """
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    for code, _name in settings.LANGUAGES:
        home = _ensure_home(code)
        _ensure_news(code, home)
    _ensure_site()
    _remove_welcome_page()
    Site.clear_site_root_paths_cache()


def home_page(language: str) -> HomePage:
    """Return the home page of a language's tree."""
    return HomePage.objects.get(locale__language_code=language)


def news_index(language: str) -> StoryPage:
    """Return the list of news of a language's tree."""
    return apps.get_model("news.NewsIndexPage").objects.get(locale__language_code=language)


def _ensure_home(code: str) -> HomePage:
    if existing := HomePage.objects.filter(locale__language_code=code).first():
        return existing
    root = Page.get_first_root_node()
    page = HomePage(
        title=SITE_NAMES.get(code, SITE_NAMES["el"]),
        slug=code,
        locale=Locale.objects.get(language_code=code),
        translation_key=HOME_KEY,
    )
    return _publish(root, page)


def _ensure_news(code: str, home: HomePage) -> None:
    model = apps.get_model("news.NewsIndexPage")
    if model.objects.filter(locale__language_code=code).exists():
        return
    page = model(title=NEWS_TITLES.get(code, NEWS_TITLES["el"]), slug=NEWS_SLUG, locale=home.locale, translation_key=NEWS_KEY)
    _publish(home, page)


def _publish(parent: Page, page: StoryPage) -> StoryPage:
    """Add `page` below `parent` and publish it with a revision, as an editor does."""
    page.live = False
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _ensure_site() -> None:
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    values = {
        "hostname": address.hostname or "localhost",
        "port": port,
        "root_page": home_page(settings.LANGUAGE_CODE).page_ptr,
        "site_name": SITE_NAMES[settings.LANGUAGE_CODE],
    }
    Site.objects.update_or_create(is_default_site=True, defaults=values)


def _remove_welcome_page() -> None:
    """Take away the page that Wagtail's own migration makes; no page of ours is a bare `Page`."""
    for page in Page.objects.filter(depth=2, content_type__app_label="wagtailcore", content_type__model="page"):
        page.delete()
