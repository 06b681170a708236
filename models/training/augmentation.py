"""What a training picture may suffer: everything a handle camera does to a product except turning it into another."""
import math
import random

import numpy as np
import torch
import torchvision.transforms as T


def training_view(size: int) -> T.Compose:
    return T.Compose([
        T.RandomResizedCrop(size, scale=(0.25, 1), ratio=(0.7, 1.43)),
        T.RandomHorizontalFlip(),
        T.RandomApply([T.RandomRotation(25, fill=127)], 0.3),
        # Hue hardly moves: the colour of an apple is its name.
        T.ColorJitter(0.35, 0.35, 0.35, 0.04),
        T.RandomApply([T.GaussianBlur(5, (0.3, 2))], 0.15),
        T.ToTensor(),
        T.RandomErasing(0.3, scale=(0.03, 0.25), value="random"),
    ])


def evaluation_view(size: int) -> T.Compose:
    return T.Compose([T.CenterCrop(size), T.ToTensor()])


def mix(pictures: torch.Tensor):
    """A quarter of the batches is blended (mixup), a quarter has a rectangle pasted in (CutMix).

    Returns the pictures, the partner of each, and the share of the label that stays with the picture itself.
    """
    partner = torch.randperm(len(pictures))
    choice = random.random()
    if choice < 0.25:
        share = float(np.random.beta(0.4, 0.4))
        return share * pictures + (1 - share) * pictures[partner], partner, share
    if choice < 0.5:
        side = pictures.shape[-1]
        half = int(side * math.sqrt(1 - np.random.beta(1, 1))) // 2
        row, column = random.randrange(side), random.randrange(side)
        top, bottom = max(row - half, 0), min(row + half, side)
        left, right = max(column - half, 0), min(column + half, side)
        pictures[:, :, top:bottom, left:right] = pictures[partner][:, :, top:bottom, left:right]
        return pictures, partner, 1 - (bottom - top) * (right - left) / side**2
    return pictures, partner, 1.0
