"""What a person does in the app, as their browser sends it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from kneewise.plan import QUESTIONS

ZONE = "Europe/Paris"
Response = Any  # Django's test client adds attributes of its own


class Person:
    """Somebody with a right knee that hurts."""

    def __init__(self, *, client: Client, clock: Callable[[], datetime]) -> None:
        self.client = client
        self.clock = clock

    def opens(self, path: str) -> Response:
        return self.client.get(path)

    def sends(self, path: str, answers: Mapping[str, object]) -> Response:
        return self.client.post(path, {"zone": ZONE, **answers})

    def answers_safety(self, *, yes: tuple[str, ...] = ()) -> Response:
        answers = {question.code: "yes" if question.code in yes else "no" for question in QUESTIONS}
        return self.sends("/safety", {**answers, **({"sure": "on"} if yes else {})})

    def says_who_she_is(self, **more: object) -> Response:
        return self.sends("/about-you", {"knee": "right", "worst_pain_week": "4", **more})

    def starts(self, *, flags: tuple[str, ...] = ("none",), pain: str = "1") -> Response:
        return self.sends("/start", {"session": str(uuid4()), "flags": flags, "pain_right": pain, "pain_left": "0"})

    def logs(self, *facts: Mapping[str, object]) -> Response:
        return self.client.post("/api/facts", {"facts": list(facts)}, content_type="application/json")

    def fact(self, kind: str, **fields: object) -> dict[str, object]:
        return {"id": str(uuid4()), "kind": kind, "at": self.clock().isoformat(), "zone": ZONE, **fields}

    def session(self) -> dict[str, Any]:
        answer: dict[str, Any] = self.opens("/api/session").json()["session"]
        return answer

    def does_everything(self, *, peak_pain: int = 0) -> HttpResponse:
        """The whole open session as prescribed, with taps, as the player logs it."""
        session = self.session()
        of = {"session": session["open_session"]}
        for item in session["items"]:
            about = {**of, "exercise": item["exercise"], "side": item["side"]}
            for number in range(1, item["sets"] + 1):
                done = {"number": number, "reps_target": item["reps"], "reps_done": item["reps"], "load": item["load"]}
                self.logs(self.fact("set-done", **about, **done, how="tap", duration_s=60.0, report=None))
            self.logs(self.fact("exercise-rated", **about, peak_pain=peak_pain, effort=5))
        answer: HttpResponse = self.logs(self.fact("session-ended", **of, completed=True))
        return answer

    def reports_the_morning(self, *, pain: str = "1", swelling: str = "0", giving_way: str = "no") -> Response:
        sore = {"pain_right": pain, "swelling_right": swelling, "giving_way": giving_way}
        return self.sends("/morning", {**sore, "pain_left": "0", "swelling_left": "0"})

    def reports_an_hour_later(self, *, pain: str = "1") -> Response:
        return self.sends("/hour-after", {"pain_right": pain, "pain_left": "0"})
