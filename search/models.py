"""The rows of the index: what the finder shows and counts without touching a record."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from common.text import lines

__all__ = ["CatalogueWord", "Entry", "Generation", "Override", "Promotion", "Synonym", "moved"]

#: How many past states of the index a worker may be behind and still catch up row by row.
TRAIL = 64
#: Sent after the commit of each new state.
moved = Signal()


class Entry(models.Model):
    """One published record or page. Its words stand in the FTS5 table under the same row number.

    A removed one stays as an empty row, so that workers that were away learn that it went.
    """

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    #: What a result shows, in every language.
    payload = models.JSONField(default=dict)
    #: Facet to values.
    facets = models.JSONField(default=dict)
    #: What it says besides name and summary, by language, as far as a snippet may be cut from it.
    body = models.JSONField(default=dict)
    #: What the order of results needs: names by language and coordinates.
    ranking = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, default="")
    generation = models.PositiveBigIntegerField(default=0, db_index=True)
    deleted = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_one_entry_for_each_object")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


def new_site() -> str:
    return secrets.token_hex(3)


class Generation(models.Model):
    """The state of the index, in a single row. Whatever a worker keeps in memory hangs on it.

    `trail` holds the stamps of the last states, the newest last. A worker whose stamp is not in it has seen a state that
    was rolled back or is too old, and reads everything anew.
    """

    number = models.PositiveBigIntegerField(default=0)
    trail = models.JSONField(default=list)
    analyser = models.CharField(max_length=40, default="")
    #: Whether the whole catalogue was indexed at least once.
    complete = models.BooleanField(default=False)
    #: Tells this site's indices in a search server from those of others.
    site = models.CharField(max_length=12, default=new_site, editable=False)
    #: The index of the search server, and the number of the state that it was brought to.
    cluster_index = models.CharField(max_length=100, default="")
    cluster_number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def stamp(self) -> str:
        return self.trail[-1] if self.trail else ""

    @classmethod
    def current(cls) -> Generation:
        """Return the state as it is stored; an unsaved first one where there is none."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @classmethod
    @contextmanager
    def moving(cls) -> Iterator[None]:
        """Change the index in one transaction, one process at a time: what is read in it is what was published last.

        Else, on PostgreSQL, an update that had read a record before another one published it would write the old one over it.
        """
        with transaction.atomic():
            if connection.features.has_select_for_update:  # SQLite has one writer at a time
                cls.objects.select_for_update().filter(pk=1).first()
            yield

    @classmethod
    def advance(cls, **changes: Any) -> Generation:
        """Move on to a new state and return it; to be called in the transaction of the change."""
        state = cls.objects.select_for_update().filter(pk=1).first() or cls(pk=1)
        state.number += 1
        state.trail = [*state.trail, secrets.token_hex(6)][-TRAIL:]
        for name, value in changes.items():
            setattr(state, name, value)
        state.save()
        transaction.on_commit(partial(moved.send, cls), robust=True)
        return state


class CatalogueWord(models.Model):
    """A word as it stands somewhere in the catalogue: what typing errors are compared with, and what a reader is shown.

    Words come with the entries that have them and go with a rebuild only, so whoever uses one asks the index whether it is
    still there.
    """

    word = models.CharField(max_length=60, unique=True)
    #: Of the script in which it is written.
    language = models.CharField(max_length=2)
    sound = models.CharField(max_length=80)
    #: What the index holds of it, with blanks between.
    tokens = models.CharField(max_length=250)

    class Meta:
        indexes = [models.Index(fields=["language", "sound"], name="search_word_by_sound")]

    def __str__(self) -> str:
        return self.word


class Wording(models.Model):
    """What editors teach the search about words; it acts on the next search."""

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)
            Generation.advance()

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            Generation.advance()
            return super().delete(*args, **kwargs)


class Synonym(Wording):
    """Words that find what other words find."""

    words = models.CharField(
        _("what people type"), max_length=100, help_text=_("A word or a few, in any form. Accents and capitals do not matter.")
    )
    means = models.TextField(
        _("what it finds as well"), max_length=1000,
        help_text=_("Words that stand in the entries, in any language; one a line. All words of a line must be in an entry."),
    )  # fmt: skip
    two_way = models.BooleanField(
        _("also the other way round"), default=False, help_text=_("Then each line finds what the words above find, too.")
    )

    class Meta:
        ordering = ["language", "words"]
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "words"], name="search_one_synonym_for_words",
                violation_error_message=_("There are synonyms for these words already."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.words


class Override(Wording):
    """A form of a word that the dictionaries get wrong, and the word that it is a form of."""

    form = models.CharField(_("form of a word"), max_length=60, help_text=_("One word, as it stands in a text."))
    lemma = models.CharField(
        _("the word that it belongs to"), max_length=60,
        help_text=_("One word, as a dictionary has it. Whoever looks for one of the two finds the other."),
    )  # fmt: skip

    class Meta:
        ordering = ["language", "form"]
        verbose_name = _("form of a word")
        verbose_name_plural = _("forms of words")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "form"], name="search_one_override_for_a_form",
                violation_error_message=_("There is an entry for this form already."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.form} → {self.lemma}"

    def clean(self) -> None:
        super().clean()
        for name in ("form", "lemma"):
            if len((getattr(self, name) or "").split()) > 1:
                raise ValidationError({name: _("This is more than one word. For several, make a synonym.")})


class Promotion(Wording):
    """What editors want on top for some words. It moves results, and neither adds nor removes one."""

    queries = models.TextField(
        _("what people type"), max_length=1000,
        help_text=_("One search a line, in any form. Accents and capitals do not matter. It must be all that somebody types."),
    )  # fmt: skip
    results = models.TextField(
        _("what comes first"), max_length=1000,
        help_text=_("Addresses of pages of this site, one a line, the first on top. They move up where the words find them."),
    )  # fmt: skip
    #: Kinds and ids of what stands at those addresses, found when it is saved: addresses change, these do not.
    targets = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ["language", "queries"]
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")

    def __str__(self) -> str:
        return next(iter(lines(self.queries)), "")

    def clean(self) -> None:
        super().clean()
        unknown = [line for line, target in self._found() if target is None]
        if unknown:
            raise ValidationError({"results": _("The search knows no page at: %(address)s") % {"address": unknown[0]}})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.targets = [target for _line, target in self._found() if target]
        super().save(*args, **kwargs)

    def _found(self) -> list[tuple[str, tuple[str, int] | None]]:
        # Imported here: what reads addresses stands above the models.
        from search.promotions import found_at

        return [(line, found_at(line)) for line in lines(self.results)]
