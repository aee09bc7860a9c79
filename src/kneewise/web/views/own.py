"""What is theirs: the page about their data, saving it, taking it in again, erasing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kneewise.exchange import Ahead, BadArchive, Doubt, archive_of, doubt_about, facts_in, table_of
from kneewise.record import Appended, FactConflict, Unstorable
from kneewise.web.forms import EraseForm
from kneewise.web.own_forms import ImportForm
from kneewise.web.refusal import REFUSED
from kneewise.web.visit import Visit, visit


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What is kept, and what can be done with it."""
    return _page(request, visit(request))


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """All facts as a file that Kneewise reads again."""
    here = visit(request)
    return _file(archive_of(here.kept), "application/json", f"kneewise-{here.now:%Y-%m-%d}.json")


@require_safe
def export_table(request: HttpRequest) -> HttpResponse:
    """All facts as a table for a spreadsheet."""
    here = visit(request)
    return _file(table_of(here.kept), "text/csv", f"kneewise-{here.now:%Y-%m-%d}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    """Entries of a file join those that are kept: all of it or nothing."""
    if request.method != "POST":
        return redirect("mine")
    here = visit(request)
    form = ImportForm(request.POST, request.FILES)
    appended = _appended(here, form) if form.is_valid() else None
    if appended is None:
        return _page(request, here, taking=form)
    return _page(request, visit(request), new=len(appended.stored), known=len(appended.known))


def _appended(here: Visit, form: ImportForm) -> Appended | None:
    """What came of the file; ``None`` where nothing was taken in, and the form says why."""
    try:
        facts = facts_in(form.content(), now=here.now)
        doubt = doubt_about(facts, kept=here.kept)
        if doubt is None or form.cleaned_data["about_me"]:
            return here.store.append(here.person, facts)
        form.add_error("about_me", _doubtful(doubt))
    except Ahead as error:
        says = _(
            "Nothing was taken in. An entry in the file is of %(day)s, and that day is still to come. Please check the "
            "date of this computer, and of the one that saved the file."
        )
        form.add_error("file", says % {"day": date_format(error.at, "DATE_FORMAT")})
    except (BadArchive, FactConflict, Unstorable) as error:
        form.add_error("file", _("Nothing was taken in. Give a file that Kneewise has saved, just as it was saved."))
        form.detail = str(error)
    return None


def _doubtful(doubt: Doubt) -> str:
    says = _(
        "Nothing was taken in yet. Your first entry is not in the file, so it may be about somebody else. Entries in "
        "it: %(entries)d, from %(first)s to %(last)s. If they are about you, choose the file again and tick this box. "
        "What is joined cannot be parted again."
    )
    first, last = (date_format(day, "DATE_FORMAT") for day in (doubt.first, doubt.last))
    return says % {"entries": doubt.entries, "first": first, "last": last}


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Forget everything about this person."""
    if request.method != "POST":
        return redirect("mine")
    here = visit(request)
    form = EraseForm(request.POST)
    if not form.is_valid():
        return _page(request, here, erasing=form)
    here.erase()
    return redirect(f"{reverse('erased')}{'' if _no_copy_is_left() else '?left'}")


def _no_copy_is_left() -> bool:
    """Whether nothing is left in the database's files, nor in what restoring has put aside beside them."""
    # Not where the pages run in the browser.
    from kneewise.record.copies import CopyLeft  # noqa: PLC0415
    from kneewise.record.database import forget_copies  # noqa: PLC0415

    try:
        forget_copies()
    except CopyLeft:
        return False
    return True


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Nothing is kept any more; whoever comes here by hand sees their data instead."""
    if visit(request).kept:
        return redirect("mine")
    return render(request, "kneewise/erased.html", {"left": "left" in request.GET})


def _page(
    request: HttpRequest,
    here: Visit,
    *,
    taking: ImportForm | None = None,
    erasing: EraseForm | None = None,
    **taken: int,
) -> HttpResponse:
    facts = {
        "here": "mine",
        "back": reverse("mine"),
        "kept": len(here.kept),
        "taking": taking or ImportForm(),
        "erasing": erasing or EraseForm(),
        "taken": taken or None,
    }
    refused = taking is not None or erasing is not None
    return render(request, "kneewise/mine.html", facts, status=REFUSED if refused else None)


def _file(text: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
