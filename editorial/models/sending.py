"""How many messages came from one address of the network in the last hour."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone

__all__ = ["LIMIT", "WINDOW", "Sending"]

#: How many messages one sender may send within `WINDOW`: a family behind one line, or a library, needs fewer.
LIMIT = 30
WINDOW = dt.timedelta(hours=1)


class Sending(models.Model):
    """That somebody sent a message: who, as a keyed hash that nobody can turn back, and when.

    A table and not the cache: by default each process has a cache of its own. It has no tie to the message.
    """

    sender = models.CharField(max_length=64)
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["sender", "sent_at"], name="sending_by_sender")]

    def __str__(self) -> str:
        return f"{self.sender[:8]} {self.sent_at:%H:%M}"

    @classmethod
    def forget(cls) -> int:
        """Delete what no longer counts."""
        return cls.objects.filter(sent_at__lte=timezone.now() - WINDOW).delete()[0]

    @classmethod
    def seconds_to_wait(cls, sender: str) -> int:
        """Note a sending of `sender` and return 0; where it would be one too many, note none and return how long to wait.

        The row is written before the others are counted, so that two processes cannot let the last one pass twice.
        """
        cls.forget()
        own = cls.objects.create(sender=sender)
        earlier = cls.objects.filter(sender=sender, pk__lt=own.pk).order_by("sent_at")
        if earlier.count() < LIMIT:
            return 0
        own.delete()
        first = earlier.first()
        left = first.sent_at + WINDOW - timezone.now() if first else WINDOW
        return max(1, round(left.total_seconds()))
