"""What machines read of the whole site: the map and the rules for robots."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from common.languages import LANGUAGES
from home.models import PortalSettings
from home.sitemap import sitemap_xml

__all__ = ["robots", "security", "sitemap"]

#: How long what `security.txt` says may be relied on: less than the year that RFC 9116 (section 2.5.5) recommends.
SECURITY_DAYS = 180


def robots(request: HttpRequest) -> HttpResponse:
    """Let everybody read everything but the editors' side."""
    text = f"User-agent: *\nDisallow: /admin/\n\nSitemap: {settings.SITE_URL}/sitemap.xml\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the map of the site."""
    return HttpResponse(sitemap_xml(), content_type="application/xml; charset=utf-8")


def security(request: HttpRequest) -> HttpResponse:
    """Tell whoever finds a hole whom to write to (RFC 9116): the portal's e-mail, or, without one, its contact page."""
    site = settings.SITE_URL
    email = PortalSettings.objects.values_list("email", flat=True).first()  # a page that is read writes nothing
    expires = dt.datetime.combine(timezone.now().date() + dt.timedelta(days=SECURITY_DAYS), dt.time(), dt.UTC)
    contact = f"mailto:{email}" if email else f"{site}/{LANGUAGES[0]}/contact/"
    lines = {
        "Contact": contact,
        "Expires": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": ", ".join([*LANGUAGES, "en"]),
        "Canonical": f"{site}/.well-known/security.txt",
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
