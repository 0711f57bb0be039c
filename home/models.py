"""The home page, information pages, the portal's settings and the notice banner."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page, RevisionMixin

from common.in_language import Speaks
from common.models import StableSave, StableTranslations
from common.models.story import StoryPage

__all__ = ["HomePage", "InformationPage", "NoticeBanner", "PortalSettings"]


class HomePage(StoryPage):
    """The start of each language's tree."""

    is_in_every_tree = True
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.InformationPage", "news.NewsIndexPage"]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class InformationPage(StoryPage):
    """A page that explains something and stands in the menu or the footer."""

    source = models.SlugField(blank=True, default="", editable=False)
    reference = models.SlugField(max_length=100, null=True, blank=True, editable=False)
    in_footer = models.BooleanField(_("in the footer"), default=False)

    promote_panels = [*Page.promote_panels, FieldPanel("in_footer")]
    parent_page_types = ["home.HomePage", "home.InformationPage"]
    subpage_types = ["home.InformationPage"]
    template = "home/information_page.html"

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")


@register_setting(icon="site")
class PortalSettings(StableSave, BaseGenericSetting):
    """The contacts of the portal itself, shown in every footer."""

    phone = PhoneNumberField(_("phone of the portal"), blank=True)
    email = models.EmailField(_("email of the portal"), blank=True)
    team = models.CharField(_("who keeps the portal"), max_length=200, blank=True, null=True)

    class Meta:
        verbose_name = _("settings of the portal")


class NoticeBanner(StableTranslations, Speaks, RevisionMixin, models.Model):
    """A notice above every page of the site, or of one municipality; it goes away by itself."""

    required_texts = ("text",)

    text = models.CharField(_("notice"), max_length=300, blank=True, null=True)
    url = models.CharField(_("link"), max_length=255, blank=True)
    municipality = models.ForeignKey(
        "services_catalogue.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="banners",
        limit_choices_to={"kind": "municipality"}, verbose_name=_("only on pages of"),
        help_text=_("Empty: on the whole site."),
    )  # fmt: skip
    starts = models.DateTimeField(_("shown from"), default=timezone.now)
    ends = models.DateTimeField(_("shown until"))

    class Meta:
        ordering = ["-starts"]
        verbose_name = _("notice banner")
        verbose_name_plural = _("notice banners")

    def __str__(self) -> str:
        return str(self.in_language())
