"""What the browser fetches to run the core by itself."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe

from kneewise.web.core_zip import core_zip


def _fingerprint(_request: HttpRequest) -> str:
    return f'"{core_zip()[1]}"'


@require_safe
@condition(etag_func=_fingerprint)
def core(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django's call
    """The core's source as a zip."""
    return HttpResponse(core_zip()[0], content_type="application/zip", headers={"Cache-Control": "no-cache"})
