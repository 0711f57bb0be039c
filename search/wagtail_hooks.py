"""Where managers teach the search about words. Nobody else holds the permissions of these lists."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from common.admin_viewsets import TERMS_MENU_HOOK
from common.languages import is_language
from search.models import Override, Promotion, Synonym

__all__ = ["OverrideViewSet", "PromotionViewSet", "SynonymViewSet"]


class WordingViewSet(SnippetViewSet):
    """A list of what the search should know about words."""

    menu_hook = TERMS_MENU_HOOK
    icon = "search"
    list_filter = ["language"]
    list_per_page = 100
    copy_view_enabled = False
    search_backend_name = None


class AddSynonymView(CreateView):
    """The form of a new synonym; an address may bring the words and their language along."""

    def get_initial_form_instance(self) -> Synonym:
        words, language = self.request.GET.get("words", ""), self.request.GET.get("language", "")
        limit = Synonym._meta.get_field("words").max_length
        return Synonym(words=words.replace("\0", "")[:limit], language=language if is_language(language) else "")


class SynonymViewSet(WordingViewSet):
    model = Synonym
    add_view_class = AddSynonymView
    menu_order = 800
    list_display = [
        "words",
        Column("means", label=_("what it finds as well")),
        "language",
        BooleanColumn("two_way", label=_("both ways")),
    ]
    search_fields = ["words", "means"]
    panels = [FieldPanel("language"), FieldPanel("words"), FieldPanel("means"), FieldPanel("two_way")]


class OverrideViewSet(WordingViewSet):
    model = Override
    menu_order = 810
    list_display = ["form", "lemma", "language"]
    search_fields = ["form", "lemma"]
    panels = [FieldPanel("language"), FieldPanel("form"), FieldPanel("lemma")]


class PromotionViewSet(WordingViewSet):
    model = Promotion
    menu_order = 820
    list_display = ["__str__", "language"]
    search_fields = ["queries", "results"]
    panels = [FieldPanel("language"), FieldPanel("queries"), FieldPanel("results")]


register_snippet(SynonymViewSet)
register_snippet(OverrideViewSet)
register_snippet(PromotionViewSet)
