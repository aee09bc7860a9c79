"""What a clinician has changed for this person: writing it down, seeing it, taking it back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kneewise.plan.change_words import change_words
from kneewise.plan.facts.course import Overridden
from kneewise.web.change_forms import ChangeForm, TakeBackForm
from kneewise.web.past_changes import past_changes
from kneewise.web.refusal import REFUSED
from kneewise.web.visit import visit


@require_http_methods(["GET", "HEAD", "POST"])
def changes(request: HttpRequest) -> HttpResponse:
    """The changes in force, and a form for another one."""
    here = visit(request)
    form = ChangeForm(request.POST if request.method == "POST" else None, today=here.today)
    if form.is_valid():
        here.keep(form.fact(here.stamp(form.cleaned_data["zone"])))
        return redirect("changes")
    overrides = here.session.overrides
    facts = {
        "form": form,
        "in_force": [(change, change_words(change)) for change in overrides],
        "past": past_changes(here.facts, in_force=overrides, today=here.today),
    }
    return render(request, "kneewise/changes.html", facts, status=REFUSED if form.is_bound else None)


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, change: UUID) -> HttpResponse:
    """A change in force is taken back."""
    here = visit(request)
    found: Overridden | None = next((each for each in here.session.overrides if each.id == str(change)), None)
    if found is None:
        raise Http404
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        here.keep(form.fact(here.stamp(form.cleaned_data["zone"]), change=found.id))
        return redirect("changes")
    facts = {"form": form, "change": found, "words": change_words(found)}
    return render(request, "kneewise/take_back.html", facts, status=REFUSED if form.is_bound else None)
