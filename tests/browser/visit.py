"""One visit of one reader: a browser without a past, on a phone, that notes everything a page does behind the reader's back."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

__all__ = ["Visit"]

#: Counts what a site can keep in a browser, other than cookies.
KEPT = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
PHONE = {"width": 360, "height": 740}


class Visit:
    """A page of Chromium in a context of its own. `faults` gathers errors and requests to other hosts."""

    def __init__(
        self, browser: Browser, site: str, javascript: bool = True, width: int = PHONE["width"], scheme: str = "light",
        language: str = "el",
    ) -> None:  # fmt: skip
        self.site = site
        self.faults: list[str] = []
        self.context = browser.new_context(
            viewport={"width": width, "height": PHONE["height"]}, java_script_enabled=javascript, color_scheme=scheme,
            locale=language, has_touch=True, reduced_motion="reduce",
        )  # fmt: skip
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._see)
        self.page.on("response", self._weigh)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console: {message.text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:")):
            self.faults.append(f"other host: {request.url}")

    def _weigh(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")

    def go(self, path: str) -> Page:
        """Open a path of the site."""
        answer = self.page.goto(self.site + path)
        assert answer is not None
        assert answer.status == 200, f"{answer.status} {path}"
        return self.page

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.site)

    def traces(self) -> dict[str, Any]:
        """What the site left in this browser."""
        kept = self.page.evaluate(KEPT)
        return {name: count for name, count in {**kept, "cookies": len(self.context.cookies())}.items() if count}

    def close(self) -> list[str]:
        """End the visit; return what went wrong in it."""
        if self.page.url.startswith(self.site):
            self.faults += [f"left behind: {count} {name}" for name, count in self.traces().items()]
        self.context.close()
        return self.faults
