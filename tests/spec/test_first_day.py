"""The first day: four exercises lying down, on each leg; no squat yet, and the reason why."""

from kneewise.plan import Answer, Change
from spec.story import Story


def test_the_first_session_is_four_exercises_of_three_sets_of_ten_on_each_leg() -> None:
    session = Story().ready().session(0)
    assert session.verdict is Answer.TRAIN
    assert [(item.exercise.name, item.legs.value, item.sets, item.reps) for item in session.items] == [
        ("straight-leg-raise", "left", 3, 10),
        ("straight-leg-raise", "right", 3, 10),
        ("side-lying-leg-raise", "left", 3, 10),
        ("side-lying-leg-raise", "right", 3, 10),
        ("clamshell", "left", 3, 10),
        ("clamshell", "right", 3, 10),
        ("hip-extension", "left", 3, 10),
        ("hip-extension", "right", 3, 10),
    ]
    assert {item.change for item in session.items} == {Change.NEW}


def test_the_semi_squat_is_refused_on_the_first_day_and_says_why() -> None:
    session = Story().ready().session(0)
    (refusal,) = session.refusals
    assert refusal.exercise.name == "semi-squat"
    assert refusal.reasons[0].rule == "gate-a"
    assert "later" in refusal.reasons[0].says


def test_what_to_avoid_is_told_with_until_when() -> None:
    avoid = Story().ready().session(0).to_json()["avoid"]
    assert [each["activity"] for each in avoid] == ["Stairs as training", "Deep squats", "Lunges", "Running", "Jumping"]
    assert all(each["until"].startswith("until") for each in avoid)


def test_a_session_with_nothing_known_asks_before_it_gives_any_exercise() -> None:
    session = Story().session(0)
    assert (session.verdict, session.may_start, session.items) == (Answer.REST, False, ())
    assert session.needs == ("screening-full", "profile")


def test_every_reason_and_criterion_names_its_source() -> None:
    session = Story().ready().session(0)
    reasons = [reason for item in session.items for reason in item.reasons]
    reasons += [reason for refusal in session.refusals for reason in refusal.reasons]
    assert all(each.source for each in (*reasons, *session.reasons, *session.gates[0].criteria))


def test_the_decision_names_its_protocol() -> None:
    provenance = Story().ready().session(0).provenance
    assert (provenance.protocol, provenance.version) == ("chondromalacia", "0.3")
    assert len(provenance.sha256) == 64
