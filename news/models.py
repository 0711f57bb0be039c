"""News: an index in each language's tree, and pages with a date, a source and the services they concern."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from common.models.story import NEWS_SLUG, StoryPage
from common.paging import PAGE_SIZE, page_number

__all__ = ["NewsIndexPage", "NewsPage"]


class NewsQuerySet(PageQuerySet):
    """What lists of news ask for."""

    def listed(self, language: str) -> NewsQuerySet:
        """The published news of a language's tree with its aliases, the newest first; two of one minute never change places."""
        found = self.live().filter(locale__language_code=language)
        return found.select_related("municipality").defer("body").order_by("-published_at", "-pk")


NewsPageManager = PageManager.from_queryset(NewsQuerySet)


class NewsIndexPage(StoryPage):
    """The list of news; its slug is `news` in every tree."""

    is_in_every_tree = True
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    template = "news/news_index_page.html"
    reserved_below = frozenset({"feed"})

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def clean(self) -> None:
        super().clean()
        if self.slug != NEWS_SLUG:
            raise ValidationError({"slug": _("The address of the news is fixed: news.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        paginator = Paginator(NewsPage.objects.listed(self.tree_language), PAGE_SIZE)
        number = page_number(request.GET.get("page"))
        if number > paginator.num_pages:  # a page past the end is empty, not an error: the list may have been longer
            return {**context, "news": [], "paginator": paginator}
        news = paginator.page(number)
        return {**context, "news": news, "paginator": paginator, "page_numbers": list(paginator.get_elided_page_range(number))}


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
        FieldPanel("municipality", widget=forms.Select),
        FieldPanel("services", widget=forms.CheckboxSelectMultiple, classname="pyxida-checkboxes"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "news/news_page.html"

    objects = NewsPageManager()

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")

    def crumb_pages(self) -> list[StoryPage]:
        return list(NewsIndexPage.objects.ancestor_of(self))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "services": [service.in_language() for service in self._published_services()],
            "news_path": f"/{self.tree_language}/{NEWS_SLUG}/",
        }

    def _published_services(self) -> Any:
        """Return the services as chosen, in a preview too, without those that have no page."""
        chosen = [service.pk for service in self.services.all()]
        model = type(self)._meta.get_field("services").related_model
        return model.objects.published().for_listing().filter(pk__in=chosen)
