"""What readers tell us: a fault on the page of a record or a story, or a service that is missing; and what became of it."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.models import Record
from common.models.story import StoryPage
from services_catalogue.models import Category, Organisation

__all__ = ["MAX_CONTACT", "MAX_TEXT", "Feedback", "FeedbackQuerySet"]

#: A page of writing; nobody reads more of it, and a phone shows it at once.
MAX_TEXT = 2000
MAX_CONTACT = 200
#: 128 bits: nobody finds another's link by trying.
TOKEN_BYTES = 16
#: How long the ways to reach a sender are kept once the message is closed.
CONTACT_KEPT = dt.timedelta(days=30)
#: How long a message is kept once it is closed.
CLOSED_KEPT = dt.timedelta(days=365)
#: How long a message is kept at most, closed or not.
KEPT = dt.timedelta(days=730)


def make_token() -> str:
    """Return the secret part of a sender's link."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class FeedbackQuerySet(models.QuerySet):
    """What the inbox asks for."""

    def for_listing(self) -> FeedbackQuerySet:
        """With what one line of the inbox reads."""
        return self.select_related("municipality", "category").prefetch_related("record")

    def waiting(self) -> FeedbackQuerySet:
        """Messages that nobody has opened yet."""
        return self.filter(state=Feedback.State.NEW)

    def forget(self, now: dt.datetime | None = None) -> tuple[int, int]:
        """Delete what was kept long enough; return how many messages went, and how many lost the way to their sender."""
        now = now or timezone.now()
        old = Q(closed_at__lt=now - CLOSED_KEPT) | Q(sent_at__lt=now - KEPT)
        gone, _by_model = self.filter(old).delete()
        nameless = self.filter(closed_at__lt=now - CONTACT_KEPT).exclude(contact="").update(contact="")
        return gone, nameless


class Feedback(models.Model):
    """A message of a reader, in the inbox of the municipality that was responsible when it was sent.

    It belongs to that municipality even when the record moves. One without a municipality is for the portal's managers,
    who may hand it on.
    """

    class What(models.TextChoices):
        PHONE = "phone", _("The phone number is wrong")
        HOURS = "hours", _("The opening hours are wrong")
        MOVED = "moved", _("It closed or moved")
        GONE = "gone", _("It does not exist")
        OUTDATED = "outdated", _("It is not true, or not true any more")
        LINK = "link", _("A link or a file does not open")
        UNCLEAR = "unclear", _("It is hard to understand, or badly translated")
        OTHER = "other", _("Something else")
        SUGGESTION = "suggestion", _("A service is missing")

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("state of a message", "new")
        LOOKING = "looking", pgettext_lazy("state of a message", "being looked at")
        DONE = "done", pgettext_lazy("state of a message", "done")
        DECLINED = "declined", pgettext_lazy("state of a message", "not followed")

    CLOSED = (State.DONE, State.DECLINED)

    token = models.CharField(max_length=43, unique=True, default=make_token, editable=False)
    what = models.CharField(_("what it says"), max_length=20, choices=What.choices, editable=False)
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False, verbose_name=_("need")
    )
    content_type = models.ForeignKey(ContentType, null=True, blank=True, on_delete=models.CASCADE, editable=False)
    object_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    record = GenericForeignKey("content_type", "object_id")
    municipality = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        limit_choices_to={"kind": Organisation.Kind.MUNICIPALITY}, verbose_name=_("municipality"),
        help_text=_("Its editors see this message."),
    )  # fmt: skip
    text = models.TextField(_("text"), blank=True, max_length=MAX_TEXT, editable=False)
    contact = models.CharField(_("how to reach the sender"), blank=True, max_length=MAX_CONTACT, editable=False)
    language = models.CharField(_("language of the page"), max_length=5, choices=settings.LANGUAGES, editable=False)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, db_index=True, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.NEW, help_text=_("The sender sees it at their link.")
    )
    reply = models.TextField(
        _("answer"), blank=True, max_length=MAX_TEXT, help_text=_("The sender reads it at their link. Write no names in it.")
    )
    reply_language = models.CharField(_("language of the answer"), max_length=5, choices=settings.LANGUAGES, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("message of a reader")
        verbose_name_plural = _("messages of readers")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        """Name it without its text: logs keep this for ever."""
        return f"{self.get_what_display()} ({self.pk})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Note when it was closed: from then on the time runs after which it is forgotten."""
        if self.state not in self.CLOSED:
            self.closed_at = None
        elif self.closed_at is None:
            self.closed_at = timezone.now()
        self.reply_language = self.reply_language or self.language
        super().save(*args, **kwargs)

    @property
    def public_record(self) -> Record | StoryPage | None:
        """The record or the page that it is about, where readers can still open it."""
        record: Any = self.record
        return record if record is not None and record.live and not getattr(record, "retired", False) else None
