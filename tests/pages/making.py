"""Makes and publishes pages as an editor does."""

from __future__ import annotations

import itertools
import json
from typing import Any

from wagtail.models import Page

from common.models.story import StoryPage
from home.models import InformationPage
from home.trees import home_page, news_index
from news.models import NewsPage

__all__ = ["body", "make_information", "make_news", "twin"]

_numbers = itertools.count(1)


def body(*blocks: tuple[str, Any]) -> str:
    """Return a page's text from kinds of blocks and their values."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def _publish(parent: Page, page: StoryPage) -> Any:
    page.locale, page.live = parent.locale, False
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def make_news(language: str = "el", **values: Any) -> NewsPage:
    services = values.pop("services", [])
    number = next(_numbers)
    page = NewsPage(**{"title": f"News {number}", "slug": f"news-{number}", "summary": f"Summary {number}", **values})
    page = _publish(news_index(language), page)
    if services:
        page.services = services
        page.save_revision().publish()
    return page


def make_information(language: str = "el", parent: Page | None = None, **values: Any) -> InformationPage:
    number = next(_numbers)
    page = InformationPage(**{"title": f"Page {number}", "slug": f"page-{number}", **values})
    return _publish(parent or home_page(language), page)


def twin(page: StoryPage, language: str) -> Any:
    """Return what stands for `page` in another tree; None where nothing does."""
    found = Page.objects.filter(translation_key=page.translation_key, locale__language_code=language).first()
    return found.specific if found else None
