"""What is written in the data: nothing invented for real municipalities, enough said, each text once, in one script."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import TextField

from common.in_language import translated_fields
from common.models import Child, Record
from home.models import InformationPage
from news.models import NewsPage
from services_catalogue.models import Service
from tests.loaded.reading import LANGUAGES, RECORDS, every_page, in_main, read

#: Services of which a source document says much: each tells it in 80 words or more.
TOLD_AT_LENGTH = (
    "komotini-social-service", "roma-support-centres", "parish-meals", "family-support-centre", "individual-casework",
    "group-support", "emergency-aid", "community-centre-xanthi", "community-centre-abdera", "community-centre-topeiros",
    "community-centre-samothraki", "community-centre-maroneia-sapes", "community-centre-maroneia-sapes-roma",
    "smolyan-foster-care", "smolyan-community-services", "smolyan-club-grants", "nova-zagora-community-services",
)  # fmt: skip
MINIMUM_WORDS = 80
#: From how many words on a text is a paragraph and not a label.
PARAGRAPH_WORDS = 6
#: What no source document gives: on a record of a real municipality it would be invented.
NEVER_GIVEN = {
    "phone", "email", "website", "url", "hours", "amount", "maximum", "minimum", "address", "postcode", "latitude", "longitude",
    "transport", "processing_time", "opens", "closes", "hours_note", "register_id", "register_number", "checked_on",
    "accessibility", "languages_spoken",
}  # fmt: skip
SCRIPTS = {"el": r"[\u0370-\u03ff\u1f00-\u1fff]", "bg": r"[\u0400-\u04ff]", "tr": r"[A-Za-z\u00c0-\u024f]"}
#: How each language says that something was made up for the demonstration.
FICTIONAL = {"el": "φανταστικ", "bg": "измислен", "tr": "kurgusal|hayali"}
#: Latin names that stand in Greek and Bulgarian texts under a `lang` of their own, or are the name of a web format.
MARKED = re.compile(r"<(\w+)[^>]* lang=\"[^\"]+\"[^>]*>.*?</\1>|<[^>]+>|&\w+;", re.DOTALL)


def rows(source: str) -> Iterator[tuple[Any, Any]]:
    """Every record of a source and every row of its lists, each with its record."""
    for model in RECORDS:
        for record in model.objects.filter(source=source):
            yield record, record
            for relation in model._meta.related_objects:
                if issubclass(relation.related_model, Child) and (name := relation.get_accessor_name()):
                    if relation.field.name in {"to_service", "to_organisation", "partner", "organisation"}:
                        continue  # another record's row that names this one
                    for child in getattr(record, name).all():
                        yield record, child


def given(row: Any, field: str) -> bool:
    """Tell whether a row says something in a field of its own, in any language."""
    own = {column.name for column in row._meta.concrete_fields} & {field, *(f"{field}_{code}" for code in LANGUAGES)}
    return any(getattr(row, name) not in (None, "", [], {}) for name in own)


def test_nothing_is_invented_for_a_real_municipality() -> None:
    # A funding programme's sum stands in its source document.
    invented = [
        (record.reference, type(row).__name__, field)
        for record, row in rows("seeds")
        for field in NEVER_GIVEN
        if given(row, field) and (record.reference, field) != ("op-eastern-macedonia-thrace-2014-2020", "amount")
    ]
    assert invented == []


def test_a_real_municipality_promises_no_price_and_no_period() -> None:
    assert not Service.objects.filter(source="seeds").exclude(cost="unknown", application_period="unknown").exists()


def paragraphs(text: Any) -> Iterator[str]:
    """The paragraphs, list items and lines of a text, bare; not those of a few words, which may well recur."""
    for part in re.split(r"</(?:p|li|h2|h3|h4|td|th)>|\n", str(text or "")):
        words = re.sub(r"<[^>]+>", " ", part).split()
        if len(words) >= PARAGRAPH_WORDS:
            yield " ".join(words).strip(" .,;:").casefold()


def written() -> Iterator[tuple[str, str, str]]:
    """Every long text of every record and page: its language, whose it is, a paragraph."""
    for model in RECORDS:
        long = [name for name in translated_fields(model) if isinstance(model._meta.get_field(name), TextField)]
        for record in model.objects.all():
            for name in set(long) - {"other_names"}:
                for code in LANGUAGES:
                    for text in paragraphs(getattr(record, f"{name}_{code}")):
                        yield code, f"{record.source}:{record.reference}", text
    for model in (InformationPage, NewsPage):
        for page in model.objects.filter(alias_of=None):
            for text in [*paragraphs(page.summary), *(t for block in page.body for t in paragraphs(block.value))]:
                yield page.locale.language_code, f"{model.__name__}:{page.reference}", text


def test_no_two_records_share_a_paragraph() -> None:
    places = defaultdict(set)
    for code, owner, text in written():
        places[code, text].add(owner)
    assert {key: sorted(owners) for key, owners in places.items() if len(owners) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reference", TOLD_AT_LENGTH)
def test_a_service_of_which_much_is_known_says_it(reference: str, language: str) -> None:
    body = getattr(Service.objects.get(source="seeds", reference=reference), f"body_{language}")
    assert len(re.sub(r"<[^>]+>", " ", body).split()) >= MINIMUM_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_keeps_to_the_script_of_its_language(language: str) -> None:
    others = [pattern for code, pattern in SCRIPTS.items() if code != language]
    mixed = []
    for source in ("seeds", "demo"):
        for record, row in rows(source):
            for name in translated_fields(type(row)) - {"citation"}:
                text = MARKED.sub(" ", getattr(row, f"{name}_{language}") or "")
                mixed += [
                    (record.reference, name, match.group())
                    for other in others
                    for match in re.finditer(rf"\S*{other}\S*", text)
                ]
    assert mixed == []


def test_what_is_fictional_says_so_on_every_page() -> None:
    silent = []
    for model in RECORDS:
        for record in model.objects.filter(source="demo", live=True, retired=False):
            for language in LANGUAGES:
                page = read(record.url_in(language))
                if page.document.find(".//*[@class='note note-demo']") is None:
                    silent.append(page.path)
    assert silent == []


def test_what_is_real_is_not_called_fictional() -> None:
    wrong = [
        record.url_in(language)
        for model in RECORDS
        for record in model.objects.filter(source="seeds", live=True)
        for language in LANGUAGES
        if read(record.url_in(language)).document.find(".//*[@class='note note-demo']") is not None
    ]
    assert wrong == []


def test_a_page_that_links_to_something_fictional_says_so() -> None:
    """A list, a municipality's start page or the home page says it too: by the note, or beside what it lists."""
    ends = {record.url_in(code) for model in RECORDS for record in model.objects.filter(source="demo") for code in LANGUAGES}
    silent = [
        page.path
        for page in every_page()
        if page.expected == 200
        and any(link.get("href") in ends for link in page.document.iter("a"))
        and not re.search(FICTIONAL[page.language], in_main(page), re.IGNORECASE)
    ]
    assert silent == []


def test_records_name_the_source_of_their_reference() -> None:
    unnamed: list[tuple[type[Record], int]] = [
        (model, record.pk) for model in RECORDS for record in model.objects.all() if not (record.source and record.reference)
    ]
    assert unnamed == []
