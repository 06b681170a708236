"""Fine-tunes the embedder. Resumes from OUT/last.pt when it is there. See README.md for the command that was used."""
import argparse
import copy
import os
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from augmentation import evaluation_view, mix, training_view
from lite_network import LiteNetwork
from picture_list import load_picture, read_list

BATCH = 32


class Heads(nn.Module):
    """Fine, coarse and cosine classifiers that pull the features into shape; none of them ships."""

    def __init__(self, width: int, fine: int, coarse: int):
        super().__init__()
        self.fine = nn.Linear(width, fine)
        self.coarse = nn.Linear(width, coarse)
        self.prototypes = nn.Parameter(torch.randn(fine, width) * 0.01)

    def forward(self, features):
        fine = self.fine(F.dropout(features, 0.2, self.training))
        coarse = self.coarse(F.dropout(features, 0.2, self.training))
        cosine = 18 * F.normalize(features, dim=1) @ F.normalize(self.prototypes, dim=1).t()
        return fine, coarse, cosine


def side_of(epoch: int, epochs: int) -> int:
    """Small pictures first: half the time for the same result."""
    return 160 if epoch < epochs * 0.5 else 192 if epoch < epochs * 0.8 else 224


def evaluate(network, heads, pictures, entries) -> dict:
    network.eval()
    heads.eval()
    right = dict(fine=0, coarse=0, cosine=0)
    view = evaluation_view(224)
    with torch.no_grad():
        for start in range(0, len(entries), BATCH):
            part = entries[start:start + BATCH]
            fine, coarse, cosine = heads(network(torch.stack([view(p) for p in pictures[start:start + BATCH]])))
            labels = torch.tensor([e.fine for e in part])
            right["fine"] += int((fine.argmax(1) == labels).sum())
            right["cosine"] += int((cosine.argmax(1) == labels).sum())
            right["coarse"] += int((coarse.argmax(1) == torch.tensor([e.coarse for e in part])).sum())
    return {name: round(count / max(len(entries), 1), 4) for name, count in right.items()}


def follow(average, model, decay: float):
    """Exponential moving average of the weights: what is exported."""
    with torch.no_grad():
        for slow, fast in zip(average.parameters(), model.parameters()):
            slow.lerp_(fast, 1 - decay)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", required=True, help="the TFLite file to start from")
    options.add_argument("--images", required=True, help="directory that the lists' paths are relative to")
    options.add_argument("--train", default="train.txt")
    options.add_argument("--val", default="val.txt", help="only measured on, never trained on")
    options.add_argument("--out", required=True)
    options.add_argument("--epochs", type=int, default=30)
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
    train_pictures = [load_picture(args.images, e, 288) for e in train]
    val_pictures = [load_picture(args.images, e, 256) for e in val]

    network = LiteNetwork.from_file(args.weights)
    with torch.no_grad():
        width = network(torch.rand(1, 3, 224, 224)).shape[1]
    heads = Heads(width, fine, coarse)
    slow_network, slow_heads = copy.deepcopy(network), copy.deepcopy(heads)
    optimiser = torch.optim.AdamW([
        dict(params=network.parameters(), lr=3e-4, weight_decay=0.02),
        dict(params=heads.parameters(), lr=3e-3, weight_decay=0.02),
    ])
    batches = len(train) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [3e-4, 3e-3], total_steps=args.epochs * batches, pct_start=0.12)
    parts = dict(network=network, heads=heads, slow_network=slow_network, slow_heads=slow_heads,
                 optimiser=optimiser, schedule=schedule)
    step = first = 0
    checkpoint = os.path.join(args.out, "last.pt")
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint)
        for name, part in parts.items():
            part.load_state_dict(saved[name])
        step, first = saved["step"], saved["epoch"] + 1

    for epoch in range(first, args.epochs):
        network.train()
        heads.train()
        began, total = time.time(), 0.0
        side = side_of(epoch, args.epochs)
        view, order = training_view(side), np.random.permutation(len(train))
        for batch in range(batches):
            chosen = order[batch * BATCH:(batch + 1) * BATCH]
            pictures, partner, share = mix(torch.stack([view(train_pictures[i]) for i in chosen]))
            labels = torch.tensor([train[i].fine for i in chosen])
            groups = torch.tensor([train[i].coarse for i in chosen])
            by_fine, by_coarse, by_cosine = heads(network(pictures))

            def loss_of(scores, truth):
                own = F.cross_entropy(scores, truth, label_smoothing=0.05)
                return share * own + (1 - share) * F.cross_entropy(scores, truth[partner], label_smoothing=0.05)

            loss = loss_of(by_fine, labels) + 0.4 * loss_of(by_coarse, groups) + 0.7 * loss_of(by_cosine, labels)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            step += 1
            total += loss.item()
            # Follows fast at first, so that the average forgets the untrained heads.
            decay = min(0.998, (1 + step) / (10 + step))
            follow(slow_network, network, decay)
            follow(slow_heads, heads, decay)
        measured = evaluate(slow_network, slow_heads, val_pictures, val)
        print(f"epoch {epoch} side {side} {time.time() - began:.0f} s loss {total / batches:.3f} val {measured}", flush=True)
        state = {name: part.state_dict() for name, part in parts.items()}
        torch.save(dict(state, step=step, epoch=epoch), checkpoint + ".part")
        os.replace(checkpoint + ".part", checkpoint)


if __name__ == "__main__":
    main()
