"""Fine-tunes the embedder. Resumes from OUT/last.pt when it is there. See README.md for the command that was used."""
import argparse
import copy
import math
import os
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from augmentation import Pyramid, mix, training_batch
from lite_network import LiteNetwork, read_onnx_weights
from picture_list import load_picture, middle_square, read_list

BATCH = 32


class Heads(nn.Module):
    """Fine, coarse and cosine classifiers that pull the features into shape; none of them ships."""

    def __init__(self, width: int, fine: int, coarse: int):
        super().__init__()
        self.fine = nn.Linear(width, fine)
        self.coarse = nn.Linear(width, coarse)
        self.prototypes = nn.Parameter(torch.randn(fine, width) * 0.01)

    def forward(self, features):
        fine = self.fine(F.dropout(features, 0.25, self.training))
        coarse = self.coarse(F.dropout(features, 0.25, self.training))
        cosine = 16 * F.normalize(features, dim=1) @ F.normalize(self.prototypes, dim=1).t()
        return fine, coarse, cosine


def side_of(progress: float) -> int:
    """Small pictures first: half the time for the same result."""
    return 160 if progress < 0.65 else 192


def learning_rate(progress: float) -> float:
    """Of the peak: up for a twentieth of the run, then down along a cosine."""
    return progress / 0.05 if progress < 0.05 else 0.5 * (1 + math.cos(math.pi * (progress - 0.05) / 0.95)) + 1e-4


def tensor_of(squares: list) -> torch.Tensor:
    pictures = torch.from_numpy(np.stack(squares)).permute(0, 3, 1, 2).float().div_(255)
    return pictures.contiguous(memory_format=torch.channels_last)


def features_of(network, squares: list) -> torch.Tensor:
    network.eval()
    with torch.no_grad():
        return torch.cat([network(tensor_of(squares[at:at + BATCH])) for at in range(0, len(squares), BATCH)])


def losses(scores, labels, groups) -> torch.Tensor:
    """Fine, coarse and cosine, of each picture."""
    by_fine, by_coarse, by_cosine = scores
    return (F.cross_entropy(by_fine, labels, label_smoothing=0.03, reduction="none")
            + 0.4 * F.cross_entropy(by_coarse, groups, label_smoothing=0.03, reduction="none")
            + 0.7 * F.cross_entropy(by_cosine, labels, label_smoothing=0.03, reduction="none"))


def warm_up(heads, features, labels, groups):
    """Heads that begin at chance would first throw the features about."""
    optimiser = torch.optim.Adam(heads.parameters(), lr=3e-3)
    heads.train()
    for _ in range(150):
        loss = losses(heads(features), labels, groups).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


def evaluate(network, heads, squares, entries) -> dict:
    features = features_of(network, squares)
    heads.eval()
    labels = torch.tensor([e.fine for e in entries])
    with torch.no_grad():
        fine, coarse, cosine = heads(features)
    return {
        "fine": round(float((fine.argmax(1) == labels).float().mean()), 4),
        "cosine": round(float((cosine.argmax(1) == labels).float().mean()), 4),
        "coarse": round(float((coarse.argmax(1) == torch.tensor([e.coarse for e in entries])).float().mean()), 4),
    }


