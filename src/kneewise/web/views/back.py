"""The way back to stairs, running and sport: the gates, today's run, and what was tried."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kneewise.plan import default_protocol
from kneewise.web.attempts import ATTEMPTS
from kneewise.web.cards import because
from kneewise.web.refusal import REFUSED
from kneewise.web.route import page_before_all
from kneewise.web.visit import visit
from kneewise.web.way_back import rungs, tried
from kneewise.web.words import day_words


@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """What is open, what is next, and what is still missing."""
    here = visit(request)
    session = here.session
    before = page_before_all(session)
    if before is not None:
        return redirect(before)
    facts = {
        "here": "progress",
        "due": None if session.due in {None, here.today} else day_words(session.due, today=here.today),
        "rungs": rungs(session),
        "tried": tried(here.facts),
        "step": session.run,
        "step_reasons": () if session.run is None else because(session.run.reasons),
    }
    return render(request, "kneewise/back.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def attempt(request: HttpRequest, name: str) -> HttpResponse:
    """How something is tried, when better not, and how it went; what was done is kept whatever came meanwhile."""
    here = visit(request)
    session = here.session
    chosen = ATTEMPTS.get(name)
    if chosen is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    step = session.run if name == "run" else None
    form = chosen.form(data, knees=here.knees, planned=step is not None or "as_planned" in request.POST)
    before = page_before_all(session)
    if form.is_valid():
        here.keep(form.fact(here.stamp(form.cleaned_data["zone"])))
        return redirect(before or "back")
    if before is not None:
        return redirect(before)
    facts = {
        "form": form,
        "attempt": chosen,
        "how": chosen.steps(default_protocol()),
        "better_not": chosen.better_not(default_protocol()),
        "step": step,
        "step_reasons": () if step is None else because(step.reasons),
    }
    return render(request, "kneewise/attempt.html", facts, status=REFUSED if form.is_bound else None)
