"""What tests in several folders share."""

import os
from collections.abc import Iterator

import pytest

import postgresql


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    programs = postgresql.server_programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail(f"{postgresql.MISSING} (in CI nothing is left out)")
        pytest.skip(postgresql.MISSING)
    with postgresql.cluster(programs) as url:
        yield url
