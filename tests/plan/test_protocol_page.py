"""The page about protocols says what the rules do."""

from plan.protocol_page import PAGE, page


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it again: just protocol-page"
