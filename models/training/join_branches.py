"""Joins embedders of export_onnx.py into one that gives the features of all, side by side.

Every branch's features are brought to unit length and weighed by its share, so that none outvotes another by being
louder. Every branch has its own look at the picture: all of it made smaller, or what is in the middle.
"""
import argparse
import hashlib

import numpy as np
import onnx
from onnx import compose, helper, numpy_helper

from export_onnx import SHORTER_SIDE, SIDE, fold_padding, write_card

OPSET = 13


class Branch:
    """FILE@SIDE, with "middle" behind the side for what is in the middle, and *SHARE last."""

    def __init__(self, text: str):
        file, _, rest = text.partition("@")
        look, _, share = rest.partition("*")
        self.middle = look.endswith("middle")
        self.side, self.share = int(look.removesuffix("middle") or SIDE), float(share or 1)
        self.model = fold_padding(onnx.load(file))
        (output,) = self.model.graph.output
        self.dimension = output.type.tensor_type.shape.dim[1].dim_value


def joined(branches: list, side: int) -> onnx.ModelProto:
    total = sum(branch.share for branch in branches)
    nodes, constants, features = [], [], []

    def constant(name: str, values) -> str:
        constants.append(numpy_helper.from_array(values, name))
        return name

    for number, branch in enumerate(branches):
        prefix = f"branch{number}/"
        graph = compose.add_prefix(branch.model, prefix).graph
        (source,), (output,) = graph.input, graph.output
        view = "pictures" if branch.side == side else prefix + "view"
        if branch.middle and branch.side != side:
            first = (side - branch.side) // 2
            corner = constant(prefix + "corner", np.array([first, first], "i8"))
            opposite = constant(prefix + "opposite", np.array([first + branch.side] * 2, "i8"))
            axes = constant(prefix + "axes", np.array([2, 3], "i8"))
            nodes.append(helper.make_node("Slice", ["pictures", corner, opposite, axes], [view]))
        elif branch.side != side:
            scale = constant(prefix + "scale", np.array([1, 1, branch.side / side, branch.side / side], "f4"))
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
        [helper.make_tensor_value_info("pictures", onnx.TensorProto.FLOAT, ["batch", 3, side, side])],
        [helper.make_tensor_value_info("features", onnx.TensorProto.FLOAT, ["batch", dimension])],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = branches[0].model.ir_version
    onnx.checker.check_model(model)
    return model


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--branch", action="append", required=True, metavar="FILE[@SIDE[middle][*SHARE]]",
                         help="an embedder, the side it looks at, its share of the answer: the whole picture in that "
                              "many pixels, or, with \"middle\", that many pixels in the middle")
    options.add_argument("--side", type=int, default=SIDE, help="pixels of the square that goes in")
    options.add_argument("--shorter-side", type=int, default=SHORTER_SIDE,
                         help="what a picture's shorter side is brought to before the square is cut from its middle")
    options.add_argument("--trained-on", required=True, help="what the weights were fitted to, for the card")
    options.add_argument("--name", required=True, help="name of the embedder that heads refer to")
    options.add_argument("--out", required=True, help="the .onnx file; the card is written beside it")
    args = options.parse_args()
    branches = [Branch(text) for text in args.branch]
    onnx.save(joined(branches, args.side), args.out)
    dimension = sum(branch.dimension for branch in branches)
    digest = write_card(args.out, args.name, args.trained_on, dimension, args.side, args.shorter_side)
    print(f"{args.out}: sha256 {digest}")


if __name__ == "__main__":
    main()
