"""Draws odd requests, the same ones each time: raw bytes in the path and the query, any method, any header."""

from __future__ import annotations

import random
from typing import NamedTuple

__all__ = ["LANGUAGES", "Ask", "Odd"]

LANGUAGES = ("el", "bg", "tr")
NUMBERS = (
    "0",
    "-1",
    "1",
    "2",
    "abc",
    "1e9",
    "10" * 30,
    str(10**20),
    "१",
    "½",
    "1.5",
    "",
    " ",
    "NaN",
    "+1",
    "0x10",
    "-0",
    "1;2",
)
WORDS = (
    "βοήθεια", "помощ", "yardım", "İ", "ı" * 300, "'", '"', '"' * 50, "*", "a*", "NEAR(a b)", "AND OR NOT", "a AND", "(", "-",
    "--", "a:b", "{}", "%", "%%", "_", "\\", "/", "<script>alert(1)</script>", "{{ 7*7 }}", "\u202e", "\ufffd", "😀" * 40,
    "a" * 5000, "a " * 2000, "\x00", "a\x00b", "\r\nSet-Cookie: a=b", "null", "undefined", "' OR 1=1 --", "ΰ" * 200,
    "ß", "\u0301" * 100,
)  # fmt: skip
RAW = (
    "%",
    "%zz",
    "%C3",
    "%ff%fe",
    "%00",
    "%80",
    "%E2%82",
    "%ED%A0%80",
    "%u0041",
    "%2e%2e%2f",
    "%0d%0a",
    "%25%32%35",
    "\xff\xfe",
    "\x80",
)
FACETS = ("area", "category", "audience", "cost", "channel", "language", "access", "status", "provider")
FACET_VALUES = (
    "free",
    "komotini",
    "no-such",
    "in-person",
    "el",
    "wheelchair",
    "running",
    "1",
    "FREE",
    "free,paid",
    "[]",
    "free[]",
)
PLACES = ("komotini", "41.1,25.4", "41.123456,25.4", "91,181", "nan,nan", "inf,1", "1e400,2", "41.1", ",", "41,1,2", "٤١,٢٥")
VALUES = {"page": (NUMBERS,), "within": (NUMBERS,), "near": (PLACES, NUMBERS), "open": (("now", "then"),), "q": (WORDS, RAW)}
PARAMETERS = ("q", "page", "open", "near", "within", "sort", "lang", "utm_source", "q[]", "__proto__", "csrfmiddlewaretoken")
SECTIONS = (
    "services",
    "organisations",
    "places",
    "strategies",
    "committees",
    "funding",
    "municipalities",
    "news",
    "search",
    "check",
)
METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get", "G" * 300, "PROPFIND", "é")
HEADERS = (
    ("HTTP_HOST", ("evil.example", "", "testserver:abc", "test server", "[::1", "a" * 300, "testserver:99999", "тест", "..")),
    ("HTTP_ACCEPT_LANGUAGE", ("*", ";q=1", "el;q=2", "x" * 3000, "bg;q=0.5,tr;q=", "\xff", "../../etc", "el_GR", ",,,")),
    ("HTTP_ACCEPT_ENCODING", ("gzip;q=0", "*", "gzip, br", "\xff", "identity;q=0")),
    (
        "HTTP_COOKIE",
        ("sessionid=" + "x" * 3000, "csrftoken=\xff", "django_language=../", ";;=", "sessionid=%00", "messages=x"),
    ),
    ("HTTP_IF_NONE_MATCH", ("*", '"', "W/", '"a", W/"b"', "\xff")),
    ("HTTP_IF_MODIFIED_SINCE", ("yesterday", "Thu, 01 Jan 9999 00:00:00 GMT", "0", "-1")),
    ("HTTP_RANGE", ("bytes=0-1", "bytes=-", "lines=1", "bytes=99999999999999999999-")),
    ("HTTP_X_FORWARDED_PROTO", ("https", "gopher")),
    ("HTTP_X_REQUESTED_WITH", ("XMLHttpRequest",)),
    ("HTTP_REFERER", ("http://[", "\xff", "javascript:1")),
    ("CONTENT_TYPE", ("multipart/form-data", "application/json; charset=nope", "x", "multipart/form-data; boundary=\xff")),
    ("CONTENT_LENGTH", ("abc", "-1", "99999999999", "")),
    ("HTTP_EXPECT", ("200-ok",)),
)


class Ask(NamedTuple):
    path: str
    query: str
    method: str
    headers: dict[str, str]


class Odd:
    """Draws odd requests."""

    def __init__(self, seed: int, ids: list[str], towns: list[str]) -> None:
        self.chance = random.Random(seed)
        self.ids, self.towns = ids, towns

    def one_of(self, *groups: tuple[str, ...] | list[str]) -> str:
        return self.chance.choice(self.chance.choice(groups))

    def path(self) -> str:
        language = self.one_of(LANGUAGES, ("en", "EL", "", "el-GR", "xx", "%65l"))
        section = self.one_of(SECTIONS, SECTIONS, RAW, WORDS)
        rest = self.one_of(self.ids, NUMBERS, self.towns, RAW, WORDS)
        slug = self.one_of(("-x", "", "-", "-" + "a" * 2000, "-βοήθεια"), RAW)
        shapes = (
            f"/{language}/{section}/", f"/{language}/{section}", f"/{language}/{section}/{rest}{slug}/",
            f"//{language}//{section}//", f"/{language}/{section}/{rest}",
            f"/{self.one_of(('s', 'o', 'p', 'g', 'c', 'f', 'z'))}/{rest}", f"/{rest}", "/",
            f"/api/v1/{self.one_of(('services', 'search', 'suggest', 'nothing'), RAW)}", f"/{language}/../{section}/",
            f"/{language}/" + "a/" * 900, f"/static/{rest}", f"/documents/{rest}/{section}", f"/media/{rest}", f"/admin/{rest}",
            f"/{language}/news/{rest}/",
            "/robots.txt/", "/sitemap.xml", "/.env", "/wp-login.php", f"/{language}/services/;a=b/", "", "*", "http://evil.example/",
        )  # fmt: skip
        return self.chance.choice(shapes)

    def query(self) -> str:
        return "&".join(self.pair() for _ in range(self.chance.choice((0, 1, 1, 2, 3, 8))))

    def pair(self) -> str:
        name = self.one_of(PARAMETERS, FACETS, RAW)
        values = {
            "page": (NUMBERS,),
            "within": (NUMBERS,),
            "near": (PLACES, NUMBERS),
            "open": (("now", "then"),),
            "q": (WORDS, RAW),
        }
        value = self.one_of(*values.get(name, (FACET_VALUES, WORDS, NUMBERS, RAW)))
        return f"{name}={value}" if self.chance.random() < 0.95 else name

    def request(self) -> Ask:
        headers = {}
        if self.chance.random() < 0.3:
            name, values = self.chance.choice(HEADERS)
            headers[name] = self.chance.choice(values)
        method = (
            self.chance.choice(METHODS) if self.chance.random() < 0.15 else self.chance.choice(("GET", "GET", "GET", "HEAD"))
        )
        return Ask(self.path(), self.query(), method, headers)
