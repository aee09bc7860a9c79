"""What a device keeps to work without a network: every file with the fingerprint of its content."""

import json
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from django.urls import reverse

from kneewise.web.core_zip import core_zip
from kneewise.web.offline.packed import app_zip

_STATIC = "/static/"
_NOT_NEEDED = frozenset({"built-from.txt", "third-party.txt", "service-worker.js"})


@cache
def kept_files() -> dict[str, str]:
    """Address to fingerprint (SHA-256 in hexadecimal) of everything to keep."""
    root = Path(str(files("kneewise.web"))) / "static"
    static = {f"{_STATIC}{path.relative_to(root).as_posix()}": path.read_bytes() for path in _below(root)}
    made = {reverse("core"): core_zip()[0], reverse("offline-app"): app_zip()[0]}
    return {address: sha256(content).hexdigest() for address, content in sorted({**static, **made}.items())}


@cache
def version() -> str:
    """The fingerprint of all of them together."""
    return sha256(json.dumps(kept_files()).encode()).hexdigest()[:16]


def _below(root: Path) -> Iterator[Path]:
    return (path for path in root.rglob("*") if path.is_file() and path.name not in _NOT_NEEDED)
