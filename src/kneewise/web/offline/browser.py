"""The door for the service worker: a request as JSON in, the answer of Django as JSON out."""

import json
import os
from collections.abc import Mapping
from io import BytesIO
from urllib.parse import urlsplit

import django
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest

from kneewise.plan import fact_from_json, fact_to_json
from kneewise.record import DeviceStore, OnlyOnline

_STORE = DeviceStore()
_DJANGO = BaseHandler()


def start() -> None:
    """Get Django ready; everything that is slow happens here."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "kneewise.web.offline.settings"
    django.setup()
    _DJANGO.load_middleware()
    answer(json.dumps({"method": "GET", "url": "http://device/learn", "body": ""}))


def store() -> DeviceStore:
    """The facts that this device keeps (``KNEEWISE_STORE``)."""
    return _STORE


class NoPreferences:
    """How a person likes the program is kept on the server alone (``KNEEWISE_PREFERENCES``)."""

    def of(self, person: str) -> dict[str, str]:  # noqa: ARG002
        """Refuse."""
        raise OnlyOnline

    def put(self, person: str, wishes: Mapping[str, str | None]) -> None:  # noqa: ARG002
        """Refuse."""
        raise OnlyOnline

    def who(self, name: str, value: str) -> str | None:  # noqa: ARG002
        """Refuse."""
        raise OnlyOnline


def tell(facts: str) -> None:
    """Take facts (a JSON list) as known."""
    _STORE.tell(fact_from_json(fact) for fact in json.loads(facts))


def forget() -> None:
    """Know nothing any more."""
    _STORE.forget()


def answer(asked: str) -> str:
    """What the server would answer, and the facts that came of it.

    ``asked`` has ``method``, ``url``, ``body`` (a form's) and, where one is wished for, ``language`` (a tag); the
    answer has ``status``, ``headers``, ``body``, ``facts``.
    """
    response = _DJANGO.get_response(WSGIRequest(_environment(json.loads(asked))))
    said = {
        "status": response.status_code,
        "headers": dict(response.items()),
        "body": b"".join(response).decode(),
        "facts": [fact_to_json(fact) for fact in _STORE.take_new()],
    }
    return json.dumps(said)


def _environment(asked: Mapping[str, str]) -> dict[str, object]:
    url, body = urlsplit(asked["url"]), asked["body"].encode()
    return {
        "REQUEST_METHOD": asked["method"],
        "PATH_INFO": url.path,
        "QUERY_STRING": url.query,
        "SERVER_NAME": url.hostname or "device",
        "SERVER_PORT": "80",
        "SCRIPT_NAME": "",
        "HTTP_ACCEPT_LANGUAGE": asked.get("language", ""),
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": url.scheme,
    }
