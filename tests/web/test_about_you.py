import pytest

from web.person import Person


def test_it_needs_only_the_knee(alice: Person) -> None:
    alice.answers_safety()
    assert alice.sends("/about-you", {"knee": "left"}).url == "/"
    assert alice.opens("/").url == "/today"


def test_it_will_not_go_on_without_the_knee(alice: Person) -> None:
    page = alice.sends("/about-you", {"body_mass_kg": "70"})
    assert page.status_code == 422
    assert "Please choose the knee that hurts." in page.content.decode()
    assert 'value="70"' in page.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "accepted"),
    [
        ("body_mass_kg", "25", True),
        ("body_mass_kg", "24.9", False),
        ("body_mass_kg", "300", True),
        ("body_mass_kg", "300.1", False),
        ("body_mass_kg", "heavy", False),
        ("body_mass_kg", "nan", False),
        ("height_cm", "100", True),
        ("height_cm", "99.9", False),
        ("height_cm", "230", True),
        ("height_cm", "230.1", False),
        ("height_cm", "1.74", False),
        ("worst_pain_week", "0", True),
        ("worst_pain_week", "10", True),
        ("worst_pain_week", "11", False),
        ("worst_pain_week", "2.5", False),
        ("knee", "middle", False),
        ("sex", "unsaid", True),
        ("sex", "other", False),
        ("equipment", "band", True),
        ("equipment", "barbell", False),
    ],
)
def test_it_takes_what_can_be_true(alice: Person, field: str, value: str, accepted: bool) -> None:  # noqa: FBT001
    page = alice.sends("/about-you", {"knee": "both", field: value})
    assert page.status_code == (302 if accepted else 422)


def test_it_remembers_what_was_said_but_not_last_weeks_pain(alice: Person) -> None:
    alice.says_who_she_is(body_mass_kg="71.5", height_cm="174", sex="female", equipment=["band"])
    form = alice.opens("/about-you").context["form"]
    assert {name: form[name].initial for name in ("knee", "body_mass_kg", "height_cm", "sex", "equipment")} == {
        "knee": "right",
        "body_mass_kg": 71.5,
        "height_cm": 174.0,
        "sex": "female",
        "equipment": ["band"],
    }
    assert form["worst_pain_week"].initial is None


def test_it_leads_to_the_stop_page_when_the_pain_was_very_strong(alice: Person) -> None:
    alice.answers_safety()
    alice.says_who_she_is(worst_pain_week="8")
    assert alice.opens("/").url == "/safety/stop"


def test_it_asks_which_days_suit_and_plans_for_them(alice: Person) -> None:
    alice.answers_safety()
    assert alice.says_who_she_is(days=["monday", "thursday"]).status_code == 302
    page = alice.opens("/about-you").content.decode()
    assert page.count("checked") >= 3
    assert 'value="thursday"' in page


def test_a_day_of_the_week_that_is_none_is_refused(alice: Person) -> None:
    alice.answers_safety()
    assert alice.says_who_she_is(days=["someday"]).status_code == 422
