"""The plan's answers in short, as the tables print them."""

from kneewise.plan import Answer, Change, Item, Reason
from spec.rulebook.rule import Answered
from spec.story import Story

CHANGES = {
    Change.PROGRESS: "harder",
    Change.HOLD: "same",
    Change.REDUCE: "easier",
    Change.STOP: "stopped",
    Change.NEW: "new",
}


def dose(item: Item) -> str:
    """Sets, repetitions and load."""
    parts = [f"{item.sets} × {item.reps}"]
    if item.load.ankle_weight_kg:
        parts.append(f"{item.load.ankle_weight_kg:g} kg")
    if item.load.band.value != "none":
        parts.append(f"{item.load.band.value} band")
    if item.load.range_deg is not None:
        parts.append(f"{item.load.range_deg}°")
    return ", ".join(parts)


def of_item(story: Story, day: int, exercise: str, side: str) -> Answered:
    """What becomes of one exercise on one leg: harder, same, easier, stopped, new, or not given."""
    session = story.session(day)
    for item in session.items:
        if (item.exercise.name, item.legs.value) == (exercise, side):
            return Answered(plan=f"{CHANGES[item.change]}: {dose(item)}", **_spoken(item.reasons))
    for refusal in session.refusals:
        if refusal.exercise.name == exercise:
            return Answered(plan="not given", **_spoken(refusal.reasons))
    return of_day(story, day)


def of_day(story: Story, day: int, *, hour: int = 18, minute: int = 1) -> Answered:
    """What the day is: training, rest until a day, or no exercise at all."""
    session = story.session(day, hour=hour, minute=minute)
    if session.triage is not None:
        flag = session.triage.flags[0]
        return Answered(plan=f"no exercise ({session.triage.level.value})", rule=flag.code, says=flag.do)
    if session.verdict is Answer.TRAIN:
        return Answered(plan="train today", **_spoken(session.reasons))
    due = story.due_day(day, hour=hour)
    when = "later today" if due == day else f"on day {due + 1}"
    return Answered(plan=f"rest; next session {when}", **_spoken(session.reasons))


def is_light(story: Story, day: int) -> bool:
    """Whether the session of a day belongs to a light week."""
    return "light-week" in {reason.rule for reason in story.session(day).reasons}


def of_criterion(story: Story, day: int, name: str) -> Answered:
    """One condition of the gate: met or not met."""
    gate = story.session(day).gates[0]
    criterion = next(each for each in gate.criteria if each.name == name)
    return Answered(plan="met" if criterion.met else "not met", rule=name, says=criterion.says)


def of_needs(story: Story, day: int, *, hour: int = 18, minute: int = 1) -> Answered:
    """What is asked next, and whether the session may begin."""
    session = story.session(day, hour=hour, minute=minute)
    asked = ", ".join(session.needs) or "nothing"
    return Answered(plan=f"asks: {asked}; {'may start' if session.may_start else 'may not start'}")


def of_note(story: Story, day: int, rule: str) -> Answered:
    """Advice to talk with a clinician, or none."""
    notes = [note for note in story.session(day).notes if note.rule == rule]
    return Answered(plan="advice", **_spoken(tuple(notes))) if notes else Answered(plan="no advice")


def _spoken(reasons: tuple[Reason, ...]) -> dict[str, str]:
    """The rules that speak, and what they say."""
    return {
        "rule": " + ".join(reason.rule for reason in reasons),
        "says": " ".join(reason.says for reason in reasons),
    }
