"""Whom to follow."""

from enum import StrEnum


class Choice(StrEnum):
    """Whom to follow when several people of about the same size are in the first picture."""

    PROMINENT = "prominent"
    """The largest, or of two as large the one nearer to the middle."""
    LEFT = "left"
    """The one furthest to the left in the picture."""
    RIGHT = "right"
    """The one furthest to the right in the picture."""
