"""Organisations: from the municipality down to the office, and the bodies that work with them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField

from common.models import Child, RecordQuerySet, TreeNode
from services_catalogue.models.entry import AbstractContact, AbstractLegalBasis, Entry

__all__ = ["Organisation", "OrganisationContact", "OrganisationLegalBasis", "Partnership"]

RICH_TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class OrganisationQuerySet(RecordQuerySet):
    def for_listing(self) -> RecordQuerySet:
        return self.select_related("municipality", "area")

    def for_page(self) -> RecordQuerySet:
        """With its parents, contacts, partners and laws; what stands below it is asked for by its page."""
        partners = models.Prefetch("partners", queryset=Partnership.objects.select_related("partner"))
        return self.select_related("municipality", "area", "parent__parent__parent__parent", "successor").prefetch_related(
            "contacts", "legal_bases", partners
        )

    def municipalities(self) -> RecordQuerySet:
        return self.filter(kind=Organisation.Kind.MUNICIPALITY)


class Organisation(TreeNode, Entry):
    """A body that runs services, decides, pays or helps (CPOV: public organisation)."""

    section, letter, kind_name = "organisations", "o", "organisation"
    template = "services_catalogue/organisation.html"

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("municipality")
        DIRECTORATE = "directorate", _("directorate")
        DEPARTMENT = "department", _("department")
        OFFICE = "office", _("office")
        LEGAL_ENTITY = "legal-entity", _("legal entity of the municipality")
        STATE_BODY = "state-body", _("state body")
        REGION = "region", _("regional authority")
        NGO = "ngo", _("non-governmental organisation")
        UNIVERSITY = "university", _("university")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    area = models.ForeignKey(
        "services_catalogue.Area",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        verbose_name=_("area"),
    )
    remits = models.TextField(_("what it is responsible for"), blank=True, null=True, help_text=_("One a line."))
    body = RichTextField(_("text"), blank=True, null=True, features=RICH_TEXT_FEATURES)
    website = models.URLField(_("web address"), blank=True)
    start_page_slug = models.CharField(
        _("address of the start page"), max_length=60, unique=True, null=True, blank=True,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*\Z")],
        help_text=_("Of a municipality: small Latin letters and hyphens. It is on posters, so it never changes."),
    )  # fmt: skip
    editors = models.OneToOneField(
        Group, null=True, blank=True, on_delete=models.SET_NULL, related_name="edits_municipality",
        editable=False, verbose_name=_("its group of editors"),
    )  # fmt: skip

    objects = OrganisationQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    @property
    def home_municipality(self) -> Organisation | None:
        """The municipality that this belongs to: itself, where it is one."""
        return self if self.kind == self.Kind.MUNICIPALITY else self.municipality

    def with_content_json(self, content: Any) -> Organisation:
        """Keep the group of editors: an old revision must not take their rights away."""
        organisation = super().with_content_json(content)
        organisation.editors_id = self.editors_id
        return organisation

    def page_context(self) -> dict[str, Any]:
        from services_catalogue.pages import organisation_context

        return organisation_context(self)


class OrganisationContact(AbstractContact):
    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="contacts")


class OrganisationLegalBasis(AbstractLegalBasis):
    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="legal_bases")


class Partnership(Child):
    """Another body that an organisation works with: partnership, not provision."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="partner_of", verbose_name=_("partner"))
    note = models.CharField(_("what they do together"), max_length=255, blank=True, null=True)

    class Meta(Child.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
