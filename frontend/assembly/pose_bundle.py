"""Makes the pose bundle that MediaPipe's tasks-vision wants from BlazePose's own weights.

The bundle is a zip, stored and not deflated, of ``pose_detector.tflite`` and ``pose_landmarks_detector.tflite``. Each
must say in TFLite metadata how pixels become numbers, (value − mean) / std; the weights in npm's ``@mediapipe/pose`` do
not say it.

The metadata is added without touching a byte of the network. Offsets in a FlatBuffer point forward, so a new head (the
root table and the vectors that grow) is put in front of the old file and points into it, and the metadata goes behind.
Field numbers are those of TFLite's ``schema.fbs`` and of TFLite Support's ``metadata_schema.fbs``.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from assembly.flatbuffer import Reader, Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

# Table Model of schema.fbs.
VERSION, OPERATOR_CODES, SUBGRAPHS, DESCRIPTION, BUFFERS, METADATA_BUFFER, METADATA, SIGNATURES = range(8)
KEPT = (OPERATOR_CODES, SUBGRAPHS, DESCRIPTION, SIGNATURES)  # the new root points to these as they are
# Tables Buffer and Metadata of schema.fbs.
BUFFER_DATA = 0
METADATA_NAME, METADATA_INDEX = range(2)
# Tables of metadata_schema.fbs.
MODEL_SUBGRAPHS = 3
SUBGRAPH_INPUTS = 2
TENSOR_PROCESS_UNITS = 4
UNIT_OPTIONS_TYPE, UNIT_OPTIONS = range(2)
NORMALIZATION_OPTIONS = 1  # its number in the union ProcessUnitOptions
NORMALIZATION_MEAN, NORMALIZATION_STD = range(2)

# The alignment that schema.fbs asks of a buffer's content.
BUFFER_ALIGNMENT = 16
# What a zip says when it says nothing: so that the same weights make the same bundle.
EPOCH = (1980, 1, 1, 0, 0, 0)


def pose_bundle(*, detector: bytes, landmarks: bytes) -> bytes:
    """The ``.task`` bundle of the two networks. Detector pixels lie in [-1, 1], landmark pixels in [0, 1]."""
    entries = {
        "pose_detector.tflite": with_normalization(detector, mean=127.5, std=127.5),
        "pose_landmarks_detector.tflite": with_normalization(landmarks, mean=0.0, std=255.0),
    }
    return _stored_zip(entries)


def with_normalization(model: bytes, *, mean: float, std: float) -> bytes:
    """The same network, with metadata that says how its one input is normalised."""
    if model[4:8] != b"TFL3":
        raise ValueError("this is not a TFLite model: its identifier is not TFL3")
    old = Reader(data=model)
    count = len(old.targets(old.root(), BUFFERS))
    writer = Writer()
    buffer_hole, entry_hole = _write_head(writer, old)
    writer.data.extend(model)
    writer.align(BUFFER_ALIGNMENT)
    buffer = writer.table(offsets=(BUFFER_DATA,))
    writer.point(buffer_hole, buffer.start)
    content = writer.blob(_normalization(mean=mean, std=std), alignment=BUFFER_ALIGNMENT)
    writer.point(buffer.holes[BUFFER_DATA], content)
    entry = writer.table(offsets=(METADATA_NAME,), words={METADATA_INDEX: count})
    writer.point(entry_hole, entry.start)
    writer.point(entry.holes[METADATA_NAME], writer.string("TFLITE_METADATA"))
    return bytes(writer.data)


def _write_head(writer: Writer, old: Reader) -> tuple[int, int]:
    """Write the new root, which points into the old file behind it. Gives the holes of the new buffer and entry."""
    root = old.root()
    kept = {n: target for n in KEPT if (target := old.target(root, n)) is not None}
    version = old.field(root, VERSION)
    hole = writer.root(b"TFL3")
    table = writer.table(
        offsets=(*kept, BUFFERS, METADATA_BUFFER, METADATA),
        words={VERSION: 0 if version is None else old.word(version)},
    )
    writer.point(hole, table.start)
    places = {table.holes[n]: target for n, target in kept.items()}
    last_holes = []
    for number in (BUFFERS, METADATA):
        targets = old.targets(root, number)
        vector, holes = writer.vector(len(targets) + 1)
        writer.point(table.holes[number], vector)
        places |= dict(zip(holes, targets, strict=False))
        last_holes.append(holes[-1])
    indices = (*old.numbers(root, METADATA_BUFFER), len(old.targets(root, BUFFERS)))
    writer.point(table.holes[METADATA_BUFFER], writer.words(*indices))
    writer.align(BUFFER_ALIGNMENT)
    shift = len(writer.data)
    for place, target in places.items():
        writer.point(place, shift + target)
    return last_holes[0], last_holes[1]


def _normalization(*, mean: float, std: float) -> bytes:
    """A ModelMetadata with one subgraph, one input tensor and one process unit."""
    writer = Writer()
    hole = writer.root(b"M001")
    for numbers in ((MODEL_SUBGRAPHS,), (SUBGRAPH_INPUTS,), (TENSOR_PROCESS_UNITS,)):
        table = writer.table(offsets=numbers)
        writer.point(hole, table.start)
        vector, (hole,) = writer.vector(1)
        writer.point(table.holes[numbers[0]], vector)
    unit = writer.table(offsets=(UNIT_OPTIONS,), bytes_={UNIT_OPTIONS_TYPE: NORMALIZATION_OPTIONS})
    writer.point(hole, unit.start)
    options = writer.table(offsets=(NORMALIZATION_MEAN, NORMALIZATION_STD))
    writer.point(unit.holes[UNIT_OPTIONS], options.start)
    writer.point(options.holes[NORMALIZATION_MEAN], writer.floats(mean))
    writer.point(options.holes[NORMALIZATION_STD], writer.floats(std))
    return bytes(writer.data)


def _stored_zip(entries: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=EPOCH), data)
    return content.getvalue()
