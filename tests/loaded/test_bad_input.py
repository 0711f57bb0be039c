"""Whatever is asked, the site answers as it promised: never a 500, always in its own look, or JSON under `/api/`.

The requests are drawn from lists of odd parts with a fixed seed, and go through the whole application as gunicorn would
hand them over: raw bytes in the path and the query, any method, any header.
"""

from __future__ import annotations

import gzip
import io
import json
import logging
from collections import Counter
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from services_catalogue.models import Organisation, Service
from tests.loaded.odd_requests import LANGUAGES, Ask, Odd

REQUESTS = 2400
SEED = 1872
#: What the site promises to answer with. 302 and 301 lead on; 304 follows a known tag; 206 and 416 are of static files.
PROMISED = {200, 301, 302, 304, 400, 404, 405, 410, 413}


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def as_wsgi(text: str) -> str:
    """Return `text` as a WSGI server gives it: its bytes, each read as Latin-1; a raw byte stays that byte."""
    return "".join(letter if "\x80" <= letter <= "\xff" else letter.encode().decode("latin-1") for letter in text)


def unquoted(path: str) -> str:
    return unquote_to_bytes(as_wsgi(path).encode("latin-1")).decode("latin-1")


def send(application: WSGIHandler, ask: Ask) -> Answer:
    answer: list = []
    environ = {
        "REQUEST_METHOD": ask.method, "PATH_INFO": unquoted(ask.path), "QUERY_STRING": as_wsgi(ask.query), "SCRIPT_NAME": "",
        "SERVER_NAME": "testserver", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "testserver",
        "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(b"a=b&" * 10),
        "wsgi.errors": io.StringIO(),
        **{name: as_wsgi(value) for name, value in ask.headers.items()},
    }  # fmt: skip
    response = application(environ, lambda status, headers, _info=None: answer.append((status, headers)))
    body = b"".join(response)
    response.close()
    status, headers = int(answer[0][0].split()[0]), dict(answer[0][1])
    return Answer(status, headers, gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body)


def what_is_wrong(ask: Ask, answer: Answer) -> str:
    """Return a sentence when the answer breaks a promise; "" when it keeps them."""
    if answer.status not in PROMISED:
        return f"{answer.status} is not promised"
    if {"Set-Cookie", "Vary"} & set(answer.headers) and not ask.path.startswith(("/admin", "/documents")):
        if "Set-Cookie" in answer.headers or "Cookie" in answer.headers["Vary"]:
            return "a public answer that depends on a cookie"
    if answer.status < 400 or ask.method.upper() == "HEAD" or not answer.body:
        return "" if answer.status < 400 or ask.method.upper() == "HEAD" else "an empty error"
    text = answer.body.decode()
    if ask.path.startswith("/api/"):
        return "" if json.loads(text)["error"]["status"] == answer.status else "an error of the API without its status"
    language = next((code for code in LANGUAGES if unquoted(ask.path).lstrip("/").startswith(f"{code}/")), None)
    if "<h1" not in text or 'class="brand"' not in text:
        return "an error without the look of the site"
    return f"an error in another language than {language}" if language and f'<html lang="{language}"' not in text else ""


@pytest.fixture
def application():
    """The whole application, which leaves the connection of the tests open, and a log that keeps still."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    logging.disable(logging.CRITICAL)
    yield WSGIHandler()
    logging.disable(logging.NOTSET)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_no_request_breaks_a_promise(application):
    ids = [str(pk) for pk in Service.objects.published().values_list("pk", flat=True)[:5]]
    towns = [slug for slug in Organisation.objects.published().values_list("start_page_slug", flat=True) if slug][:3]
    odd, seen, broken = Odd(SEED, ids, towns), Counter(), []
    for _number in range(REQUESTS):
        ask = odd.request()
        try:
            answer = send(application, ask)
        except Exception as error:  # gunicorn would answer 500
            broken.append(f"{ask!r:.300}: {error!r:.200}")
            continue
        seen[answer.status] += 1
        if wrong := what_is_wrong(ask, answer):
            broken.append(f"{ask!r:.300}: {wrong}")
    assert broken == [], f"{len(broken)} broken:\n" + "\n".join(broken[:20])
    assert {200, 301, 302, 400, 404, 405} <= set(seen), seen


@pytest.mark.parametrize("path", ["/bg/services/", "/bg/search/", "/bg/", "/bg/organisations/", "/api/v1/services"])
def test_thousands_of_parameters_are_left_aside_or_refused_in_the_look_of_the_site(client, path):
    answer = client.get(f"{path}?" + "&".join(f"a{number}=1" for number in range(11_000)))
    assert answer.status_code in (200, 400)
    assert path.startswith("/api/") or '<html lang="bg"' in answer.content.decode()


def test_a_body_that_is_too_large_is_refused_in_the_look_of_the_site(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = client.post("/admin/login/", {"username": "x" * 2000, "password": "y"})
    assert answer.status_code == 413
    assert "<h1" in answer.content.decode()
