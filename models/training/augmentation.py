"""What a training picture may suffer: everything a handle camera does to a product except turning it into another."""
import math
import random

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image


class Pyramid:
    """A picture at two sizes: a small view is cut from the smaller one, so that it does not alias."""

    def __init__(self, picture: Image.Image):
        self.levels = [picture, picture.resize((picture.width // 2, picture.height // 2), Image.BOX)]

    def view(self, side: int) -> np.ndarray:
        """A random part of the picture, rotated, mirrored and seen from a little to the side, in one resampling."""
        whole = self.levels[0]
        area = whole.width * whole.height * random.uniform(0.22, 1.0)
        ratio = math.exp(random.uniform(math.log(0.7), math.log(1.43)))
        width = min(math.sqrt(area * ratio), whole.width)
        height = min(math.sqrt(area / ratio), whole.height)
        angle = random.gauss(0, 14) if random.random() < 0.4 else 0.0
        centre_x = random.uniform(width / 2, whole.width - width / 2)
        centre_y = random.uniform(height / 2, whole.height - height / 2)
        sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        bend = 0.08 if random.random() < 0.3 else 0.0
        corners = []
        for x, y in ((-0.5, -0.5), (-0.5, 0.5), (0.5, 0.5), (0.5, -0.5)):
            x, y = (x + random.uniform(-bend, bend)) * width, (y + random.uniform(-bend, bend)) * height
            corners.append((centre_x + x * cosine - y * sine, centre_y + x * sine + y * cosine))
        if random.random() < 0.5:
            corners = [corners[3], corners[2], corners[1], corners[0]]
        if random.random() < 0.12:
            # Things are held up any way round.
            turn = random.randrange(1, 4)
            corners = corners[turn:] + corners[:turn]
        level = 1 if math.sqrt(width * height) > 1.6 * side else 0
        quad = [value / (1 + level) for corner in corners for value in corner]
        return np.asarray(self.levels[level].transform(
            (side, side), Image.QUAD, quad, Image.BILINEAR, fillcolor=(118, 114, 108)))


def _per_picture(count: int, low: float, high: float, channels: int = 1) -> torch.Tensor:
    return torch.empty(count, channels, 1, 1).uniform_(low, high)


def light_and_lens(pictures: torch.Tensor) -> torch.Tensor:
    """Brightness, contrast, saturation, white balance, haze of focus and noise, each picture its own. Values 0..1."""
    count = len(pictures)
    pictures = pictures * _per_picture(count, 0.6, 1.4) * _per_picture(count, 0.9, 1.1, 3)
    mean = pictures.mean((1, 2, 3), keepdim=True)
    pictures = mean + (pictures - mean) * _per_picture(count, 0.65, 1.35)
    grey = pictures.mean(1, keepdim=True)
    pictures = grey + (pictures - grey) * _per_picture(count, 0.65, 1.35)
    blurred = torch.rand(count) < 0.15
    if blurred.any():
        pictures[blurred] = _blur(pictures[blurred], random.uniform(0.5, 2.2))
    if random.random() < 0.2:
        pictures = pictures + 0.03 * torch.randn_like(pictures)
    return pictures.clamp_(0, 1)


def _blur(pictures: torch.Tensor, sigma: float) -> torch.Tensor:
    reach = int(math.ceil(2 * sigma))
    kernel = torch.exp(-0.5 * (torch.arange(-reach, reach + 1) / sigma) ** 2)
    kernel = (kernel / kernel.sum()).view(1, 1, 1, -1).repeat(3, 1, 1, 1)
    pictures = F.conv2d(F.pad(pictures, (reach, reach, 0, 0), mode="reflect"), kernel, groups=3)
    return F.conv2d(F.pad(pictures, (0, 0, reach, reach), mode="reflect"), kernel.transpose(2, 3), groups=3)


def cover(pictures: torch.Tensor) -> torch.Tensor:
    """A hand, a bag's edge or a shelf label over a part of some pictures: one colour, or noise."""
    side = pictures.shape[-1]
    for picture in pictures:
        if random.random() > 0.3:
            continue
        height, width = int(side * random.uniform(0.15, 0.5)), int(side * random.uniform(0.15, 0.7))
        top, left = random.randrange(side - height), random.randrange(side - width)
        if random.random() < 0.4:
            top = side - height
        part = picture[:, top:top + height, left:left + width]
        if random.random() < 0.5:
            light = random.uniform(0.35, 1.0)
            part[:] = torch.tensor([0.85, 0.62, 0.5]).view(3, 1, 1) * light
        else:
            part[:] = torch.rand(3, 1, 1) if random.random() < 0.5 else torch.rand_like(part)
    return pictures


def mix(pictures: torch.Tensor):
    """A fifth of the batches is blended (mixup), a third has a rectangle pasted in (CutMix).

    Returns the pictures, the partner of each, and the share of the label that stays with the picture itself.
    """
    partner = torch.randperm(len(pictures))
    choice = random.random()
    if choice < 0.2:
        share = float(np.random.beta(0.4, 0.4))
        return share * pictures + (1 - share) * pictures[partner], partner, share
    if choice < 0.53:
        side = pictures.shape[-1]
        half = int(side * math.sqrt(1 - np.random.beta(1, 1))) // 2
        row, column = random.randrange(side), random.randrange(side)
        top, bottom = max(row - half, 0), min(row + half, side)
        left, right = max(column - half, 0), min(column + half, side)
        pictures[:, :, top:bottom, left:right] = pictures[partner][:, :, top:bottom, left:right]
        return pictures, partner, 1 - (bottom - top) * (right - left) / side**2
    return pictures, partner, 1.0


def training_batch(pyramids: list, side: int) -> torch.Tensor:
    views = np.stack([pyramid.view(side) for pyramid in pyramids])
    pictures = torch.from_numpy(views).permute(0, 3, 1, 2).float().div_(255).contiguous()
    return cover(light_and_lens(pictures))
