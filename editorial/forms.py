"""The forms of readers: one choice, and what they like to add. Their messages are ours, in the reader's language."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from common.in_language import InLanguage
from editorial.models import Feedback
from editorial.models.feedback import MAX_CONTACT, MAX_TEXT

__all__ = ["RECORD_FAULTS", "STORY_FAULTS", "ReportForm", "SuggestionForm"]

What = Feedback.What

#: What a reader may choose on the page of a record: what the record says is looked up and acted on.
RECORD_FAULTS = (What.PHONE, What.HOURS, What.MOVED, What.GONE, What.UNCLEAR, What.OTHER)
#: What a reader may choose on a page that tells something.
STORY_FAULTS = (What.OUTDATED, What.LINK, What.UNCLEAR, What.OTHER)
#: The choice of who misses a service of no need that we name.
OTHER_NEED = "other"


class PlainText(forms.CharField):
    """A text without control characters: databases refuse some, and no keyboard has them."""

    def to_python(self, value: Any) -> str:
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
        return super().to_python(kept) or ""


def _too_long() -> dict[str, Any]:
    return {"max_length": _("Shorten this: %(limit_value)d characters fit, and these are %(show_value)d.")}


class MessageForm(forms.Form):
    """What every message may hold. `website` is a trap: no person sees it, programs fill it in."""

    text = PlainText(required=False, max_length=MAX_TEXT, error_messages=_too_long())
    contact = PlainText(required=False, max_length=MAX_CONTACT, error_messages=_too_long())
    website = PlainText(required=False)

    #: Where a link to the field leads: the first of several radio buttons.
    first_ids: dict[str, str] = {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("website"):
            raise ValidationError(
                _("This was not sent: it looked as if a program had filled in the form. Please send it once more.")
            )
        return cleaned

    def refuse(self, message: str) -> None:
        """Add a message that belongs to no field."""
        self.add_error(None, ValidationError(message))

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Every message with the id of the field that it speaks of, "" where it speaks of none."""
        found = []
        for name, messages in self.errors.items():
            target = "" if name == NON_FIELD_ERRORS else self.first_ids.get(name, name)
            found += [(target, str(message)) for message in messages]
        return found


class ReportForm(MessageForm):
    """What is wrong on a page: one of `faults`."""

    what = forms.ChoiceField()

    def __init__(self, *args: Any, faults: Sequence[Feedback.What], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        what = self.fields["what"]
        what.choices = [(fault.value, fault.label) for fault in faults]  # type: ignore[attr-defined]
        self.first_ids = {"what": f"what-{faults[0].value}"}
        _explain_choice(what)

    def values(self) -> dict[str, Any]:
        """Return the fields of the message."""
        cleaned = self.cleaned_data
        return {"what": cleaned["what"], "text": cleaned["text"], "contact": cleaned["contact"]}


class SuggestionForm(MessageForm):
    """Which service is missing: the need that it is for and, if the reader knows, whose it would be."""

    what = forms.ChoiceField()
    municipality = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, needs: list[InLanguage], municipalities: list[InLanguage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs = {need.record.code: need for need in needs}
        self.municipalities = {str(one.record.pk): one for one in municipalities}
        what, municipality = self.fields["what"], self.fields["municipality"]
        what.choices = [*((code, str(need)) for code, need in self.needs.items()), (OTHER_NEED, "")]  # type: ignore[attr-defined]
        municipality.choices = [("", ""), *((pk, str(one)) for pk, one in self.municipalities.items())]  # type: ignore[attr-defined]
        self.first_ids = {"what": f"what-{next(iter(self.needs), OTHER_NEED)}"}
        _explain_choice(what)
        municipality.error_messages["invalid_choice"] = _("Choose a municipality of the list, or leave this open.")

    def values(self) -> dict[str, Any]:
        """Return the fields of the message."""
        cleaned = self.cleaned_data
        need, municipality = self.needs.get(cleaned["what"]), self.municipalities.get(cleaned["municipality"])
        return {
            "what": Feedback.What.SUGGESTION,
            "category": need.record if need else None,
            "municipality": municipality.record if municipality else None,
            "text": cleaned["text"],
            "contact": cleaned["contact"],
        }


def _explain_choice(field: forms.Field) -> None:
    message = _("Choose one of these.")
    field.error_messages.update(required=message, invalid_choice=message)
