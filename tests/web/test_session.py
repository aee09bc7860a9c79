import re

from web.person import Person


def test_it_is_the_shell_for_the_player(training: Person) -> None:
    text = training.opens("/session").content.decode()
    assert '<main id="player"' in text
    for name, value in {
        "session-url": "/api/session",
        "facts-url": "/api/facts",
        "figure-url": "/api/figure/",
        "core-url": "/core.zip",
        "assets-url": "/static/kneewise/app/",
        "done-url": "/summary",
    }.items():
        assert f'data-{name}="{value}"' in text
    assert re.search(r'<meta name="csrf-token" content="\w{64}">', text)
    assert "<noscript>" in text


def test_it_gives_the_token_as_a_cookie_too(training: Person) -> None:
    assert "kneewise_csrf" in training.opens("/session").cookies


def test_it_asks_the_questions_of_the_day_first(ready: Person) -> None:
    assert ready.opens("/session").url == "/start"
