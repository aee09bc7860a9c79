"""BlazePose's landmark network: one person's region in, 33 landmarks and the next region out.

Decoding and refinement by heatmaps follow MediaPipe's tensors_to_pose_landmarks_and_segmentation.pbtxt (Apache-2.0).
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from kneewise.body import VALUES_PER_LANDMARK, Landmark
from kneewise.pose._region import Floats, Region, Rgb, cut_out
from kneewise.pose._weights import Network

Model: TypeAlias = Literal["full", "lite"]

PIXELS = 256
MIN_SCORE = 0.5
"""Under this there is nobody in the region (pose_landmark_by_roi_post_processing.pbtxt)."""
_BODY = len(Landmark)
_HIPS, _OVER_HEAD = 33, 34
"""Auxiliary landmarks that place the next region."""
_REACH = 3
"""The heatmap refines within a window of 7 × 7 cells."""
_MIN_HEAT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """One person in one picture.

    ``flat`` is 33 × 6 as in ``body.Frame.from_flat``, its pixels those of the picture, its metres along the picture's
    axes with the hips' middle as the origin; ``score`` says how sure the network is that somebody is there (0 to 1);
    ``following`` is where to look in the next picture.
    """

    flat: Floats
    score: float
    following: Region


class Landmarker:
    """Finds the landmarks of the person in a region."""

    def __init__(self, model: Model = "full") -> None:
        self._network = Network(f"pose_landmark_{model}.tflite")

    def pose(self, picture: Rgb, region: Region) -> Pose | None:
        """The person in the region, or ``None`` where there is nobody."""
        square = cut_out(picture, region, pixels=PIXELS)
        raw, score, heat, metres = self._network.run(square / np.float32(255), 0, 1, 3, 4)
        if score[0] < MIN_SCORE:
            return None
        values = raw.reshape(-1, 5)
        places = region.to_picture(_refined(values[:, :2] / PIXELS, heat))
        flat = np.empty((_BODY, VALUES_PER_LANDMARK), dtype=np.float32)
        world = metres.reshape(-1, 3)[:_BODY]
        flat[:, :2], flat[:, 2] = region.turned(world[:, :2]), world[:, 2]
        flat[:, 3] = _sigmoid(values[:_BODY, 3])
        flat[:, 4:] = places[:_BODY]
        return Pose(flat=flat, score=float(score[0]), following=Region.along(places[_HIPS], places[_OVER_HEAD]))


def _sigmoid(values: Floats) -> Floats:
    result: Floats = 1 / (1 + np.exp(-values))
    return result


def _refined(points: Floats, logits: Floats) -> Floats:
    """Move each point to the middle of the heat around it, where its heatmap has a clear peak there."""
    cells, _, _ = logits.shape
    corner = np.clip((points * cells).astype(np.intp), 0, cells - 1)
    window = np.arange(-_REACH, _REACH + 1)
    columns, rows = corner[:, 0, None] + window, corner[:, 1, None] + window
    inside_x, inside_y = (columns >= 0) & (columns < cells), (rows >= 0) & (rows < cells)
    inside = inside_y[:, :, None] & inside_x[:, None, :]
    which = np.arange(len(points))[:, None, None]
    row, column = np.clip(rows, 0, cells - 1)[:, :, None], np.clip(columns, 0, cells - 1)[:, None, :]
    heat = np.where(inside, _sigmoid(logits[row, column, which]), 0)
    total = heat.sum(axis=(1, 2))
    x = (heat * columns[:, None, :]).sum(axis=(1, 2)) / np.maximum(total, 1e-9) / cells
    y = (heat * rows[:, :, None]).sum(axis=(1, 2)) / np.maximum(total, 1e-9) / cells
    clear = heat.max(axis=(1, 2)) >= _MIN_HEAT
    return np.where(clear[:, None], np.stack([x, y], axis=-1), points).astype(np.float32)
