"""Every address of the site, from the fixed ones to the pages of the trees."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from common.errors import bad_request, page_not_found, permission_denied, server_error
from config.health import healthz, readyz
from config.views import choose_language, offline_worker
from services_catalogue.urls import short_patterns
from services_catalogue.views.styleguide import styleguide

handler400 = bad_request
handler403 = permission_denied
handler404 = page_not_found
handler500 = server_error

# Fixed addresses: no language in the path.
fixed_patterns = [
    path("", choose_language, name="choose_language"),
    path("styleguide/", styleguide, name="styleguide"),
    path("offline.js", offline_worker, name="offline_worker"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("", include("home.urls")),
    path("api/v1/", include("search.api_urls")),
    path("", include(short_patterns)),
]

# What editors use.
editor_patterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

# What readers read, under `/<language>/`. Wagtail's pages come last: their patterns match everything.
reader_patterns = [
    path("", include("search.urls")),
    path("", include("services_catalogue.urls")),
    path("", include("governance.urls")),
    path("", include("news.urls")),
    path("", include("editorial.urls")),
    path("", include(wagtail_urls)),
]

urlpatterns = [
    *fixed_patterns,
    *editor_patterns,
    *i18n_patterns(*reader_patterns, prefix_default_language=True),
]
