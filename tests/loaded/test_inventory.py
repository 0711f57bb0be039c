"""What the source documents name is found on the site: each row at its address, each reference as a whole record."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from common.in_language import translated_fields
from common.models import Child, Record
from home.models import InformationPage
from news.models import NewsPage
from services_catalogue.models import Organisation
from tests.loaded.reading import LANGUAGES, RECORDS, in_main, read, visible_text

INVENTORY: dict[str, Any] = tomllib.loads((Path(__file__).parent / "inventory.toml").read_text(encoding="utf-8"))
REFERENCES: dict[str, list[str]] = INVENTORY.pop("references")
#: How many rows each table of the inventory has.
ROWS = {"K": 8, "W": 17, "N": 7, "C": 7, "S": 8}
MODELS: dict[str, type[Record]] = {model.section: model for model in RECORDS}
ENTRIES = [pytest.param(row, entry, id=f"{row}-{entry['at']}") for row, entries in INVENTORY.items() for entry in entries]


def find(at: str, language: str) -> Any:
    """Return the record or the page that an address of the inventory names."""
    kind, key = at.split("/")
    if kind in MODELS:
        return MODELS[kind].objects.get(source="seeds", reference=key)
    if kind == "municipalities":
        return Organisation.objects.get(start_page_slug=key)
    return (NewsPage if kind == "news" else InformationPage).objects.get(
        source="seeds", reference=key, locale__language_code=language, alias_of__isnull=True
    )


def path_of(at: str, language: str) -> str:
    kind, key = at.split("/")
    if kind in ("municipalities", "news"):
        return f"/{language}/{kind}/{key}/"
    target = find(at, language)
    return target.get_url() if kind == "pages" else target.url_in(language)


def test_each_row_of_each_table_is_covered() -> None:
    assert set(INVENTORY) == {f"{letter}{number}" for letter, count in ROWS.items() for number in range(1, count + 1)}


def test_each_entry_names_two_facts_in_each_language() -> None:
    for entries in INVENTORY.values():
        for entry in entries:
            assert all(len(entry[code]) >= 2 for code in LANGUAGES), entry["at"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("row", "entry"), ENTRIES)
def test_a_row_stands_at_its_address(row: str, entry: dict[str, Any], language: str) -> None:
    page = read(path_of(entry["at"], language))
    assert page.answer.status_code == 200
    text = in_main(page)
    facts = [*entry.get("all", []), *entry[language]]
    assert [fact for fact in facts if fact not in text] == [], text
    if around := entry.get("around"):
        assert around[language] in " ".join(visible_text(nav) for nav in page.document.iter("nav"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("row", "entry"), [param for param in ENTRIES if "status" in param.values[1]])
def test_a_reader_sees_whether_it_runs(row: str, entry: dict[str, Any], language: str) -> None:
    record = find(entry["at"], language)
    assert record.status == entry["status"]
    with translation.override(language):
        label = str(record.get_status_display())
    if entry["status"] != "running":  # what runs, as most do, needs no badge
        assert label in in_main(read(record.url_in(language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("row", "entry"), [param for param in ENTRIES if "items" in param.values[1]])
def test_a_list_is_complete(row: str, entry: dict[str, Any], language: str) -> None:
    main = read(path_of(entry["at"], language)).document.find(".//main")
    lists = [[visible_text(item) for item in element] for element in main.iter() if element.tag in ("ul", "ol")]
    assert any(len(items) == entry["items"] and all(items) for items in lists), [len(items) for items in lists]


@pytest.mark.parametrize(
    ("section", "reference"), [(s, r) for s, references in REFERENCES.items() if s != "news" for r in references]
)
def test_a_reference_is_a_whole_record_in_three_languages(section: str, reference: str) -> None:
    record = MODELS[section].objects.get(source="seeds", reference=reference)
    assert record.live
    assert not record.retired
    for language in LANGUAGES:
        assert record.exists_in(language)
        assert re.sub(r"<[^>]+>|\s", "", getattr(record, f"body_{language}") or ""), language
        assert read(record.url_in(language)).answer.status_code == 200
    assert unevenly_filled(record) == []
    for relation in record._meta.related_objects:
        if issubclass(relation.related_model, Child) and relation.get_accessor_name():
            for child in getattr(record, relation.get_accessor_name()).all():
                assert unevenly_filled(child) == [], child


def unevenly_filled(row: Any) -> list[str]:
    """Return the translated fields that are filled in some languages and not in all."""
    filled = {name: [bool(getattr(row, f"{name}_{code}")) for code in LANGUAGES] for name in translated_fields(type(row))}
    return [name for name, values in filled.items() if any(values) and not all(values)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reference", REFERENCES["news"])
def test_news_are_written_in_each_language(reference: str, language: str) -> None:
    page = find(f"news/{reference}", language)
    assert page.live
    assert all([page.title, page.summary, page.origin, len(page.body)])


@pytest.mark.parametrize("section", [section for section in REFERENCES if section != "news"])
def test_the_seeds_hold_nothing_else(section: str) -> None:
    loaded = MODELS[section].objects.filter(source="seeds").values_list("reference", flat=True)
    assert sorted(loaded) == sorted(REFERENCES[section])
