"""News and pages that explain lead to the same form as records, with faults of their own; an alias speaks of its source."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from editorial.models import Feedback
from home.trees import ensure_trees
from tests.factories import make_municipality
from tests.pages.making import make_information, make_news, twin

FAULTS = ["outdated", "link", "unclear", "other"]
LANGUAGES = ["el", "bg", "tr"]


@pytest.fixture(autouse=True)
def trees(db: None) -> None:
    ensure_trees()


@pytest.mark.parametrize("make", [make_news, make_information])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_story_leads_to_its_form_in_each_tree(make: Any, language: str, client: Client) -> None:
    page = make("bg")
    shown = twin(page, language)
    address = f"{shown.path_in_site}report/"
    assert f'href="{address}" rel="nofollow"' in client.get(shown.path_in_site).content.decode()
    text = client.get(address).content.decode()
    assert f'<html lang="{language}"' in text and 'content="noindex"' in text
    assert [code for code in Feedback.What.values if f'name="what" value="{code}"' in text] == FAULTS
    for code in LANGUAGES:
        assert client.get(f"{twin(page, code).path_in_site}report/").status_code == 200
        assert f'hreflang="{code}"' in text
    assert (f'<small lang="bg">{page.title}' in text) == (language != "bg")


def test_one_choice_is_enough_and_the_source_is_meant(client: Client) -> None:
    municipality = make_municipality()
    page = make_news("bg", municipality=municipality)
    path = f"{twin(page, 'tr').path_in_site}report/"
    answer = client.post(path, {"what": "outdated"})
    assert answer.status_code == 303
    message = Feedback.objects.get()
    assert (message.record, message.municipality, message.language) == (page, municipality, "tr")
    status = client.get(answer.headers["Location"]).content.decode()
    assert f'href="{twin(page, "tr").path_in_site}"' in status and page.title in status
    assert not client.cookies


def test_what_belongs_to_no_municipality_goes_to_the_managers(client: Client) -> None:
    page = make_information("tr", make_information("tr"))
    assert client.post(f"{page.path_in_site}report/", {"what": "link"}).status_code == 303
    message = Feedback.objects.get()
    assert (message.record, message.municipality) == (page, None)


def test_the_inbox_leads_to_the_form_of_the_page(manager: Client, home: Any) -> None:
    page = make_news("el", municipality=home)
    Client().post(f"{page.path_in_site}report/", {"what": "unclear"})
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert address in manager.get("/admin/inbox/").content.decode()
    message = Feedback.objects.get()
    assert address in manager.get(reverse("inbox:edit", args=[message.pk])).content.decode()
    page.delete()
    assert manager.get("/admin/inbox/").status_code == 200
    assert Client().get(f"/el/report/{message.token}/").status_code == 200


def test_a_fault_of_records_is_none_of_a_story(client: Client) -> None:
    answer = client.post(f"{make_news('el').path_in_site}report/", {"what": "phone", "text": "λέξη"})
    assert answer.status_code == 422
    assert '<a href="#what-outdated">' in answer.content.decode() and "λέξη" in answer.content.decode()


def test_what_no_reader_may_open_has_no_form(client: Client) -> None:
    hidden, private = make_news("el"), make_news("el")
    hidden.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    for path in (hidden.path_in_site, private.path_in_site, "/el/news/", "/el/no/such/", "/el/services/"):
        assert client.get(f"{path}report/").status_code == 404, path
        assert client.post(f"{path}report/", {"what": "other"}).status_code == 404, path
    assert not Feedback.objects.exists()


def test_a_page_cannot_take_the_address_of_the_form() -> None:
    page = make_information("el")
    page.refuse_taken_slug("reports", page)
    with pytest.raises(Exception, match="report"):
        page.refuse_taken_slug("report", page)
