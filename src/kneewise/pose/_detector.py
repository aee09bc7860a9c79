"""BlazePose's person detector: a whole picture in, the people in it out.

Anchors, decoding and weighted non-maximum suppression follow MediaPipe's pose_detection_cpu.pbtxt (Apache-2.0).
"""

from dataclasses import dataclass

import numpy as np

from kneewise.pose._region import Floats, Region, Rgb, cut_out
from kneewise.pose._weights import Network

PIXELS = 224
MIN_SCORE = 0.5
"""MediaPipe's default for a first detection (min_pose_detection_confidence)."""
_SAME_PERSON = 0.3
"""Boxes that overlap more than this are one person."""
_CELLS = ((28, 2), (14, 2), (7, 6))
"""Cells a side, anchors a cell: strides 8, 16 and three times 32, two anchors each; 2254 in all."""
_BOX, _HIPS, _OVER_HEAD = slice(0, 4), slice(4, 6), slice(6, 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the picture: where, and how sure the detector is, 0 to 1."""

    region: Region
    score: float


class Detector:
    """Finds people."""

    def __init__(self) -> None:
        self._network = Network("pose_detector.tflite")
        self._anchors = _anchors()

    def people(self, picture: Rgb) -> list[Person]:
        """Everybody in the picture, the surest first."""
        whole = Region.whole(picture)
        square = cut_out(picture, whole, pixels=PIXELS, outside=127.5)
        raw, logits = self._network.run(square / np.float32(127.5) - np.float32(1), 0, 1)
        scores = 1 / (1 + np.exp(-np.clip(logits[:, 0], -80, 80)))
        sure = scores >= MIN_SCORE
        values = raw[sure] / PIXELS
        values[:, :2] += self._anchors[sure]
        values[:, 4:] += np.tile(self._anchors[sure], 4)
        return [_person(v, s, whole) for v, s in _without_doubles(values.astype(np.float32), scores[sure])]


def _anchors() -> Floats:
    layers = []
    for cells, anchors in _CELLS:
        centres = (np.arange(cells, dtype=np.float32) + 0.5) / cells
        grid = np.stack(np.meshgrid(centres, centres), axis=-1).reshape(-1, 2)
        layers.append(np.repeat(grid, anchors, axis=0))
    return np.concatenate(layers).astype(np.float32)


def _without_doubles(values: Floats, scores: Floats) -> list[tuple[Floats, float]]:
    """Melt boxes of the same person into one, each weighing as much as its score."""
    people = []
    left = np.argsort(-scores)
    while left.size:
        first = left[0]
        same = _overlap(values[first, _BOX], values[left][:, _BOX]) > _SAME_PERSON
        same[0] = True
        group = left[same]
        people.append((np.average(values[group], axis=0, weights=scores[group]), float(scores[first])))
        left = left[~same]
    return people


def _overlap(box: Floats, others: Floats) -> Floats:
    """Intersection over union of boxes given as centre x, centre y, width, height."""
    low = np.maximum(box[:2] - box[2:] / 2, others[:, :2] - others[:, 2:] / 2)
    high = np.minimum(box[:2] + box[2:] / 2, others[:, :2] + others[:, 2:] / 2)
    shared = np.clip(high - low, 0, None).prod(axis=1)
    either = box[2:].prod() + others[:, 2:].prod(axis=1) - shared
    result: Floats = shared / np.maximum(either, 1e-9)
    return result


def _person(values: Floats, score: float, whole: Region) -> Person:
    hips, over_head = whole.to_picture(np.stack([values[_HIPS], values[_OVER_HEAD]]))
    return Person(region=Region.along(hips, over_head), score=score)
