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


def test_the_player_is_told_in_the_language_of_the_page(training: Person) -> None:
    told = training.client.get("/api/session", HTTP_ACCEPT_LANGUAGE="es").json()
    assert told["exercises"]["clamshell"]["title"] == "Almeja"
    first = told["session"]["items"][0]["reasons"][0]
    assert first["says"].startswith("Esto es nuevo para ti")
    assert told["coach_says"]["Hold it open for one second."] == "Mantenla abierta un segundo."


def test_in_english_the_coach_needs_no_other_words(training: Person) -> None:
    assert training.opens("/api/session").json()["coach_says"] == {}
