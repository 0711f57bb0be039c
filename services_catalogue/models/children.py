"""What stands under a service: papers, costs, channels, windows, places with hours, contacts, laws, referrals."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from phonenumber_field.modelfields import PhoneNumberField

from common.models import Child
from services_catalogue.models.entry import AbstractContact, AbstractLegalBasis
from services_catalogue.models.location import Location
from services_catalogue.models.organisation import Organisation
from services_catalogue.models.service import Service
from services_catalogue.opening_hours import validate_hours

__all__ = [
    "ApplicationWindow", "Channel", "ContactPoint", "CostOption", "HoursException", "LegalBasis", "Referral",
    "RequiredDocument", "ServiceAtLocation", "ServiceForm",
]  # fmt: skip

HOURS_HELP = _("As in OpenStreetMap, such as: Mo-Fr 08:00-14:30; PH off. Leave it empty when you are not sure.")


class RequiredDocument(Child):
    """A paper to bring."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(_("document"), max_length=200, blank=True, null=True)
    note = models.CharField(_("note"), max_length=255, blank=True, null=True)
    optional = models.BooleanField(_("only if you have it"), default=False)

    class Meta(Child.Meta):
        verbose_name = _("required document")
        verbose_name_plural = _("required documents")


class ServiceForm(Child):
    """A form to download, in one language."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="forms")
    title = models.CharField(_("title"), max_length=200, blank=True, null=True)
    document = models.ForeignKey("wagtaildocs.Document", on_delete=models.CASCADE, related_name="+", verbose_name=_("file"))
    file_language = models.CharField(_("language of the file"), max_length=5, default="el")

    class Meta(Child.Meta):
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    @property
    def kind_and_size(self) -> str:
        """What kind of file it is and how big, as far as known: a slow line wants to know before the tap."""
        size = self.document.file_size  # the stored one: Wagtail's own method would write it on a reading
        return ", ".join(filter(None, (self.document.file_extension.upper(), filesizeformat(size) if size else "")))


class CostOption(Child):
    """One price, in euro: for what, how much, how often."""

    class Per(models.TextChoices):
        ONCE = "once", _("once")
        VISIT = "visit", _("a visit")
        DAY = "day", _("a day")
        MONTH = "month", _("a month")
        YEAR = "year", _("a year")

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="costs")
    label = models.CharField(_("what for"), max_length=200, blank=True, null=True)
    amount = models.DecimalField(_("euro"), max_digits=8, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField(_("up to, euro"), max_digits=8, decimal_places=2, null=True, blank=True)
    per = models.CharField(_("how often"), max_length=5, choices=Per.choices, default=Per.ONCE)
    note = models.CharField(_("note"), max_length=255, blank=True, null=True)

    class Meta(Child.Meta):
        verbose_name = _("cost")
        verbose_name_plural = _("costs")

    def clean(self) -> None:
        super().clean()
        if self.maximum is not None and (self.amount is None or self.maximum < self.amount):
            raise ValidationError({"maximum": _("Fill in the lower sum first, then the higher one.")})


class Channel(Child):
    """A way to apply."""

    class Kind(models.TextChoices):
        IN_PERSON = "in-person", _("In person")
        PHONE = "phone", _("By phone")
        ONLINE = "online", _("Online")
        EMAIL = "email", _("By email")
        POST = "post", _("By post")
        HOME_VISIT = "home-visit", _("They come to your home")
        REFERRAL = "referral", _("Another service sends you")

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    detail = models.CharField(_("how exactly"), max_length=255, blank=True, null=True)
    url = models.URLField(_("web address"), blank=True)

    class Meta(Child.Meta):
        verbose_name = _("channel")
        verbose_name_plural = _("channels")


class ApplicationWindow(Child):
    """Days between which one can apply, both included."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="application_windows")
    opens = models.DateField(_("first day"))
    closes = models.DateField(_("last day"))
    note = models.CharField(_("note"), max_length=255, blank=True, null=True)

    class Meta(Child.Meta):
        verbose_name = _("window for applying")
        verbose_name_plural = _("windows for applying")

    def clean(self) -> None:
        super().clean()
        if self.opens and self.closes and self.closes < self.opens:
            raise ValidationError({"closes": _("The last day is before the first. Swap the two.")})


class ServiceAtLocation(Child):
    """A service at a place, with its own hours and phone."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="places")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="services_here", verbose_name=_("place"))
    hours = models.CharField(_("opening hours"), max_length=255, blank=True, help_text=HOURS_HELP, validators=[validate_hours])
    hours_note = models.CharField(_("note on the hours"), max_length=255, blank=True, null=True)
    phone = PhoneNumberField(_("phone there"), blank=True)

    class Meta(Child.Meta):
        verbose_name = _("place with hours")
        verbose_name_plural = _("places with hours")


class HoursException(Child):
    """Days on which other hours hold, at one place or at all of them; no hours means closed."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="hours_exceptions")
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    hours = models.CharField(
        _("hours on these days"), max_length=100, blank=True, validators=[validate_hours], help_text=_("Empty: closed.")
    )
    location = models.ForeignKey(
        Location, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("only at this place")
    )
    note = models.CharField(_("why"), max_length=255, blank=True, null=True)

    class Meta(Child.Meta):
        verbose_name = _("exception to the hours")
        verbose_name_plural = _("exceptions to the hours")

    def clean(self) -> None:
        super().clean()
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": _("The last day is before the first. Swap the two.")})


class ContactPoint(AbstractContact):
    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="contacts")


class LegalBasis(AbstractLegalBasis):
    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="legal_bases")


class Referral(Child):
    """Where a service sends people on to: another service, a body, or one that has no record."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="referrals")
    to_service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.CASCADE, related_name="referred_from", verbose_name=_("service")
    )
    to_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("organisation")
    )
    label = models.CharField(_("or in words"), max_length=200, blank=True, null=True)
    note = models.CharField(_("what for"), max_length=255, blank=True, null=True)

    class Meta(Child.Meta):
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
