"""Django's settings for the local app: one person, one computer, nothing from outside.

Read from the environment: ``KNEEWISE_HOME`` (the data folder), ``DATABASE_URL`` (another database than SQLite in that
folder) and ``KNEEWISE_SECRET_KEY`` (the command line keeps one in the data folder; without it, one for this run only).
"""

import os
import re
import secrets

from kneewise.record import database_at, home_folder, sqlite_file
from kneewise.web.clock import Clock, system_clock

SECRET_KEY = os.environ.get("KNEEWISE_SECRET_KEY") or secrets.token_urlsafe(50)
DEBUG = False
# The server listens on this computer only, and answers to these names only, so that a page from elsewhere which makes
# its own name point here (DNS rebinding) gets nothing.
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = ["kneewise.record", "kneewise.web", "django.contrib.staticfiles"]
MIDDLEWARE = [
    "kneewise.web.headers.strict_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "kneewise.web.urls"
WSGI_APPLICATION = "kneewise.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "builtins": ["kneewise.web.language"],
        },
    }
]

_url = os.environ.get("DATABASE_URL", "")
DATABASES = {"default": (database_at(_url) if _url else sqlite_file(home_folder() / "kneewise.sqlite3")).as_setting()}

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
FORMAT_MODULE_PATH = "kneewise.web.formats"
LANGUAGE_COOKIE_NAME = "kneewise_language"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 0
WHITENOISE_MIMETYPES = {
    ".mjs": "text/javascript",
    ".task": "application/octet-stream",
    ".tflite": "application/octet-stream",
    ".wasm": "application/wasm",
    ".whl": "application/zip",
}
_HASHED = re.compile(r"/(?:assets|chunks)/.+-[\w-]{8}\.\w+$")


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802, ARG001  # WhiteNoise's name and call
    """Whether a file's name carries a hash of its content, as Vite writes it, so that it may be kept for ever."""
    return _HASHED.search(url) is not None


CSRF_COOKIE_NAME = "kneewise_csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "kneewise.web.refusal.stale_form"
APPEND_SLASH = False
# A session's facts with their reports are some hundred kilobytes at most.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False}},
}

KNEEWISE_CLOCK: Clock = system_clock
KNEEWISE_STORE = "kneewise.record.database.DjangoStore"
KNEEWISE_PREFERENCES = "kneewise.record.preferences.Preferences"
KNEEWISE_API = "kneewise.web.api"
KNEEWISE_PERSON = "me"
