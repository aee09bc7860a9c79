from web.person import Person


def test_it_has_nothing_to_show_before_a_session_has_ended(training: Person) -> None:
    assert training.opens("/summary").url == "/"


def test_it_counts_what_was_done_and_says_what_comes_next(training: Person) -> None:
    training.does_everything(peak_pain=2)
    text = training.opens("/summary").content.decode()
    assert "10 + 10 + 10" in text
    assert "What comes next, and why" in text


def test_its_strongest_pain_is_the_strongest_that_was_said(training: Person) -> None:
    session = training.session()["open_session"]
    about = {"session": session, "exercise": "clamshell", "side": "right"}
    training.logs(training.fact("pain-reported", **about, pain=5, place="elsewhere"))
    training.logs(training.fact("pain-reported", **about, pain=7, place="kneecap"))
    training.does_everything(peak_pain=2)
    done = training.opens("/summary").context["done"]
    assert done.peak_pain == 7
    assert [work.peak_pain for work in done.work if work.exercise.name == "clamshell"] == [2, 7]


def test_it_says_of_which_leg_a_reason_speaks_when_they_differ(training: Person) -> None:
    session = training.session()
    for item in session["items"]:
        about = {"session": session["open_session"], "exercise": item["exercise"], "side": item["side"]}
        done = {"number": 1, "reps_target": 10, "reps_done": 10, "load": item["load"], "how": "tap"}
        training.logs(training.fact("set-done", **about, **done, duration_s=None, report=None))
        pain = 4 if item["side"] == "right" else 0
        training.logs(training.fact("exercise-rated", **about, peak_pain=pain, effort=5))
    training.logs(training.fact("session-ended", session=session["open_session"], completed=True))
    text = training.opens("/summary").content.decode()
    assert "Right leg:" in text
    assert "Left leg:" in text


def test_the_later_of_two_facts_about_a_set_counts(training: Person) -> None:
    session = training.session()["open_session"]
    about = {"session": session, "exercise": "clamshell", "side": "right", "number": 1, "reps_target": 10}
    load = {"ankle_weight_kg": 0.0, "band": "none", "range_deg": None}
    for reps in (0, 9):
        done = {**about, "reps_done": reps, "load": load, "how": "tap", "duration_s": None, "report": None}
        training.logs(training.fact("set-done", **done))
    training.logs(training.fact("session-ended", session=session, completed=False))
    done = training.opens("/summary").context["done"]
    assert done.reps == 9
    assert not done.completed


def test_it_gives_the_share_of_clean_repetitions_that_the_camera_saw(training: Person) -> None:
    session = training.session()["open_session"]
    load = {"ankle_weight_kg": 0.0, "band": "none", "range_deg": None}
    report = {"summary": {"counted": 10, "clean": 6, "faulty": 2, "not_judged": 2}}
    about = {"session": session, "exercise": "clamshell", "side": "right", "number": 1, "reps_target": 10}
    done = {**about, "reps_done": 10, "load": load, "how": "camera", "duration_s": 61.5, "report": report}
    training.logs(training.fact("set-done", **done))
    training.logs(training.fact("session-ended", session=session, completed=True))
    assert "about 75 %" in training.opens("/summary").content.decode()


def test_it_leads_to_the_stop_page_when_the_session_ended_badly(training: Person) -> None:
    training.does_everything(peak_pain=8)
    text = training.opens("/summary").content.decode()
    assert "What to do" in text
    assert "What comes next" not in text
