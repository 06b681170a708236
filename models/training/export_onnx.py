"""Writes an embedder as ONNX with the card (NAME.json) that the program checks before it uses the weights."""
import argparse
import hashlib
import json
import os

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from lite_network import LiteNetwork, read_onnx_weights

SIDE = 224
SHORTER_SIDE = 256


def blend(original, tuned, share: float):
    """Straight line between two sets of weights: 0 is the original, 1 the fine-tuned one."""
    return {name: torch.lerp(original[name], tuned[name], share) for name in original}


def store_as_float16(path: str):
    """Keeps the larger weights as float16 with a cast before use: half the bytes, float32 arithmetic."""
    model = onnx.load(path)
    casts, kept = [], []
    for constant in model.graph.initializer:
        values = numpy_helper.to_array(constant)
        if values.dtype != np.float32 or values.size < 256:
            kept.append(constant)
            continue
        kept.append(numpy_helper.from_array(values.astype(np.float16), constant.name + ".half"))
        casts.append(helper.make_node("Cast", [constant.name + ".half"], [constant.name], to=onnx.TensorProto.FLOAT))
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def fold_padding(model: onnx.ModelProto) -> onnx.ModelProto:
    """Uneven padding goes into the convolution that follows: as a node of its own it copies the largest maps.

    Holds for "same" padding of a stride of two and even sizes, the only uneven one in these networks.
    """
    graph = model.graph
    pads = {node.output[0]: node for node in graph.node if node.op_type == "Pad"}
    for node in graph.node:
        if node.op_type != "Conv" or node.input[0] not in pads:
            continue
        attributes = {a.name: a for a in node.attribute}
        kernel, strides = list(attributes["kernel_shape"].ints), list(attributes["strides"].ints)
        if strides != [2, 2] or any(attributes["pads"].ints):
            raise ValueError(f"{node.name} follows a padding that can't be folded")
        node.input[0] = pads[node.input[0]].input[0]
        begin, end = [(k - 2) // 2 for k in kernel], [k - 2 - (k - 2) // 2 for k in kernel]
        attributes["pads"].ints[:] = begin + end
    wanted, kept = {output.name for output in graph.output}, []
    for node in reversed(graph.node):
        if wanted.isdisjoint(node.output):
            continue
        wanted.update(node.input)
        kept.insert(0, node)
    del graph.node[:]
    graph.node.extend(kept)
    del graph.value_info[:]
    return model


def write_card(out: str, name: str, trained_on: str, dimension: int, side=SIDE, shorter_side=SHORTER_SIDE) -> str:
    """Writes NAME.json beside NAME.onnx and returns the digest of the weights."""
    with open(out, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    card = {
        "name": name,
        "trainedOn": trained_on,
        "file": os.path.basename(out),
        "sha256": digest,
        "bytes": os.path.getsize(out),
        "input": {"name": "pictures", "layout": "NCHW", "colour": "RGB", "side": side, "shorterSide": shorter_side},
        "normalisation": {"from": 0, "to": 1},
        "output": {"name": "features", "dimension": dimension},
    }
    with open(os.path.splitext(out)[0] + ".json", "w", encoding="utf-8") as file:
        file.write(json.dumps(card, indent=2) + "\n")
    return digest


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", required=True, help="the TFLite file that training started from")
    options.add_argument("--checkpoint", help="last.pt of train.py; without it the original network is exported")
    options.add_argument("--share", type=float, default=1.0, help="blend of original (0) and fine-tuned (1) weights")
    options.add_argument("--also", help="ONNX file of an earlier run whose weights are averaged with the checkpoint's first")
    options.add_argument("--float16", action="store_true", help="store the weights as float16")
    options.add_argument("--trained-on", required=True, help="what the weights were fitted to, for the card")
    options.add_argument("--name", required=True, help="name of the embedder that heads refer to")
    options.add_argument("--out", required=True, help="the .onnx file; the card is written beside it")
    args = options.parse_args()

    network = LiteNetwork.from_file(args.weights)
    if args.checkpoint:
        tuned = torch.load(args.checkpoint, map_location="cpu")["slow_network"]
        if args.also:
            tuned = blend(tuned, read_onnx_weights(args.also), 0.5)
        network.load_state_dict(blend(network.state_dict(), tuned, args.share))
    network.eval()
    with torch.no_grad():
        dimension = network(torch.rand(1, 3, SIDE, SIDE)).shape[1]
    torch.onnx.export(
        network, torch.rand(2, 3, SIDE, SIDE), args.out, opset_version=13,
        input_names=["pictures"], output_names=["features"],
        dynamic_axes={"pictures": {0: "batch"}, "features": {0: "batch"}},
    )
    onnx.save(fold_padding(onnx.load(args.out)), args.out)
    if args.float16:
        store_as_float16(args.out)
    digest = write_card(args.out, args.name, args.trained_on, dimension)
    # For the comparison with the runtime that carts use: see README.md, "Checking an export".
    check = torch.linspace(0, 1, 3 * SIDE * SIDE).view(1, 3, SIDE, SIDE)
    with torch.no_grad():
        print(json.dumps({"sha256": digest, "ramp": [round(float(v), 6) for v in network(check)[0, :8]]}))


if __name__ == "__main__":
    main()
