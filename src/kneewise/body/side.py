"""Left and right, as the person means them."""

from enum import StrEnum


class Side(StrEnum):
    """A side of the person's own body, never of the picture."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT
