"""What the server gives so that a device can do without it."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from kneewise.web.offline.files import kept_files, version
from kneewise.web.offline.packed import app_zip

_ICONS = (("any", "icon-192.png", 192), ("any", "icon-512.png", 512), ("maskable", "icon-maskable-512.png", 512))
_PAPER = "#fbf5ec"


def _fingerprint(_request: HttpRequest) -> str:
    return f'"{app_zip()[1]}"'


@require_safe
@condition(etag_func=_fingerprint)
def app(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django's call
    """The pages' source as a zip."""
    return HttpResponse(app_zip()[0], content_type="application/zip", headers={"Cache-Control": "no-cache"})


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The service worker: at the root, because it answers for all pages; new whenever a kept file is."""
    kept = json.dumps({"version": version(), "files": kept_files()})
    script = f'import "{static("kneewise/app/service-worker.js")}";\nself.kneewise = {kept};\n'
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """By which a browser offers to install the app."""
    icons = [
        {
            "src": static(f"kneewise/app/icons/{name}"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for purpose, name, size in _ICONS
    ]
    facts = {
        "lang": get_language(),
        "name": "Kneewise",
        "short_name": "Kneewise",
        "description": _("An exercise programme for the kneecap, a session at a time."),
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": icons,
    }
    return JsonResponse(facts, content_type="application/manifest+json", headers={"Cache-Control": "no-cache"})
