"""Django's settings in the browser: no database, no static files to serve, one person.

There is no CSRF mark either: the service worker answers only forms that one of our own pages sent.
"""

import secrets

from kneewise.web.clock import Clock, system_clock

SECRET_KEY = secrets.token_urlsafe(50)
DEBUG = False
ALLOWED_HOSTS = ["*"]  # no other machine can ask

INSTALLED_APPS = ["kneewise.web"]
MIDDLEWARE = [
    "kneewise.web.headers.strict_headers",
    "django.middleware.locale.LocaleMiddleware",
    "kneewise.web.offline.refusal.OnlyOnlinePage",
]
ROOT_URLCONF = "kneewise.web.urls"
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

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
FORMAT_MODULE_PATH = "kneewise.web.formats"
USE_I18N = True
STATIC_URL = "/static/"
APPEND_SLASH = False

KNEEWISE_CLOCK: Clock = system_clock
KNEEWISE_STORE = "kneewise.web.offline.browser.store"
KNEEWISE_PREFERENCES = "kneewise.web.offline.browser.NoPreferences"
KNEEWISE_API = "kneewise.web.offline.api"
KNEEWISE_PERSON = "me"
