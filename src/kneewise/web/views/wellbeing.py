"""Two words that shape the plan at once: ill or well, and whether the goal is reached."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from kneewise.plan.facts.course import HealthChanged, MaintenanceChosen
from kneewise.web.forms import SwitchForm
from kneewise.web.visit import visit


@require_http_methods(["GET", "HEAD", "POST"])
def health(request: HttpRequest) -> HttpResponse:
    """The person is ill, or well again; an address that was opened by hand leads home."""
    if request.method != "POST":
        return redirect("home")
    form = SwitchForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    here = visit(request)
    here.keep(HealthChanged(**here.stamp(form.cleaned_data["zone"]), unwell=form.is_on))
    return redirect("home")


@require_http_methods(["GET", "HEAD", "POST"])
def maintenance(request: HttpRequest) -> HttpResponse:
    """The person only keeps their strength from now on, or goes back to the full programme."""
    if request.method != "POST":
        return redirect("home")
    form = SwitchForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    here = visit(request)
    here.keep(MaintenanceChosen(**here.stamp(form.cleaned_data["zone"]), on=form.is_on))
    return redirect("home")
