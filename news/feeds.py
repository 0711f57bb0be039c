"""The news of a language as an Atom feed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import pgettext

from common.languages import active_language
from common.models.story import NEWS_SLUG
from news.models import NewsIndexPage, NewsPage

__all__ = ["news_feed"]

ENTRIES = 30


class MultilingualAtom(Atom1Feed):
    """Atom whose entries say their own language, which may be another than the feed's."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {**super().item_attributes(item), "xml:lang": item["language"]}


def news_feed(request: HttpRequest) -> HttpResponse:
    """Answer with the newest news of the reader's tree; what is not translated points at the text itself."""
    language = active_language()
    index = get_object_or_404(NewsIndexPage.objects.live(), locale__language_code=language)
    site_name = pgettext("name of the site", "Pyxida")
    feed = MultilingualAtom(
        title=f"{index.title} · {site_name}",
        link=settings.SITE_URL + index.path_in_site,
        description=index.summary,
        language=language,
        author_name=site_name,
        feed_url=f"{settings.SITE_URL}/{language}/{NEWS_SLUG}/feed/",
    )
    for page in NewsPage.objects.listed(language).select_related("municipality", "alias_of")[:ENTRIES]:
        _add(feed, page)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add(feed: Atom1Feed, page: NewsPage) -> None:
    source = page.alias_of or page
    feed.add_item(
        title=page.title,
        link=settings.SITE_URL + source.url_path,
        description=page.summary,
        unique_id=f"{settings.SITE_URL}{source.url_path}#{page.translation_key}",
        pubdate=page.published_at,
        updateddate=page.last_published_at or page.published_at,
        language=page.text_language,
    )
