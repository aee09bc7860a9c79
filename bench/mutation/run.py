"""Running the fast tests on one mutant: a fork of this process, in which the module is the mutant's."""

import ctypes
import importlib.abc
import importlib.util
import json
import os
import signal
import sys
import time
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FrameType, ModuleType

import pytest

from bench.mutation.mutant import Mutant

TESTS = ("tests/spec", "tests/plan")
LEFT_OUT = (
    "--ignore=tests/plan/test_properties.py",
    "--ignore=tests/plan/test_protocol_properties.py",
    "--ignore=tests/plan/test_protocol_page.py",
    "--deselect=tests/spec/test_rulebook.py::test_the_page_is_not_stale",
)
"""What draws by chance may miss tomorrow what it finds today; pages are made again when they are stale, so that a wrong
in them would be printed as well."""

SLOW_S, SLOW_TIMES = 3.0, 8.0
"""A test that takes so long, and so many times what it takes without a mutant, hangs."""

_INI = "[pytest]\npythonpath = tests\nfilterwarnings = error\n"
_OPTIONS = ("-x", "-q", "-p", "no:randomly", "-p", "no:django", "-p", "no:cacheprovider")


class HangsError(BaseException):
    """A test that does not come to an end; no ``except Exception`` catches it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How the tests went: the test that failed (empty when none did), and what each test took."""

    killed_by: str
    seconds: float
    took_s: dict[str, float]


@dataclass(slots=True)
class Bench:
    """The place where the tests run: a copy of the sources, and what is known of the tests so far."""

    root: Path
    usual_s: dict[str, float] = field(default_factory=dict)
    kills: dict[str, int] = field(default_factory=dict)

    def run(self, mutant: Mutant | None) -> Run:
        """The tests on one mutant, or on none, the ones most likely to notice first."""
        out, started = self.root / "run.json", time.perf_counter()
        out.unlink(missing_ok=True)
        child = os.fork()
        if child == 0:
            os._exit(_in_child(self, mutant, out))
        os.waitpid(child, 0)
        told = (
            json.loads(out.read_text("utf-8")) if out.exists() else {"killed_by": "(the tests broke down)", "took": {}}
        )
        if mutant is None:
            self.usual_s = told["took"]
        if told["killed_by"]:
            self.kills[told["killed_by"]] = self.kills.get(told["killed_by"], 0) + 1
        return Run(killed_by=told["killed_by"], seconds=time.perf_counter() - started, took_s=told["took"])


def _in_child(bench: Bench, mutant: Mutant | None, out: Path) -> int:
    """All that the child does; it writes how it went and gives pytest's exit code."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # ends with its parent
    os.chdir(bench.root)
    os.environ["CI"] = "1"  # the same draws each time
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    sys.path.insert(0, str(bench.root / "src"))
    if mutant is not None:
        sys.meta_path.insert(0, _Instead(mutant))
    watch = _Watch(bench)
    config = bench.root / "pytest.ini"
    config.write_text(_INI, encoding="utf-8")
    code = int(pytest.main(["-c", str(config), *_OPTIONS, *TESTS, *LEFT_OUT], plugins=[watch]))
    killed_by = watch.failed or ("" if code == 0 else "(collection)")
    out.write_text(json.dumps({"killed_by": killed_by, "took": watch.took}), encoding="utf-8")
    return code


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the mutant where its module is asked for."""

    def __init__(self, mutant: Mutant) -> None:
        self._module = mutant.module
        self._code: CodeType = compile(mutant.text, f"<mutant of {mutant.module}>", "exec")

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:  # noqa: ARG002
        return importlib.util.spec_from_loader(fullname, self) if fullname == self._module else None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:  # noqa: ARG002
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)  # noqa: S102  # that is the point


class _Watch:
    """A plugin: orders the tests, notes which one fails, and ends one that hangs."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.failed = ""
        self.took: dict[str, float] = {}
        signal.signal(signal.SIGALRM, _hang)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kills, usual = self._bench.kills, self._bench.usual_s
        items.sort(key=lambda item: (-kills.get(item.nodeid, 0), usual.get(item.nodeid, 0.0)))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> object:
        usual = self._bench.usual_s.get(item.nodeid)
        signal.setitimer(signal.ITIMER_REAL, 0 if usual is None else max(SLOW_S, SLOW_TIMES * usual))
        try:
            return (yield)
        except HangsError:
            pytest.fail("hangs")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self.took[report.nodeid] = report.duration
        if report.failed and not self.failed:
            self.failed = report.nodeid


def _hang(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise HangsError
