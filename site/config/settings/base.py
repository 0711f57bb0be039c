"""What all settings share; every value that a host may choose comes from `config.env`."""

from importlib.util import find_spec
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from common import scripts, stylesheet
from config import env

BASE_DIR = env.ROOT
DATA_DIR = env.data_dir()
PORT = env.port()
SITE_URL = env.site_url(PORT)
ALLOWED_HOSTS = env.hosts(SITE_URL)
SECRET_KEY = env.secret_key(DATA_DIR)
PROXIES = env.proxies()

INSTALLED_APPS = [
    "common",
    "home",
    "services_catalogue",
    "governance",
    "news",
    "search",
    "editorial",
    "seeding",
    "modeltranslation",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "phonenumber_field",
    "csp",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "common.middleware.PolicyMiddleware",
    "common.middleware.StaticFilesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "common.middleware.ConditionalMiddleware",
    "csp.middleware.CSPMiddleware",
    "common.middleware.ErrorPageMiddleware",
    "common.middleware.ReadOnlyMiddleware",
    "common.middleware.EditorsSessionMiddleware",
    "common.middleware.PathLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "common.middleware.EditorsCsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "common.admin_middleware.BoundedAdminSearchMiddleware",
    "common.admin_middleware.AdminGuardMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": env.database(DATA_DIR)}
CACHES = {"default": env.cache_url()}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "common.templatetags.pyxida"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context.around_every_page",
            ],
        },
    }
]

# Languages. The first one is the default of the content; each record has a source language of its own.
LANGUAGES = [("el", _("Greek")), ("bg", _("Bulgarian")), ("tr", _("Turkish"))]
LANGUAGE_NAMES = {"el": "Ελληνικά", "bg": "Български", "tr": "Türkçe"}
LANGUAGE_CODE = "el"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["common.formats"]
USE_TZ = True
TIME_ZONE = "Europe/Athens"
MODELTRANSLATION_DEFAULT_LANGUAGE = "el"
MODELTRANSLATION_LANGUAGES = ("el", "bg", "tr")
MODELTRANSLATION_FALLBACK_LANGUAGES = ()  # `record.in_language(L)` decides, and never mixes languages.
MODELTRANSLATION_ENABLE_FALLBACKS = False
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = [("el", "Ελληνικά"), ("bg", "Български"), ("tr", "Türkçe")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [*WAGTAIL_CONTENT_LANGUAGES, ("en", "English")]
WAGTAILLOCALIZE_DISABLE_ON_SNIPPETS = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a translation that is begun goes live when somebody publishes it

# Wagtail
WAGTAIL_SITE_NAME = "Pyxida"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no page of ours calls another host
WAGTAILUSERS_PASSWORD_ENABLED = True
WAGTAIL_WORKFLOW_ENABLED = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # an editor's form of a service with many children

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
#: django-leaflet is taken as the carrier of Leaflet's files alone, under `leaflet/`; it is no app of ours.
LEAFLET = Path(find_spec("leaflet").submodule_search_locations[0])  # type: ignore[union-attr, index]
STATICFILES_DIRS = [BASE_DIR / "site" / "static", ("leaflet", LEAFLET / "static" / "leaflet")]
MAP_TILES = env.map_tiles()  # the pictures of the map; "" for no map
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Search
SEARCH_URL = env.search_url()  # Elasticsearch; empty for the engine of the database
LEXICON_DIR = DATA_DIR  # the dictionaries of word forms, as `build_lexicon` writes them
SEARCH_LOG_SECONDS = 3  # how often each process writes what was searched; 0: never

# Security
IS_HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
X_FRAME_OPTIONS = "SAMEORIGIN"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "common.errors.locked_out"
CSRF_FAILURE_VIEW = "common.errors.csrf_failure"

# The style sheet and the scripts stand in each page under their own hashes.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, *scripts.csp_sources()],
        "style-src": [SELF, stylesheet.csp_source()],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "elastic_transport": {"level": "ERROR"},  # `search.engines.watch` says what it means
        "axes": {"level": "WARNING"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
