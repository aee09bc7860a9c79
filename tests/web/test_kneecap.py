import re
from html import unescape

from web.person import Person


def text_of(person: Person) -> str:
    page = unescape(person.opens("/progress/kneecap").content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_it_is_there_before_anything_is_known(alice: Person) -> None:
    text = text_of(alice)
    assert "After your first session the weeks appear here." in text
    assert "this is for an average person" in text


def test_it_compares_the_five_exercises_with_daily_life_and_sport(ready: Person) -> None:
    page = ready.opens("/progress/kneecap").content.decode()
    table = page[page.index('<table class="bars">') :]
    titles = re.findall(r'<th scope="row">([^<]+?) <span>', table)[:12]
    assert titles[:2] == ["Hip extension", "Side-lying leg raise"]
    assert titles.index("Semi squat") < titles.index("Walking") < titles.index("Stairs down") < titles.index("Running")
    assert titles[-1] == "Jumping down"


def test_it_says_where_each_figure_comes_from_and_how_far_to_trust_it(ready: Person) -> None:
    text = text_of(ready)
    assert "Hart HF et al. 2022" in text
    assert "our proposal" in text
    assert "pain has the last word" in text


def test_what_a_person_is_like_is_counted_in(ready: Person) -> None:
    ready.says_who_she_is(body_mass_kg="62", height_cm="165", sex="female")
    assert "this is for an average person" not in text_of(ready)


def test_it_tells_week_by_week_what_each_kneecap_bore(training: Person) -> None:
    training.does_everything()
    text = text_of(training)
    assert "1 session" in text
    left, right = re.findall(r"(?:left|right) knee (\d+) BW·s", text)[:2]
    assert left == right
    assert 80 < int(left) < 100


def test_it_shows_how_much_room_the_next_session_uses(ready: Person) -> None:
    text = text_of(ready)
    assert re.search(r"Left knee in one session \d+ of 150 BW·s", text)
    assert re.search(r"Right knee in seven days \d+ of 450 BW·s", text)


def test_a_locked_plan_shows_no_room(ready: Person) -> None:
    ready.answers_safety(yes=("U1",))
    assert "How much room there is" not in text_of(ready)


def test_sets_that_cannot_be_calculated_are_told_of(training: Person) -> None:
    session = training.session()["open_session"]
    load = {"ankle_weight_kg": 0.0, "band": "none", "range_deg": 150}
    about = {"session": session, "exercise": "semi-squat", "side": "both", "number": 1}
    training.logs(
        training.fact(
            "set-done", **about, reps_target=10, reps_done=10, load=load, how="tap", duration_s=60.0, report=None
        )
    )
    assert "One set is left out" in text_of(training)


def test_squats_before_the_camera_are_counted_as_they_were_done(training: Person) -> None:
    session = training.session()["open_session"]
    load = {"ankle_weight_kg": 0.0, "band": "none", "range_deg": 45}
    rep = {"peak_deg": 60.0, "peak_deg_plus_minus": 7.0, "lifting_s": 2.0, "hold_s": 1.0, "lowering_s": 2.0}
    about = {"session": session, "exercise": "semi-squat", "side": "both", "number": 1}
    training.logs(
        training.fact(
            "set-done",
            **about,
            reps_target=10,
            reps_done=10,
            load=load,
            how="camera",
            duration_s=60.0,
            report={"reps": [rep] * 10},
        )
    )
    text = text_of(training)
    assert "as they were done" in text
    assert "peak 1.7 ×" in text
