"""What a browser does with an editing form: read it, change some fields, add a child, send it."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

__all__ = ["add_child", "admin_url", "errors_of", "read_form", "send"]


def admin_url(model: type | Any, name: str, *args: Any) -> str:
    """Return the address of a view of the view set of `model`."""
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def read_form(client: Client, url: str) -> dict[str, Any]:
    """Return the names and values that a browser would send for the form at `url`."""
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    form = BeautifulSoup(response.content, "html5lib").select_one("[data-edit-form]")
    assert form is not None
    data: dict[str, Any] = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        _read_field(field, data)
    return data


def _read_field(field: Tag, data: dict[str, Any]) -> None:
    name = str(field["name"])
    if field.name == "select":
        data[name] = [option.get("value", "") for option in field.select("option[selected]")] or [""]
    elif field.name == "textarea":
        data[name] = field.text.removeprefix("\n")
    elif field.get("type") in {"checkbox", "radio"}:
        if field.has_attr("checked"):
            data.setdefault(name, []).append(field.get("value", "on"))
    elif field.get("type") != "file":
        data[name] = field.get("value", "")


def add_child(data: dict[str, Any], relation: str, **values: Any) -> str:
    """Add a child with `values`, as the button under the list does; return the prefix of its fields."""
    number = int(data[f"{relation}-TOTAL_FORMS"])
    data[f"{relation}-TOTAL_FORMS"] = str(number + 1)
    prefix = f"{relation}-{number}"
    data.update({f"{prefix}-id": "", f"{prefix}-ORDER": str(number + 1), f"{prefix}-DELETE": ""})
    data.update({f"{prefix}-{name}": value for name, value in values.items()})
    return prefix


def send(client: Client, url: str, data: dict[str, Any], action: str | None = None) -> HttpResponse:
    """Send the form; `action` is the button: None saves a draft, `publish` and `submit` do what they say."""
    if action:
        data = {**data, f"action-{action}": "1"}
    return client.post(url, data)


def errors_of(response: HttpResponse) -> dict[str, Any]:
    """Return the errors of the form that was sent back."""
    form = response.context["form"]  # type: ignore[attr-defined]
    nested = {name: formset.errors for name, formset in form.formsets.items() if any(formset.errors)}
    return {**form.errors, **nested}
