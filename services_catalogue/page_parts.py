"""The parts that pages of several kinds show: a contact, a place with its hours, links to records.

Everything that a template prints is worked out here, in the reader's language, so that templates neither ask the database
nor decide what may be shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from common.in_language import InLanguage
from common.languages import active_language
from services_catalogue.facts import days, spoken_languages
from services_catalogue.models.location import Accessibility
from services_catalogue.opening_hours import DayRow, Hours, OpeningState, in_words, opening_state, week_table

__all__ = [
    "Contact",
    "Crumb",
    "ExceptionLine",
    "PlaceHere",
    "Reach",
    "Whereabouts",
    "accessibility_words",
    "contacts_of",
    "crumbs_of",
    "is_public",
    "native_name",
    "place_here",
    "public",
    "related",
    "source_url",
    "whereabouts",
]


@dataclass(frozen=True)
class Crumb:
    """A step of the breadcrumbs; `language` is that of its label."""

    label: str
    url: str
    language: str


@dataclass(frozen=True)
class Contact:
    """A person or a desk to call; `language` is that of role and note, `spoken` the languages spoken, written out."""

    name: str
    role: str
    phone: Any
    email: str
    website: str
    note: str
    spoken: str
    language: str


@dataclass(frozen=True)
class Whereabouts:
    """Where a place is, as far as anybody may know; all empty for an address that is kept private."""

    name: str
    url: str
    language: str
    is_private: bool
    street: str
    town: str
    town_language: str
    directions: str
    map_url: str
    transport: str
    accessibility: list[str]

    @property
    def is_known(self) -> bool:
        return bool(self.street or self.town)


@dataclass(frozen=True)
class ExceptionLine:
    """Days on which other hours hold, in words; `note` is the editor's, in the language of the service's texts."""

    days: str
    hours: str
    note: str


@dataclass(frozen=True)
class PlaceHere:
    """A service at a place: where, when, and the phone there."""

    where: Whereabouts
    state: OpeningState
    week: list[DayRow]
    exceptions: list[ExceptionLine]
    hours_note: str
    language: str
    phone: Any


@dataclass(frozen=True)
class Reach:
    """What stands under the reader's thumb: a number to call and a way to go."""

    phone: Any
    where: Whereabouts | None
    state: OpeningState | None


def is_public(record: Any) -> bool:
    """Tell whether a related record (or its `in_language`) has a page to link to."""
    return record is not None and record.live and not record.retired


def public(records: Iterable[Any]) -> list[Any]:
    """Leave out records that have no page."""
    return [record for record in records if is_public(record)]


def related(record: Any, relation: str, *, for_listing: bool = False) -> Iterable[Any]:
    """Return the published records that point at `record`; none for one that was never saved (a first preview)."""
    if not record.pk:
        return []
    found = getattr(record, relation).published()
    return found.for_listing() if for_listing else found


def native_name(record: Any, text: InLanguage) -> str:
    """Return the name in the language in which a record was written, where the reader sees another one; "" else."""
    name = getattr(record, f"name_{record.source_language}") or ""
    return name if text.language != record.source_language and name != text.name else ""


def crumbs_of(*steps: Any) -> list[Crumb]:
    """Return breadcrumbs: each step is a (label, path) of the site's own, or a record; records without a page are left out."""
    found = []
    for step in steps:
        if isinstance(step, tuple):
            found.append(Crumb(str(step[0]), f"/{active_language()}/{step[1]}/", ""))
        elif is_public(step):
            text = step.in_language(active_language())
            found.append(Crumb(text.name, text.url, text.language))
    return found


def source_url(record: Any) -> str:
    """Return the path of a record's page in the language in which it was written."""
    return record.url_in(record.source_language)


def contacts_of(text: InLanguage) -> list[Contact]:
    """Return the contacts of a record; one without phone, mail or address on the web is still a name to ask for."""
    return [
        Contact(
            name=contact.name, role=contact.role, phone=contact.phone, email=contact.email, website=contact.website,
            note=contact.note, spoken=spoken_languages(contact.languages_spoken), language=text.language,
        )
        for contact in text.contacts
    ]  # fmt: skip


def accessibility_words(codes: Iterable[str]) -> list[str]:
    """Write out what a place has for people with disabilities, in the order of the facet."""
    chosen = set(codes)
    return [str(label) for value, label in Accessibility.choices if value in chosen]


def whereabouts(location: InLanguage) -> Whereabouts:
    """Return what may be shown of a location: of a private one its name and its accessibility alone."""
    private = location.address_private
    settlement = None if private else location.settlement
    street = "" if private else location.address
    town = "" if settlement is None else " ".join(filter(None, (location.postcode, settlement.name)))
    coordinates = location.public_coordinates
    return Whereabouts(
        name=location.name,
        url=location.url if is_public(location) else "",
        language=location.language,
        is_private=private,
        street=street,
        town=town,
        town_language=settlement.language if settlement is not None else "",
        directions=_directions(coordinates, ", ".join(filter(None, (street, town)))),
        map_url=_map_url(coordinates),
        transport="" if private else location.transport,
        accessibility=accessibility_words(location.accessibility),
    )


def _directions(coordinates: tuple[float, float] | None, address: str) -> str:
    """Return a `geo:` address (RFC 5870, with the `q` that phones' maps read); "" where nothing is known."""
    if coordinates:
        point = f"{coordinates[0]:.6f},{coordinates[1]:.6f}"
        return f"geo:{point}?q={point}"
    return f"geo:0,0?q={quote(address)}" if address else ""


def _map_url(coordinates: tuple[float, float] | None) -> str:
    """Return a map for machines without an app for `geo:`; a plain link, so nothing is asked of that host before a click."""
    if not coordinates:
        return ""
    latitude, longitude = (f"{degrees:.6f}" for degrees in coordinates)
    return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"


def place_here(place: InLanguage, exceptions: Iterable[Any], now: dt.datetime) -> PlaceHere:
    """Return a ServiceAtLocation as the page shows it at `now` (aware)."""
    exceptions = list(exceptions)
    hours = Hours.of(place, exceptions)
    return PlaceHere(
        where=whereabouts(place.location),
        state=opening_state(hours, now),
        week=week_table(hours, now),
        exceptions=_exception_lines(place, hours, exceptions, now.astimezone(hours.zone).date()),
        hours_note=place.hours_note,
        language=place.language,
        phone=place.phone,
    )


def _exception_lines(place: InLanguage, hours: Hours, exceptions: Iterable[Any], today: dt.date) -> list[ExceptionLine]:
    """Return the exceptions of this place that are not over."""
    own = [e for e in exceptions if e.location_id in {None, place.location_id} and e.ends >= today]
    return [
        ExceptionLine(days(e.starts, e.ends), _hours_on(hours, e), e.note)
        for e in sorted(own, key=lambda e: (e.starts, e.pk or 0))
    ]


def _hours_on(hours: Hours, exception: Any) -> str:
    """Write the hours of the first day of an exception; editors give one day's hours for all of them."""
    spans = Hours(exception.hours, hours.country).on(exception.starts) if exception.hours else ()
    return in_words(spans) or _("closed")
