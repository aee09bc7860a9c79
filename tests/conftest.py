"""What tests in several folders share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import postgresql

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


LONG = ("e2e", "pose", "cli", "trial")


@pytest.hookimpl(trylast=True)  # after their order was shuffled
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The folders that take longest go first, so that no worker is left alone with one of their files at the end."""
    tests = Path(__file__).parent
    rooms = [item.path.relative_to(tests).parts[0] for item in items]
    order = sorted(range(len(items)), key=lambda place: LONG.index(rooms[place]) if rooms[place] in LONG else len(LONG))
    items[:] = [items[place] for place in order]


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    programs = postgresql.server_programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail(f"{postgresql.MISSING} (in CI nothing is left out)")
        pytest.skip(postgresql.MISSING)
    with postgresql.cluster(programs) as url:
        yield url
