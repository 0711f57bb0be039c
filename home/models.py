"""The home page, information pages, the portal's settings and the notice banner."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page, RevisionMixin

from common.in_language import Speaks
from common.languages import LANGUAGES
from common.models import StableSave, StableTranslations
from common.models.story import StoryPage
from home.start import examples, latest_news, municipalities, needs

__all__ = ["HomePage", "InformationPage", "NoticeBanner", "PortalSettings"]


#: Other kinds of links could run a script in the reader's browser.
validate_link = RegexValidator(
    r"^(https?://|mailto:|tel:|/)", _("Begin with https://, mailto:, tel: or, for a page of this site, /.")
)


def in_each_language(field: str) -> list[FieldPanel]:
    """Return the panels of a translated text, one a language."""
    return [FieldPanel(f"{field}_{code}", attrs={"lang": code}) for code in LANGUAGES]


class HomePage(StoryPage):
    """The start of each language's tree."""

    is_in_every_tree = True
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.InformationPage", "news.NewsIndexPage"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self) -> None:
        super().clean()
        if self.slug != self.locale.language_code:
            raise ValidationError({"slug": _("The address of a home page is the code of its language.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language = self.tree_language
        return {
            **context,
            "services_url": f"/{language}/services/",
            "examples": examples(language),
            "needs": needs(language),
            "latest_news": latest_news(language),
            "municipalities": municipalities(language),
        }


class InformationPage(StoryPage):
    """A page that explains something and stands in the menu or the footer."""

    source = models.SlugField(blank=True, default="", editable=False)
    reference = models.SlugField(max_length=100, null=True, blank=True, editable=False)
    in_footer = models.BooleanField(_("in the footer"), default=False)

    promote_panels = [*Page.promote_panels, FieldPanel("in_footer")]
    parent_page_types = ["home.HomePage", "home.InformationPage"]
    subpage_types = ["home.InformationPage"]
    template = "home/information_page.html"
    reserved_below = frozenset({"report"})

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        below = InformationPage.objects.child_of(self).live().defer("body") if self.numchild else []
        return {**super().get_context(request, *args, **kwargs), "below": below}


FOOTER_LINK = blocks.StructBlock(
    [
        ("url", blocks.CharBlock(max_length=255, validators=[validate_link], label=_("address"))),
        *(
            (f"label_{code}", blocks.CharBlock(max_length=80, required=False, label=name))
            for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
        ),
    ],
    icon="link",
    label=_("Link"),
)


@register_setting(icon="site")
class PortalSettings(StableSave, Speaks, BaseGenericSetting):
    """The contacts of the portal itself and what else stands in every footer."""

    required_texts = ("team",)

    phone = PhoneNumberField(_("phone of the portal"), blank=True)
    email = models.EmailField(_("email of the portal"), blank=True)
    team = models.CharField(_("who keeps the portal"), max_length=200, blank=True, null=True)
    footer_links = StreamField([("link", FOOTER_LINK)], blank=True, verbose_name=_("links in the footer"))

    panels = [
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("email"), *in_each_language("team")], heading=_("Contacts of the portal")
        ),
        FieldPanel("footer_links"),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("settings of the portal")


class NoticeBanner(StableTranslations, Speaks, RevisionMixin, models.Model):
    """A notice above every page of the site, or of one municipality; it goes away by itself."""

    required_texts = ("text",)

    text = models.CharField(_("notice"), max_length=300, blank=True, null=True)
    url = models.CharField(_("link"), max_length=255, blank=True, validators=[validate_link])
    municipality = models.ForeignKey(
        "services_catalogue.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="banners",
        limit_choices_to={"kind": "municipality"}, verbose_name=_("only on pages of"),
        help_text=_("Empty: on the whole site."),
    )  # fmt: skip
    starts = models.DateTimeField(_("shown from"), default=timezone.now)
    ends = models.DateTimeField(_("shown until"))

    panels = [
        *in_each_language("text"),
        FieldPanel("url"),
        FieldPanel("municipality", widget=forms.Select),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
    ]

    class Meta:
        ordering = ["-starts", "-pk"]
        verbose_name = _("notice banner")
        verbose_name_plural = _("notice banners")

    def __str__(self) -> str:
        return str(self.in_language())

    def clean(self) -> None:
        super().clean()
        if not any(self.exists_in(code) for code in LANGUAGES):
            raise ValidationError(_("Write the notice in at least one language."))
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": _("The end must come after the start.")})
