"""Every public page: no cookie, no session, no private cache, no write, one ETag, compressed, under a strict policy."""

from __future__ import annotations

import gzip
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common.scripts import csp_sources
from governance.models import Committee, Strategy
from news.models import NewsPage
from services_catalogue.models import FundingProgramme, Location, Organisation, Service

LANGUAGES = ("el", "bg", "tr")
LISTS = (
    "",
    "services/",
    "organisations/",
    "places/",
    "strategies/",
    "committees/",
    "funding/",
    "municipalities/",
    "news/",
    "search/",
)
SEARCHES = ("services/?q=βοήθεια&cost=free&page=2", "search/?q=помощ", "services/?area=komotini&open=now")
FIXED = ("/robots.txt", "/sitemap.xml", "/api/v1/services?lang=tr&q=yardım", "/api/v1/search?lang=bg", "/api/v1/suggest?q=βοηθ")
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP)\b", re.IGNORECASE)
POLICY = {
    "default-src": "'none'",
    "script-src": " ".join(["'self'", *csp_sources()]),
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}


def record_paths(language: str) -> list[str]:
    models = (Service, Organisation, Location, Strategy, Committee, FundingProgramme)
    records = [model.objects.published().order_by("pk").first() for model in models]
    return [record.url_in(language) for record in records if record is not None]


def public_paths() -> list[str]:
    paths = list(FIXED)
    for language in LANGUAGES:
        paths += [f"/{language}/{part}" for part in (*LISTS, *SEARCHES)]
        paths += record_paths(language)
        town = Organisation.objects.published().exclude(start_page_slug="").exclude(start_page_slug=None).first()
        paths += [f"/{language}/municipalities/{town.start_page_slug}/"] if town else []
        story = NewsPage.objects.live().filter(locale__language_code=language).first()
        paths += [story.url_in_tree()] if story else []
    return paths


@pytest.fixture(scope="module")
def answers(content, django_db_blocker):
    """Return (path, answer, queries) for every kind of public address, each read once."""
    found = []
    with django_db_blocker.unblock():
        for path in public_paths():
            with CaptureQueriesContext(connection) as queries:
                answer = Client().get(path)
            assert answer.status_code == 200, path
            found.append((path, answer, [query["sql"] for query in queries.captured_queries]))
    return found


def test_public_pages_set_no_cookie_and_depend_on_none(answers):
    for path, answer, _queries in answers:
        assert not answer.cookies, path
        assert "cookie" not in answer.headers.get("Vary", "").lower(), path


def test_reading_writes_nothing(answers):
    for path, _answer, queries in answers:
        assert [query for query in queries if WRITES.match(query)] == [], path


def test_reading_asks_neither_for_a_session_nor_for_a_user(answers):
    for path, _answer, queries in answers:
        assert [query for query in queries if "django_session" in query or "auth_user" in query] == [], path


def test_policies_are_strict(answers):
    for path, answer, _queries in answers:
        policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
        assert {name: policy[name] for name in POLICY} == POLICY, path
        assert "unsafe" not in answer.headers["Content-Security-Policy"], path
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin", path
        assert "geolocation=(self)" in answer.headers["Permissions-Policy"], path


def test_an_unchanged_page_is_not_sent_again(answers, client):
    for path, answer, _queries in answers:
        tag = answer.headers["ETag"]
        for ask in (client.get, client.head):
            again = ask(path, headers={"if-none-match": tag})
            assert (again.status_code, again.content) == (304, b""), path


def test_head_says_what_get_says_without_the_text(answers, client):
    for path, answer, _queries in answers:
        head = client.head(path)
        assert (head.status_code, head.content) == (200, b""), path
        for name in ("ETag", "Content-Type", "Content-Length", "Content-Language", "Vary"):
            assert head.headers.get(name) == answer.headers.get(name), (path, name)


def test_pages_are_compressed_by_the_application(answers, client):
    for path, answer, _queries in answers:
        packed = client.get(path, headers={"accept-encoding": "gzip"})
        if len(answer.content) > 200:
            assert packed.headers["Content-Encoding"] == "gzip", path
            assert gzip.decompress(packed.content) == answer.content, path
        assert packed.headers["ETag"].removeprefix("W/") == answer.headers["ETag"].removeprefix("W/"), path


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_public_addresses_are_read_and_nothing_else(client, method):
    for path in public_paths():
        answer = client.generic(method.upper(), path)
        assert answer.status_code == 405, path
        assert answer.headers["Allow"] == "GET, HEAD", path
        assert not answer.cookies, path


@pytest.mark.parametrize(
    ("wish", "language"), [("bg", "bg"), ("tr-TR, el;q=0.1", "tr"), ("de, fr", "el"), ("", "el"), ("*", "el")]
)
def test_the_root_follows_the_browser_alone(client, wish, language):
    client.cookies["django_language"] = "tr" if language != "tr" else "bg"
    answer = client.get("/?from=poster", headers={"accept-language": wish})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/{language}/?from=poster")
    assert answer.headers["Vary"] == "Accept-Language"
    assert not answer.cookies


def test_an_address_without_its_last_slash_keeps_its_query(client):
    answer = client.get("/el/search?q=%CE%B1&x=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/el/search/?q=%CE%B1&x=1")


def test_short_addresses_lead_to_the_readers_language(client):
    service = Service.objects.published().first()
    path = reverse("short_address", kwargs={"letter": "s", "pk": service.pk})
    answer = client.get(path, headers={"accept-language": "bg"})
    assert (answer.status_code, answer.headers["Location"]) == (302, service.url_in("bg"))
    assert answer.headers["Vary"] == "Accept-Language"


def test_an_unknown_address_without_a_language_is_no_readers_own(client):
    answer = client.get("/nothing-here/")
    assert answer.status_code == 404
    assert answer.headers["Vary"] == "Accept-Language, Accept-Encoding"
    assert not answer.cookies


@pytest.mark.parametrize("cookie", ["sessionid=%00", "csrftoken=\xff", "sessionid=" + "x" * 32, "messages=broken"])
def test_a_stale_cookie_changes_nothing(client, cookie):
    for path in ("/el/", "/bg/services/", "/tr/no-such-page/"):
        answer = client.get(path, headers={"cookie": cookie})
        assert not answer.cookies, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path
