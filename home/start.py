"""What the home page shows of the other apps' contents; it knows them by their names only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from common.in_language import InLanguage
from common.text import sort_key

__all__ = ["Example", "Need", "examples", "latest_news", "municipalities", "needs"]

NEWS_ON_HOME_PAGE = 3
#: Searches that show how simply one may ask.
EXAMPLES: tuple[Promise, ...] = (_("food for free"), _("nursery school"), _("benefit"))


@dataclass(frozen=True)
class Example:
    """A search that one may try."""

    words: str
    url: str


@dataclass(frozen=True)
class Need:
    """A need or a life event, as a person in it would say it; `language` is that of the words."""

    words: str
    hint: str
    icon: str
    url: str
    language: str


def needs(language: str) -> list[Need]:
    """Return the categories at the top of the tree, as links to the finder."""
    categories = apps.get_model("services_catalogue.Category").objects.filter(parent=None)
    texts = [category.in_language(language) for category in categories]
    return [
        Need(
            text.prompt or text.label, text.hint, text.icon or "info",
            f"/{language}/services/?{urlencode({'category': text.code})}", text.language,
        )
        for text in texts
    ]  # fmt: skip


def examples(language: str) -> list[Example]:
    """Return searches to try, in the words of the language."""
    with override(language):
        words = [str(example) for example in EXAMPLES]
    return [Example(word, f"/{language}/services/?{urlencode({'q': word})}") for word in words]


def municipalities(language: str) -> list[InLanguage]:
    """Return the municipalities that have a start page, in the reader's alphabet."""
    model = apps.get_model("services_catalogue.Organisation")
    found = model.objects.published().municipalities().exclude(start_page_slug=None)
    texts = [municipality.in_language(language) for municipality in found]
    return sorted(texts, key=lambda text: (sort_key(str(text), language), text.record.pk))


def latest_news(language: str) -> list[Any]:
    """Return the newest news of a language's tree."""
    return list(apps.get_model("news.NewsPage").objects.listed(language)[:NEWS_ON_HOME_PAGE])
