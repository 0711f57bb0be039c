"""What machines read of the whole site: the map and the rules for robots."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from home.sitemap import sitemap_xml

__all__ = ["robots", "sitemap"]


def robots(request: HttpRequest) -> HttpResponse:
    """Let everybody read everything but the editors' side."""
    text = f"User-agent: *\nDisallow: /admin/\n\nSitemap: {settings.SITE_URL}/sitemap.xml\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the map of the site."""
    return HttpResponse(sitemap_xml(), content_type="application/xml; charset=utf-8")
