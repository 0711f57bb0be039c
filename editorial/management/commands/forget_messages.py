"""`manage.py forget_messages`: delete what readers sent long enough ago, for a nightly timer; the site does it too."""

from typing import Any

from django.core.management.base import BaseCommand

from editorial.models import Feedback, Sending


class Command(BaseCommand):
    help = "Delete readers' messages, and ways to reach them, that were kept long enough."

    def handle(self, *args: Any, **options: Any) -> None:
        gone, nameless = Feedback.objects.forget()
        self.stdout.write(
            f"Messages deleted: {gone}. Ways to reach a sender deleted: {nameless}. Sendings: {Sending.forget()}."
        )
