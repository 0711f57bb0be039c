"""Eligibility criteria: structured, so that the site can write them out and check them in every language."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from common.models import Child
from services_catalogue.models.area import Area
from services_catalogue.models.service import Service

__all__ = ["CODES", "COMPARISONS", "KINDS_ABOUT_OTHERS", "EligibilityCriterion"]


class Kind(models.TextChoices):
    AGE = "age", _("age")
    RESIDENCE = "residence", _("residence")
    NATIONALITY = "nationality", _("nationality")
    INCOME = "household-income", _("household income")
    HOUSEHOLD = "household-size", _("household size")
    CHILDREN = "children", _("number of children")
    DISABILITY = "disability", _("disability")
    FAMILY = "family", _("family situation")
    EMPLOYMENT = "employment", _("employment")
    INSURANCE = "insurance", _("insurance")
    GENDER = "gender", _("gender")
    ASK = "ask", _("cannot be checked here")


class Comparison(models.TextChoices):
    AT_LEAST = "at-least", _("at least")
    AT_MOST = "at-most", _("at most")
    BETWEEN = "between", _("between")
    IN = "in", _("lives in")
    REGISTERED_IN = "registered-in", _("is registered in")
    ANY = "any", _("any")
    ONE_OF = "one-of", _("one of")
    CERTIFIED = "certified", _("certified")
    INSURED = "insured", _("insured")
    UNINSURED = "uninsured", _("not insured")
    ASK = "ask", _("the office decides")


RANGES = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.BETWEEN)

#: Which comparisons each kind knows.
COMPARISONS: dict[str, tuple[str, ...]] = {
    Kind.AGE: RANGES,
    Kind.RESIDENCE: (Comparison.IN, Comparison.REGISTERED_IN),
    Kind.NATIONALITY: (Comparison.ANY, Comparison.ONE_OF),
    Kind.INCOME: RANGES,
    Kind.HOUSEHOLD: RANGES,
    Kind.CHILDREN: RANGES,
    Kind.DISABILITY: (Comparison.AT_LEAST, Comparison.CERTIFIED),
    Kind.FAMILY: (Comparison.ONE_OF,),
    Kind.EMPLOYMENT: (Comparison.ONE_OF,),
    Kind.INSURANCE: (Comparison.INSURED, Comparison.UNINSURED),
    Kind.GENDER: (Comparison.ONE_OF,),
    Kind.ASK: (Comparison.ASK,),
}

#: The codes that a kind compared with “one of” may hold.
CODES: dict[str, tuple[str, ...]] = {
    Kind.NATIONALITY: ("greek", "bulgarian", "turkish", "eu", "recognised-refugee"),
    Kind.FAMILY: ("lives-alone", "single-parent", "large-family", "carer", "pregnant", "orphan", "widowed"),
    Kind.EMPLOYMENT: ("unemployed", "employed", "self-employed", "student", "pensioner"),
    Kind.GENDER: ("woman", "man"),
}


#: What a condition may ask of somebody else than the person who applies: the site has sentences for these.
KINDS_ABOUT_OTHERS = (Kind.AGE, Kind.DISABILITY)


class EligibilityCriterion(Child):
    """One condition for getting a service. All criteria of a service must hold."""

    Kind = Kind
    Comparison = Comparison

    class Period(models.TextChoices):
        MONTH = "month", _("a month")
        YEAR = "year", _("a year")

    class About(models.TextChoices):
        APPLICANT = "applicant", _("the person who applies")
        CHILD = "child", _("a child")
        CARED_FOR = "cared-for", _("the person they look after")

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="criteria")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    comparison = models.CharField(_("comparison"), max_length=20, choices=Comparison.choices)
    about = models.CharField(
        _("about whom"), max_length=10, choices=About.choices, default=About.APPLICANT,
        help_text=_("Age and disability may be those of a child or of a person who is looked after: say so here."),
    )  # fmt: skip
    minimum = models.DecimalField(_("from"), max_digits=10, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField(_("up to"), max_digits=10, decimal_places=2, null=True, blank=True)
    period = models.CharField(_("period of the income"), max_length=10, choices=Period.choices, blank=True)
    codes = models.JSONField(_("which"), default=list, blank=True)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("area"))
    detail = models.CharField(
        _("in other words"), max_length=255, blank=True, null=True,
        help_text=_("One more sentence. Of a condition that only the office can judge: the condition."),
    )  # fmt: skip

    class Meta(Child.Meta):
        verbose_name = _("eligibility criterion")
        verbose_name_plural = _("eligibility criteria")

    def clean(self) -> None:
        super().clean()
        if self.comparison not in COMPARISONS.get(self.kind, ()):
            raise ValidationError({"comparison": _("This comparison does not fit this kind of condition.")})
        self._clean_range()
        if self.about != self.About.APPLICANT and self.kind not in KINDS_ABOUT_OTHERS:
            raise ValidationError({"about": _("Only age and disability can be somebody else's.")})
        if self.comparison in {Comparison.IN, Comparison.REGISTERED_IN} and not self.area_id:
            raise ValidationError({"area": _("Choose the area in which a person must live.")})
        if self.comparison == Comparison.ONE_OF and not self.codes:
            raise ValidationError({"codes": _("Choose at least one.")})
        if unknown := set(self.codes) - set(CODES.get(self.kind, ())):
            raise ValidationError(
                {"codes": _("These do not fit this kind: %(codes)s.") % {"codes": ", ".join(sorted(unknown))}}
            )

    def _clean_range(self) -> None:
        needs_minimum = self.comparison in {Comparison.AT_LEAST, Comparison.BETWEEN}
        needs_maximum = self.comparison in {Comparison.AT_MOST, Comparison.BETWEEN}
        if needs_minimum and self.minimum is None:
            raise ValidationError({"minimum": _("Fill in a number.")})
        if needs_maximum and self.maximum is None:
            raise ValidationError({"maximum": _("Fill in a number.")})
        if self.comparison == Comparison.BETWEEN and self.minimum > self.maximum:  # type: ignore[operator]  # both are there
            raise ValidationError({"maximum": _("This is less than the first number. Swap the two.")})
        if self.kind == Kind.INCOME and not self.period:
            raise ValidationError({"period": _("Choose a month or a year.")})
