"""The words of the body: its points, its sides, its proportions, and a figure that moves."""

from kneewise.body.frame import VALUES_PER_LANDMARK, Frame, Pixel, Seen
from kneewise.body.landmark import LEGS, Landmark
from kneewise.body.side import Side
from kneewise.body.vector import Point

__all__ = ["LEGS", "VALUES_PER_LANDMARK", "Frame", "Landmark", "Pixel", "Point", "Seen", "Side"]
