"""When the index changes: on publishing, unpublishing and deleting, and when a term changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, published, unpublished

from common.models import Record, Term
from governance.models import Committee, Strategy
from news.models import NewsPage
from search import index
from search.documents import PAGES, RECORDS
from services_catalogue.models import Area, Audience, Category, FundingProgramme, Location, Organisation, Service

__all__ = ["connect"]

TERMS: tuple[type[Term], ...] = (Area, Category, Audience)


def connect() -> None:
    """Connect every receiver, once."""
    for model in RECORDS:
        published.connect(record_changed, sender=model, dispatch_uid=f"search-published-{model.__name__}")
        unpublished.connect(record_changed, sender=model, dispatch_uid=f"search-unpublished-{model.__name__}")
        post_delete.connect(record_deleted, sender=model, dispatch_uid=f"search-deleted-{model.__name__}")
    for term in TERMS:
        post_save.connect(term_changed, sender=term, dispatch_uid=f"search-saved-{term.__name__}")
        post_delete.connect(term_changed, sender=term, dispatch_uid=f"search-deleted-{term.__name__}")
    for page in PAGES:
        page_published.connect(page_changed, sender=page, dispatch_uid=f"search-published-{page.__name__}")
        page_unpublished.connect(page_changed, sender=page, dispatch_uid=f"search-unpublished-{page.__name__}")
        post_save.connect(alias_made, sender=page, dispatch_uid=f"search-alias-{page.__name__}")
        post_delete.connect(page_changed, sender=page, dispatch_uid=f"search-deleted-{page.__name__}")
    page_slug_changed.connect(pages_moved, dispatch_uid="search-slug-changed")
    post_page_move.connect(pages_moved, dispatch_uid="search-page-moved")


def record_changed(sender: type[Record], instance: Record, **_kwargs: Any) -> None:
    """A record was published or unpublished: its entry, and those of the records that show its name or its place."""
    with transaction.atomic():
        index.refresh(sender, [instance.pk])
        _refresh_those_that_name(instance)


def record_deleted(sender: type[Record], instance: Record, **_kwargs: Any) -> None:
    with transaction.atomic():
        index.remove(sender.kind_name, [instance.pk])
        _refresh_those_that_name(instance)


def _refresh_those_that_name(record: Record) -> None:
    """Refresh what shows something of `record`. Entries that say the same as before are not written."""
    if isinstance(record, Organisation):
        touched = {
            Service: Q(provider=record.pk) | Q(municipality=record.pk),
            Organisation: Q(municipality=record.pk) | Q(partners__partner=record.pk),
            Location: Q(municipality=record.pk) | Q(tenants__organisation=record.pk),
            Strategy: Q(municipality=record.pk) | Q(adopted_by=record.pk),
            Committee: Q(municipality=record.pk) | Q(organised_by=record.pk),
            FundingProgramme: Q(municipality=record.pk) | Q(managed_by=record.pk),
        }
        for model, condition in touched.items():
            index.refresh(model, _live(model, condition))
        index.refresh_stories(
            NewsPage, NewsPage.objects.filter(municipality=record.pk).values_list("translation_key", flat=True)
        )
    elif isinstance(record, Location):
        index.refresh(Service, _live(Service, Q(places__location=record.pk)))


def _live(model: type[Record], condition: Q) -> Iterable[int]:
    return model._default_manager.filter(condition, live=True).values_list("pk", flat=True)


def term_changed(sender: type[Term], instance: Any, **_kwargs: Any) -> None:
    """A term got another label, other words or another place in its tree.

    For an area the entries of all areas above count too: what serves a region also serves a village that is new in it.
    """
    codes = [instance.code]
    if sender is Area:
        codes += [area.code for area in instance.ancestors()]
    with transaction.atomic():
        index.refresh_entries(index.entries_with(codes))
        index.touch()


def page_changed(sender: type[Any], instance: Any, **_kwargs: Any) -> None:
    index.refresh_stories(sender, [instance.translation_key], gone=[instance.pk])


def alias_made(sender: type[Any], instance: Any, created: bool = False, **_kwargs: Any) -> None:
    """A story got an address in another tree. Only a new alias counts: it has no children of its own to wait for."""
    if created and instance.alias_of_id is not None:
        index.refresh_stories(sender, [instance.translation_key])


def pages_moved(instance: Page, **_kwargs: Any) -> None:
    """A page, and with it all below it, has another address."""
    with transaction.atomic():
        for model in PAGES:
            pages = model._default_manager.descendant_of(instance, inclusive=True)
            keys = set(pages.values_list("translation_key", flat=True))
            if keys:
                index.refresh_stories(model, keys)
