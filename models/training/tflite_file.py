"""Reads the graph of a TFLite file: operators, tensors and their constants, without TensorFlow.

A TFLite file is a FlatBuffer (https://flatbuffers.dev/internals): a table begins with a signed offset back to its
vtable, the vtable holds the field positions. Only the fields that an image network of convolutions needs are read.
"""
import struct
from dataclasses import dataclass, field

import numpy as np

# BuiltinOperator numbers of the TFLite schema.
OPERATORS = {
    0: "add", 1: "average_pool", 3: "convolution", 4: "depthwise", 6: "dequantize", 9: "dense",
    18: "multiply", 22: "reshape", 25: "softmax", 40: "mean", 114: "quantize",
}
DTYPES = {0: "<f4", 1: "<f2", 2: "<i4", 3: "u1", 4: "<i8", 7: "<i2", 9: "i1"}


@dataclass
class Tensor:
    name: str
    values: np.ndarray | None
    scale: np.ndarray
    zero: np.ndarray
    axis: int

    def real(self) -> np.ndarray:
        """The constant as float32, quantisation undone; int32 biases carry a scale and no zero point."""
        values = self.values
        if values is None:
            raise ValueError(f"tensor {self.name} is not a constant")
        if values.dtype.kind == "f" or len(self.scale) == 0:
            return values.astype("f4")
        shape = [1] * values.ndim
        if len(self.scale) > 1:
            shape[self.axis] = -1
        zero = self.zero if len(self.zero) else np.zeros(len(self.scale))
        return ((values.astype("f8") - zero.reshape(shape)) * self.scale.reshape(shape)).astype("f4")


@dataclass
class Operator:
    kind: str
    inputs: list
    output: int
    same_padding: bool = False
    stride: tuple = (1, 1)
    dilation: tuple = (1, 1)
    activation: int = 0


@dataclass
class Graph:
    tensors: list
    operators: list
    input: int = 0
    outputs: list = field(default_factory=list)


class Table:
    """One FlatBuffer table at `at` in `data`."""

    def __init__(self, data: bytes, at: int):
        self.data, self.at = data, at

    def _field(self, index: int) -> int:
        vtable = self.at - struct.unpack_from("<i", self.data, self.at)[0]
        size = struct.unpack_from("<H", self.data, vtable)[0]
        if 4 + 2 * index >= size:
            return 0
        offset = struct.unpack_from("<H", self.data, vtable + 4 + 2 * index)[0]
        return self.at + offset if offset else 0

    def number(self, index: int, code: str, default: int = 0) -> int:
        at = self._field(index)
        return struct.unpack_from("<" + code, self.data, at)[0] if at else default

    def _target(self, index: int) -> int:
        at = self._field(index)
        return at + struct.unpack_from("<I", self.data, at)[0] if at else 0

    def table(self, index: int):
        at = self._target(index)
        return Table(self.data, at) if at else None

    def tables(self, index: int) -> list:
        at = self._target(index)
        if not at:
            return []
        places = [at + 4 + 4 * k for k in range(struct.unpack_from("<I", self.data, at)[0])]
        return [Table(self.data, p + struct.unpack_from("<I", self.data, p)[0]) for p in places]

    def array(self, index: int, dtype: str) -> np.ndarray:
        at = self._target(index)
        if not at:
            return np.zeros(0, dtype)
        return np.frombuffer(self.data, dtype, struct.unpack_from("<I", self.data, at)[0], at + 4)


def _tensor(table: Table, buffers: list) -> Tensor:
    quantisation = table.table(4)
    raw = buffers[table.number(2, "I")].array(0, "u1")
    shape = table.array(0, "<i4")
    dtype = DTYPES.get(table.number(1, "b"))
    return Tensor(
        name=bytes(table.array(3, "u1")).decode("utf-8", "replace"),
        values=np.frombuffer(raw.tobytes(), dtype).reshape(shape) if len(raw) and dtype else None,
        scale=quantisation.array(2, "<f4") if quantisation else np.zeros(0, "<f4"),
        zero=quantisation.array(3, "<i8") if quantisation else np.zeros(0, "<i8"),
        axis=quantisation.number(6, "i") if quantisation else 0,
    )


def _operator(table: Table, kinds: list) -> Operator:
    kind = kinds[table.number(0, "I")]
    operator = Operator(kind, table.array(1, "<i4").tolist(), int(table.array(2, "<i4")[0]))
    options = table.table(4)
    if options is not None and kind in ("convolution", "depthwise"):
        # The depthwise options hold one more field (the multiplier) before the activation.
        first = 3 if kind == "convolution" else 4
        operator.same_padding = options.number(0, "b") == 0
        operator.stride = (options.number(2, "i"), options.number(1, "i"))
        operator.activation = options.number(first, "b")
        operator.dilation = (options.number(first + 2, "i", 1), options.number(first + 1, "i", 1))
    return operator


def read_tflite(path: str) -> Graph:
    with open(path, "rb") as file:
        data = file.read()
    if data[4:8] != b"TFL3":
        raise ValueError(f"{path} is not a TFLite file")
    model = Table(data, struct.unpack_from("<I", data, 0)[0])
    # Old files keep the operator number in a byte, newer ones in an int beside it.
    numbers = [max(code.number(0, "b"), code.number(3, "i")) for code in model.tables(1)]
    kinds = [OPERATORS.get(number, f"operator {number}") for number in numbers]
    buffers, main = model.tables(4), model.tables(2)[0]
    return Graph(
        tensors=[_tensor(t, buffers) for t in main.tables(0)],
        operators=[_operator(o, kinds) for o in main.tables(3)],
        input=int(main.array(1, "<i4")[0]),
        outputs=main.array(2, "<i4").tolist(),
    )
