"""The list of the records of one kind, in the order of the reader's alphabet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.views import View

from common.in_language import InLanguage
from common.languages import active_language
from common.models import Record
from common.text import sort_key

__all__ = ["PAGE_SIZE", "ListRow", "RecordList", "in_alphabet"]

PAGE_SIZE = 20


@dataclass(frozen=True)
class ListRow:
    """A record in a list, with a remark of the site's own in the reader's language."""

    record: InLanguage
    remark: str
    point: str = ""


def in_alphabet(records: Any, language: str) -> list[InLanguage]:
    """Return records as readers of `language` see them, in that language's order; the id breaks ties."""
    texts = [record.in_language(language) for record in records]
    return sorted(texts, key=lambda text: (sort_key(str(text), language), text.record.pk))


class RecordList(View):
    """Lists the published records of one kind, 20 a page, of one municipality when `municipality` names it by its id.

    All rows are read, because the database does not know the alphabets; a kind has hundreds of them, not thousands.
    """

    model: ClassVar[type[Record]]
    title: ClassVar[Promise | str]
    lead: ClassVar[Promise | str]
    template_name = "records/list.html"
    http_method_names: ClassVar[list[str]] = ["get", "head", "options"]

    def get_queryset(self) -> Any:
        return self.model.objects.published().for_listing()

    def remark(self, text: InLanguage) -> str:
        """Return what the list says about a record besides its own words."""
        return ""

    def point(self, text: InLanguage) -> str:
        """Return where a record is, as "latitude,longitude" in degrees; "" where it is not known or nobody's business."""
        return ""

    def get(self, request: HttpRequest) -> HttpResponse:
        language = active_language()
        texts = in_alphabet(self.get_queryset(), language)
        municipalities = _municipalities(texts, language)
        chosen = request.GET.get("municipality", "")
        if chosen in {str(municipality.record.pk) for municipality in municipalities}:
            texts = [text for text in texts if str(text.record.municipality_id) == chosen]
        page = Paginator(texts, PAGE_SIZE).get_page(request.GET.get("page"))
        context = {
            "title": self.title,
            "lead": self.lead,
            "crumbs": [],
            "page_numbers": list(page.paginator.get_elided_page_range(page.number)),
            "list_page": page,
            "rows": [ListRow(text, capfirst(self.remark(text)), self.point(text)) for text in page],
            "municipalities": municipalities,
            "chosen": chosen,
        }
        return TemplateResponse(request, self.template_name, context)


def _municipalities(texts: list[InLanguage], language: str) -> list[InLanguage]:
    found = {text.record.municipality_id: text.record.municipality for text in texts if text.record.municipality_id}
    return in_alphabet(found.values(), language)
