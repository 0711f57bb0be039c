"""The site's own search, asked as anybody asks it, and the texts that it indexes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from urllib.parse import urlencode

from django.core.management import call_command
from django.test import Client

from search.documents import Taxonomies, prefetched, record_document
from services_catalogue.models import Service
from tests.benchmarks.relevance.baselines import Texts
from tests.benchmarks.relevance.queries import Query

__all__ = ["NotEmptyError", "OtherEngineError", "documents", "fill", "site_search"]


class NotEmptyError(Exception):
    """The database holds services already: it may be somebody's."""


class OtherEngineError(Exception):
    """Another engine than the one measured gave an answer, such as the one that stands in for it."""


def fill() -> None:
    """Set up the site with the seeds and the demo catalogue, and its index. The database must be an empty one."""
    silent = io.StringIO()
    call_command("migrate", stdout=silent, verbosity=0, interactive=False)
    if Service.objects.exists():
        raise NotEmptyError("The database that DATABASE_URL names holds services already. Give an empty one.")
    for command in ("load_seeds", "make_demo", "rebuild_index"):
        call_command(command, stdout=silent)


def documents() -> Iterable[tuple[str, Texts]]:
    """Return the reference and the texts of each service that is found."""
    taxonomies = Taxonomies()
    for service in prefetched(Service).order_by("reference"):
        yield service.reference, record_document(service, taxonomies).texts.raw()


def site_search(query: Query, engine: str) -> list[str]:
    """Return the references of the first page of `GET /api/v1/services`."""
    response = Client().get(f"/api/v1/services?{urlencode({'q': query.q, 'lang': query.lang})}", headers={"host": "localhost"})
    answer = response.json()
    if answer["engine"] != engine:
        raise OtherEngineError(f"“{query.q}” was answered by {answer['engine']}, not by {engine}.")
    return [result["reference"] for result in answer["results"]]
