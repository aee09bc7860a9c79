"""The way in: welcome, safety questions, a few facts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from kneewise.plan import Cleared, Equipment, Form, Legs, Level, Profile, Screened, Sex, Weekday
from kneewise.plan.facts.course import Reviewed
from kneewise.web.forms import AboutYouForm, ClearedForm, SafetyForm
from kneewise.web.refusal import REFUSED
from kneewise.web.route import next_page
from kneewise.web.safety_groups import groups_of
from kneewise.web.visit import visit

_TITLES = {
    Level.EMERGENCY: _("Get help now"),
    Level.URGENT: _("Let someone look at your knee first"),
    Level.CLINICIAN_FIRST: _("Ask a clinician first"),
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What it is, for somebody new; otherwise the page that is needed next."""
    here = visit(request)
    if here.facts:
        return redirect(next_page(here.session))
    return render(request, "kneewise/welcome.html", {"figure": reverse("api:figure", args=("clamshell", "right"))})


@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: HttpRequest) -> HttpResponse:
    """All safety questions."""
    here = visit(request)
    form = SafetyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        here.keep(
            Screened(**here.stamp(form.cleaned_data["zone"]), form=Form.FULL, answers=form.answers()),
        )
        return redirect("home")
    status = REFUSED if form.is_bound else None
    facts = {
        "form": form,
        "groups": groups_of(form),
        "still_stopped": "clearance" in here.session.needs,
        "after_review": bool(here.facts) and isinstance(here.facts[-1], Reviewed),
    }
    return render(request, "kneewise/safety.html", facts, status=status)


@require_safe
def stop(request: HttpRequest) -> HttpResponse:
    """What to do about a flag; no exercise from here."""
    session = visit(request).session
    triage = session.triage
    if triage is None:
        return redirect("home")
    facts = {
        "triage": triage,
        "title": _TITLES[triage.level],
        "emergency": triage.level is Level.EMERGENCY,
        "is_cleared": "clearance" not in session.needs,
    }
    return render(request, "kneewise/stop.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def cleared(request: HttpRequest) -> HttpResponse:
    """A clinician has looked, and the person may go on; the safety questions follow once more."""
    here = visit(request)
    if here.session.triage is None:
        return redirect("home")
    form = ClearedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        here.keep(Cleared(**here.stamp(said["zone"]), by=said["by"], why=said["why"]))
        return redirect("safety")
    return render(request, "kneewise/cleared.html", {"form": form}, status=REFUSED if form.is_bound else None)


@require_http_methods(["GET", "HEAD", "POST"])
def about_you(request: HttpRequest) -> HttpResponse:
    """Which knee, and a few facts that may be left out."""
    here = visit(request)
    if request.method == "POST":
        form = AboutYouForm(request.POST)
    else:
        form = AboutYouForm(initial=None if here.profile is None else _as_answers(here.profile))
    if form.is_valid():
        said = form.cleaned_data
        here.keep(
            Profile(
                **here.stamp(said["zone"]),
                knee=Legs(said["knee"]),
                body_mass_kg=said["body_mass_kg"],
                height_m=None if said["height_cm"] is None else round(said["height_cm"] / 100, 4),
                sex=Sex(said["sex"]) if said["sex"] in set(Sex) else None,
                equipment=frozenset(Equipment(thing) for thing in said["equipment"]),
                days=frozenset(Weekday(day) for day in said["days"]),
                worst_pain_week=said["worst_pain_week"],
            )
        )
        return redirect("home")
    return render(request, "kneewise/about_you.html", {"form": form}, status=REFUSED if form.is_bound else None)


def _as_answers(profile: Profile) -> dict[str, object]:
    return {
        "knee": profile.knee.value,
        "body_mass_kg": profile.body_mass_kg,
        "height_cm": None if profile.height_m is None else round(profile.height_m * 100, 2),
        "sex": None if profile.sex is None else profile.sex.value,
        "equipment": [thing.value for thing in profile.equipment],
        "days": [day.value for day in profile.days],
    }
