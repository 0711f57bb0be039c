"""News: an index in each language's tree, and pages with a date, a source and the services they concern."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel

from common.models.story import StoryPage

__all__ = ["NewsIndexPage", "NewsPage"]


class NewsIndexPage(StoryPage):
    """The list of news; its slug is `news` in every tree."""

    is_in_every_tree = True
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    template = "news/news_index_page.html"

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")


class NewsPage(StoryPage):
    """One piece of news."""

    kind_name = "news"

    source = models.SlugField(blank=True, default="", editable=False)
    reference = models.SlugField(max_length=100, null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("date and time"), default=timezone.now)
    origin = models.CharField(_("where it comes from"), max_length=255, blank=True)
    municipality = models.ForeignKey(
        "services_catalogue.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="news",
        limit_choices_to={"kind": "municipality"}, verbose_name=_("municipality"),
    )  # fmt: skip
    services = ParentalManyToManyField(
        "services_catalogue.Service", blank=True, related_name="news", verbose_name=_("services it concerns")
    )

    content_panels = [
        *StoryPage.content_panels,
        FieldPanel("published_at"),
        FieldPanel("origin"),
        FieldPanel("municipality"),
        FieldPanel("services"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "news/news_page.html"

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")
