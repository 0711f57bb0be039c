"""Aliases: a page that is not translated into a language stands in that language's tree all the same.

wagtail-localize's own synchronisation copies from one fixed language only: a page written first in Bulgarian would reach
nobody else. Here each page goes from the tree in which it was written into every other one.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, pre_delete
from wagtail.models import Locale, Page
from wagtail.signals import page_published, post_page_move

from common.models.story import StoryPage

__all__ = ["connect", "ensure_aliases", "own_page", "translate_page"]


@transaction.atomic
def ensure_aliases(page: StoryPage) -> None:
    """Give every tree without a translation of `page` an alias of it, with its parents where they are missing."""
    if page.alias_of_id or not page.live or page.is_in_every_tree:
        return  # an alias is no source
    taken = {page.locale_id, *_translations(page).values_list("locale_id", flat=True)}
    for locale in Locale.objects.exclude(pk__in=taken).order_by("pk"):
        page.copy_for_translation(locale, copy_parents=True, alias=True)


def own_page(page: StoryPage, language: str) -> StoryPage | None:
    """Return the translation of `page` that has a text of its own in `language`; None where there is none or an alias."""
    found = _translations(page).filter(locale__language_code=language, alias_of__isnull=True).first()
    return found.specific if found else None


@transaction.atomic
def translate_page(page: StoryPage, language: str, **values: Any) -> StoryPage:
    """Make and publish the translation of `page` into `language`; the alias that stood there becomes it.

    `values` are the fields of the translation: `title`, `slug`, `summary`, `body`; what is not given stays the source's.
    """
    locale = Locale.objects.get(language_code=language)
    found = _translations(page).filter(locale=locale).first()
    target = found.specific if found else page.copy_for_translation(locale, copy_parents=True).specific
    target.alias_of = None
    for name, value in values.items():
        setattr(target, name, value)
    target.draft_title = target.title
    target.save()
    target.save_revision(log_action=True).publish()
    target.refresh_from_db()
    return target


def _translations(page: Page) -> Any:
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


def _on_published(sender: type, instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, StoryPage):
        ensure_aliases(instance)


def _on_moved(sender: type, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Move the aliases below the translations of the new parent, or they would keep an address that names the old one."""
    if parent_page_before.pk == parent_page_after.pk or instance.alias_of_id:
        return
    parent_after = parent_page_after.specific
    if not isinstance(parent_after, StoryPage):
        return
    for alias in Page.objects.filter(alias_of=instance.pk):
        target = parent_after.get_translation_or_none(alias.locale)
        if target is None:
            target = parent_after.copy_for_translation(alias.locale, copy_parents=True, alias=True)
        alias.move(Page.objects.get(pk=target.pk), pos="last-child")


def _on_delete(sender: type, instance: Page, **kwargs: Any) -> None:
    """Take the aliases of a deleted page along: Wagtail would leave them as pages in a language that is not theirs.

    One with pages of its own language below it stays, as a page that says in which language it is written.
    """
    if not isinstance(instance, StoryPage):
        return
    for alias in Page.objects.filter(alias_of=instance.pk):
        if not alias.get_descendants().filter(alias_of__isnull=True).exists():
            alias.delete()


def _after_delete(sender: type, instance: Page, **kwargs: Any) -> None:
    """Where a translation was deleted, its tree gets an alias of a text that is left.

    After the transaction: while it runs, the tree still counts the children of the page's parent anew.
    """
    if instance.alias_of_id is None and instance.depth > 2:
        transaction.on_commit(partial(_restore, instance.translation_key))


def _restore(translation_key: Any) -> None:
    left = Page.objects.filter(translation_key=translation_key, alias_of__isnull=True, live=True).order_by("pk").first()
    if left is not None and isinstance(page := left.specific, StoryPage):
        ensure_aliases(page)


def connect() -> None:
    """Follow what editors do with pages. Unpublishing a source takes its aliases along in Wagtail itself."""
    page_published.connect(_on_published, dispatch_uid="home.aliases.published")
    post_page_move.connect(_on_moved, dispatch_uid="home.aliases.moved")
    pre_delete.connect(_on_delete, dispatch_uid="home.aliases.delete")
    post_delete.connect(_after_delete, sender=Page, dispatch_uid="home.aliases.deleted")
