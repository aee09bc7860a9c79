"""What tests in several folders share."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

import postgresql

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    programs = postgresql.server_programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail(f"{postgresql.MISSING} (in CI nothing is left out)")
        pytest.skip(postgresql.MISSING)
    with postgresql.cluster(programs) as url:
        yield url
