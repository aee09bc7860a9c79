"""``kneewise app``: the local app in the browser, for one person, on this computer only."""

import errno
import os
import socket
import subprocess
import sys
from threading import Thread
from time import sleep
from typing import Annotated

import typer
from rich.console import Console

from kneewise.cli.errors import Unusable
from kneewise.cli.kept import prepare_database, prepare_home

USUAL_PORT = 5633
"""K-N-E-E on the keys of a telephone."""

_HOST = "127.0.0.1"
_PORTS_TRIED = 50
_PATIENCE_S = 2
_START_S = 60.0
_POLL_S = 0.05


def command(
    *,
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help=f"Port to listen on. Without it: {USUAL_PORT} or the next free one."),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
) -> None:
    """Start the local app and print its address. Data is kept in your data folder, or in $KNEEWISE_HOME."""
    console = Console(highlight=False, soft_wrap=True)
    prepare_database(prepare_home())
    chosen = _choose_port(port)
    if port is None and chosen != USUAL_PORT:
        console.print(f"Port {USUAL_PORT} is in use, so {chosen} it is.")
    _serve(chosen, browser=browser, console=console)


def _choose_port(asked: int | None) -> int:
    if asked is not None:
        if _is_free(asked):
            return asked
        raise Unusable(f"port {asked} is in use or not allowed; choose another with --port, or leave --port out.")
    for port in range(USUAL_PORT, USUAL_PORT + _PORTS_TRIED):
        if _is_free(port):
            return port
    raise Unusable(f"no free port from {USUAL_PORT} to {USUAL_PORT + _PORTS_TRIED - 1}; name one with --port.")


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":  # there it would allow a port that another program listens on
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise
    return True


def _serve(port: int, *, browser: bool, console: Console) -> None:
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    server = Granian(
        "kneewise.web.wsgi:application",
        address=_HOST,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        # A worker that is still loading, or that a browser holds on to, does not delay the end for long.
        workers_kill_timeout=_PATIENCE_S,
        log_level=LogLevels.error,
    )

    def announce() -> None:
        if not _answers(port):
            return
        address = f"http://{_HOST}:{port}/"
        console.print(f"Kneewise is at [bold]{address}[/bold]  (Ctrl-C stops it)")
        if browser and _has_screen():
            _open_browser(address)

    # The address is only true once somebody listens there, and serve() does not return before the end.
    server.on_startup(Thread(target=announce, daemon=True).start)
    server.serve()


def _answers(port: int) -> bool:
    for _ in range(int(_START_S / _POLL_S)):
        try:
            socket.create_connection((_HOST, port), timeout=_START_S).close()
        except OSError:
            sleep(_POLL_S)
        else:
            return True
    return False


def _has_screen() -> bool:
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_browser(address: str) -> None:
    # Its own process: some systems wait for the browser, and the server should not.
    subprocess.Popen(  # noqa: S603  # our own interpreter and our own address
        [sys.executable, "-m", "webbrowser", address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
