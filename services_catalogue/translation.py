"""Which fields of the catalogue exist in every language."""

from modeltranslation.translator import TranslationOptions, register

from services_catalogue import models

RECORD = ("name", "other_names", "summary", "easy", "retired_reason")
CONTACT = ("role", "note")


@register(models.Category)
class CategoryTranslation(TranslationOptions):
    fields = ("label", "prompt", "hint", "synonyms")


@register(models.Audience)
class AudienceTranslation(TranslationOptions):
    fields = ("label", "synonyms")


@register(models.Area)
class AreaTranslation(TranslationOptions):
    fields = ("name", "other_names", "locative")


@register(models.Organisation)
class OrganisationTranslation(TranslationOptions):
    fields = (*RECORD, "remits", "body")


@register(models.Location)
class LocationTranslation(TranslationOptions):
    fields = (*RECORD, "address", "transport", "body")


@register(models.FundingProgramme)
class FundingProgrammeTranslation(TranslationOptions):
    fields = (*RECORD, "funder", "body")


@register(models.Service)
class ServiceTranslation(TranslationOptions):
    fields = (*RECORD, "body", "output", "how_to_apply", "processing_time", "if_refused", "status_note")


@register([models.OrganisationContact, models.ContactPoint])
class ContactTranslation(TranslationOptions):
    fields = CONTACT


@register([models.OrganisationLegalBasis, models.LegalBasis])
class LegalBasisTranslation(TranslationOptions):
    fields = ("title",)


@register([models.Partnership, models.ApplicationWindow, models.HoursException])
class NoteTranslation(TranslationOptions):
    fields = ("note",)


@register([models.Tenancy, models.EligibilityCriterion, models.Channel])
class DetailTranslation(TranslationOptions):
    fields = ("detail",)


@register(models.RequiredDocument)
class RequiredDocumentTranslation(TranslationOptions):
    fields = ("name", "note")


@register(models.ServiceForm)
class ServiceFormTranslation(TranslationOptions):
    fields = ("title",)


@register(models.CostOption)
class CostOptionTranslation(TranslationOptions):
    fields = ("label", "note")


@register(models.ServiceAtLocation)
class ServiceAtLocationTranslation(TranslationOptions):
    fields = ("hours_note",)


@register(models.Referral)
class ReferralTranslation(TranslationOptions):
    fields = ("label", "note")
