"""How a page says no."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY.value
"""The status of a page that shows a form again because an answer cannot be used."""


def _page(request: HttpRequest, *, status: HTTPStatus, title: str, says: str) -> HttpResponse:
    return render(request, "kneewise/refusal.html", {"title": title, "says": says, "back": "/"}, status=status.value)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django's call
    """The browser sent something that makes no sense here."""
    says = _("Your browser sent something that Kneewise does not understand. Nothing was changed.")
    return _page(request, status=HTTPStatus.BAD_REQUEST, title=_("That did not work"), says=says)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's call
    """The form's mark is missing or old, or the form came from another site."""
    says = _(
        "This page was open for a long time, or it came from somewhere else. Nothing was changed. Please try again."
    )
    return _page(request, status=HTTPStatus.FORBIDDEN, title=_("Please try again"), says=says)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django's call
    """There is no such page."""
    says = _("There is no page with this address. What you have logged is safe.")
    return _page(request, status=HTTPStatus.NOT_FOUND, title=_("Nothing here"), says=says)


def broken(request: HttpRequest) -> HttpResponse:
    """Something is wrong with Kneewise itself."""
    says = _("Something went wrong in Kneewise itself. What you have logged is safe. The terminal shows more.")
    return _page(request, status=HTTPStatus.INTERNAL_SERVER_ERROR, title=_("That was our mistake"), says=says)
