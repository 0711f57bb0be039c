"""Documents of pages: one for each story, whatever the number of trees in which it stands."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.utils.html import strip_tags

from common.languages import LANGUAGES
from common.models.story import StoryPage
from home.models import InformationPage
from news.models import NewsPage
from search.documents.base import Document
from search.documents.records import is_public, named, whole_name
from search.documents.terms import Taxonomies, add_terms

__all__ = ["PAGES", "page_documents", "story_ids"]

#: The kinds of pages that are found; the start page and the list of news are on every page's menu.
PAGES: tuple[type[StoryPage], ...] = (NewsPage, InformationPage)


def page_documents(model: type[StoryPage], keys: Iterable[uuid.UUID] | None, taxonomies: Taxonomies) -> list[Document]:
    """Return the documents of the stories with these translation keys (all of them for None) that are live somewhere.

    A story is known by the lowest id among its pages, which stays when one of its languages is unpublished.
    """
    pages = model._default_manager.select_related("locale").order_by("pk")
    if keys is not None:
        pages = pages.filter(translation_key__in=list(keys))
    if model is NewsPage:
        pages = pages.select_related("locale", "municipality")
    stories: dict[uuid.UUID, list[Any]] = {}
    for page in pages:
        stories.setdefault(page.translation_key, []).append(page)
    found = (_document(model.kind_name, group, taxonomies) for group in stories.values())
    return [document for document in found if document is not None]


def story_ids(model: type[StoryPage]) -> set[int]:
    """Return the ids by which the stories that are live somewhere are known."""
    known: dict[uuid.UUID, int] = {}
    live: set[uuid.UUID] = set()
    for pk, key, is_live in model._default_manager.order_by("pk").values_list("pk", "translation_key", "live"):
        known.setdefault(key, pk)
        if is_live:
            live.add(key)
    return {known[key] for key in live}


def _document(kind: str, group: list[Any], taxonomies: Taxonomies) -> Document | None:
    live = [page for page in group if page.live]
    sources = {page.locale.language_code: page for page in live if page.alias_of_id is None}
    if not live:
        return None
    trees = {page.locale.language_code: page for page in live}
    first = next(iter(sources.values()), live[0])
    texts, document = {}, Document(kind=kind, object_id=group[0].pk, payload={})
    for language in LANGUAGES:
        page = trees.get(language, first)
        own = sources.get(language)
        source = own or (_source_of(page, sources) or first)
        texts[language] = {
            "name": source.title, "summary": source.summary, "language": source.locale.language_code,
            "path": page.url_in_tree(),
        }  # fmt: skip
    for language, page in sources.items():
        document.texts.add("name", language, page.title)
        document.texts.add("text", language, page.summary, *_body(page))
    document.payload.update(
        uuid=str(first.translation_key), reference=first.reference, fictional=first.source == "demo", texts=texts
    )
    document.ranking["names"] = {code: text["name"] for code, text in texts.items()}
    document.ranking["folded"] = sorted({whole_name(page.title) for page in sources.values()})
    if isinstance(first, NewsPage):
        _fill_news(document, first, taxonomies)
    return document


def _source_of(page: Any, sources: dict[str, Any]) -> Any:
    return next((source for source in sources.values() if source.pk == page.alias_of_id), None)


def _body(page: Any) -> list[str]:
    """Return the texts of a page's blocks, without tags."""
    return [strip_tags(str(text)) for text in page.body.stream_block.get_searchable_content(page.body)]


def _fill_news(document: Document, page: NewsPage, taxonomies: Taxonomies) -> None:
    document.payload["date"] = page.published_at.isoformat()
    if page.municipality is not None and is_public(page.municipality):
        document.payload["municipality"] = named(page.municipality)
        every, inside, terms = taxonomies.areas([page.municipality.area_id] if page.municipality.area_id else [])
        document.set_facet("area", every)
        document.set_facet("area_inside", inside)
        add_terms(document.texts, terms)
