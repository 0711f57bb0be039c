"""The addresses that machines ask for, without a language."""

from django.urls import path

from home.views import robots, security, sitemap

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(".well-known/security.txt", security, name="security"),
]
