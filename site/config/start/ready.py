"""The last line of a start: printed once the site has answered that it is whole."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from config.start.administrator import FIRST_LOGIN, USER_NAME
from config.start.port import HOST

__all__ = ["ready_line"]


def ready_line(application: Callable[..., Iterable[bytes]]) -> str:
    """Ask the application for `/healthz` as a monitor would, and return what to print."""
    answer: dict[str, str] = {}

    def start_response(status: str, headers: Any, exc_info: Any = None) -> None:
        answer["status"] = status

    body = application(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/healthz",
            "SCRIPT_NAME": "",
            "QUERY_STRING": "",
            "HTTP_HOST": f"{settings.ALLOWED_HOSTS[0]}",
            "SERVER_NAME": HOST,
            "SERVER_PORT": str(settings.PORT),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
        },
        start_response,
    )
    if hasattr(body, "close"):
        body.close()
    address = f"http://{HOST}:{settings.PORT}"
    if not answer["status"].startswith("200"):
        return f"Not ready: {address}/readyz says which part is missing."
    return f"Ready: {address}  admin: {USER_NAME}, password in {settings.DATA_DIR / FIRST_LOGIN}"
