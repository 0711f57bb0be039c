"""The addresses of the API, under `api/v1/`; with or without a slash at their end."""

from django.urls import re_path

from search import api, suggest_api

__all__ = ["urlpatterns"]

urlpatterns = [
    re_path(r"^services/?$", api.services_api, name="services_api"),
    re_path(r"^search/?$", api.search_api, name="search_api"),
    re_path(r"^suggest/?$", suggest_api.suggest_api, name="suggest_api"),
]
