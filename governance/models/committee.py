"""Committees: who sits on them, what they may do, on what law they rest and what was decided."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField

from common.models import Child, RecordQuerySet
from services_catalogue.models import AbstractLegalBasis, Entry, Organisation
from services_catalogue.models.organisation import RICH_TEXT_FEATURES

__all__ = ["Committee", "CommitteeLegalBasis", "CommitteeMember", "Decision"]


class CommitteeQuerySet(RecordQuerySet):
    def for_listing(self) -> RecordQuerySet:
        return self.select_related("municipality")

    def for_page(self) -> RecordQuerySet:
        """With its members, laws and decisions."""
        decisions = models.Prefetch("decisions", queryset=Decision.objects.select_related("file"))
        return self.select_related("municipality", "organised_by", "successor").prefetch_related(
            "members", "legal_bases", decisions
        )


class Committee(Entry):
    """A committee, a commission or a council."""

    section, letter, kind_name = "committees", "c", "committee"
    template = "governance/committee.html"

    chair = models.CharField(_("chair"), max_length=200, blank=True, null=True, help_text=_("The office, such as: the Mayor."))
    organised_by = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="organises_committees",
        verbose_name=_("organised by"),
    )
    powers = models.TextField(_("powers"), blank=True, null=True, help_text=_("One a line."))
    body = RichTextField(_("text"), blank=True, null=True, features=RICH_TEXT_FEATURES)

    objects = CommitteeQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("committee")
        verbose_name_plural = _("committees")

    def page_context(self) -> dict[str, Any]:
        from governance.pages import committee_context

        return committee_context(self)


class CommitteeMember(Child):
    committee = ParentalKey(Committee, on_delete=models.CASCADE, related_name="members")
    name = models.CharField(_("person"), max_length=160)
    role = models.CharField(_("role"), max_length=200, blank=True, null=True)
    starts = models.DateField(_("since"), null=True, blank=True)
    ends = models.DateField(_("until"), null=True, blank=True)

    class Meta(Child.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def clean(self) -> None:
        super().clean()
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": _("The last day is before the first. Swap the two.")})


class CommitteeLegalBasis(AbstractLegalBasis):
    committee = ParentalKey(Committee, on_delete=models.CASCADE, related_name="legal_bases")


class Decision(Child):
    """A decision about or by a committee, as the protocol and the public register know it."""

    committee = ParentalKey(Committee, on_delete=models.CASCADE, related_name="decisions")
    number = models.CharField(_("number"), max_length=40)
    date = models.DateField(_("date"), null=True, blank=True)
    protocol = models.CharField(_("protocol"), max_length=40, blank=True)
    register_number = models.CharField(
        _("number in the public register"), max_length=60, blank=True, help_text=_("In Greece the ADA of Diavgeia.")
    )
    deciding_body = models.CharField(_("who decided"), max_length=200, blank=True, null=True)
    subject = models.CharField(_("about what"), max_length=255, blank=True, null=True)
    file = models.ForeignKey(
        "wagtaildocs.Document", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("file")
    )

    class Meta(Child.Meta):
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
