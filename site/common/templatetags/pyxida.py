"""The tags that every template knows without loading them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from common.dates import long_date
from common.icons import ICONS, MARK
from common.language_notes import more_in, only_in
from common.languages import active_language
from common.leaving import leave_url
from common.rich_text import clean_rich_text
from common.scripts import script
from common.stylesheet import stylesheet
from common.text import language_of_script, lines

register = template.Library()

#: Languages of the site that are not written in Latin letters.
LANGUAGES_OF_OTHER_LETTERS = {"el", "bg"}


@register.simple_tag
def inline_stylesheet() -> SafeString:
    """Print the style sheet; its text must be the one whose hash the policy holds, to the byte."""
    return mark_safe(f"<style>{stylesheet()}</style>")  # noqa: S308


@register.simple_tag
def inline_script(name: str) -> SafeString:
    """Print a script; its text must be the one whose hash the policy holds, to the byte."""
    return mark_safe(f"<script>{script(name)}</script>")  # noqa: S308


@register.simple_tag
def icon(name: str, size: int = 24) -> SafeString:
    """Print a drawing; a word always stands beside it, so that screen readers skip it."""
    drawing, side = ICONS.get(name, ICONS["info"]), int(size)
    return mark_safe(f'<svg viewBox="0 0 24 24" width="{side}" height="{side}" aria-hidden="true">{drawing}</svg>')  # noqa: S308


register.simple_tag(leave_url)


@register.simple_tag
def site_mark() -> SafeString:
    """Print the mark of the site."""
    return mark_safe(f'<svg viewBox="0 0 32 36" width="32" height="36" aria-hidden="true">{MARK}</svg>')  # noqa: S308


@register.filter(name="long_date")
def long_date_filter(day: dt.date | None) -> str:
    """Write a date, or the day of a moment on the site's clock, with its month as a word; "" for none."""
    if day is None:
        return ""
    return long_date(localtime(day) if isinstance(day, dt.datetime) else day)


def language_of(text: Any) -> str:
    """Return the language of a code, of a record as `in_language()` gives it, or of a page."""
    if isinstance(text, str):
        return text
    for attribute in ("language", "text_language"):
        code = getattr(text, attribute, None)
        if isinstance(code, str):
            return code
    return ""


@register.simple_tag
def lang_of(text: Any) -> str:
    """Print ` lang="…"` where `text` is in another language than the page; nothing where it is in the same."""
    code = language_of(text)
    return format_html(' lang="{}"', code) if code and code != active_language() else ""


@register.simple_tag
def lang_of_script(text: Any) -> str:
    """Print ` lang="…"` for a name, a number or a citation that has one form only, where its letters are not the page's.

    Latin letters do not tell a language, and a name is none: among other letters they are marked as not to be translated.
    """
    words = str(text or "")
    if code := language_of_script(words):
        return lang_of(code)
    is_latin = any(letter.isalpha() for letter in words)
    return mark_safe(' translate="no"') if is_latin and active_language() in LANGUAGES_OF_OTHER_LETTERS else ""


@register.filter
def in_its_language(text: Any, language: Any = None) -> SafeString:
    """Return `text` within a sentence of ours, in a span with its language where that differs from the page's.

    The language is that of `language` (a code, a record or a page), else that of `text` itself.
    """
    code = language_of(text if language is None else language) if language is not None or not isinstance(text, str) else ""
    if code and code != active_language():
        return format_html('<span lang="{}">{}</span>', code, str(text))
    return escape(str(text))


@register.filter
def in_its_script(text: Any) -> SafeString:
    """Return a number or a name of one form only within a sentence of ours, marked where its letters are not the page's."""
    mark = lang_of_script(text)
    return format_html("<span{}>{}</span>", mark, str(text)) if mark else escape(str(text))


@register.filter
def rich(html: str | None) -> SafeString:
    """Return an editor's rich text made safe."""
    return clean_rich_text(html)


@register.filter
def phone(number: Any) -> str:
    """Write a phone number as people read it, with its country's code and non-breaking blanks."""
    text = number.as_international if getattr(number, "is_valid", None) else str(number or "")
    return text.replace(" ", "\u00a0")


@register.filter
def tel(number: Any) -> str:
    """Write a phone number as a phone dials it (E.164)."""
    return f"tel:{number.as_e164 if getattr(number, 'as_e164', None) else str(number or '').replace(' ', '')}"


@register.filter
def text_lines(text: str | None) -> list[str]:
    """Split a text that holds one item a line."""
    return lines(text)


@register.filter
def language_name(code: str) -> str:
    """Return the name of a language of ours in that language itself."""
    return settings.LANGUAGE_NAMES.get(code, code)


@register.filter
def only_in_note(code: str) -> str:
    """Say that a text exists only in the language `code`."""
    return only_in(code)


@register.filter
def more_in_note(code: str) -> str:
    """Say that the page in the language `code` says more."""
    return more_in(code)
