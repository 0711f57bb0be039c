"""The addresses that machines ask for, without a language."""

from django.urls import path

from home.views import robots, sitemap

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
