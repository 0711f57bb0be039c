"""Plain functions that make, save and publish what a test needs; every text exists in three languages unless told otherwise."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from governance.models import Committee, Strategy
from services_catalogue.models import Area, Audience, Category, FundingProgramme, Location, Organisation, Service

__all__ = [
    "in_languages",
    "make_area",
    "make_audience",
    "make_category",
    "make_committee",
    "make_funding",
    "make_location",
    "make_municipality",
    "make_organisation",
    "make_service",
    "make_strategy",
    "publish",
]

LANGUAGES = ("el", "bg", "tr")
#: A word of each language, so that a test can tell which language it sees.
WORDS = {
    "service": {"el": "Βοήθεια", "bg": "Помощ", "tr": "Yardım"},
    "organisation": {"el": "Γραφείο", "bg": "Служба", "tr": "Ofis"},
    "place": {"el": "Κτίριο", "bg": "Сграда", "tr": "Bina"},
    "strategy": {"el": "Σχέδιο", "bg": "План", "tr": "Plan"},
    "committee": {"el": "Επιτροπή", "bg": "Комисия", "tr": "Kurul"},
    "funding": {"el": "Πρόγραμμα", "bg": "Програма", "tr": "Program"},
    "term": {"el": "Θέμα", "bg": "Тема", "tr": "Konu"},
    "area": {"el": "Τόπος", "bg": "Място", "tr": "Yer"},
    "summary": {"el": "Μια σύντομη περιγραφή.", "bg": "Кратко описание.", "tr": "Kısa bir açıklama."},
}

_numbers = itertools.count(1)


def in_languages(field: str, words: dict[str, str], languages: Iterable[str] = LANGUAGES, suffix: str = "") -> dict[str, str]:
    """Return `field_el=…, field_bg=…` for a model's constructor."""
    return {f"{field}_{code}": f"{words[code]}{suffix}" for code in languages}


def publish(record: Any) -> Any:
    """Save a revision of `record` with its children and publish it, as an editor does."""
    record.save_revision().publish()
    record.refresh_from_db()
    return record


def _record(model: type, kind: str, kwargs: dict[str, Any]) -> Any:
    """Make a record; `languages` says in which its texts exist, `children` fills its lists, `live=False` leaves it a draft."""
    number = next(_numbers)
    languages = kwargs.pop("languages", LANGUAGES)
    children = kwargs.pop("children", {})
    live = kwargs.pop("live", True)
    values = {
        "source_language": languages[0],
        **in_languages("name", WORDS[kind], languages, f" {number}"),
        **in_languages("summary", WORDS["summary"], languages),
        **kwargs,
    }
    many = {name: values.pop(name) for name in list(values) if model._meta.get_field(name).many_to_many}
    record = model(live=False, **values)
    record.save()
    for name, items in {**children, **many}.items():
        getattr(record, name).set(items)
    record.save()
    return publish(record) if live else record


def make_service(**kwargs: Any) -> Service:
    return _record(Service, "service", kwargs)


def make_organisation(**kwargs: Any) -> Organisation:
    return _record(Organisation, "organisation", {"kind": "office", **kwargs})


def make_municipality(**kwargs: Any) -> Organisation:
    """A municipality with a start page."""
    slug = kwargs.pop("start_page_slug", f"municipality-{next(_numbers)}")
    return make_organisation(kind="municipality", start_page_slug=slug, **kwargs)


def make_location(**kwargs: Any) -> Location:
    return _record(Location, "place", kwargs)


def make_funding(**kwargs: Any) -> FundingProgramme:
    return _record(FundingProgramme, "funding", kwargs)


def make_strategy(**kwargs: Any) -> Strategy:
    return _record(Strategy, "strategy", {"kind": "strategy", **kwargs})


def make_committee(**kwargs: Any) -> Committee:
    return _record(Committee, "committee", kwargs)


def _term(model: type, field: str, kind: str, kwargs: dict[str, Any]) -> Any:
    number = next(_numbers)
    languages = kwargs.pop("languages", LANGUAGES)
    code = kwargs.pop("code", f"{kind}-{number}")
    return model.objects.create(code=code, **{**in_languages(field, WORDS[kind], languages, f" {number}"), **kwargs})


def make_category(**kwargs: Any) -> Category:
    return _term(Category, "label", "term", kwargs)


def make_audience(**kwargs: Any) -> Audience:
    return _term(Audience, "label", "term", kwargs)


def make_area(**kwargs: Any) -> Area:
    return _term(Area, "name", "area", {"kind": "municipality", **kwargs})
