"""The pages as a zip for the browser: ``web``, ``record``, ``exchange``, Django, and the few packages they need.

The core is not in it; it comes as ``core.zip``, which the coach needs as well. Of Django goes along what an app without
a database, an admin and other languages than ours uses; ``tests/web/test_offline_packed.py`` runs the pages from the
two zips alone.
"""

import zipfile
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from pathlib import Path

_SOME_DAY = (1980, 1, 1, 0, 0, 0)
_PACKAGES = ("asgiref", "django", "platformdirs", "sqlparse")
_LEFT_OUT = (
    "django/conf/app_template/",
    "django/conf/locale/",
    "django/conf/project_template/",
    "django/contrib/",
    "django/core/management/commands/",
    "django/db/backends/mysql/",
    "django/db/backends/oracle/",
    "django/db/backends/postgresql/",
    "django/db/backends/sqlite3/",
    "django/test/",
    "django/views/templates/",
    "kneewise/web/static/",
)
_LANGUAGES = ("en", "es")
_AFTER_ALL = {
    "django/conf/locale/__init__.py",
    *(
        f"django/conf/locale/{language}/{name}"
        for language in _LANGUAGES
        for name in ("__init__.py", "formats.py", "LC_MESSAGES/django.mo")
    ),
}
_ENDINGS = (".py", ".html", ".txt", ".toml", ".mo", ".json")


@cache
def app_zip() -> tuple[bytes, str]:
    """The zip and its fingerprint; both are the same as long as the source is the same."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in _sources():
            archive.writestr(zipfile.ZipInfo(name, date_time=_SOME_DAY), path.read_bytes(), zipfile.ZIP_DEFLATED)
    content = packed.getvalue()
    return content, sha256(content).hexdigest()[:32]


def _sources() -> Iterator[tuple[str, Path]]:
    for package in _PACKAGES:
        yield from _below(Path(str(files(package))))
    ours = Path(str(files("kneewise")))
    for room in ("exchange", "record", "web"):
        yield from _below(ours / room, under="kneewise/")


def _below(folder: Path, *, under: str = "") -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        name = under + path.relative_to(folder.parent).as_posix()
        if path.is_file() and path.suffix in _ENDINGS and _is_wanted(name):
            yield name, path


def _is_wanted(name: str) -> bool:
    return name in _AFTER_ALL or not name.startswith(_LEFT_OUT)
