"""Documents of records: services, organisations, places, strategies, committees, funding programmes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.utils.html import strip_tags

from common.in_language import translated_fields
from common.languages import LANGUAGES
from common.models import Record
from common.text import lines
from governance.models import Committee, Strategy
from search.analysis import analyser
from search.documents.base import Document
from search.documents.terms import Taxonomies, add_terms
from services_catalogue.models import FundingProgramme, Location, Organisation, Service
from services_catalogue.opening_hours import Hours

__all__ = ["RECORDS", "is_public", "named", "prefetched", "record_document", "whole_name"]

#: Every kind of record, in the order in which equal results stand.
RECORDS: tuple[type[Record], ...] = (Service, Organisation, Location, Strategy, Committee, FundingProgramme)

#: Texts with columns of their own in the index, or that say nothing of what the record is about.
NOT_TEXT = frozenset({"name", "other_names", "retired_reason", "status_note"})

#: Texts that would tell where a private address is.
ADDRESS = frozenset({"address", "transport"})

#: What each kind reads besides its own columns. Counted by the tests: one query a relation, whatever the number of rows.
RELATIONS: dict[type[Record], tuple[tuple[str, ...], tuple[str, ...]]] = {
    Service: (
        ("provider", "municipality"),
        ("categories", "audiences", "areas", "criteria", "documents", "costs", "channels", "legal_bases",
         "places__location", "hours_exceptions", "contacts", "forms"),
    ),
    Organisation: (("municipality",), ("contacts", "legal_bases", "partners__partner")),
    Location: (("municipality",), ("tenants__organisation",)),
    Strategy: (("municipality", "adopted_by"), ("files", "audiences")),
    Committee: (("municipality", "organised_by"), ("members", "legal_bases", "decisions")),
    FundingProgramme: (("municipality", "managed_by"), ()),
}  # fmt: skip

#: Children whose texts are found; each with the columns that have no language.
CHILDREN: dict[type[Record], dict[str, tuple[str, ...]]] = {
    Service: {
        "criteria": (), "documents": (), "costs": (), "channels": (), "legal_bases": ("citation",), "contacts": ("name",),
        "forms": (),
    },
    Organisation: {"contacts": ("name",), "legal_bases": ("citation",), "partners": ()},
    Location: {},
    Strategy: {"files": ()},
    Committee: {"members": ("name",), "legal_bases": ("citation",), "decisions": ("number", "protocol", "register_number")},
    FundingProgramme: {},
}  # fmt: skip


def prefetched(model: type[Record]) -> models.QuerySet:
    """Return the published records of `model` with all that their documents read."""
    selected, many = RELATIONS[model]
    return model._default_manager.filter(live=True, retired=False).select_related(*selected).prefetch_related(*many)


def is_public(record: Record | None) -> bool:
    """Whether `record` has a page: a draft's name must not come out through another record."""
    return record is not None and record.live and not record.retired


def named(record: Record) -> dict[str, Any]:
    """Return the id of a record and its name as readers of each language see it, with that name's language."""
    names = {}
    for language in LANGUAGES:
        text = record.in_language(language)
        names[language] = [str(text), text.language]
    return {"id": record.pk, "names": names}


def record_document(record: Record, taxonomies: Taxonomies) -> Document:
    """Return the document of a published record, read with `prefetched()`."""
    document = Document(kind=record.kind_name, object_id=record.pk, payload=_payload(record))
    document.ranking["names"] = {code: text["name"] for code, text in document.payload["texts"].items()}
    _add_texts(document, record)
    if filler := FILLERS.get(type(record)):
        filler(document, record, taxonomies)
    document.ranking["folded"] = sorted(_folded_names(record))
    return document


def _payload(record: Record) -> dict[str, Any]:
    texts = {}
    for language in LANGUAGES:
        text = record.in_language(language)
        texts[language] = {
            "name": str(text), "summary": text.summary, "language": text.language, "path": record.url_in(language),
        }  # fmt: skip
    payload: dict[str, Any] = {
        "uuid": str(record.uuid), "reference": record.reference, "fictional": record.source == "demo", "texts": texts,
    }  # fmt: skip
    municipality = getattr(record, "municipality", None)
    if municipality is not None and is_public(municipality):
        payload["municipality"] = named(municipality)
    return payload


def _folded_names(record: Record) -> set[str]:
    """Every name in full, so that one who types it whole finds the record first."""
    names = {getattr(record, f"name_{code}") for code in LANGUAGES}
    for code in LANGUAGES:
        names.update(lines(getattr(record, f"other_names_{code}")))
    return {whole_name(name) for name in names if name}


def whole_name(text: str) -> str:
    """Return a name as the order of results compares it with what was typed."""
    return " ".join(token for found in analyser.analyse(text, "") for token in found.tokens)


def _add_texts(document: Document, record: Record) -> None:
    for language in LANGUAGES:
        document.texts.add("name", language, getattr(record, f"name_{language}"))
        document.texts.add("other", language, *lines(getattr(record, f"other_names_{language}")))
    _add_fields(document, record)
    if reference := record.reference:
        document.texts.add_everywhere("text", reference)
    for relation, plain in CHILDREN[type(record)].items():
        for child in getattr(record, relation).all():
            _add_fields(document, child)
            document.texts.add_everywhere("text", *(getattr(child, column) for column in plain))
    if is_public(municipality := getattr(record, "municipality", None)):
        _add_names(document, municipality)


