"""Areas: country, region, municipality, settlement, with every name that people use in each language."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models import Term, TreeNode

__all__ = ["LATITUDE", "LONGITUDE", "Area"]

#: Degrees of WGS 84, as phones give them.
LATITUDE = [MinValueValidator(-90), MaxValueValidator(90)]
LONGITUDE = [MinValueValidator(-180), MaxValueValidator(180)]


class Area(TreeNode, Term):
    """A piece of land that services serve; codes of NUTS (regions) and LAU (municipalities) as Eurostat gives them."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        REGION = "region", _("region")
        MUNICIPALITY = "municipality", _("municipality")
        SETTLEMENT = "settlement", _("settlement")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120, blank=True, null=True)
    other_names = models.TextField(
        _("other names"), blank=True, null=True, help_text=_("Old names and other spellings in this language, one a line.")
    )
    locative = models.CharField(
        _("after “live”"), max_length=120, blank=True, null=True,
        help_text=_("How one says that somebody lives there, such as: in Komotini."),
    )  # fmt: skip
    nuts = models.CharField(_("NUTS code"), max_length=10, blank=True)
    lau = models.CharField(_("LAU code"), max_length=20, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)

    class Meta(Term.Meta):
        verbose_name = _("area")
        verbose_name_plural = _("areas")
