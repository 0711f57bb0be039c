"""Whatever goes wrong, the reader gets a page of the site in the language of the address, and a program gets JSON."""

from __future__ import annotations

import copy
import re

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed
from django.test import Client
from django.urls import path

from common.errors import WORDS
from config import urls

LANGUAGES = ("el", "bg", "tr")
FAILURES = {
    400: SuspiciousOperation("odd"),
    403: PermissionDenied("no"),
    413: RequestDataTooBig("much"),
    500: ZeroDivisionError("ours"),
}


def failing(request, status: int, how: str):
    if how == "bare":
        return HttpResponse(status=status)
    raise FAILURES[status]


def refusing(request):
    return HttpResponseNotAllowed(["GET"])


def complaining(request):
    return HttpResponseBadRequest("<p>No.</p>")


class Addresses:
    """The addresses of the site and some that fail."""

    handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
    urlpatterns = [
        *(path(f"{prefix}fail/<int:status>/<str:how>/", failing) for prefix in ("", "el/", "bg/", "tr/", "api/")),
        path("tr/refuse/", refusing),
        path("tr/complain/", complaining),
        *urls.urlpatterns,
    ]


@pytest.fixture
def visitor(settings, db) -> Client:
    settings.ROOT_URLCONF = Addresses
    return Client(raise_request_exception=False)


def assert_page(response, status: int, language: str) -> None:
    html = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}"' in html
    assert f'href="/{language}/"' in html
    assert "<h1" in html
    assert response.headers["Content-Language"] == language
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", sorted(FAILURES))
def test_an_exception_becomes_a_page_in_the_language_of_the_address(visitor, language, status):
    assert_page(visitor.get(f"/{language}/fail/{status}/raise/"), status, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", sorted(WORDS))
def test_an_answer_without_a_page_of_its_own_gets_one(visitor, language, status):
    assert_page(visitor.get(f"/{language}/fail/{status}/bare/"), status, language)


@pytest.mark.parametrize("status", sorted(FAILURES))
def test_without_a_language_in_the_address_the_browser_decides(visitor, status):
    response = visitor.get(f"/fail/{status}/raise/", headers={"accept-language": "de, bg-BG;q=0.8, tr;q=0.5"})
    assert_page(response, status, "bg")
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("status", sorted(FAILURES))
def test_a_program_gets_json(visitor, status):
    response = visitor.get(f"/api/fail/{status}/raise/")
    assert response.status_code == status
    assert response.json()["error"]["status"] == status


def test_a_refused_method_keeps_its_allow_header(visitor):
    response = visitor.get("/tr/refuse/")
    assert_page(response, 405, "tr")
    assert response.headers["Allow"] == "GET"


def test_a_short_html_answer_is_replaced(visitor):
    assert_page(visitor.get("/tr/complain/"), 400, "tr")


def test_a_static_file_is_read_and_any_other_method_gets_a_page_of_the_site(visitor, settings):
    settings.WHITENOISE_USE_FINDERS = True
    file = visitor.get("/static/img/mark.svg")
    assert file.status_code == 200
    file.close()
    assert_page(visitor.post("/static/img/mark.svg", headers={"accept-language": "bg"}), 404, "bg")


def test_a_wrong_host_is_told_so_in_the_look_of_the_site(visitor):
    assert_page(visitor.get("/bg/", headers={"host": "evil.example"}), 400, "bg")


def broken(request):
    raise OperationalError("no such table")


def test_a_broken_frame_gives_the_plain_page(visitor, settings):
    engine = copy.deepcopy(settings.TEMPLATES)
    engine[0]["OPTIONS"]["context_processors"].append(f"{__name__}.broken")
    settings.TEMPLATES = engine
    response = visitor.get("/tr/fail/500/raise/")
    assert_page(response, 500, "tr")
    assert not re.search(r"<header|<nav", response.content.decode())


def test_the_500_page_stands_without_a_database(settings):
    """No `db` mark: pytest-django refuses every query here."""
    settings.ROOT_URLCONF = Addresses
    response = Client(raise_request_exception=False).get("/el/fail/500/raise/")
    assert_page(response, 500, "el")
    assert 'class="brand"' in response.content.decode(), "the plain page took its place"
