"""The page about the form points says what the coach does."""

from exercises.form_points import PAGE, page


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it again: just form-points"
