"""A trainable float network from a TFLite graph, up to its global mean: pictures in, features out."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from tflite_file import Graph, read_tflite


class LiteNetwork(nn.Module):
    """Float re-implementation of a TFLite image network.

    Input: N x 3 x H x W, RGB from 0 to 1; scaling to what the network was trained on is part of the graph.
    Output: N x D, the mean over the last feature map. Batch normalisation is already folded into the convolutions of a
    TFLite file, so there are no running statistics: training and evaluation compute the same thing.
    """

    def __init__(self, graph: Graph):
        super().__init__()
        self.params = nn.ParameterDict()
        self.steps = []
        self.input = graph.input
        constants = {i: t for i, t in enumerate(graph.tensors) if t.values is not None}
        for number, op in enumerate(graph.operators):
            source = op.inputs[0]
            if op.kind in ("quantize", "dequantize", "reshape"):
                if source in constants:
                    constants[op.output] = constants[source]
                else:
                    self.steps.append(("same", source, op.output, None))
            elif op.kind in ("convolution", "depthwise"):
                self._add_convolution(number, op, constants)
            elif op.kind == "add" and op.inputs[1] not in constants:
                self.steps.append(("add", source, op.output, op.inputs[1]))
            elif op.kind in ("add", "multiply"):
                constant = torch.tensor(constants[op.inputs[1]].real()).flatten().view(1, -1, 1, 1)
                self.steps.append((op.kind + " constant", source, op.output, constant))
            elif op.kind in ("mean", "average_pool"):
                self.steps.append(("mean", source, op.output, None))
                break
            else:
                raise ValueError(f"operator {number} ({op.kind}) is not supported")
        self.output = self.steps[-1][2]

    @classmethod
    def from_file(cls, path: str) -> "LiteNetwork":
        return cls(read_tflite(path))

    def _add_convolution(self, number, op, constants):
        weights = constants[op.inputs[1]].real()
        # TFLite keeps OHWI (1HWO for depthwise), torch wants OIHW.
        weights = weights.transpose(0, 3, 1, 2) if op.kind == "convolution" else weights.transpose(3, 0, 1, 2)
        self.params[f"w{number}"] = nn.Parameter(torch.tensor(np.ascontiguousarray(weights)))
        self.params[f"b{number}"] = nn.Parameter(torch.tensor(constants[op.inputs[2]].real()))
        groups = 1 if op.kind == "convolution" else weights.shape[0]
        self.steps.append(("convolution", op.inputs[0], op.output, (number, op, groups)))

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        values = {self.input: pictures}
        for kind, source, output, detail in self.steps:
            x = values[source]
            if kind == "convolution":
                x = self._convolve(x, *detail)
            elif kind == "add":
                x = x + values[detail]
            elif kind == "add constant":
                x = x + detail
            elif kind == "multiply constant":
                x = x * detail
            elif kind == "mean":
                x = x.mean((2, 3)) if x.dim() == 4 else x
            values[output] = x
        return values[self.output]

    def _convolve(self, x, number, op, groups):
        weights, padding = self.params[f"w{number}"], 0
        if op.same_padding:
            # "Same" puts the odd pixel at the end; torch's own padding is symmetric.
            pads = []
            for axis in (0, 1):
                size, stride = int(x.shape[2 + axis]), op.stride[axis]
                extent = (weights.shape[2 + axis] - 1) * op.dilation[axis] + 1
                pads.append(max((-(-size // stride) - 1) * stride + extent - size, 0))
            if pads[0] % 2 == 0 and pads[1] % 2 == 0:
                padding = (pads[0] // 2, pads[1] // 2)
            else:
                x = F.pad(x, (pads[1] // 2, pads[1] - pads[1] // 2, pads[0] // 2, pads[0] - pads[0] // 2))
        y = F.conv2d(x, weights, self.params[f"b{number}"], op.stride, padding, op.dilation, groups)
        if op.activation == 1:
            return F.relu(y, inplace=True)
        return F.relu6(y, inplace=True) if op.activation == 3 else y

    def channels_last(self):
        """The faster layout for training on a CPU; the results are the same."""
        for weights in self.params.values():
            if weights.dim() == 4:
                weights.data = weights.data.contiguous(memory_format=torch.channels_last)

    def freeze(self, convolutions: int):
        """The first convolutions keep their weights: edges and colours are the same in any shop."""
        numbers = [detail[0] for kind, _, _, detail in self.steps if kind == "convolution"]
        for number in numbers[:convolutions]:
            self.params[f"w{number}"].requires_grad_(False)
            self.params[f"b{number}"].requires_grad_(False)


def read_onnx_weights(path: str) -> dict:
    """The weights of an export of export_onnx.py, by the names that they have here."""
    import onnx
    from onnx import numpy_helper
    constants = {c.name: numpy_helper.to_array(c) for c in onnx.load(path).graph.initializer}
    return {name.replace(".half", ""): torch.tensor(values.astype("f4")) for name, values in constants.items()
            if name.startswith("params.")}
