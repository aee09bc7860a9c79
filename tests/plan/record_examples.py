"""Write what the plan answers today into each example: `python tests/plan/record_examples.py`, and read the difference.

An example is a course, a moment and the session that follows; the front end reads the same files.
"""

import json
from datetime import datetime
from pathlib import Path

from kneewise.plan import Course, next_session

FOLDER = Path(__file__).parent / "examples"


def record(path: Path) -> None:
    """Compute one example again."""
    example = json.loads(path.read_text("utf-8"))
    course = Course.from_json(example["course"])
    session = next_session(course, now=datetime.fromisoformat(example["now"]))
    written = {"now": example["now"], "course": course.to_json(), "session": session.to_json()}
    path.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.json")):
        record(path)
