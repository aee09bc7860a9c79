"""The core's own source as a zip, so that the browser runs the very files that this computer runs.

The browser's Python knows no time zones, and the plan lives by the person's own calendar: they come along (tzdata).
"""

import zipfile
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

_MODULES = ("__init__.py", "wording.py")
_ROOMS = ("body", "coach", "exercises", "load", "plan")
_ENDINGS = (".py", ".toml")
_SOME_DAY = (1980, 1, 1, 0, 0, 0)


@cache
def core_zip() -> tuple[bytes, str]:
    """The zip and its fingerprint; both are the same as long as the source is the same."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _sources():
            archive.writestr(zipfile.ZipInfo(name, date_time=_SOME_DAY), content, zipfile.ZIP_DEFLATED)
    content = packed.getvalue()
    return content, sha256(content).hexdigest()[:32]


def _sources() -> Iterator[tuple[str, bytes]]:
    package = files("kneewise")
    for module in _MODULES:
        yield f"kneewise/{module}", (package / module).read_bytes()
    for room in _ROOMS:
        if (package / room).is_dir():
            yield from _below(package / room, f"kneewise/{room}")
    yield from _zones(files("tzdata"), "tzdata")


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _below(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(_ENDINGS):
            yield f"{path}/{entry.name}", entry.read_bytes()


def _zones(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the package, but for what Python made of it."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _zones(entry, f"{path}/{entry.name}")
        elif entry.is_file():
            yield f"{path}/{entry.name}", entry.read_bytes()
