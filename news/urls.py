"""The addresses of the news that are no pages of the tree."""

from django.urls import path

from common.models.story import NEWS_SLUG
from news.feeds import news_feed

urlpatterns = [path(f"{NEWS_SLUG}/feed/", news_feed, name="news_feed")]