def follow(average, model, decay: float):
    """Exponential moving average of the weights: what is exported."""
    with torch.no_grad():
        for slow, fast in zip(average.parameters(), model.parameters()):
            slow.lerp_(fast, 1 - decay)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", required=True, help="the TFLite file whose graph is trained")
    options.add_argument("--start", help="begin with the weights of this ONNX file of export_onnx.py")
    options.add_argument("--images", required=True, help="directory that the lists' paths are relative to")
    options.add_argument("--train", default="train.txt")
    options.add_argument("--val", default="val.txt", help="only measured on, never trained on")
    options.add_argument("--out", required=True)
    options.add_argument("--minutes", type=float, default=90, help="length of the run: the schedule follows the clock")
    options.add_argument("--peak", type=float, default=3e-4, help="highest learning rate of the network")
    options.add_argument("--freeze", type=int, default=0, help="so many first convolutions stay as they are")
    options.add_argument("--hold-out", type=int, default=None, metavar="R",
                         help="leave out every class whose number leaves R when divided by five")
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--seed", type=int, default=0)
    args = options.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    np.random.seed(args.seed)
    os.makedirs(args.out, exist_ok=True)

    train, val = read_list(args.images, args.train), read_list(args.images, args.val)
    fine, coarse = 1 + max(e.fine for e in train), 1 + max(e.coarse for e in train)
    if args.hold_out is not None:
        train = [e for e in train if e.fine % 5 != args.hold_out]
        val = [e for e in val if e.fine % 5 != args.hold_out]
    labels = torch.tensor([e.fine for e in train])
    groups = torch.tensor([e.coarse for e in train])
    pyramids = [Pyramid(load_picture(args.images, e, 320)) for e in train]
    val_squares = [middle_square(load_picture(args.images, e, 256), 224) for e in val]

    network = LiteNetwork.from_file(args.weights)
    if args.start:
        network.load_state_dict(read_onnx_weights(args.start))
    network.channels_last()
    network.freeze(args.freeze)
    tuned = [p for p in network.parameters() if p.requires_grad]
    with torch.no_grad():
        width = network(torch.rand(1, 3, 224, 224)).shape[1]
    heads = Heads(width, fine, coarse)
    checkpoint = os.path.join(args.out, "last.pt")
    fresh = not os.path.exists(checkpoint)
    if fresh:
        squares = [middle_square(p.levels[1], 160) for p in pyramids]
        warm_up(heads, features_of(network, squares), labels, groups)
    slow_network, slow_heads = copy.deepcopy(network), copy.deepcopy(heads)
    optimiser = torch.optim.AdamW([
        dict(params=tuned, lr=0.0, weight_decay=0.03),
        dict(params=heads.parameters(), lr=0.0, weight_decay=0.03),
    ])
    peaks = (args.peak, 2e-3)
    parts = dict(network=network, heads=heads, slow_network=slow_network, slow_heads=slow_heads, optimiser=optimiser)
    step, epoch, spent = 0, 0, 0.0
    if not fresh:
        saved = torch.load(checkpoint)
        for name, part in parts.items():
            part.load_state_dict(saved[name])
        step, epoch, spent = saved["step"], saved["epoch"], saved["spent"]

    while spent < 60 * args.minutes:
        network.train()
        heads.train()
        began, total, steps = time.time(), 0.0, 0
        side = side_of(spent / 60 / args.minutes)
        order = np.random.permutation(len(train))
        for at in range(0, len(train) - BATCH + 1, BATCH):
            progress = (spent + time.time() - began) / 60 / args.minutes
            if progress >= 1:
                break
            for group, peak in zip(optimiser.param_groups, peaks):
                group["lr"] = peak * learning_rate(progress)
            chosen = order[at:at + BATCH]
            pictures, partner, share = mix(training_batch([pyramids[i] for i in chosen], side))
            scores = heads(network(pictures.contiguous(memory_format=torch.channels_last)))
            own, other = labels[chosen], groups[chosen]
            loss = share * losses(scores, own, other).mean()
            if share < 1:
                loss = loss + (1 - share) * losses(scores, own[partner], other[partner]).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tuned, 5.0)
            optimiser.step()
            step += 1
            steps += 1
            total += loss.item()
            # Follows fast at first, so that the average forgets the untrained heads.
            decay = min(0.998, (1 + step) / (10 + step))
            follow(slow_network, network, decay)
            follow(slow_heads, heads, decay)
        took = time.time() - began
        spent += took
        epoch += 1
        measured = evaluate(slow_network, slow_heads, val_squares, val) if epoch % 3 == 0 or spent >= 60 * args.minutes else ""
        print(f"epoch {epoch} side {side} {took:.0f} s of {spent / 60:.1f} min lr {optimiser.param_groups[0]['lr']:.2e} "
              f"loss {total / max(steps, 1):.3f} val {measured}", flush=True)
        state = {name: part.state_dict() for name, part in parts.items()}
        torch.save(dict(state, step=step, epoch=epoch, spent=spent), checkpoint + ".part")
        os.replace(checkpoint + ".part", checkpoint)


if __name__ == "__main__":
    main()
