"""The addresses of the finder and of the search over everything, under a language."""

from django.urls import path

from search import views

__all__ = ["urlpatterns"]

urlpatterns = [
    path("services/", views.finder, name="finder"),
    path("search/", views.site_search, name="site_search"),
]
