"""How the knee took it: an hour after, next morning, and the two small tests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kneewise.plan import FunctionalTested, HourAfter, MorningChecked, PerKnee
from kneewise.web.done import last_done
from kneewise.web.forms import HourAfterForm, KneeCheckForm, MorningForm
from kneewise.web.refusal import REFUSED
from kneewise.web.visit import visit


@require_http_methods(["GET", "HEAD", "POST"])
def hour_after(request: HttpRequest) -> HttpResponse:
    """Pain about an hour after the last session."""
    here = visit(request)
    done = last_done(here.facts)
    if done is None:
        return redirect("home")
    form = HourAfterForm(request.POST if request.method == "POST" else None, knees=here.knees)
    if form.is_valid():
        stamp = here.stamp(form.cleaned_data["zone"])
        here.keep(HourAfter(**stamp, session=done.session, pain=PerKnee(**form.by_knee("pain"))))
        return redirect("home")
    return render(request, "kneewise/hour_after.html", {"form": form}, status=REFUSED if form.is_bound else None)


@require_http_methods(["GET", "HEAD", "POST"])
def morning(request: HttpRequest) -> HttpResponse:
    """Pain and swelling in the morning."""
    here = visit(request)
    form = MorningForm(request.POST if request.method == "POST" else None, knees=here.knees)
    if form.is_valid():
        here.keep(
            MorningChecked(
                **here.stamp(form.cleaned_data["zone"]),
                pain=PerKnee(**form.by_knee("pain")),
                swelling=PerKnee(**form.by_knee("swelling")),
                giving_way=form.cleaned_data["giving_way"],
            )
        )
        return redirect("home")
    return render(request, "kneewise/morning.html", {"form": form}, status=REFUSED if form.is_bound else None)


@require_http_methods(["GET", "HEAD", "POST"])
def knee_check(request: HttpRequest) -> HttpResponse:
    """Two small tests that tell whether standing work may come in."""
    here = visit(request)
    form = KneeCheckForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        here.keep(
            FunctionalTested(
                **here.stamp(said["zone"]),
                sit_to_stand_pain=said["sit_to_stand_pain"],
                step_down_pain=said["step_down_pain"],
            )
        )
        return redirect("home")
    return render(request, "kneewise/knee_check.html", {"form": form}, status=REFUSED if form.is_bound else None)
