"""The real program, a real Chromium, and somebody who writes down every request."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, sync_playwright

import browser
from e2e.network import Server


@dataclass
class Outside:
    """A proxy for all that is not this computer: it lets nothing through, and remembers who was asked for."""

    asked: list[str] = field(default_factory=list)
    _socket: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def listen(self) -> None:
        threading.Thread(target=self._answer, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _answer(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            with caller:
                line = caller.recv(4096).split(b"\r\n")[0].decode(errors="replace")
                if line:
                    self.asked.append(line)
                caller.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\nconnection: close\r\n\r\nNothing goes out")


@pytest.fixture
def outside() -> Iterator[Outside]:
    proxy = Outside()
    proxy.listen()
    yield proxy
    proxy.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that a test may kill, and start again."""
    it = Server(home=tmp_path / "home")
    it.start()
    yield it
    it.kill()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[str]:
    """The local app as a person starts it, with an empty data folder; gives its address."""
    command = [sys.executable, "-m", "kneewise", "--no-browser", "--port", str(_free_port())]
    ours = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # it is not measured
    environment = {**ours, "KNEEWISE_HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"}
    environment.pop("DATABASE_URL", None)
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as it:
        try:
            assert it.stdout is not None
            said = ""
            for line in it.stdout:
                said += line
                found = re.search(r"http://[\w.:\[\]]+", line)
                if found:
                    yield found.group().rstrip("/")
                    break
            else:
                pytest.fail(f"the app did not start:\n{said}")
        finally:
            it.terminate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


Opener = Callable[..., AbstractContextManager[BrowserContext]]


@pytest.fixture
def chromium(outside: Outside) -> Opener:
    """Opens Chromium windows; every request that is not for this computer ends at ``outside``."""
    program = browser.chromium()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(f"{browser.MISSING} (in CI nothing is left out)")
        pytest.skip(browser.MISSING)

    @contextmanager
    def window(*more: str, width: int = 1280, height: int = 800, **context: object) -> Iterator[BrowserContext]:
        with sync_playwright() as playwright:
            chrome = playwright.chromium.launch(
                executable_path=program,
                args=browser.arguments(*more),
                proxy={"server": outside.address, "bypass": "127.0.0.1,localhost"},
            )
            # Without a graphics card a figure that moves takes more of the machine than all that is tested.
            context = {"reduced_motion": "reduce", **context}
            opened = chrome.new_context(viewport={"width": width, "height": height}, **context)  # type: ignore[arg-type]
            opened.set_default_timeout(90_000)
            try:
                yield opened
            finally:
                opened.close()
                chrome.close()

    return window
