"""No word of another language stands outside an element with that `lang`: in texts, in attributes and in what is shared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import polib
import pytest
from django.conf import settings

from common.languages import LANGUAGES
from tests.loaded.reading import Page, every_page

#: Attributes that a reader hears or reads.
TEXT_ATTRIBUTES = ("title", "alt", "aria-label", "aria-description", "placeholder", "label", "summary")
WRITTEN_BUTTONS = {"button", "submit", "reset"}
SHARED = {"description", "og:title", "og:description", "og:site_name"}
GREEK, CYRILLIC, LATIN = r"\u0370-\u03ff\u1f00-\u1fff", r"\u0400-\u052f", r"A-Za-z\u00c0-\u024f"
#: Scripts that a text of each language may not hold.
FOREIGN = {"el": CYRILLIC + LATIN, "bg": GREEK + LATIN, "tr": GREEK + CYRILLIC, "en": GREEK + CYRILLIC}
#: What is no word of a language: addresses of mail and web, names of files.
NO_WORDS = re.compile(
    r"""[\w.+-]+@[\w-]+(\.[\w-]+)+           # mail
    | (https?://|www\.)\S+                  # web
    | [\w.:-]+/[a-z]/\d+                    # a short address of our own, as it is printed
    | \b[\w-]+(\.[\w-]+)*\.(gr|bg|eu|org|com|net|example)\b(/\S*)?""",
    re.ASCII | re.VERBOSE,
)
#: Reviewed: formats, units and codes that each of the languages writes in Latin letters.
ANYWHERE = {"PDF", "KB", "MB", "EUR", "RSS", "Atom", "DOCX", "XLSX", "CSV", "SMS", "GR", "BG"}
REVIEWED = set((Path(__file__).parent.parent / "reviewed_equal_messages.txt").read_text(encoding="utf-8").splitlines())


def spoken(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """Give each text of an element and of what is in it, with the language that is declared nearest to it."""
    if not isinstance(element.tag, str) or element.tag in {"script", "style"} or element.get("translate") == "no":
        return
    language = element.get("lang") or language
    yield language, element.text or ""
    for name in TEXT_ATTRIBUTES:
        yield language, element.get(name) or ""
    if element.tag == "input" and element.get("type") in WRITTEN_BUTTONS:
        yield language, element.get("value") or ""
    for child in element:
        yield from spoken(child, language)
        yield language, child.tail or ""


def said(page: Page) -> Iterator[tuple[str, str]]:
    """Give what a page says in its body and, where its own language heads it, in its title and in what is shared of it."""
    body = page.document.find("body")
    assert body is not None
    yield from spoken(body, page.document.get("lang") or "")
    heading = body.find(".//h1")
    if heading is None or heading.get("lang", page.language) != page.language:
        return  # a title cannot say where its language changes
    yield page.language, page.document.findtext(".//title") or ""
    for meta in page.document.iter("meta"):
        if (meta.get("name") or meta.get("property")) in SHARED:
            yield page.language, meta.get("content") or ""


def foreign_words(language: str, text: str) -> set[str]:
    """Return the words of `text` that are written in a script which `language` does not use."""
    if language not in FOREIGN:
        return set()
    return set(re.findall(f"[{FOREIGN[language]}]+", NO_WORDS.sub(" ", text))) - ANYWHERE


def gathered(language: str) -> dict[str, list[str]]:
    """Return the words that stand under the wrong language on pages of `language`, each with some of its addresses."""
    found: dict[str, list[str]] = defaultdict(list)
    for page in every_page():
        if page.language == language:
            for nearest, text in said(page):
                for word in foreign_words(nearest, text):
                    found[f"{nearest}: {word}"].append(page.path)
    return {word: paths[:2] for word, paths in found.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_mixes_scripts(language: str) -> None:
    assert gathered(language) == {}


def stands_in(words: str, text: str) -> bool:
    """Tell whether `text` holds `words` as whole words."""
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def english_messages() -> set[str]:
    """The messages of the interface as they are written in the code; none that is the same in Turkish by review."""
    path = Path(settings.BASE_DIR) / "locale" / "tr" / "LC_MESSAGES" / "django.po"
    entries = polib.pofile(str(path)) if path.exists() else []
    forms = {form for entry in entries for form in (entry.msgid, entry.msgid_plural) if form}
    return {re.sub(r"\s+", " ", form).strip() for form in forms} - REVIEWED


def test_turkish_pages_hold_no_message_in_english() -> None:
    messages = english_messages()
    assert len(messages) > 100
    sentences = {message for message in messages if " " in message and "%" not in message and "{" not in message}
    found: dict[str, str] = {}
    for page in every_page():
        if page.language != "tr":
            continue
        for nearest, text in said(page):
            plain = re.sub(r"\s+", " ", text).strip()
            if nearest == "tr" and plain:
                left = {plain} & messages or {text for text in sentences if stands_in(text, plain)}
                found |= dict.fromkeys(left, page.path)
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_the_languages_are_their_own(language: str) -> None:
    """The switch names each language in itself, under its own `lang`."""
    names = {"el": "Ελληνικά", "bg": "Български", "tr": "Türkçe"}
    for page in every_page():
        if page.language == language and page.expected == 200:
            links = page.document.findall(".//header//a[@hreflang]")
            assert {e.get("hreflang"): "".join(e.itertext()).strip() for e in links} == names, page.path
            assert all(e.get("lang") == e.get("hreflang") for e in links), page.path
