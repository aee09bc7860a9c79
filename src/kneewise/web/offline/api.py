"""What the player asks for, on the device: ``web/api.py`` without what checks a stranger's request."""

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.http import require_safe

from kneewise.body import Side
from kneewise.web.answers import figure_answer, session_answer
from kneewise.web.visit import visit


@require_safe
def session(request: HttpRequest) -> JsonResponse:
    """The session, its exercises, and the facts of it that are already kept."""
    return JsonResponse(session_answer(visit(request)))


@require_safe
def figure(request: HttpRequest, exercise: str, side: str) -> JsonResponse:
    """One repetition of the figure."""
    given = request.GET.get("range_deg")
    return JsonResponse(figure_answer(exercise, Side(side), None if given is None else int(given)))


app_name = "api"
urlpatterns = [
    path("session", session, name="session"),
    path("figure/<str:exercise>/<str:side>", figure, name="figure"),
]
