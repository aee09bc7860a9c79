from web.person import Person


def test_it_tells_the_player_all_that_it_needs(training: Person) -> None:
    answer = training.opens("/api/session").json()
    assert answer["session"]["open_session"]
    assert answer["exercises"].keys() >= {item["exercise"] for item in answer["session"]["items"]}
    assert answer["exercises"]["clamshell"].keys() >= {
        "name",
        "title",
        "purpose",
        "start",
        "steps",
        "cautions",
        "camera_advice",
        "view",
        "hold_s",
        "tempo_s",
    }
    assert [fact["kind"] for fact in answer["facts"]] == ["session-started"]


def test_after_a_reload_everything_that_was_logged_is_there(training: Person) -> None:
    session = training.session()["open_session"]
    load = {"ankle_weight_kg": 0.0, "band": "none", "range_deg": None}
    about = {"session": session, "exercise": "clamshell", "side": "right", "number": 1, "reps_target": 10}
    fact = training.fact("set-done", **about, reps_done=10, load=load, how="tap", duration_s=60.5, report=None)
    training.logs(fact)
    kept = training.opens("/api/session").json()["facts"]
    assert [one["id"] for one in kept if one["kind"] == "set-done"] == [fact["id"]]


def test_its_items_stay_as_they_were_at_the_start(training: Person) -> None:
    before = training.session()["items"]
    session = training.session()["open_session"]
    about = {"session": session, "exercise": "clamshell", "side": "right"}
    training.logs(training.fact("exercise-rated", **about, peak_pain=2, effort=9))
    after = training.session()["items"]
    assert [(item["sets"], item["reps"]) for item in after] == [(item["sets"], item["reps"]) for item in before]
