"""All facts of a person in one file of JSON, and back.

The file says what it is: ``format`` and ``version`` beside the ``facts``. It is read strictly: anything that is not
understood is refused as a whole, with one sentence. Nothing is guessed and nothing is dropped.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from kneewise.exchange.ahead import first_ahead
from kneewise.plan import BadFact, Course, Fact, fact_to_json
from kneewise.plan.course import FORMAT, VERSION


class BadArchive(ValueError):  # noqa: N818  # reads as a claim
    """The file cannot be read; the message is one sentence that says what is wrong and what to do."""


class Ahead(BadArchive):
    """A fact in the file is more than a day ahead; ``at`` is when it says that it happened, in the person's zone."""

    def __init__(self, fact: Fact) -> None:
        self.at = fact.at.astimezone(ZoneInfo(fact.zone))
        super().__init__(
            f"An entry in the file is of {self.at:%Y-%m-%d}, which is more than a day ahead. "
            "Check this computer's clock, and on which date the file was saved."
        )


def archive_of(facts: Iterable[Fact]) -> str:
    """The file for these facts; ``facts_in`` reads them back equal, and so does ``kneewise next``."""
    written = [fact_to_json(fact) for fact in facts]
    document = {"format": FORMAT, "version": VERSION, "facts": written}
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def facts_in(content: bytes, *, now: datetime) -> tuple[Fact, ...]:
    """The facts of a file, in the order of (at, id), each once; raises ``BadArchive``, and ``Ahead`` of the future."""
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
        facts = Course.from_json(document).facts
    except BadFact as error:
        raise BadArchive(f"The file cannot be used: {error}") from error
    except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, nested too deep
        raise BadArchive("The file is not JSON. Give a file that Kneewise has saved.") from error
    ahead = first_ahead(facts, now=now)
    if ahead is not None:
        raise Ahead(ahead)
    return facts


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")
