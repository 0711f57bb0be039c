"""A reader without JavaScript: opens the check, answers its one form, follows where it leads."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from django.test import Client

__all__ = ["Reader"]


class Reader:
    """Keeps the page at hand. `page` is its parsed text, `answer` what the server said last."""

    def __init__(self, client: Client, path: str = "/el/check/") -> None:
        self.client = client
        self.go(path)

    def go(self, path: str) -> Reader:
        self.path = path
        self.answer = self.client.get(path)
        assert self.answer.status_code == 200, self.answer.status_code
        self.page = BeautifulSoup(self.answer.content, "html5lib")
        return self

    def send(self, **fields: Any) -> Reader:
        """Send the form with its hidden fields and `fields`; each answer leads on by GET."""
        (form,) = self.page.select("main form")
        hidden = {str(field["name"]): str(field["value"]) for field in form.select("input[type=hidden]")}
        body = urlencode({**hidden, **fields}, doseq=True, errors="replace")
        sent = self.client.post(str(form["action"]), body, content_type="application/x-www-form-urlencoded")
        assert sent.status_code == 303, sent.status_code
        assert not sent.cookies
        return self.go(sent.headers["Location"])

    def begin(self, **fields: str) -> Reader:
        return self.send(begin="1", **fields)

    def click(self, text: str) -> Reader:
        """Follow the link in `<main>` whose text holds `text`."""
        (link, *_more) = [link for link in self.page.select("main a") if text in link.text]
        return self.go(str(link["href"]))

    @property
    def asks(self) -> str:
        """The question at hand; "" for none."""
        field = self.page.select_one("main input[name=question]")
        return str(field["value"]) if field else ""

    @property
    def text(self) -> str:
        return " ".join(self.page.select_one("main").text.split())

    def listed(self, section: str) -> list[str]:
        """The names of the services in a list."""
        return [
            link.text
            for link in self.page.select(f"main section#{section} li h3 a, main section#{section} li.links a:first-child")
        ]

    @property
    def choices(self) -> list[str]:
        return [str(field["value"]) for field in self.page.select("main [name=answer]") if field.name == "input"]
