"""How a page on the device says that something needs the network."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.i18n import set_language

from kneewise.record import OnlyOnline
from kneewise.web.views import own

Answer = Callable[[HttpRequest], HttpResponse]


class OnlyOnlinePage:
    """Middleware: a page for what cannot be done on the device."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer as it is."""
        return self._answer(request)

    @staticmethod
    def process_view(request: HttpRequest, view: Answer, args: object, kwargs: object) -> HttpResponse | None:  # noqa: ARG004
        """The language is a cookie, which is the server's to give; a file does not come through the worker's door."""
        sends_file = view is own.take_in and request.method == "POST"
        return _needs_the_network(request) if view is set_language or sends_file else None

    @staticmethod
    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page that says so, for ``OnlyOnline``; all else is our own mistake."""
        return _needs_the_network(request) if isinstance(exception, OnlyOnline) else None


def _needs_the_network(request: HttpRequest) -> HttpResponse:
    says = _("This needs the network. Nothing was changed. Please try again when you are online.")
    facts = {"title": _("Not while you are offline"), "says": says, "back": "/"}
    return render(request, "kneewise/refusal.html", facts, status=HTTPStatus.SERVICE_UNAVAILABLE.value)
