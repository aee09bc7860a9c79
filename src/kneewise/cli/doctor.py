"""``kneewise doctor``: what is installed, where the data is, and whether all of it is well."""

import importlib.util
import json
import os
import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import Annotated

import typer

from kneewise import __version__
from kneewise.cli.errors import Unusable
from kneewise.cli.kept import database_file
from kneewise.record import BadDatabaseUrl, database_at, home_folder
from kneewise.record.copies import check_database

LEAST_FREE_MB = 200
"""With less free disk a backup may not fit beside the data (our proposal)."""

_WEIGHTS = ("pose_detector.tflite", "pose_landmark_full.tflite", "pose_landmark_lite.tflite")
_PAGES = ("player.js", "player.css", "demo.js")
_REBUILD = "install it again: `pip install --force-reinstall kneewise`, or `uv sync --reinstall-package kneewise`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; ``do`` says what to do when it is not ``well``."""

    what: str
    well: bool
    says: str
    do: str = ""


def command(*, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Look at the installation and the data, and say what is wrong and what to do. Exit status 1 if anything is."""
    findings = [each for look in _LOOKS for each in look()]
    if as_json:
        typer.echo(json.dumps({"findings": [asdict(each) for each in findings]}, ensure_ascii=False, indent=2))
    else:
        for each in findings:
            typer.echo(f"{'✓ good ' if each.well else '✗ wrong'}  {each.what}: {each.says}")
            if each.do:
                typer.echo(f"           → {each.do}")
    if not all(each.well for each in findings):
        raise typer.Exit(1)


def _versions() -> Iterator[Finding]:
    yield Finding(what="Kneewise", well=True, says=__version__)
    yield Finding(what="Python", well=True, says=f"{platform.python_version()} on {platform.system()}")
    for name in ("Django", "icalendar", "granian"):
        yield _package(name)
    video = all(importlib.util.find_spec(name) for name in ("av", "ai_edge_litert"))
    says = "there" if video else "not installed; only `kneewise coach` on video files needs it"
    yield Finding(what="Video extra", well=True, says=says)


def _package(name: str) -> Finding:
    try:
        return Finding(what=name, well=True, says=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(what=name, well=False, says="missing", do=_REBUILD)


def _files() -> Iterator[Finding]:
    weights, pages = resources.files("kneewise.pose") / "weights", resources.files("kneewise.web") / "static"
    for what, folder, names in (
        ("Pose network", weights, _WEIGHTS),
        ("Front end", pages / "kneewise" / "app", _PAGES),
    ):
        missing = [name for name in names if not (folder / name).is_file()]
        says = f"missing: {', '.join(missing)}" if missing else "there"
        yield Finding(what=what, well=not missing, says=says, do=_REBUILD if missing else "")


def _home() -> Iterator[Finding]:
    home = home_folder()
    place = next((each for each in (home, *home.parents) if each.exists()), home)
    well = place.is_dir() and os.access(place, os.W_OK | os.X_OK)
    says = f"{home}" if home.is_dir() else f"{home} (not made yet)"
    do = "" if well else "set KNEEWISE_HOME to a folder that you may write to"
    yield Finding(what="Data folder", well=well, says=says, do=do)
    free_mb = shutil.disk_usage(place).free // 1_000_000
    do = "" if free_mb >= LEAST_FREE_MB else "make room, or set KNEEWISE_HOME to a folder on another disk"
    yield Finding(what="Free disk", well=not do, says=f"{free_mb} MB", do=do)


def _database() -> Iterator[Finding]:
    url = os.environ.get("DATABASE_URL", "")
    try:
        engine = database_at(url).engine if url else "sqlite3"
    except BadDatabaseUrl as error:
        yield Finding(what="Database", well=False, says=str(error), do="mend DATABASE_URL, or unset it")
        return
    if not engine.endswith("sqlite3"):
        yield _of_server()
        return
    path = database_file()
    if not path.is_file():
        yield Finding(what="Database", well=True, says=f"{path} (not made yet)")
        return
    yield _of_file(path)


def _of_file(path: Path) -> Finding:
    faults = check_database(path)
    if faults:
        do = "put a backup in its place: `kneewise restore FILE --yes`"
        return Finding(what="Database", well=False, says=f"{path}: {faults[0].splitlines()[0]}", do=do)
    return _read(f"{path}, whole")


def _of_server() -> Finding:
    return _read("the server that DATABASE_URL names")


def _read(where: str) -> Finding:
    """Whether every entry can be read; opening the store brings an older database up to date."""
    from kneewise.cli.kept import open_kept  # noqa: PLC0415
    from kneewise.plan import BadFact  # noqa: PLC0415

    try:
        kept = open_kept(make=True)
        count = len(kept.store.facts(kept.person))
    except Unusable as error:
        return Finding(what="Database", well=False, says=str(error), do="mend it, or restore a backup")
    except BadFact as error:
        do = "a newer Kneewise may have written it: install that one"
        return Finding(what="Database", well=False, says=f"{where}, but an entry cannot be read: {error}", do=do)
    return Finding(what="Database", well=True, says=f"{where}, {count} entries")


_LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (_versions, _files, _home, _database)
