"""Which fields of strategies and committees exist in every language."""

from modeltranslation.translator import TranslationOptions, register

from governance import models

RECORD = ("name", "other_names", "summary", "easy", "retired_reason")


@register(models.Strategy)
class StrategyTranslation(TranslationOptions):
    fields = (*RECORD, "adopting_body", "body")


@register(models.Committee)
class CommitteeTranslation(TranslationOptions):
    fields = (*RECORD, "chair", "powers", "body")


@register(models.StrategyFile)
class StrategyFileTranslation(TranslationOptions):
    fields = ("title",)


@register(models.CommitteeMember)
class CommitteeMemberTranslation(TranslationOptions):
    fields = ("role",)


@register(models.CommitteeLegalBasis)
class CommitteeLegalBasisTranslation(TranslationOptions):
    fields = ("title",)


@register(models.Decision)
class DecisionTranslation(TranslationOptions):
    fields = ("deciding_body", "subject")
