"""The pose bundle: the same networks, each with a word on how its pixels become numbers."""

import struct
import zipfile
from importlib import resources
from io import BytesIO

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter
from assembly.flatbuffer import Reader
from assembly.pose_bundle import BUFFERS, METADATA, pose_bundle, with_normalization

pytestmark = pytest.mark.network

WEIGHTS = resources.files("kneewise.pose") / "weights"
METADATA_NAME = 0
BUFFER_DATA = 0


def weights(name: str) -> bytes:
    return (WEIGHTS / name).read_bytes()


def answers(model: bytes) -> np.ndarray:
    interpreter = Interpreter(model_content=model)
    interpreter.allocate_tensors()
    given = interpreter.get_input_details()[0]
    picture = np.random.default_rng(seed=1).random(given["shape"], dtype=np.float32)
    interpreter.set_tensor(given["index"], picture)
    interpreter.invoke()
    answer: np.ndarray = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
    return answer


@pytest.mark.parametrize("name", ["pose_detector.tflite", "pose_landmark_full.tflite", "pose_landmark_lite.tflite"])
def test_the_network_answers_as_before(name: str) -> None:
    assert np.array_equal(answers(weights(name)), answers(with_normalization(weights(name), mean=0.0, std=255.0)))


def test_the_metadata_is_the_last_buffer_and_says_mean_and_deviation() -> None:
    reader = Reader(data=with_normalization(weights("pose_detector.tflite"), mean=127.5, std=64.0))
    entry = reader.targets(reader.root(), METADATA)[-1]
    name = reader.target(entry, METADATA_NAME)
    assert name is not None
    assert reader.data[name + 4 : name + 19] == b"TFLITE_METADATA"
    content = reader.target(reader.targets(reader.root(), BUFFERS)[-1], BUFFER_DATA)
    assert content is not None
    metadata = reader.data[content + 4 : content + 4 + reader.word(content)]
    assert metadata[4:8] == b"M001"
    assert struct.pack("<f", 127.5) in metadata
    assert struct.pack("<f", 64.0) in metadata


def test_the_bundle_is_stored_plainly_and_the_same_each_time() -> None:
    parts = {"detector": weights("pose_detector.tflite"), "landmarks": weights("pose_landmark_lite.tflite")}
    bundle = pose_bundle(**parts)
    with zipfile.ZipFile(BytesIO(bundle)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["pose_detector.tflite", "pose_landmarks_detector.tflite"]
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert bundle == pose_bundle(**parts)


def test_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="not a TFLite model"):
        with_normalization(b"no network at all", mean=0.0, std=1.0)