def _add_fields(document: Document, row: models.Model) -> None:
    """Add every translated text of a row to the language in which it stands."""
    hidden = ADDRESS if isinstance(row, Location) and row.address_private else frozenset()
    for name in sorted(translated_fields(type(row)) - NOT_TEXT - hidden):
        for language in LANGUAGES:
            text = getattr(row, f"{name}_{language}")
            document.texts.add("text", language, strip_tags(text.replace("<", " <")) if text else "")
    if isinstance(row, Record):
        return
    # A child's name, such as that of a paper, is a text of the record.
    if "name" in translated_fields(type(row)):
        for language in LANGUAGES:
            document.texts.add("text", language, getattr(row, f"name_{language}"))


def _add_names(document: Document, *records: Any) -> None:
    """Add the names of other records that stand on this one's page."""
    for record in records:
        if is_public(record):
            for language in LANGUAGES:
                document.texts.add("text", language, getattr(record, f"name_{language}"))


def _set_area(document: Document, taxonomies: Taxonomies, pks: Iterable[int | None]) -> None:
    """Set the two facets of areas, and the words for what is served and all around it."""
    every, inside, terms = taxonomies.areas(pk for pk in pks if pk is not None)
    document.set_facet("area", every)
    document.set_facet("area_inside", inside)
    add_terms(document.texts, terms)


def _fill_service(document: Document, service: Service, taxonomies: Taxonomies) -> None:
    categories = taxonomies.categories(category.pk for category in service.categories.all())
    audiences = taxonomies.audiences(audience.pk for audience in service.audiences.all())
    add_terms(document.texts, [*categories, *audiences])
    _set_area(document, taxonomies, (area.pk for area in service.areas.all()))
    document.set_facet("category", (category.code for category in categories))
    document.set_facet("audience", (audience.code for audience in audiences))
    document.set_facet("cost", [service.cost])
    document.set_facet("status", [service.status])
    document.set_facet("channel", (channel.kind for channel in service.channels.all()))
    document.set_facet("language", service.languages_spoken)
    document.payload.update(status=service.status, cost=service.cost, sensitive=service.sensitive)
    document.payload["status_from"] = service.status_from.isoformat() if service.status_from else None
    document.payload["status_until"] = service.status_until.isoformat() if service.status_until else None
    if service.provider is not None and is_public(service.provider):
        document.payload["provider"] = named(service.provider)
        document.set_facet("provider", [str(service.provider.pk)])
        _add_names(document, service.provider)
    _fill_places(document, service)


def _fill_places(document: Document, service: Service) -> None:
    """Hours, coordinates and accessibility of the places where a service is given.

    Accessibility is the union over its places: a reader who needs two things may have to ask which place has both.
    """
    exceptions = list(service.hours_exceptions.all())
    access: set[str] = set()
    points: list[tuple[float, float]] = []
    schedules: list[str] = []
    for place in service.places.all():
        if place.hours:
            schedules.append(write_schedule(Hours.of(place, exceptions)))
        if not is_public(place.location):
            continue
        access.update(place.location.accessibility)
        if coordinates := place.location.public_coordinates:
            points.append(coordinates)
        _add_names(document, place.location)
    document.set_facet("access", access)
    document.set_facet("schedule", schedules)
    document.payload["schedules"] = list(dict.fromkeys(schedules))
    _set_points(document, points)


def write_schedule(hours: Hours) -> str:
    """Write the hours of a place as one text, equal for equal hours: the value of the facet `schedule`."""
    exceptions = [[each.starts.isoformat(), each.ends.isoformat(), each.hours] for each in hours.exceptions]
    return json.dumps([hours.text, hours.country, exceptions], ensure_ascii=False)


def _set_points(document: Document, points: Iterable[tuple[float, float]]) -> None:
    if found := [list(point) for point in dict.fromkeys(points)]:
        document.payload["coordinates"] = found
        document.ranking["points"] = found


def _fill_organisation(document: Document, organisation: Organisation, taxonomies: Taxonomies) -> None:
    town = organisation.municipality
    around = town.area_id if town is not None and is_public(town) else None
    _set_area(document, taxonomies, [organisation.area_id or around])
    document.payload["detail"] = organisation.kind
    _add_names(document, *(partnership.partner for partnership in organisation.partners.all()))


def _fill_location(document: Document, location: Location, taxonomies: Taxonomies) -> None:
    _set_area(document, taxonomies, [location.settlement_id])
    document.set_facet("access", location.accessibility)
    _add_names(document, *(tenancy.organisation for tenancy in location.tenants.all()))
    for tenancy in location.tenants.all():
        _add_fields(document, tenancy)
    if coordinates := location.public_coordinates:
        _set_points(document, [coordinates])


def _fill_strategy(document: Document, strategy: Strategy, taxonomies: Taxonomies) -> None:
    audiences = taxonomies.audiences(audience.pk for audience in strategy.audiences.all())
    add_terms(document.texts, audiences)
    document.set_facet("audience", (audience.code for audience in audiences))
    _set_municipal_area(document, strategy, taxonomies)
    document.payload["detail"] = strategy.kind
    _add_names(document, strategy.adopted_by)


def _set_municipal_area(document: Document, record: Any, taxonomies: Taxonomies) -> None:
    if is_public(record.municipality):
        _set_area(document, taxonomies, [record.municipality.area_id])


def _fill_committee(document: Document, committee: Committee, taxonomies: Taxonomies) -> None:
    _set_municipal_area(document, committee, taxonomies)
    _add_names(document, committee.organised_by)


def _fill_funding(document: Document, programme: FundingProgramme, taxonomies: Taxonomies) -> None:
    _set_municipal_area(document, programme, taxonomies)
    _add_names(document, programme.managed_by)


FILLERS: dict[type[Record], Callable[[Document, Any, Taxonomies], None]] = {
    Service: _fill_service,
    Organisation: _fill_organisation,
    Location: _fill_location,
    Strategy: _fill_strategy,
    Committee: _fill_committee,
    FundingProgramme: _fill_funding,
}
