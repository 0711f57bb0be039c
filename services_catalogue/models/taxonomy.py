"""What people need and who they are: the two taxonomies that are facets and search terms at once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.models import Term, TreeNode

__all__ = ["Audience", "Category"]

SYNONYMS_HELP = _("Words that people type instead, one a line. The search finds this by them.")


class Category(TreeNode, Term):
    """A need or a life event, in a tree."""

    required_texts = ("label",)

    #: Drawings of `common.icons` that stand beside a need on the home page.
    ICONS = [
        ("people", _("people")), ("child", _("child")), ("wheelchair", _("wheelchair")), ("briefcase", _("briefcase")),
        ("key", _("key")), ("bowl", _("bowl")), ("shield", _("shield")), ("speech", _("speech")), ("paper", _("paper")),
        ("heart", _("heart")), ("hands", _("hands")),
    ]  # fmt: skip

    label = models.CharField(_("label"), max_length=120, blank=True, null=True)
    prompt = models.CharField(
        _("what a person in need would say"), max_length=120, blank=True, null=True,
        help_text=_("Stands on the home page, such as: I care for an older person."),
    )  # fmt: skip
    hint = models.CharField(_("examples under it"), max_length=120, blank=True, null=True)
    synonyms = models.TextField(_("other words"), blank=True, null=True, help_text=SYNONYMS_HELP)
    icon = models.CharField(_("drawing"), max_length=20, blank=True, choices=ICONS)
    life_event_uri = models.URLField(
        _("EU life event"), blank=True, help_text=_("The address of the life event or business event in the EU's list.")
    )

    class Meta(Term.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")


class Audience(Term):
    """A group of people for whom services are meant."""

    required_texts = ("label",)

    label = models.CharField(_("label"), max_length=120, blank=True, null=True)
    synonyms = models.TextField(_("other words"), blank=True, null=True, help_text=SYNONYMS_HELP)

    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
