from web.person import Person


def test_it_welcomes_a_newcomer_and_says_what_it_is_not(alice: Person) -> None:
    page = alice.opens("/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "Not a certified medical device" in text
    assert "Nothing leaves this computer" in text


def test_it_asks_for_the_first_facts_after_the_safety_questions(alice: Person) -> None:
    alice.answers_safety()
    assert alice.opens("/").url == "/about-you"


def test_it_goes_to_today_when_nothing_is_missing(ready: Person) -> None:
    assert ready.opens("/").url == "/today"


def test_it_goes_to_the_stop_page_while_a_flag_stands(alice: Person) -> None:
    alice.answers_safety(yes=("U1",))
    assert alice.opens("/").url == "/safety/stop"


def test_it_goes_to_today_while_a_session_is_open(training: Person) -> None:
    assert training.opens("/").url == "/today"
    assert "Carry on" in training.opens("/today").content.decode()
