"""What the player logs, the plan takes: the front end's own test makes exactly these facts (``flow.test.ts``)."""

import json
from pathlib import Path
from uuid import uuid4

import pytest

from kneewise.plan import fact_from_json

EXAMPLES = Path(__file__).resolve().parents[2] / "frontend" / "examples" / "facts.json"
HAPPENINGS = json.loads(EXAMPLES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("happening", HAPPENINGS, ids=lambda happening: f"{happening['kind']}")
def test_the_plan_takes_what_the_player_logs(happening: dict[str, object]) -> None:
    # A browser's Date and Intl write the moment and the zone like this.
    stamp = {"id": str(uuid4()), "at": "2026-11-21T18:30:00.123Z", "zone": "Europe/Berlin"}
    fact = fact_from_json(stamp | happening)
    assert fact.zone == "Europe/Berlin"
