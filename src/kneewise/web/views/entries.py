"""What was logged, and setting it right: a correction is a new fact, and the old one stays in the history."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kneewise.plan import Corrected, default_protocol
from kneewise.web.correct_forms import WithdrawForm, form_for
from kneewise.web.entries import Listed, listed, listed_days
from kneewise.web.refusal import REFUSED
from kneewise.web.visit import Visit, visit


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """The last two weeks, entry by entry."""
    here = visit(request)
    days = listed_days(here.kept, today=here.today, day_starts_hour=_day_starts_hour())
    return render(request, "kneewise/entries.html", {"here": "mine", "days": days})


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, entry: UUID) -> HttpResponse:
    """One entry, and how it should be."""
    here = visit(request)
    found = _found(here, entry)
    form = form_for(found.fact, request.POST if request.method == "POST" else None, knees=here.knees)
    if form.is_valid():
        right = form.corrected()
        if right != found.fact or found.says is None:
            here.keep(Corrected(**here.stamp(form.cleaned_data["zone"]), corrects=found.id, fact=right))
        return redirect("entries")
    return _page(request, here, found, {"form": form, "withdraw": WithdrawForm()}, refused=form.is_bound)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, entry: UUID) -> HttpResponse:
    """The entry is left out of the plan."""
    here = visit(request)
    found = _found(here, entry)
    if request.method != "POST":
        return redirect("entry", entry)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        here.keep(Corrected(**here.stamp(form.cleaned_data["zone"]), corrects=found.id, fact=None))
        return redirect("entries")
    forms = {"form": form_for(found.fact, None, knees=here.knees), "withdraw": form}
    return _page(request, here, found, forms, refused=True)


def _page(
    request: HttpRequest, here: Visit, found: Listed, forms: Mapping[str, object], *, refused: bool
) -> HttpResponse:
    facts = {"here": "mine", "entry": found, "locked": here.session.triage is not None, **forms}
    return render(request, "kneewise/entry.html", facts, status=REFUSED if refused else None)


def _found(here: Visit, entry: UUID) -> Listed:
    every = listed(here.kept, day_starts_hour=_day_starts_hour())
    found = next((each for each in every if each.id == str(entry)), None)
    if found is None:
        raise Http404
    return found


def _day_starts_hour() -> int:
    return default_protocol().schedule.day_starts_hour
