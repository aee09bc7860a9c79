"""How things are, and what has changed since the start: the outcome measures, and looking back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kneewise.plan.outcome.measures import AKPS, akps, measures_known
from kneewise.web.look_back import pictures
from kneewise.web.refusal import REFUSED
from kneewise.web.review_steps import STEPS, Step, step_after, steps_for
from kneewise.web.route import page_before_all
from kneewise.web.visit import Visit, visit


@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """What is due, what has changed since the start, and what follows."""
    here = visit(request)
    session = here.session
    before = page_before_all(session)
    if before is not None:
        return redirect(before)
    facts = {
        "here": "progress",
        "due": session.review,
        "steps": _steps(here),
        "look_backs": pictures(session.look_back),
    }
    return render(request, "kneewise/review.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def review_step(request: HttpRequest, name: str) -> HttpResponse:
    """A few questions; what is left out stays unknown, and what was answered is kept whatever came meanwhile."""
    here = visit(request)
    before = page_before_all(here.session)
    steps = _steps(here)
    step = STEPS.get(name)
    if step is None or step not in steps:
        raise Http404
    after = step_after(steps, step)
    onward = reverse("review") if after is None else reverse("review-step", args=(after.name,))
    form = step.form(request.POST if request.method == "POST" else None, here.facts)
    if form.is_valid():
        fact = form.fact(here.stamp(form.cleaned_data["zone"]))
        if fact is not None:
            here.keep(fact)
        return redirect(before or onward)
    if before is not None:
        return redirect(before)
    facts = {
        "form": form,
        "step": step,
        "place": steps.index(step) + 1,
        "places": len(steps),
        "onward": onward,
        "last": after is None,
        "scale": akps() if AKPS in step.measures else None,
    }
    return render(request, "kneewise/review_step.html", facts, status=REFUSED if form.is_bound else None)


def _steps(here: Visit) -> tuple[Step, ...]:
    return steps_for(here.facts, asks=measures_known())
