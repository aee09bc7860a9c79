"""A server that can be killed, and a cable to it that can be cut in the middle of anything."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import pytest

HOST = "127.0.0.1"


def free_port() -> int:
    with socket.create_server((HOST, 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Server:
    """The program over one data folder; it is killed, not asked to stop."""

    home: Path
    port: int = field(default_factory=free_port)
    _running: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self) -> None:
        environment = {**os.environ, "KNEEWISE_HOME": str(self.home), "PYTHONUNBUFFERED": "1"}
        environment.pop("DATABASE_URL", None)
        self._running = subprocess.Popen(
            [sys.executable, "-m", "kneewise", "--no-browser", "--port", str(self.port)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        assert self._running.stdout is not None
        if not any(re.search(r"http://", line) for line in self._running.stdout):
            pytest.fail("the app did not start")

    def kill(self) -> None:
        if self._running is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._running.pid, signal.SIGKILL)
        self._running.wait()
        if self._running.stdout is not None:
            self._running.stdout.close()
        self._running = None


class Link(Enum):
    """How the cable is: whole; cut; one that carries the request and loses the answer; one that breaks off in it."""

    WHOLE = "whole"
    CUT = "cut"
    LOSES_ANSWERS = "loses answers"
    BREAKS_OFF = "breaks off"


@dataclass
class Cable:
    """One device's way to the server."""

    to: int
    link: Link = Link.WHOLE
    _socket: socket.socket = field(default_factory=lambda: socket.create_server((HOST, 0)))

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self._socket.getsockname()[1]}"

    def plug_in(self) -> None:
        threading.Thread(target=self._carry_all, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _carry_all(self) -> None:
        while True:
            try:
                near, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection((HOST, self.to))
        except OSError:
            near.close()
            return
        threading.Thread(target=self._up, args=(near, far), daemon=True).start()
        self._down(near, far)

    def _up(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while self.link is not Link.CUT and (part := near.recv(65536)) and self.link is not Link.CUT:
                far.sendall(part)
        _end(near, far)

    def _down(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while part := far.recv(65536):
                if self.link in {Link.CUT, Link.LOSES_ANSWERS}:
                    break
                if self.link is Link.BREAKS_OFF:
                    near.sendall(_first_half(part))
                    break
                near.sendall(part)
        _end(near, far)


def _first_half(answer: bytes) -> bytes:
    """The head and half of what follows; nothing of an answer that is a head alone.

    Half a head would tell of the browser only: over plain HTTP it takes that for an empty page, over TLS for an error.
    """
    head, gap, content = answer.partition(b"\r\n\r\n")
    return head + gap + content[: len(content) // 2] if content else b""


def _end(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
