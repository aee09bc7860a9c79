"""A clock that the test sets."""

from datetime import datetime, timedelta


class FixedClock:
    """Tells the time that it was set to; each question takes a second, so that facts have an order."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def forward(self, *, hours: float) -> None:
        self.now += timedelta(hours=hours)
