"""`GET /api/v1/suggest?lang=&q=`: suggestions while typing as JSON, with every word that the page shows or says of them."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from common.languages import is_language
from search.params import read_request
from search.suggest import NEED, PLACE, SERVICE, Suggestion, suggest

__all__ = ["suggest_api"]

TITLES: dict[str, Promise] = {SERVICE: gettext_lazy("Services"), NEED: gettext_lazy("Needs"), PLACE: gettext_lazy("Places")}
#: Seconds for which a browser or a cache may keep an answer: a reader types the same letters again and again.
KEEP_SECONDS = 300


@require_safe
def suggest_api(request: HttpRequest) -> JsonResponse:
    """Answer with groups of suggestions; what cannot be read is answered with none."""
    params, wish = read_request(request)
    language = wish if is_language(wish) else settings.LANGUAGE_CODE
    with translation.override(language):
        response = JsonResponse(as_json(params.q, suggest(params.q, language)), json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Language"] = language
    response["Cache-Control"] = f"public, max-age={KEEP_SECONDS}"
    return response


def as_json(typed: str, found: list[Suggestion]) -> dict[str, Any]:
    """Return the answer: `label` names the list, `said` is what a screen reader is told of it."""
    return {
        "q": typed,
        "label": _("Suggestions"),
        "said": _said(len(found)),
        "groups": [
            {"kind": kind, "label": str(TITLES[kind]), "suggestions": [_one(each) for each in group]}
            for kind, group in groupby(found, key=lambda each: each.group)
        ],
    }


def _said(count: int) -> str:
    if not count:
        return _("No suggestions")
    return ngettext("%(count)s suggestion", "%(count)s suggestions", count) % {"count": count}


def _one(each: Suggestion) -> dict[str, str]:
    return {
        "text": each.text,
        "text_language": each.language,
        "note": each.note,
        "note_language": each.note_language,
        "path": each.path,
    }
