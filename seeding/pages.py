"""Loads news and information pages into the trees of the languages.

Each page is written first in its source language's tree; the other trees get its translations, or an alias where the data
have none.
"""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.db import models, transaction
from wagtail.models import Page

from common.languages import LANGUAGES
from common.models.story import StoryPage
from home.aliases import translate_page
from home.models import InformationPage
from home.trees import ensure_trees, home_page, news_index
from news.models import NewsPage
from seeding.filling import related
from seeding.loader import NAMESPACE, Loader
from seeding.reading import Datum, SeedError, read_folder
from services_catalogue.models import Organisation, Service

__all__ = ["load_pages"]


def load_pages(loader: Loader) -> None:
    """Load the pages of the loader's source, parents before their children."""
    ensure_trees()
    pages = sorted(read_folder(loader.source, "pages"), key=lambda d: ("parent" in d.fields, d.fields.get("order", 0), d.key))
    for model, data in ((InformationPage, pages), (NewsPage, read_folder(loader.source, "news"))):
        for datum in data:
            source = datum.fields["source_language"]
            for language in sorted(LANGUAGES, key=lambda code: code != source):
                if datum.fields["title"].get(language):
                    _load_one(loader, model, datum, language)


def _load_one(loader: Loader, model: type[StoryPage], datum: Datum, language: str) -> None:
    label = f"{model._meta.label}:{language}"
    loaded = loader.known.get((label, datum.key))
    page = model.objects.filter(
        source=loader.source, reference=datum.key, locale__language_code=language, alias_of__isnull=True
    ).first()
    if loaded and (page is None or page.latest_revision_id != loaded.revision_id or not page.live):
        what = "deleted by an editor" if page is None else "kept as an editor left it"
        loader.counts[what] += 1
        loader.say(f"{what}: {model._meta.verbose_name} {datum.key} ({language})")
    elif loaded and loaded.digest == datum.digest:
        loader.counts["unchanged"] += 1
    else:
        with transaction.atomic():
            page = _write(loader, model, page, datum, language)
            loader.remember(label, datum, page.pk, page.latest_revision_id)
        loader.counts["changed" if loaded else "made"] += 1


def _write(loader: Loader, model: type[StoryPage], page: Any, datum: Datum, language: str) -> StoryPage:
    values = _values(loader, datum, language)
    if language == datum.fields["source_language"]:
        if page is None:
            key = uuid.uuid5(NAMESPACE, f"{loader.source}:page:{datum.key}")
            parent = _parent(datum, language, model)
            page = model(locale=parent.locale, translation_key=key, live=False, **values)
            parent.add_child(instance=page)
        else:
            _assign(page, values)
        _relate(page, datum)
        page.save_revision().publish()
    else:
        source = model.objects.get(
            source=loader.source,
            reference=datum.key,
            locale__language_code=datum.fields["source_language"],
            alias_of__isnull=True,
        )
        page = translate_page(source, language, **values)
        _relate(page, datum)
        page.save_revision().publish()
    page.refresh_from_db()
    return page


def _values(loader: Loader, datum: Datum, language: str) -> dict[str, Any]:
    fields = datum.fields
    html = fields.get("body", {}).get(language, "").strip().replace("h3>", "h2>")
    block = {"type": "paragraph", "value": html, "id": str(uuid.uuid5(NAMESPACE, f"{datum.key}:{language}"))}
    values = {
        "source": loader.source,
        "reference": datum.key,
        "title": fields["title"][language],
        "draft_title": fields["title"][language],
        "slug": fields["slug"],
        "summary": fields.get("summary", {}).get(language, ""),
        "search_description": fields.get("summary", {}).get(language, ""),
        "body": json.dumps([block] if html else []),
    }
    if "published_at" in fields:
        values |= {"published_at": fields["published_at"], "origin": fields.get("origin", {}).get(language, "")}
    else:
        values |= {"in_footer": fields.get("in_footer", False), "show_in_menus": fields.get("in_menu", False)}
    return values


def _assign(page: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(page, name, value)


def _relate(page: Any, datum: Datum) -> None:
    if not isinstance(page, NewsPage):
        return
    page.services = [related(Service, key) for key in datum.fields.get("services", [])]
    if key := datum.fields.get("municipality"):
        page.municipality = related(Organisation, key)


def _parent(datum: Datum, language: str, model: type[StoryPage]) -> Page:
    if model is NewsPage:
        return news_index(language)
    if not (key := datum.fields.get("parent")):
        return home_page(language)
    found = InformationPage.objects.filter(reference=key, locale__language_code=language).first()
    if found is None:
        raise SeedError(f"{datum.path}: there is no page “{key}”")
    return found
