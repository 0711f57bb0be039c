"""Which fields of the portal's settings and notices exist in every language."""

from modeltranslation.translator import TranslationOptions, register

from home import models


@register(models.PortalSettings)
class PortalSettingsTranslation(TranslationOptions):
    fields = ("team",)


@register(models.NoticeBanner)
class NoticeBannerTranslation(TranslationOptions):
    fields = ("text",)
