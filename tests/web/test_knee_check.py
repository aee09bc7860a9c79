from web.person import Person


def test_it_keeps_both_tests(ready: Person) -> None:
    assert ready.sends("/knee-check", {"sit_to_stand_pain": "1", "step_down_pain": "2"}).url == "/"
    gate = ready.session()["gates"][0]
    assert {criterion["criterion"] for criterion in gate["met"]} >= {"sit-to-stand", "step-down"}


def test_it_wants_both(ready: Person) -> None:
    assert ready.sends("/knee-check", {"sit_to_stand_pain": "1"}).status_code == 422
