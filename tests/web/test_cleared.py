from web.person import Person

WORDS = {"by": "Dr Who", "why": "The X-ray is fine.", "sure": "on"}


def test_it_opens_the_plan_again_after_a_clinician_and_new_answers(alice: Person) -> None:
    alice.answers_safety(yes=("E1",))
    alice.says_who_she_is()
    assert alice.sends("/safety/cleared", WORDS).url == "/safety"
    alice.answers_safety()
    assert alice.opens("/").url == "/today"


def test_it_does_not_open_an_emergency_without_new_answers(alice: Person) -> None:
    alice.answers_safety(yes=("E1",))
    alice.sends("/safety/cleared", WORDS)
    assert alice.opens("/").url == "/safety/stop"


def test_it_wants_who_what_and_a_clear_yes(alice: Person) -> None:
    alice.answers_safety(yes=("U1",))
    for missing in WORDS:
        page = alice.sends("/safety/cleared", {**WORDS, missing: ""})
        assert page.status_code == 422
    assert alice.opens("/").url == "/safety/stop"


def test_it_is_not_for_somebody_who_is_not_stopped(ready: Person) -> None:
    assert ready.sends("/safety/cleared", WORDS).url == "/"
