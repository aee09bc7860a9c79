"""Looking back: pain, sessions and strength over time; and what the kneecap bears."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kneewise.plan import default_protocol, diary, person_of, weeks_borne
from kneewise.plan.light import DAYS_IN_WEEK
from kneewise.web import kneecap, trend
from kneewise.web.light_week import light_week
from kneewise.web.visit import visit
from kneewise.web.weekly import allowed_by_day


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Pain over time, the sessions that were kept, what each leg has come to, and the gate that comes next."""
    here = visit(request)
    told = diary(here.facts, protocol=default_protocol())
    allowed = allowed_by_day(here.kept, until=here.today, protocol=default_protocol())
    suits = DAYS_IN_WEEK if here.profile is None else len(here.profile.days) or DAYS_IN_WEEK
    facts = {
        "here": "progress",
        "pain": trend.pain_picture(told.days, today=here.today, limit=default_protocol().pain.hold_max),
        "calendar": trend.calendar(told.days, today=here.today),
        "light": light_week(here.session),
        "kept": trend.kept(told.days, today=here.today, a_week=lambda day: min(suits, allowed(day))),
        "strengths": trend.strengths(told),
        "gate": next((gate for gate in here.session.gates if not gate.passed), None),
    }
    return render(request, "kneewise/progress.html", facts)


@require_safe
def kneecap_load(request: HttpRequest) -> HttpResponse:
    """What the kneecap bears: beside other movements, week by week, and how much room there is."""
    here = visit(request)
    session = here.session
    weeks = kneecap.weeks(weeks_borne(here.facts, protocol=default_protocol()))
    profile = here.profile
    facts = {
        "here": "progress",
        "peaks": kneecap.peaks(session.items, person_of(profile)),
        "is_reference": profile is None or None in (profile.body_mass_kg, profile.height_m, profile.sex),
        "weeks": weeks,
        "measured": sum(week.measured for week in weeks),
        "unknown": sum(week.unknown for week in weeks),
        "rooms": kneecap.rooms(session.kneecaps),
    }
    return render(request, "kneewise/kneecap.html", facts)
