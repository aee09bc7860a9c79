"""The pose network's files, and the engine that runs them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from kneewise.pose._region import Floats
from kneewise.pose.errors import NoWeights

_THREADS = max(1, min(4, os.cpu_count() or 1))


class Network:
    """One .tflite file of kneewise/pose/weights, ready to run; never touches the network of computers."""

    def __init__(self, file: str) -> None:
        place = resources.files("kneewise.pose") / "weights" / file
        if not place.is_file():
            message = (
                f"the pose network's file {file} is missing from this installation: "
                "build the package again (`uv sync --reinstall-package kneewise`, or `pip install` of a released wheel)"
            )
            raise NoWeights(message)
        with _hushed():
            self._engine = Interpreter(model_content=place.read_bytes(), num_threads=_THREADS)
            self._engine.allocate_tensors()
        self._input = self._engine.get_input_details()[0]["index"]
        self._outputs = [detail["index"] for detail in self._engine.get_output_details()]

    def run(self, picture: Floats, *outputs: int) -> list[Floats]:
        """Feed one square picture, pixels × pixels × 3; gives copies of the asked outputs without the batch axis."""
        self._engine.set_tensor(self._input, picture[None].astype(np.float32, copy=False))
        self._engine.invoke()
        return [self._engine.get_tensor(self._outputs[i])[0] for i in outputs]


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep the engine's remark about its delegate, which no setting of it silences, out of a command's messages."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
