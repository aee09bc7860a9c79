"""From pixels to landmarks: video files, the BlazePose network, landmark tracks, and films of the figure.

Tracks of landmarks need nothing else. The rest needs the extra ``video`` and is imported by its own name:
``pose.source`` follows a person through a video, ``pose.film`` renders the figure, ``pose.drawing`` marks pictures.
"""

from kneewise.pose.choice import Choice
from kneewise.pose.errors import BadRecording, NoWeights
from kneewise.pose.track import is_track, read_track, write_track

__all__ = ["BadRecording", "Choice", "NoWeights", "is_track", "read_track", "write_track"]
