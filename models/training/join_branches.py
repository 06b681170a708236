"""Joins embedders of export_onnx.py into one that gives the features of all, side by side.

Every branch's features are brought to unit length and weighed by its share, so that none outvotes another by being
louder; every branch may look at its own size of the picture.
"""
import argparse
import hashlib

import numpy as np
import onnx
from onnx import compose, helper, numpy_helper

from export_onnx import SIDE, fold_padding, write_card

OPSET = 13


class Branch:
    """FILE, FILE@SIDE or FILE@SIDE*SHARE."""

    def __init__(self, text: str):
        file, _, rest = text.partition("@")
        side, _, share = rest.partition("*")
        self.model = fold_padding(onnx.load(file))
        self.side, self.share = int(side or SIDE), float(share or 1)
        (output,) = self.model.graph.output
        self.dimension = output.type.tensor_type.shape.dim[1].dim_value


def joined(branches: list) -> onnx.ModelProto:
    total = sum(branch.share for branch in branches)
    nodes, constants, features = [], [], []

    def constant(name: str, values) -> str:
        constants.append(numpy_helper.from_array(values, name))
        return name

    for number, branch in enumerate(branches):
        prefix = f"branch{number}/"
        graph = compose.add_prefix(branch.model, prefix).graph
        (source,), (output,) = graph.input, graph.output
        view = "pictures"
        if branch.side != SIDE:
            view = prefix + "view"
            scale = constant(prefix + "scale", np.array([1, 1, branch.side / SIDE, branch.side / SIDE], "f4"))
            nodes.append(helper.make_node("Resize", ["pictures", "", scale], [view], mode="linear",
                                          coordinate_transformation_mode="half_pixel"))
        nodes.append(helper.make_node("Identity", [view], [source.name]))
        nodes.extend(graph.node)
        constants.extend(graph.initializer)
        length = helper.make_node("ReduceL2", [output.name], [prefix + "length"], axes=[1], keepdims=1)
        least = constant(prefix + "least", np.array(1e-6, "f4"))
        weight = constant(prefix + "share", np.array((branch.share / total) ** 0.5, "f4"))
        nodes += [
            length,
            helper.make_node("Max", [prefix + "length", least], [prefix + "safe"]),
            helper.make_node("Div", [output.name, prefix + "safe"], [prefix + "unit"]),
            helper.make_node("Mul", [prefix + "unit", weight], [prefix + "weighed"]),
        ]
        features.append(prefix + "weighed")
    nodes.append(helper.make_node("Concat", features, ["features"], axis=1))
    dimension = sum(branch.dimension for branch in branches)
    graph = helper.make_graph(
        nodes, "embedder",
        [helper.make_tensor_value_info("pictures", onnx.TensorProto.FLOAT, ["batch", 3, SIDE, SIDE])],
        [helper.make_tensor_value_info("features", onnx.TensorProto.FLOAT, ["batch", dimension])],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = branches[0].model.ir_version
    onnx.checker.check_model(model)
    return model


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--branch", action="append", required=True, metavar="FILE[@SIDE[*SHARE]]",
                         help=f"an embedder, the side of the picture it sees (of {SIDE}), its share of the answer")
    options.add_argument("--trained-on", required=True, help="what the weights were fitted to, for the card")
    options.add_argument("--name", required=True, help="name of the embedder that heads refer to")
    options.add_argument("--out", required=True, help="the .onnx file; the card is written beside it")
    args = options.parse_args()
    branches = [Branch(text) for text in args.branch]
    onnx.save(joined(branches), args.out)
    digest = write_card(args.out, args.name, args.trained_on, sum(branch.dimension for branch in branches))
    print(f"{args.out}: sha256 {digest}")


if __name__ == "__main__":
    main()
