"""What all records of municipalities share: whose they are, and who may be asked about them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.models import WorkflowMixin

from common.models import Child, Record

__all__ = ["SPOKEN_LANGUAGES", "AbstractContact", "AbstractLegalBasis", "Entry"]

#: Languages spoken at offices of the region, BCP 47 (RFC 5646).
SPOKEN_LANGUAGES = [
    ("el", _("Greek")), ("bg", _("Bulgarian")), ("tr", _("Turkish")), ("en", _("English")),
    ("rom", _("Romani")), ("ru", _("Russian")), ("ar", _("Arabic")),
]  # fmt: skip


class Entry(WorkflowMixin, Record):
    """A record that belongs to a municipality, whose editors alone may change it."""

    municipality = models.ForeignKey(
        "services_catalogue.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        limit_choices_to={"kind": "municipality"}, verbose_name=_("municipality"),
        help_text=_("Its editors look after this entry."),
    )  # fmt: skip
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    review_date = models.DateField(_("check again by"), null=True, blank=True)

    class Meta(Record.Meta):
        abstract = True


class AbstractContact(Child):
    """A person or a desk to call. Nothing here is invented: what is not known stays empty, and the page says so."""

    name = models.CharField(_("person"), max_length=120, blank=True)
    role = models.CharField(_("what they do"), max_length=160, blank=True, null=True)
    phone = PhoneNumberField(_("phone"), blank=True, help_text=_("With the country's code, such as +30 2531 012345."))
    email = models.EmailField(_("email"), blank=True)
    website = models.URLField(_("web address"), blank=True)
    languages_spoken = models.JSONField(_("languages spoken"), default=list, blank=True)
    note = models.CharField(_("note"), max_length=255, blank=True, null=True)

    class Meta(Child.Meta):
        abstract = True
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")


class AbstractLegalBasis(Child):
    """A law, decree or decision on which a record rests."""

    title = models.CharField(_("what it is about"), max_length=255, blank=True, null=True)
    citation = models.CharField(_("citation"), max_length=160, help_text=_("As the law is cited: number, year, gazette."))
    url = models.URLField(_("web address"), blank=True)
    date = models.DateField(_("date"), null=True, blank=True)

    class Meta(Child.Meta):
        abstract = True
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
