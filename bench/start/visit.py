"""One browser, one visit: seconds until a page can be used, online and in flight mode, and the bytes of it."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Page, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PATIENCE_MS = 180_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Seconds; ``kept`` is bytes by what they are for."""

    first_page_s: float
    ready_s: float
    online_s: float
    waking_s: float
    cold_s: float
    warm_s: float
    coach_s: float
    kept: dict[str, int]


def visit() -> Visit:
    """Measure it once."""
    with TemporaryDirectory() as home, _server(Path(home)) as (address, stop), _window() as window:
        page = window.new_page()
        first_page_s = _opens(page, f"{address}/learn", "main h1")
        began = time.perf_counter()
        page.wait_for_selector("html[data-offline=ready]")
        ready_s = first_page_s + time.perf_counter() - began
        kept = page.evaluate(_KEPT)
        online_s = _opens(page, f"{address}/learn", "main h1")
        coach_s = page.evaluate(_COACH) / 1000
        stop()
        began = time.perf_counter()
        waking_s = _opens(page, f"{address}/learn", "main h1")
        page.wait_for_selector("main:not([data-waking]) h1")
        cold_s = time.perf_counter() - began
        warm_s = _opens(page, f"{address}/learn", "main:not([data-waking]) h1")
    return Visit(
        first_page_s=first_page_s,
        ready_s=ready_s,
        online_s=online_s,
        waking_s=waking_s,
        cold_s=cold_s,
        warm_s=warm_s,
        coach_s=coach_s,
        kept=kept,
    )


def _opens(page: Page, url: str, selector: str) -> float:
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector(selector)
    return time.perf_counter() - began


@contextmanager
def _server(home: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    environment = {**os.environ, "KNEEWISE_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    running = subprocess.Popen(
        [sys.executable, "-m", "kneewise", "--no-browser"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None  # noqa: S101  # it was asked for
    found = next((match for line in running.stdout if (match := re.search(r"http://[\d.:]+", line))), None)
    if found is None:
        sys.exit("the app did not start")

    def stop() -> None:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()

    try:
        yield found.group(), stop
    finally:
        stop()


@contextmanager
def _window() -> Iterator[BrowserContext]:
    program = os.environ.get("KNEEWISE_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        sys.exit("no Chromium was found; install one, or name it in KNEEWISE_CHROMIUM")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        chrome = playwright.chromium.launch(executable_path=program, args=arguments)
        context = chrome.new_context()
        context.set_default_timeout(_PATIENCE_MS)
        yield context
        chrome.close()


_KEPT = """async () => {
    const sizes = {};
    const name = (await caches.keys()).find(one => one.startsWith("kneewise-"));
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
        const path = new URL(request.url).pathname;
        const of = /pyodide/.test(path) ? "Pyodide"
            : /mediapipe|models/.test(path) ? "pose network"
            : /\\.zip$/.test(path) ? "core and pages" : "style, script, pictures";
        sizes[of] = (sizes[of] ?? 0) + (await (await cache.match(request)).arrayBuffer()).byteLength;
    }
    return sizes;
}"""

_COACH = """async () => {
    const began = performance.now();
    const name = (await caches.keys()).find(one => one.startsWith("kneewise-"));
    const kept = (await (await caches.open(name)).keys()).map(({ url }) => url);
    const worker = new Worker(kept.find(url => url.includes("/coach-worker-")), { type: "module" });
    const assets = `${location.origin}/static/kneewise/app/`;
    await new Promise((resolve) => {
        worker.onmessage = resolve;
        worker.postMessage({ type: "start", assets, core: `${location.origin}/core.zip` });
    });
    worker.terminate();
    return performance.now() - began;
}"""
"""The coach's own worker: Pyodide with the core and without Django."""
