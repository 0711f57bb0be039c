"""The story: a Wagtail page in its language's own tree."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from common.blocks import StoryBlock
from common.models.publishing import AtomicPublishing

__all__ = ["NEWS_SLUG", "RESERVED_SLUGS", "StoryPage"]

#: The list of news has this slug in every tree: its address is fixed.
NEWS_SLUG = "news"

#: First parts of fixed addresses: a page with such a slug could never be reached.
RESERVED_SLUGS = frozenset(
    {
        "services", "organisations", "places", "strategies", "committees", "funding", "municipalities", "search", "check",
        "list", "report", "api", "admin", "documents", "static", "media", "styleguide", "healthz", "readyz",
    }
)  # fmt: skip


class StoryPage(AtomicPublishing, Page):
    """A page that tells something. Where a language has no text of its own, its tree holds an alias of the source."""

    #: The name of its results in the API.
    kind_name: ClassVar[str] = "page"
    #: Whether each tree has one from the start: it never needs an alias.
    is_in_every_tree: ClassVar[bool] = False

    summary = models.TextField(
        _("summary"), max_length=300, blank=True, help_text=_("One or two sentences, shown in lists and by search engines.")
    )
    body = StreamField(StoryBlock(), blank=True, verbose_name=_("text"))

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        abstract = True

    @property
    def text_language(self) -> str:
        """The language of the texts: that of the source where this page is an alias."""
        page = self.alias_of or self
        return page.locale.language_code

    def url_in_tree(self) -> str:
        """The path of this page, from its own locale and slugs."""
        return self.get_url() or f"/{self.locale.language_code}/"

    def clean(self) -> None:
        super().clean()
        parent = self.get_parent() if self.pk else None
        if self.slug in RESERVED_SLUGS and (parent is None or parent.depth <= 2):
            raise ValidationError({"slug": _("The address “%(slug)s” belongs to the site itself. Choose another.") % {"slug": self.slug}})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["languages"] = [code for code, _name in settings.LANGUAGES]
        return context
