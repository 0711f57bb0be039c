"""The record: what is looked up, with its texts in three languages, its draft, its history and its address."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from common.in_language import Speaks
from common.languages import active_language
from common.models.publishing import AtomicPublishing, CompletePublishing
from common.models.stable import StableTranslations
from common.text import slugify

__all__ = ["Record", "RecordQuerySet"]

#: What easy language needs: paragraphs, lists and the word that counts.
EASY_FEATURES = ["bold", "ol", "ul"]


class RecordQuerySet(models.QuerySet):
    """What every kind of record is asked for."""

    def published(self) -> RecordQuerySet:
        """Records that have a page: live and not retired."""
        return self.filter(live=True, retired=False)

    def for_page(self) -> RecordQuerySet:
        """With everything that the record's own page reads. Each kind adds its relations."""
        return self

    def for_listing(self) -> RecordQuerySet:
        """With what one line in a list reads. Each kind adds its relations."""
        return self


class Record(
    CompletePublishing,
    AtomicPublishing,
    StableTranslations,
    Speaks,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """A fact that is kept once, with its texts in every language and a public page of its own.

    `section` is the path of its lists and pages, `letter` that of its short address, `kind_name` its name in the API.
    """

    section: ClassVar[str]
    letter: ClassVar[str]
    kind_name: ClassVar[str]
    template: ClassVar[str]
    required_texts = ("name", "summary")

    uuid = models.UUIDField(_("permanent identifier"), default=uuid.uuid4, unique=True, editable=False)
    source = models.SlugField(_("source of the reference"), blank=True, default="", editable=False)
    reference = models.SlugField(
        _("reference"), max_length=100, null=True, blank=True, allow_unicode=False, editable=False,
        help_text=_("The key of imported data. It never changes."),
    )  # fmt: skip
    source_language = models.CharField(
        _("language it was written in"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE,
        help_text=_("To publish, fill in the name and the summary in this language. The others can follow later."),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=200, blank=True, null=True)
    other_names = models.TextField(
        _("other names"), blank=True, null=True,
        help_text=_(
            "Abbreviations and words that people say or type, one a line. "
            "The search knows them; the page does not show them."
        ),
    )  # fmt: skip
    summary = models.TextField(
        _("summary"), blank=True, null=True, max_length=300, help_text=_("One or two sentences: what it is, and for whom.")
    )
    easy = RichTextField(
        _("easy to read"), blank=True, null=True, features=EASY_FEATURES,
        help_text=_("The same in very short sentences, for people who find reading hard. The page then offers it as a choice."),
    )  # fmt: skip
    retired = models.BooleanField(
        _("retired"), default=False,
        help_text=_("Takes the entry out of every list. Its address then says that it is gone, why, and what took its place."),
    )  # fmt: skip
    retired_reason = models.TextField(_("why it was retired"), blank=True, null=True)
    successor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        verbose_name=_("what took its place"),
    )

    default_preview_mode = settings.LANGUAGE_CODE

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["source", "reference"], name="%(app_label)s_%(class)s_one_reference")]

    def __str__(self) -> str:
        return str(self.in_language()) or f"{self._meta.verbose_name} {self.pk or ''}".strip()

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [(code, settings.LANGUAGE_NAMES[code]) for code, _name in settings.LANGUAGES]

    def slug_in(self, language: str) -> str:
        """Return the Latin slug of the name that a reader of `language` sees; "" for a name without letters."""
        text = self.in_language(language)
        return slugify(str(text), text.language)

    def url_in(self, language: str) -> str:
        """Return the path of this record's page in `language`."""
        return f"/{language}/{self.section}/{self.pk}-{self.slug_in(language) or self.kind_name}/"

    def get_absolute_url(self) -> str:
        return self.url_in(active_language())

    @property
    def url(self) -> str:
        return self.get_absolute_url()

    @property
    def full_url(self) -> str:
        """The absolute address; Wagtail's listings link to it as the live page."""
        return settings.SITE_URL + self.get_absolute_url()

    @property
    def short_path(self) -> str:
        """The short, permanent path, for print and for speech."""
        return reverse("short_address", kwargs={"letter": self.letter, "pk": self.pk})

    def page_context(self) -> dict[str, Any]:
        """Return what the page's template needs besides `record`; each kind adds its own."""
        return {}

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        with translation.override(mode_name):
            context = {"record": self.in_language(mode_name), "is_preview": True, **self.page_context()}
            return TemplateResponse(request, self.template, context).render()
