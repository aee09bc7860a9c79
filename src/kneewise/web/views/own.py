"""What a person reads, and what is theirs: the guide, the export, the erasure."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kneewise.plan import fact_to_json
from kneewise.web.forms import EraseForm
from kneewise.web.refusal import REFUSED
from kneewise.web.visit import visit


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What is kept, and what can be done with it."""
    here = visit(request)
    return render(request, "kneewise/mine.html", {"here": "mine", "kept": len(here.facts), "form": EraseForm()})


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """All facts as a file that ``kneewise next`` reads."""
    here = visit(request)
    facts = {"facts": [fact_to_json(fact) for fact in here.facts]}
    text = json.dumps(facts, indent=2, ensure_ascii=False)
    name = f"kneewise-{here.now:%Y-%m-%d}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


@require_http_methods(["POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Forget everything about this person."""
    here = visit(request)
    form = EraseForm(request.POST)
    if not form.is_valid():
        facts = {"here": "mine", "kept": len(here.facts), "form": form}
        return render(request, "kneewise/mine.html", facts, status=REFUSED)
    here.erase()
    return redirect("home")
