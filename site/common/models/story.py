"""The story: a Wagtail page in its language's own tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import BaseTranslatableField

from common.blocks import StoryBlock
from common.languages import LANGUAGES, language_of_path
from common.models.publishing import AtomicPublishing
from common.text import slugify

__all__ = ["NEWS_SLUG", "RESERVED_SLUGS", "StoryPage"]

#: The list of news has this slug in every tree: its address is fixed.
NEWS_SLUG = "news"
#: First parts of fixed addresses: a page with such a slug could never be reached.
RESERVED_SLUGS = frozenset(
    {
        "services", "organisations", "places", "strategies", "committees", "funding", "municipalities", "search", "check",
        "list", "report", "suggest-a-service", "api", "admin", "documents", "static", "media", "styleguide", "healthz",
        "readyz",
    }
)  # fmt: skip
#: The home pages hang below Wagtail's root.
HOME_DEPTH = 2


@dataclass(frozen=True)
class PageCrumb:
    """A step of the breadcrumbs; `language` is that of its label."""

    label: str
    url: str
    language: str


class StoryForm(WagtailAdminPageForm):
    """Makes slugs Latin, and refuses reserved ones where the model cannot yet know where the page will stand."""

    def clean_slug(self) -> str:
        return slugify(self.cleaned_data.get("slug") or "", self.instance.tree_language)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        try:
            self.instance.refuse_taken_slug(cleaned.get("slug", ""), self.parent_page)
        except ValidationError as error:
            self.add_error("slug", error)
        return cleaned


class StoryPage(AtomicPublishing, Page):
    """A page that tells something. Where a language has no text of its own, its tree holds an alias of the source."""

    #: The name of its results in the API.
    kind_name: ClassVar[str] = "page"
    #: Whether each tree has one from the start: it never needs an alias.
    is_in_every_tree: ClassVar[bool] = False
    #: Slugs of fixed addresses right below a page of this kind.
    reserved_below: ClassVar[frozenset[str]] = frozenset()

    summary = models.TextField(
        _("summary"), max_length=300, blank=True, help_text=_("One or two sentences, shown in lists and by search engines.")
    )
    body = StreamField(StoryBlock(), blank=True, verbose_name=_("text"))
    shown_language = models.CharField(max_length=10, blank=True, default="", editable=False)
    """The language of the texts where it is not that of the tree: in an alias, or a translation that is not yet published."""

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    base_form_class = StoryForm
    # Addresses are no texts: a translator is not asked for them, and a home page keeps its own.
    override_translatable_fields = [BaseTranslatableField("slug")]

    class Meta:
        abstract = True

    @property
    def text_language(self) -> str:
        """The language of the texts: that of the source where this page is an alias."""
        return self.shown_language or self.tree_language

    @property
    def tree_language(self) -> str:
        """The language of the tree: the first part of the path, so that lists need not ask for each page's locale."""
        if code := language_of_path(self.url_path or ""):
            return code
        return self.locale.language_code if self.locale_id else settings.LANGUAGE_CODE

    @property
    def is_fallback(self) -> bool:
        """Whether the reader gets another language than that of the tree."""
        return self.text_language != self.tree_language

    @property
    def path_in_site(self) -> str:
        """The path of this page. The slugs of home pages are the languages' codes, so that the tree's path is the address."""
        return self.url_path

    def url_in_tree(self) -> str:
        """The path of this page, from its own locale and slugs."""
        return self.path_in_site

    def paths(self) -> dict[str, str]:
        """Return the paths of this page in the languages that have it, as a translation or as an alias."""
        translations = Page.objects.filter(translation_key=self.translation_key, live=True)
        found = dict(translations.values_list("locale__language_code", "url_path"))
        found[self.tree_language] = self.path_in_site
        return found

    def crumb_pages(self) -> list[StoryPage]:
        """Return the pages between the home page and this one."""
        if self.depth <= HOME_DEPTH + 1:
            return []
        return list(type(self)._default_manager.ancestor_of(self).filter(depth__gt=HOME_DEPTH).order_by("path"))

    def refuse_taken_slug(self, slug: str, parent: Page | None) -> None:
        """Raise where `slug` below `parent` would hide this page behind a fixed address."""
        if parent is None:
            return
        below: frozenset[str] = getattr(parent.specific_class, "reserved_below", frozenset())
        if slug in below or (parent.depth == HOME_DEPTH and slug in RESERVED_SLUGS):
            raise ValidationError(
                _("The address “%(slug)s” belongs to the site itself. Choose another."), params={"slug": slug}
            )

    def clean(self) -> None:
        super().clean()
        parent = self.get_parent() if self.path and self.depth and self.depth > 1 else None
        try:
            self.refuse_taken_slug(self.slug, parent)
        except ValidationError as error:
            raise ValidationError({"slug": error}) from error

    def _set_core_field_defaults(self) -> None:
        """Make the missing slug from the title in Latin letters, as the addresses of records are."""
        if not self.slug and self.title and (self.path or getattr(self, "_cached_parent_obj", None)):
            self.slug = self._get_autogenerated_slug(slugify(self.title, self.tree_language) or self.kind_name)
        super()._set_core_field_defaults()

    def save(self, *args: Any, **kwargs: Any) -> Any:
        if self.alias_of_id:
            self.shown_language = self._language_of_source()
            if (fields := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*fields, "shown_language"}
        return super().save(*args, **kwargs)

    def _language_of_source(self) -> str:
        source = Page.objects.filter(pk=self.alias_of_id).first()
        return source.specific.text_language if source is not None else self.tree_language

    def with_content_json(self, content: dict[str, Any]) -> StoryPage:
        """A revision of a page is written in the language of its tree."""
        page = super().with_content_json(content)
        page.shown_language = ""
        return page

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render in the language of the tree: the address of a page that was never saved does not name it."""
        with translation.override(self.tree_language):
            return super().serve_preview(request, mode_name).render()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        paths = self.paths()
        context["alternates"] = [(code, paths.get(code, f"/{code}/")) for code in LANGUAGES]
        context["canonical"] = paths.get(self.text_language, self.path_in_site)
        context["crumbs"] = [PageCrumb(page.title, page.path_in_site, page.text_language) for page in self.crumb_pages()]
        context["is_preview"] = getattr(request, "is_preview", False)
        return context
