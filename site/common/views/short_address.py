"""Short, permanent addresses, for print and for speech: a letter and an id."""

from __future__ import annotations

from functools import lru_cache

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from common.languages import wished_language
from common.models import Record
from common.views.record_page import find_by_id

__all__ = ["short_address"]


@lru_cache(maxsize=1)
def models_by_letter() -> dict[str, type[Record]]:
    """Return every kind of record by the letter of its short address."""
    return {model.letter: model for model in apps.get_models() if issubclass(model, Record)}


@require_safe
def short_address(request: HttpRequest, letter: str, pk: str) -> HttpResponse:
    """Lead to the record's page in the reader's language; the page itself says when it is gone."""
    if (model := models_by_letter().get(letter)) is None:
        raise Http404
    record = find_by_id(model.objects.filter(live=True), pk)
    response = HttpResponseRedirect(record.url_in(wished_language(request)))
    patch_vary_headers(response, ["Accept-Language"])
    return response
