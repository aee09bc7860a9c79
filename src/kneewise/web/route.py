"""Which page is next: the plan says what is needed, this says where it is asked."""

from kneewise.plan import Session

_PAGES = {
    "screening-full": "safety",
    "profile": "about-you",
    "hour-after": "hour-after",
    "morning-check": "morning",
}
_BEFORE_ALL = ("screening-full", "profile")


def page_before_all(session: Session) -> str | None:
    """The page without which no other makes sense: the stop page, the safety questions, the first facts."""
    if session.triage is not None:
        return "stop"
    return next((_PAGES[need] for need in _BEFORE_ALL if need in session.needs), None)


def next_page(session: Session) -> str:
    """The page to show to somebody who asks for nothing in particular."""
    before = page_before_all(session)
    if before is not None or session.open_session is not None:
        return before or "today"
    return next((_PAGES[need] for need in session.needs if need in _PAGES), "today")
