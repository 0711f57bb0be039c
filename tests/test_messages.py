"""Every message of the interface is translated, whole, and into each language: none is missing, fuzzy or left in English."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
#: Messages that a person has looked at and found right in the same words in two languages: one a line, as in the code.
REVIEWED = set((ROOT / "tests" / "reviewed_equal_messages.txt").read_text(encoding="utf-8").splitlines())
#: `%(name)s`, `%s`, `{name}`: what the code puts into a message.
PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAGS = re.compile(r"</?\w+")


def messages(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def forms(entry: polib.POEntry) -> list[str]:
    """Return the translations of a message: one, or one for each plural form."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def current(language: str) -> list[polib.POEntry]:
    return [entry for entry in messages(language) if not entry.obsolete]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing_or_fuzzy(language: str) -> None:
    entries = current(language)
    assert len(entries) > 100
    assert [entry.msgid for entry in entries if entry.fuzzy or not all(form.strip() for form in forms(entry))] == []


def test_each_language_has_the_same_messages() -> None:
    keys = {code: {(entry.msgctxt, entry.msgid) for entry in current(code)} for code in LANGUAGES}
    everything = set().union(*keys.values())
    assert {code: everything - known for code, known in keys.items()} == {code: set() for code in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_translation_keeps_what_the_code_puts_in(language: str) -> None:
    wrong = []
    for entry in current(language):
        due = set(PLACEHOLDERS.findall(entry.msgid)) | set(PLACEHOLDERS.findall(entry.msgid_plural or ""))
        for form in forms(entry):
            held = set(PLACEHOLDERS.findall(form))
            # A singular form may say "one" in a word.
            if held - due or (due - held and not entry.msgid_plural) or TAGS.findall(form) != TAGS.findall(entry.msgid):
                wrong.append((entry.msgid, form))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_translation_begins_and_ends_like_its_message(language: str) -> None:
    def edges(text: str) -> tuple[bool, bool, bool]:
        return text[:1].isspace(), text[-1:].isspace(), text.rstrip().endswith(":")

    assert [e.msgid for e in current(language) for form in forms(e) if form and edges(form) != edges(e.msgid)] == []


def test_the_translations_of_a_message_differ_from_each_other_and_from_english() -> None:
    said: dict[tuple[str | None, str], dict[str, str]] = defaultdict(dict)
    for code in LANGUAGES:
        for entry in current(code):
            said[entry.msgctxt, entry.msgid] |= {"en": entry.msgid, code: forms(entry)[0]}
    equal = [
        message
        for (_context, message), texts in said.items()
        if message not in REVIEWED
        and len(set(texts.values())) < len(texts)
        and re.search(r"[^\W\d_]", PLACEHOLDERS.sub("", message))
    ]
    assert equal == []


def test_the_reviewed_list_names_only_messages_that_exist() -> None:
    known = {entry.msgid for code in LANGUAGES for entry in current(code)}
    assert REVIEWED - known - {""} == set()
