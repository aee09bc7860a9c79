"""The recordings under their former name; new tests import ``recordings``."""

from recordings import FOLDER, SIT_TO_STAND, SQUAT, STILLS, followed, needed

__all__ = ["FOLDER", "SIT_TO_STAND", "SQUAT", "STILLS", "followed", "needed"]
